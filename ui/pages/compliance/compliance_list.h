#pragma once
#include "core/governance/compliance.h"
#include "ui/shell/workspace.h"

#include <QWidget>

class QAction;
class QLineEdit;

namespace gantry {

class RecordList;
class SegmentedButton;
class TextLabel;

/// What the methodology asks of one project, by phase, with why each line is in its state and the record that shows it. Checklists are
/// answered here: Y, N and A answer the line under the cursor and go on to the next one that is open.
class ComplianceList final : public QWidget {
    Q_OBJECT
public:
    explicit ComplianceList(Workspace& workspace, QWidget* parent = nullptr);
    void setProject(ProjectCompliance project);
    const ProjectCompliance& project() const { return m_project; }
    RecordList& list() const { return *m_list; }
    /// Evidence of a yes, or why not.
    QLineEdit& words() const { return *m_words; }
    QList<QAction*> listActions() const;
    QAction* waive() const { return m_waive; }
    /// All that is asked, or what is not met alone.
    void setWhole(bool whole);
    bool setCurrent(MethodologyRequirementId requirement);
    const ComplianceLine* current() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(MethodologyRequirementId before);
    MethodologyRequirementId currentAsked() const;
    void follow();
    void answer(ChecklistAnswer answer);
    void step();
    void addRecord();
    void open();
    bool isAnswerable(const ComplianceLine* line) const;

    Workspace& m_workspace;
    ProjectCompliance m_project;
    std::vector<int> m_rows; // place of the line in each row; -1: the head of a phase
    TextLabel *m_title, *m_help;
    SegmentedButton* m_show;
    RecordList* m_list;
    QLineEdit* m_words;
    QAction *m_yes, *m_no, *m_notApplicable, *m_add, *m_waive, *m_open;
    std::optional<ChecklistAnswer> m_pending{}; // waits for its reason
    MethodologyRequirementId m_wordsFor; // whose words are being typed
    QString m_said; // what stood there when its line was reached
    bool m_filling = false;
};

} // namespace gantry
