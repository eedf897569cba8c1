#pragma once
#include "core/edit/methodology_start.h"
#include "ui/governance/form_dialog.h"

#include <QTimer>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace gantry {

class PersonBox;
class RecordList;
class TextLabel;

/// Starts a project from a methodology: what it is, where it lies, who runs it, from which day or by which day, and what it will bring,
/// with the days of its gates.
class StartDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `under`: where the project is to lie at first; `methodology`: the one chosen at first, else the first on offer.
    StartDialog(Workspace& workspace, NodeId under, MethodologyId methodology, QWidget* parent);
    ProjectStart asked() const;
    /// What it brings, in words; empty while something is missing.
    QString summary() const;
    const std::vector<StartedProject::GateDay>& gates() const { return m_gates; }
    RecordList& preview() const { return *m_preview; }
    /// Takes over what was typed elsewhere.
    void setName(const QString& name, const QString& code);

protected:
    void submit() override;

private:
    void refresh();
    void fillPreview();

    QComboBox *m_methodology, *m_under, *m_which;
    TextLabel *m_suits, *m_summary;
    QLineEdit *m_name, *m_code, *m_type;
    PersonBox *m_manager, *m_sponsor;
    QDateEdit* m_day;
    RecordList* m_preview;
    QTimer m_soon;
    std::vector<StartedProject::GateDay> m_gates;
};

/// Shows the dialog, or says what has to be there first.
void startProjectDialog(
    Workspace& workspace, NodeId under, MethodologyId methodology, QWidget* parent, const QString& name = {}, const QString& code = {});

} // namespace gantry
