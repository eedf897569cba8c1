#pragma once
#include "ui/shell/page.h"

class QComboBox;
class QLineEdit;

namespace gantry {

class ChangeListModel;
class HistoryModel;
class LedgerView;
class PageHeader;
class TextLabel;
struct HistoryEntry;

/// Everything that was ever done to the portfolio, newest first, and below what the chosen entry did to each record.
class HistoryPage final : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(Workspace& workspace, QWidget* parent = nullptr);
    void store() override;
    HistoryModel* model() const { return m_model; }
    LedgerView* view() const { return m_view; }
    ChangeListModel* details() const { return m_details; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshAuthors();
    void refreshActions();
    void showDetails();
    void openRecord();
    const HistoryEntry* current() const;

    PageHeader* m_header;
    HistoryModel* m_model;
    LedgerView* m_view;
    ChangeListModel* m_details;
    LedgerView* m_detailView;
    TextLabel* m_what;
    QComboBox* m_author;
    QLineEdit* m_words;
    QAction *m_undo, *m_open;
};

} // namespace gantry
