#pragma once
#include "ui/shell/page.h"

class QStackedWidget;

namespace gantry {

class EarnedView;
class PageHeader;
class Scorecard;
class SegmentedButton;

/// How the scope performs, in sections: earned value, and the scorecard of KPIs.
class PerformancePage final : public Page {
    Q_OBJECT
public:
    explicit PerformancePage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
    void store() override;
    EarnedView& earned() const { return *m_earned; }
    Scorecard& scorecard() const { return *m_scorecard; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Sections stand in the order in which they are added; one alone needs no switch.
    void addSection(const QString& key, const QString& title, QWidget* section);
    void closeSections();
    void refreshHeader();

    PageHeader* m_header;
    SegmentedButton* m_switch = nullptr;
    QStackedWidget* m_stack;
    QStringList m_keys, m_titles;
    EarnedView* m_earned;
    Scorecard* m_scorecard;
};

} // namespace gantry
