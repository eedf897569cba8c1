#pragma once
#include "ui/shell/workspace.h"

#include <QAction>
#include <QWidget>

namespace gantry {

enum class PrintTo { Printer, Pdf };

/// A page of the window. It holds its own header (title, context line, actions) and body, follows the workspace's scope, and reads the
/// portfolio and derived results; it writes through Workspace::apply alone.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(Workspace& workspace, QWidget* parent = nullptr)
        : QWidget(parent)
        , m_workspace(workspace)
    {
    }
    /// Actions that the command palette and the menu offer while the page is shown (with text, shortcut, icon).
    virtual QList<QAction*> pageActions() { return actions(); }
    /// Shows one part of a page that has several (the register of one entity), by its key in PageInfo::parts; false where it has none such.
    virtual bool openPart(const QString&) { return false; }
    /// Brings a record into view and selects it; false where this page does not show it.
    virtual bool reveal(RecordKey) { return false; }
    /// Shows everything that a search for these words finds; false where this page does not search.
    virtual bool search(const QString&) { return false; }
    /// Brings a line of the journal into view; false where this page does not list them.
    virtual bool revealEntry(qint64) { return false; }
    /// Offers to print what the page shows, or to write it as PDF; false where it cannot be printed.
    virtual bool print(PrintTo) { return false; }
    /// Called before the window closes or the page is left: finish an open editor, remember columns.
    virtual void store() { }

protected:
    Workspace& workspace() const { return m_workspace; }
    const Portfolio& portfolio() const { return m_workspace.portfolio(); }
    Session& session() const { return m_workspace.session(); }

private:
    Workspace& m_workspace;
};

/// A part of a page that can be opened by itself: "person" of "register" is opened as "register.person".
struct PagePart {
    QString key;
    QString title;
};

/// One entry of the navigation.
struct PageInfo {
    QString key; // "plan": settings, --screenshot --page
    QString title; // "Plan"
    QString icon; // name for icon()
    QString group; // "Overview", "Deliver", "Control"
    std::function<Page*(Workspace&)> make;
    bool inspector = false; // shown at first, until somebody chose otherwise for this page
    std::vector<PagePart> parts{};
};

} // namespace gantry
