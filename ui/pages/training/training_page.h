#pragma once
#include "core/governance/training.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QMenu;
class QStackedWidget;

namespace gantry {

class PageHeader;
class RecordList;
class SegmentedButton;
class TableExport;
class TrainingMatrix;
class TrainingMatrixModel;
struct GateLine;

/// Who can do what: levels of people against what their roles ask, gaps and what would close them, who may run which gate, and whom to
/// remind of what. Of those with a role in the scope; computes nothing while it is out of sight.
class TrainingPage final : public Page {
    Q_OBJECT
public:
    enum Part { Matrix, Gaps, Gates, Reminders };
    explicit TrainingPage(Workspace& workspace, QWidget* parent = nullptr);
    ~TrainingPage() override;
    QList<QAction*> pageActions() override;
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
    TrainingMatrix& matrix() const { return *m_matrix; }
    RecordList& list() const { return *m_list; }
    Part part() const;
    void setRole(std::optional<GovernanceRole> role);
    void setOrganisation(OrganisationId organisation);
    /// Writes the reminders; the notice bar tells how it went.
    void exportReminders(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void find(Part part);
    void showPart();
    void fillHeader();
    void fillRoles();
    void fillOrganisations();
    void assessCurrent(PersonId person, CompetencyId competency, int level);
    void planCourse();
    void write();
    void openCurrent();
    PersonId currentPerson() const;

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    TrainingChoice m_choice;
    std::shared_ptr<const TrainingStanding> m_standing;
    std::vector<PersonId> m_people;
    std::vector<TrainingGap> m_gaps;
    std::vector<GateLine> m_lines;
    std::vector<TrainingReminder> m_reminders;
    TrainingStanding::Count m_count; // of all of them together
    int m_lapsed = 0; // certificates
    int m_gates = 0, m_gatesWithout = 0; // anybody who may run them
    bool m_known[4] = {}; // by part: what is found out already of this standing

    PageHeader* m_header;
    SegmentedButton* m_parts;
    TrainingMatrixModel* m_model;
    TrainingMatrix* m_matrix;
    RecordList* m_list;
    QStackedWidget* m_stack;
    QWidget *m_none, *m_fine, *m_listPage;
    std::vector<QWidget*> m_legend; // of the matrix
    QMenu *m_roles, *m_organisations;
    TableExport* m_out;
    QAction *m_role, *m_organisation, *m_open, *m_plan, *m_write, *m_export, *m_records;
};

} // namespace gantry
