#pragma once
#include <QAction>
#include <QPointer>
#include <QSettings>
#include <span>

namespace gantry {

/// The keys that people bring along from the program they know.
enum class KeySet { Project, P6, GanttProject };
constexpr int keySets = 3;
QString keySetText(KeySet set);

/// A command that a key may run. Its key names it in the settings and as the object name of its action.
struct KeyedCommand {
    const char* key; // "plan/indent"; what stands before the point is where it works
    const char* label; // for people, in English
    /// By set, in portable text, "; " between several; null: as in the first.
    std::array<const char*, keySets> keys{"", nullptr, nullptr};
};
/// All of them, in the order in which they are listed.
std::span<const KeyedCommand> keyedCommands();
QString labelOf(const KeyedCommand& command);
/// Where it works: "Plan", "Tables", "Everywhere".
QString placeOf(const KeyedCommand& command);
/// Whether the two may both answer to one key press.
bool meet(const KeyedCommand& a, const KeyedCommand& b);

/// Which keys run which command: those of the chosen set, but where a person gave a command others.
class KeyMap final : public QObject {
    Q_OBJECT
public:
    /// Reads the choice of `settings` and keeps it there from now on.
    void use(QSettings& settings);

    KeySet set() const { return m_set; }
    void choose(KeySet set);
    QList<QKeySequence> keysOf(const KeyedCommand& command) const;
    bool isOwn(const KeyedCommand& command) const;
    /// Gives a command keys of its own, none included. Who else had one of them, where the two meet, loses it and is answered.
    QList<const KeyedCommand*> give(const KeyedCommand& command, const QList<QKeySequence>& keys);
    /// The command has the keys of the set again. Who else was given one of them loses it and is answered.
    QList<const KeyedCommand*> restore(const KeyedCommand& command);
    void restoreAll();

    /// An action for a command of the list, with its label and its keys, which follow every change. Works in the widget it is added to.
    QAction* action(const char* iconName, const char* key, QObject* parent);

Q_SIGNALS:
    void changed();

private:
    void own(const KeyedCommand& command, const QList<QKeySequence>& keys);
    QList<const KeyedCommand*> takeFromOthers(const KeyedCommand& command);

    QPointer<QSettings> m_settings;
    KeySet m_set = KeySet::Project;
    QHash<QString, QList<QKeySequence>> m_own;
};

/// The one of the program.
KeyMap& keyMap();

} // namespace gantry
