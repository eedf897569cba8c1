#pragma once
#include "core/edit/saved_views.h"
#include "ui/shell/workspace.h"

class QMenu;

namespace gantry {

class RegisterSheet;

/// The saved views of one register: which of them is on show, whether what is shown still is what it says, and what a person does with
/// them. Views are records: each of these is one step of undo.
class RegisterViews final : public QObject {
    Q_OBJECT
public:
    RegisterViews(Workspace& workspace, RegisterSheet& sheet);
    /// None where nobody chose one, or it was removed.
    SavedViewId current() const { return m_current; }
    /// Whether the table is shown otherwise than the view says.
    bool isModified() const;
    /// "Views", else what the view is called, with a mark where it is modified.
    QString text() const;
    /// Views by whose they are, and what can be done with them.
    void fill(QMenu& menu);

    void open(SavedViewId view);
    /// What the register proposes, and no view.
    void close();
    /// Remembers a view as the one on show without showing it.
    void assume(SavedViewId view) { m_current = view; }
    void askToSave();
    void update();
    void askToRename();
    void remove();

Q_SIGNALS:
    void changed();

private:
    const SavedView* held() const;
    PersonId me() const;
    void addSection(QMenu& menu, const QString& title, const std::vector<const SavedView*>& views);

    Workspace& m_workspace;
    RegisterSheet& m_sheet;
    SavedViewId m_current;
};

} // namespace gantry
