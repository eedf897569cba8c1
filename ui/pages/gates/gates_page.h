#pragma once
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QStackedWidget;

namespace gantry {

class GateBoard;
class GateReview;
class PageHeader;
class SegmentedButton;

/// The gates of all projects as a board, and one of them at its review.
class GatesPage final : public Page {
    Q_OBJECT
public:
    explicit GatesPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
    void store() override;
    GateBoard& board() const { return *m_board; }
    GateReview& review() const { return *m_review; }
    void openReview(GateId gate);
    void openBoard();
    bool isReviewing() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void fillHeader();
    void addGate();
    const HandbookPage* explanation() const;

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    PageHeader* m_header;
    SegmentedButton* m_show;
    GateBoard* m_board;
    GateReview* m_review;
    QStackedWidget* m_stack;
    QWidget *m_boardPage, *m_none;
    QAction *m_back, *m_open, *m_register, *m_new, *m_handbook;
};

} // namespace gantry
