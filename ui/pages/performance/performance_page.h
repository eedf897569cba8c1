#pragma once
#include "ui/shell/page.h"

class QStackedWidget;

namespace gantry {

class PageHeader;
class Scorecard;
class SegmentedButton;

/// How the scope performs, in sections: the scorecard of KPIs, and whatever is added beside it.
class PerformancePage final : public Page {
    Q_OBJECT
public:
    explicit PerformancePage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
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
    Scorecard* m_scorecard;
};

} // namespace gantry
