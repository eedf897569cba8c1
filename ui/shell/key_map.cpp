#include "ui/shell/key_map.h"

#include "ui/shell/icons.h"

#include <QCoreApplication>

namespace gantry {
namespace {

const QString setKey = QStringLiteral("keys/set"), ownGroup = QStringLiteral("keys/own");
const std::array setWords{QStringLiteral("project"), QStringLiteral("p6"), QStringLiteral("ganttproject")};

const KeyedCommand commands[] = {
    {"window/search", QT_TRANSLATE_NOOP("Keys", "Search or run a command"), {"Ctrl+K"}},
    {"window/search-page", QT_TRANSLATE_NOOP("Keys", "Search page"), {"Ctrl+Shift+F"}},
    {"file/new", QT_TRANSLATE_NOOP("Keys", "New portfolio"), {"Ctrl+N"}},
    {"file/open", QT_TRANSLATE_NOOP("Keys", "Open file"), {"Ctrl+O"}},
    {"file/sample", QT_TRANSLATE_NOOP("Keys", "Sample portfolio")},
    {"file/import", QT_TRANSLATE_NOOP("Keys", "Import schedules"), {"Ctrl+Shift+I"}},
    {"file/export", QT_TRANSLATE_NOOP("Keys", "Export project")},
    {"project/start", QT_TRANSLATE_NOOP("Keys", "Start project from a methodology")},
    {"file/print", QT_TRANSLATE_NOOP("Keys", "Print"), {"Ctrl+P"}},
    {"file/pdf", QT_TRANSLATE_NOOP("Keys", "Save as PDF")},
    {"file/close", QT_TRANSLATE_NOOP("Keys", "Close file"), {"", "Ctrl+W", "Ctrl+W"}},
    {"edit/undo", QT_TRANSLATE_NOOP("Keys", "Undo"), {"Ctrl+Z"}},
    {"edit/redo", QT_TRANSLATE_NOOP("Keys", "Redo"), {"Ctrl+Y; Ctrl+Shift+Z"}},
    {"window/inspector", QT_TRANSLATE_NOOP("Keys", "Inspector"), {"F4; Shift+F2", "F4", "Alt+Return; F4"}},
    {"window/next-page", QT_TRANSLATE_NOOP("Keys", "Next page"), {"Ctrl+PgDown"}},
    {"window/previous-page", QT_TRANSLATE_NOOP("Keys", "Previous page"), {"Ctrl+PgUp"}},
    {"governance/charter", QT_TRANSLATE_NOOP("Keys", "Charter...")},
    {"window/light", QT_TRANSLATE_NOOP("Keys", "Light theme")},
    {"window/dark", QT_TRANSLATE_NOOP("Keys", "Dark theme")},
    {"window/contrast", QT_TRANSLATE_NOOP("Keys", "High-contrast theme")},
    {"window/settings", QT_TRANSLATE_NOOP("Keys", "Settings")},
    {"plan/add", QT_TRANSLATE_NOOP("Keys", "New task"), {"Ins", nullptr, "Ctrl+T; Ins"}},
    {"plan/edit", QT_TRANSLATE_NOOP("Keys", "Edit cell"), {"F2"}},
    {"plan/indent", QT_TRANSLATE_NOOP("Keys", "Indent"), {"Alt+Shift+Right; Alt+Right", "Ctrl+Right", "Tab; Alt+Right"}},
    {"plan/outdent", QT_TRANSLATE_NOOP("Keys", "Outdent"), {"Alt+Shift+Left; Alt+Left", "Ctrl+Left", "Shift+Tab; Alt+Left"}},
    {"plan/move-up", QT_TRANSLATE_NOOP("Keys", "Move up"), {"Alt+Up", "Ctrl+Up"}},
    {"plan/move-down", QT_TRANSLATE_NOOP("Keys", "Move down"), {"Alt+Down", "Ctrl+Down"}},
    {"plan/link", QT_TRANSLATE_NOOP("Keys", "Link tasks"), {"Ctrl+F2", "Ctrl+L; Ctrl+F2", "Ctrl+Shift+>; Ctrl+F2"}},
    {"plan/unlink", QT_TRANSLATE_NOOP("Keys", "Unlink tasks"), {"Ctrl+Shift+F2"}},
    {"plan/milestone", QT_TRANSLATE_NOOP("Keys", "Milestone on or off")},
    {"plan/copy", QT_TRANSLATE_NOOP("Keys", "Copy cells"), {"Ctrl+C"}},
    {"plan/copy-titled", QT_TRANSLATE_NOOP("Keys", "Copy with titles"), {"Ctrl+Shift+C"}},
    {"plan/cut", QT_TRANSLATE_NOOP("Keys", "Cut cells"), {"Ctrl+X"}},
    {"plan/paste", QT_TRANSLATE_NOOP("Keys", "Paste cells"), {"Ctrl+V"}},
    {"plan/fill", QT_TRANSLATE_NOOP("Keys", "Fill down"), {"Ctrl+D", "Ctrl+E"}},
    {"plan/clear", QT_TRANSLATE_NOOP("Keys", "Clear cells"), {"Backspace"}},
    {"plan/remove", QT_TRANSLATE_NOOP("Keys", "Delete tasks"), {"Del"}},
    {"plan/select-all", QT_TRANSLATE_NOOP("Keys", "Select all rows"), {"Ctrl+A"}},
    {"plan/fold", QT_TRANSLATE_NOOP("Keys", "Fold or unfold"), {"Ctrl+E", "Ctrl+Space"}},
    {"plan/expand-all", QT_TRANSLATE_NOOP("Keys", "Expand all"), {"Ctrl+Shift+E"}},
    {"plan/collapse-all", QT_TRANSLATE_NOOP("Keys", "Collapse all")},
    {"plan/show-bar", QT_TRANSLATE_NOOP("Keys", "Scroll to task"), {"Ctrl+Shift+F5"}},
    {"plan/why", QT_TRANSLATE_NOOP("Keys", "Why this date?"), {"Alt+Y"}},
    {"plan/accept-dates", QT_TRANSLATE_NOOP("Keys", "Accept dates of the source")},
    {"plan/baseline", QT_TRANSLATE_NOOP("Keys", "Set baseline")},
    {"plan/baselines", QT_TRANSLATE_NOOP("Keys", "Baselines")},
    {"plan/compare", QT_TRANSLATE_NOOP("Keys", "Compare versions")},
    {"plan/schedule", QT_TRANSLATE_NOOP("Keys", "Check schedule"), {"F9"}},
    {"plan/quality", QT_TRANSLATE_NOOP("Keys", "Quality"), {"Shift+F9"}},
    {"plan/differences", QT_TRANSLATE_NOOP("Keys", "Differences"), {"Shift+F8"}},
    {"plan/find", QT_TRANSLATE_NOOP("Keys", "Find tasks"), {"Ctrl+F"}},
    {"plan/clear-filter", QT_TRANSLATE_NOOP("Keys", "Clear filter")},
    {"plan/zoom-out", QT_TRANSLATE_NOOP("Keys", "Zoom out"), {"Ctrl+-"}},
    {"plan/zoom-in", QT_TRANSLATE_NOOP("Keys", "Zoom in"), {"Ctrl++; Ctrl+="}},
    {"plan/zoom-fit", QT_TRANSLATE_NOOP("Keys", "Fit the plan into the window"), {"Ctrl+0"}},
    {"table/add", QT_TRANSLATE_NOOP("Keys", "New record"), {"Ins", nullptr, "Ctrl+T; Ins"}},
    {"table/remove", QT_TRANSLATE_NOOP("Keys", "Delete records"), {"Ctrl+-; Ctrl+Del"}},
    {"table/change", QT_TRANSLATE_NOOP("Keys", "Change selected records"), {"Ctrl+Shift+M"}},
    {"table/copy", QT_TRANSLATE_NOOP("Keys", "Copy"), {"Ctrl+C"}},
    {"table/copy-titled", QT_TRANSLATE_NOOP("Keys", "Copy with titles"), {"Ctrl+Shift+C"}},
    {"table/cut", QT_TRANSLATE_NOOP("Keys", "Cut"), {"Ctrl+X"}},
    {"table/paste", QT_TRANSLATE_NOOP("Keys", "Paste"), {"Ctrl+V"}},
    {"table/fill", QT_TRANSLATE_NOOP("Keys", "Fill down"), {"Ctrl+D", "Ctrl+E"}},
    {"table/clear", QT_TRANSLATE_NOOP("Keys", "Clear cells"), {"Del; Backspace"}},
    {"table/explain", QT_TRANSLATE_NOOP("Keys", "Explain the figure"), {"Alt+Y"}},
    {"table/history", QT_TRANSLATE_NOOP("Keys", "History of this value"), {"Alt+H"}},
    {"table/indent", QT_TRANSLATE_NOOP("Keys", "Indent"), {"Alt+Shift+Right; Alt+Right", "Ctrl+Right", "Tab; Alt+Right"}},
    {"table/outdent", QT_TRANSLATE_NOOP("Keys", "Outdent"), {"Alt+Shift+Left; Alt+Left", "Ctrl+Left", "Shift+Tab; Alt+Left"}},
    {"table/fold", QT_TRANSLATE_NOOP("Keys", "Fold or unfold"), {"Ctrl+E", "Ctrl+Space"}},
    {"table/expand-all", QT_TRANSLATE_NOOP("Keys", "Expand all"), {"Ctrl+Shift+E"}},
    {"table/collapse-all", QT_TRANSLATE_NOOP("Keys", "Collapse all")},
    {"table/group", QT_TRANSLATE_NOOP("Keys", "Group by this column"), {"Ctrl+Shift+G"}},
    {"table/tree", QT_TRANSLATE_NOOP("Keys", "As a tree")},
    {"table/filter", QT_TRANSLATE_NOOP("Keys", "Filter row"), {"Ctrl+Shift+L"}},
    {"table/expression", QT_TRANSLATE_NOOP("Keys", "Filter by expression"), {"Ctrl+Shift+X"}},
    {"table/views", QT_TRANSLATE_NOOP("Keys", "Saved views"), {"Ctrl+Shift+V"}},
    {"table/save-view", QT_TRANSLATE_NOOP("Keys", "Save as a view"), {"Ctrl+Shift+S"}},
    {"table/find", QT_TRANSLATE_NOOP("Keys", "Find in the table"), {"Ctrl+F"}},
    {"board/previous", QT_TRANSLATE_NOOP("Keys", "Move card to the column before"), {"Alt+Left"}},
    {"board/next", QT_TRANSLATE_NOOP("Keys", "Move card to the next column"), {"Alt+Right"}},
    {"calendar/previous", QT_TRANSLATE_NOOP("Keys", "Month before"), {"PgUp"}},
    {"calendar/next", QT_TRANSLATE_NOOP("Keys", "Next month"), {"PgDown"}},
    {"calendar/today", QT_TRANSLATE_NOOP("Keys", "Today"), {"T"}},
    {"calendar/earlier", QT_TRANSLATE_NOOP("Keys", "Move record to the day before"), {"Alt+Left"}},
    {"calendar/later", QT_TRANSLATE_NOOP("Keys", "Move record to the next day"), {"Alt+Right"}},
    {"portfolio/add", QT_TRANSLATE_NOOP("Keys", "New project"), {"Ins"}},
    {"portfolio/remove", QT_TRANSLATE_NOOP("Keys", "Delete"), {"Del"}},
    {"cash/explain", QT_TRANSLATE_NOOP("Keys", "Explain figure"), {"Alt+Y"}},
    {"cash/curve", QT_TRANSLATE_NOOP("Keys", "Choose curve"), {"Ctrl+Shift+U"}},
    {"cash/clear-curve", QT_TRANSLATE_NOOP("Keys", "Back to the schedule’s dates")},
    {"cash/copy", QT_TRANSLATE_NOOP("Keys", "Copy"), {"Ctrl+C"}},
    {"cash/copy-titled", QT_TRANSLATE_NOOP("Keys", "Copy with titles"), {"Ctrl+Shift+C"}},
    {"cash/cut", QT_TRANSLATE_NOOP("Keys", "Cut"), {"Ctrl+X"}},
    {"cash/paste", QT_TRANSLATE_NOOP("Keys", "Paste"), {"Ctrl+V"}},
    {"cash/fill", QT_TRANSLATE_NOOP("Keys", "Fill down"), {"Ctrl+D", "Ctrl+E"}},
    {"cash/clear", QT_TRANSLATE_NOOP("Keys", "Clear cells"), {"Del; Backspace"}},
    {"cash/baseline", QT_TRANSLATE_NOOP("Keys", "Set cash flow baseline")},
    {"inspector/history", QT_TRANSLATE_NOOP("Keys", "History of this value"), {"Alt+H"}},
    {"changes/copy", QT_TRANSLATE_NOOP("Keys", "Copy as text"), {"Ctrl+C"}},
};

QList<QKeySequence> keysIn(const QString& text)
{
    auto keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    keys.removeIf([](const QKeySequence& each) { return each.isEmpty(); }); // of no text it makes one
    return keys;
}

QString roomOf(const KeyedCommand& command) { return QString::fromLatin1(command.key).section(u'/', 0, 0); }
bool isEverywhere(const QString& room) { return room == u"window" || room == u"file" || room == u"edit"; }

} // namespace

QString keySetText(KeySet set)
{
    constexpr const char* words[] = {"Microsoft Project", "Primavera P6", "GanttProject"}; // names of programs, in every language
    return QLatin1StringView(words[int(set)]);
}

std::span<const KeyedCommand> keyedCommands() { return commands; }
QString labelOf(const KeyedCommand& command) { return QCoreApplication::translate("Keys", command.label); }

QString placeOf(const KeyedCommand& command)
{
    const QString room = roomOf(command);
    if (room == u"plan") return QCoreApplication::translate("Keys", "Plan");
    if (room == u"table") return QCoreApplication::translate("Keys", "Tables");
    if (room == u"board") return QCoreApplication::translate("Keys", "Board");
    if (room == u"calendar") return QCoreApplication::translate("Keys", "Calendar");
    if (room == u"portfolio") return QCoreApplication::translate("Keys", "Portfolio");
    if (room == u"cash") return QCoreApplication::translate("Keys", "Cash flow");
    if (room == u"inspector") return QCoreApplication::translate("Keys", "Inspector");
    if (room == u"changes") return QCoreApplication::translate("Keys", "Changes");
    return QCoreApplication::translate("Keys", "Everywhere");
}

bool meet(const KeyedCommand& a, const KeyedCommand& b)
{
    const QString one = roomOf(a), other = roomOf(b);
    return one == other || isEverywhere(one) || isEverywhere(other);
}

void KeyMap::use(QSettings& settings)
{
    m_settings = &settings;
    const auto at = std::ranges::find(setWords, settings.value(setKey).toString());
    m_set = at == setWords.end() ? KeySet::Project : KeySet(at - setWords.begin());
    m_own.clear();
    settings.beginGroup(ownGroup);
    for (const KeyedCommand& command : keyedCommands())
        if (const QString key = QString::fromLatin1(command.key); settings.contains(key))
            m_own.insert(key, keysIn(settings.value(key).toString()));
    settings.endGroup();
    Q_EMIT changed();
}

void KeyMap::choose(KeySet set)
{
    m_set = set;
    if (m_settings) m_settings->setValue(setKey, setWords[std::size_t(set)]);
    Q_EMIT changed();
}

QList<QKeySequence> KeyMap::keysOf(const KeyedCommand& command) const
{
    if (const auto own = m_own.constFind(QString::fromLatin1(command.key)); own != m_own.cend()) return *own;
    const char* keys = command.keys[std::size_t(m_set)];
    return keysIn(QLatin1StringView(keys ? keys : command.keys[0]));
}

bool KeyMap::isOwn(const KeyedCommand& command) const { return m_own.contains(QString::fromLatin1(command.key)); }

void KeyMap::own(const KeyedCommand& command, const QList<QKeySequence>& keys)
{
    const QString key = QString::fromLatin1(command.key);
    m_own.insert(key, keys);
    if (m_settings) m_settings->setValue(ownGroup + u'/' + key, QKeySequence::listToString(keys, QKeySequence::PortableText));
}

QList<const KeyedCommand*> KeyMap::takeFromOthers(const KeyedCommand& command)
{
    QList<const KeyedCommand*> out;
    const auto mine = keysOf(command);
    for (const KeyedCommand& other : keyedCommands()) {
        if (&other == &command || !meet(command, other)) continue;
        auto keys = keysOf(other);
        if (keys.removeIf([&](const QKeySequence& each) { return mine.contains(each); }) == 0) continue;
        own(other, keys);
        out << &other;
    }
    return out;
}

QList<const KeyedCommand*> KeyMap::give(const KeyedCommand& command, const QList<QKeySequence>& keys)
{
    own(command, keys);
    const auto out = takeFromOthers(command);
    Q_EMIT changed();
    return out;
}

QList<const KeyedCommand*> KeyMap::restore(const KeyedCommand& command)
{
    const QString key = QString::fromLatin1(command.key);
    m_own.remove(key);
    if (m_settings) m_settings->remove(ownGroup + u'/' + key);
    const auto out = takeFromOthers(command);
    Q_EMIT changed();
    return out;
}

void KeyMap::restoreAll()
{
    m_own.clear();
    if (m_settings) m_settings->remove(ownGroup);
    Q_EMIT changed();
}

QAction* KeyMap::action(const char* iconName, const char* key, QObject* parent)
{
    const auto command =
        std::ranges::find_if(commands, [key](const KeyedCommand& c) { return QLatin1StringView(c.key) == QLatin1StringView(key); });
    Q_ASSERT(command != std::end(commands));
    auto* out = new QAction(icon(iconName), labelOf(*command), parent);
    out->setObjectName(QLatin1StringView(key));
    out->setShortcutContext(isEverywhere(roomOf(*command)) ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
    const auto take = [this, out, command] { out->setShortcuts(keysOf(*command)); };
    connect(this, &KeyMap::changed, out, take);
    take();
    return out;
}

KeyMap& keyMap()
{
    static KeyMap map;
    return map;
}

} // namespace gantry
