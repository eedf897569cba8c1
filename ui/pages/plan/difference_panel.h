#pragma once
#include "ui/pages/plan/difference_list.h"
#include "ui/pages/plan/side_panel.h"

class QAction;
class QSplitter;

namespace gantry {

class TextLabel;

/// Beside a plan: the tasks whose dates here are not those of the file that they came from, by reason, with both dates and why; and a way
/// to hold them where the file had them. Follows the edits while it is shown.
class DifferencePanel final : public SidePanel {
    Q_OBJECT
public:
    /// Nothing is worked out while `typing` says that somebody types.
    DifferencePanel(Workspace& workspace, std::function<bool()> typing, QWidget* parent = nullptr);
    SideList* list() const { return m_list; }
    DifferenceModel& model() const { return *m_model; }
    const DifferenceWatch& watch() const { return *m_watch; }

private:
    DifferencePanel(Workspace& workspace, DifferenceWatch& watch, QWidget* parent);
    QWidget* makeDetail();
    void refresh();
    void refreshDetail();
    /// Those chosen in the list, else the current one.
    std::vector<TaskId> chosen() const;
    void acceptChosen();
    void acceptAlike();
    void accept(const std::vector<TaskId>& tasks);

    DifferenceWatch* m_watch;
    DifferenceModel* m_model;
    SideList* m_list;
    QAction *m_accept, *m_acceptAlike;
    TextLabel *m_none, *m_name, *m_here, *m_there, *m_reason;
    QWidget* m_detail;
    QSplitter* m_split;
};

} // namespace gantry
