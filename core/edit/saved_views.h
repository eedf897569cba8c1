#pragma once
#include "core/change/changeset.h"

#include <QJsonObject>
#include <QMap>

namespace gantry {

/// How a register is shown: what a saved view keeps in its layout. Columns go by the key of their field, "computed.finish", "custom.12".
struct ViewLayout {
    struct Column {
        QString key;
        int width = 0; // px
        bool shown = true;
        bool operator==(const Column&) const = default;
    };
    struct Sort {
        QString key;
        bool down = false;
        bool operator==(const Sort&) const = default;
    };
    QString kind{QStringLiteral("table")}; // "table", "board", "calendar"; a kind that a program does not know is shown as a table
    std::vector<Column> columns{}; // from left to right
    int frozen = 0; // how many of the shown ones stay
    std::vector<Sort> sort{}; // the first key first
    QMap<QString, QString> filters{}; // by column, as typed
    QString expression{};
    QStringList groups{}; // columns that rows are grouped by, the outermost first
    bool tree = false;
    QJsonObject options{}; // of kinds that need more than that: each has its own keys, and leaves those of others alone
    bool operator==(const ViewLayout&) const = default;
};
/// As one line of JSON: {"kind":"table","columns":[{"key":"title","width":280,"shown":true}],"frozen":1,...}; what is empty is left out.
QString encodeView(const ViewLayout& layout);
/// Errors: Format "view.unreadable" (no such text). What is missing, of another kind or out of bounds is as in an empty layout.
Result<ViewLayout> decodeView(const QString& text);

/// Whose a view is: of one person, of a project or programme with what lies under it, of everybody.
enum class ViewOwner { Mine, Scope, Portfolio };
ViewOwner ownerOf(const SavedView& view);
/// The views of a register that a person (or, without one, nobody in particular) sees from a node: their own, those of the node and of
/// what it lies under, those of everybody; each kind by name.
std::vector<const SavedView*> viewsFor(const Portfolio& portfolio, Entity entity, PersonId person, NodeId scope);

/// Keeps a view under a name. `view` says what it is of and whose; its id is given here.
/// Errors: Invalid (no name, or the same owner has one of that name for this register).
Result<ChangeSet> addView(const Portfolio& portfolio, IdSource& ids, SavedView view);
/// Errors: NotFound.
Result<ChangeSet> updateView(const Portfolio& portfolio, SavedViewId view, const ViewLayout& layout);
/// Errors: NotFound, and as addView.
Result<ChangeSet> renameView(const Portfolio& portfolio, SavedViewId view, const QString& title);
/// Errors: NotFound.
Result<ChangeSet> removeView(const Portfolio& portfolio, SavedViewId view);

} // namespace gantry
