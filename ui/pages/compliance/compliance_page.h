#pragma once
#include "core/governance/compliance.h"
#include "ui/export/table_export.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QSplitter;
class QStackedWidget;

namespace gantry {

class ComplianceList;
class PageHeader;
class RecordList;

/// How far the projects of the scope do what their methodologies ask, the lowest first, and the list behind the chosen one.
class CompliancePage final : public Page {
    Q_OBJECT
public:
    explicit CompliancePage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    bool print(PrintTo to) override;
    const std::vector<ProjectCompliance>& lines() const { return m_projects; }
    RecordList& projects() const { return *m_list; }
    ComplianceList& requirements() const { return *m_behind; }
    /// Shows the list behind a project; false where it is not in scope.
    bool setProject(NodeId project);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void fillTable();
    void fillHeader();
    void follow();
    void exportTable();
    void report();

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    std::vector<ProjectCompliance> m_projects;
    NodeId m_current;
    bool m_filling = false;
    TableExport m_export;
    PageHeader* m_header;
    RecordList* m_list;
    ComplianceList* m_behind;
    QSplitter* m_split;
    QStackedWidget* m_stack;
    QWidget* m_none;
    QAction *m_toTable, *m_toReport, *m_methodologies, *m_waivers;
};

} // namespace gantry
