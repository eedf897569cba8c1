#pragma once
#include "core/edit/methodology_apply.h"
#include "ui/governance/form_dialog.h"

class QCheckBox;
class QComboBox;

namespace gantry {

class RecordList;
class TextLabel;

/// Brings a running project to a version of a methodology: what is added, what words change, what is no longer asked and which answers are
/// kept, before anything is written.
class ApplyDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `methodology` and `project`: chosen at first; none: the first project of the scope.
    ApplyDialog(Workspace& workspace, MethodologyId methodology, NodeId project, QWidget* parent);
    QString summary() const;
    RecordList& preview() const { return *m_preview; }

protected:
    void submit() override;

private:
    NodeId project() const;
    MethodologyId methodology() const;
    VersionChoice choice() const;
    void projectChosen();
    void refresh();

    QComboBox *m_project, *m_methodology;
    QCheckBox *m_tasks, *m_risks;
    TextLabel* m_summary;
    RecordList* m_preview;
};

/// The word for what happens to a part: "Added", "No longer asked, goes".
QString effectText(const AppliedPart& part);

} // namespace gantry
