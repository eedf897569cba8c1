#pragma once
#include "ui/shell/page.h"

class QMenu;

namespace gantry {

class HealthCount;
class PageHeader;
class PortfolioModel;
class PortfolioView;

/// Portfolio, programmes and projects as one table, with health, dates, slip and progress; groups show the roll-up of what lies below.
class PortfolioPage final : public Page {
    Q_OBJECT
public:
    explicit PortfolioPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    void store() override;
    PortfolioModel* model() const { return m_model; }
    PortfolioView* view() const { return m_view; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addNodeOf(NodeKind kind);
    void removeSelected();
    void refreshHeader();
    void selectionMoved();
    void filterByHealth();
    std::vector<NodeId> selected() const;

    PortfolioModel* m_model;
    PortfolioView* m_view;
    PageHeader* m_header;
    QAction *m_newProject, *m_newProgramme, *m_remove, *m_openPlan, *m_charter, *m_export, *m_since;
    std::array<HealthCount*, 4> m_counts{};
};

} // namespace gantry
