#pragma once
#include "core/edit/gates.h"
#include "ui/shell/workspace.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QPlainTextEdit;

namespace gantry {

class ActionButton;
class FollowUps;
class LessonsPanel;
class OwnedTable;
class PersonBox;
class RecordList;
class TextLabel;

/// One gate at its meeting: the criteria with answers, scores and evidence, the pack out of the records, and the decision with what follows
/// from it. Once it is decided, the decision and its conditions stand there.
class GateReview final : public QWidget {
    Q_OBJECT
public:
    explicit GateReview(Workspace& workspace, QWidget* parent = nullptr);
    void setGate(GateId gate);
    GateId gate() const { return m_gate; }
    OwnedTable& criteria() const { return *m_criteria; }
    OwnedTable& conditions() const { return *m_conditions; }
    RecordList& pack() const { return *m_pack; }
    LessonsPanel& lessons() const { return *m_lessons; }
    QAction* recordAction() const { return m_record; }
    /// Why the decision was refused; empty where it was not.
    QString refusal() const;
    /// What the chair lacks to run this gate; empty where nothing does.
    QString chairing() const;
    /// As the form stands.
    GateVerdict verdict() const;
    /// "Design, planned 4 Oct 2026, expected 12 Nov 2026".
    QString facts() const;
    /// "Compliance of this phase: 82 %, 3 missing", and the way to the list behind it.
    QString compliance() const;
    QAction* complianceAction() const { return m_compliance; }
    void finish();

Q_SIGNALS:
    void decided();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* decisionPanel();
    void refresh();
    void refreshForm();
    void refreshChairing(const Gate& gate);
    void allow();
    void decide();

    Workspace& m_workspace;
    GateId m_gate;
    QTimer m_soon;
    OwnedTable *m_criteria, *m_conditions;
    RecordList* m_pack;
    LessonsPanel* m_lessons;
    TextLabel *m_score, *m_asked, *m_outcome, *m_chairing, *m_refusal;
    QWidget* m_form;
    QComboBox* m_decision;
    QDateEdit* m_held;
    PersonBox* m_by;
    QPlainTextEdit *m_rationale, *m_minutes;
    FollowUps *m_newConditions, *m_newActions;
    QCheckBox *m_baseline, *m_budget, *m_phase;
    QAction *m_record, *m_compliance;
    ActionButton* m_button;
};

} // namespace gantry
