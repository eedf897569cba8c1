#pragma once
#include "core/governance/reporting.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QMenu;
class QStackedWidget;

namespace gantry {

class PageHeader;
class RecordList;

/// Who has reported on a period and who has not, and how old each project's data are. From here reports are begun, submitted and chased.
class ReportsPage final : public Page {
    Q_OBJECT
public:
    explicit ReportsPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    PeriodId period() const { return m_period; }
    void setPeriod(PeriodId period);
    const std::vector<ReportingLine>& lines() const { return m_lines; }
    RecordList& list() const { return *m_list; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void fillTable();
    void fillHeader();
    void fillPeriods();
    void open();
    void chase();
    const ReportingLine* current() const;

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    PeriodId m_period; // none: the one that is reported on now
    std::vector<ReportingLine> m_lines;
    PageHeader* m_header;
    RecordList* m_list;
    QStackedWidget* m_stack;
    QWidget *m_noPeriods, *m_noProjects;
    QMenu *m_periods, *m_commands;
    QAction *m_which, *m_begin, *m_open, *m_do, *m_chase, *m_register, *m_pack;
};

} // namespace gantry
