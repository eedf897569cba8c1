#pragma once
#include "core/session/session.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace gantry::cli {

/// Exit status: done; the work failed (a message on stderr says why and what to do); wrong usage.
enum Status { Done = 0, Failed = 1, WrongUsage = 2 };

/// What a command was called with. Clock, author and locale come from here and from nowhere else.
struct Call {
    QStringList arguments; // without the command's own name
    const QCommandLineParser& options;
    bool json = false;
    Identity identity;
    QLocale locale;

    bool has(const char* option) const { return options.isSet(QLatin1String(option)); }
    QString value(const char* option) const { return options.value(QLatin1String(option)); }
    const QString& file() const { return arguments.front(); }
    Result<std::unique_ptr<Session>> open(OpenMode mode) const { return Session::open(file(), identity, mode); }
};

struct Option {
    const char* name;
    const char* value; // how its value is called, null where it has none
    const char* text;
};
struct Command {
    const char* name;
    const char* arguments; // as usage shows them
    const char* summary;
    int least, most; // how many arguments
    std::vector<Option> options;
    int (*run)(const Call&);
};

/// A sentence on stderr.
void say(const QString& sentence);
int fail(const Error& error);
int wrongUsage(const QString& sentence);

/// Standard output, opened once; what it refuses shows in its error state, which main looks at in the end.
QFile& out();
void print(const QString& line);
void print(QJsonObject object); // adds "format": 1

/// A file that appears whole or not at all.
Result<void> writeFile(const QString& path, const std::function<void(QIODevice&)>& write);
/// Where an option such as --tsv says: into a file, to standard output for "-", nowhere where it was not given.
Result<void> writeWhere(const QString& path, const std::function<QByteArray()>& bytes);

/// "2026-03-02", "2026-03-02T08:00", with or without seconds and zone; UTC where no zone is named.
std::optional<Instant> instantOf(const QString& text);
/// The node with this code, or this name where no code fits. Errors: NotFound (no such node), Invalid (more than one).
Result<NodeId> nodeCalled(const Portfolio& portfolio, const QString& code);
/// Every project under that node. Errors: as nodeCalled.
Result<std::vector<NodeId>> projectsOf(const Portfolio& portfolio, const QString& code);
/// Those of --project, else all of the portfolio in the order of the tree. Errors: as projectsOf.
Result<std::vector<NodeId>> chosenProjects(const Call& call, const Portfolio& portfolio);
/// What kept tasks of a plan from being scheduled, with the sentences.
QJsonArray problemsJson(const ProjectSchedule& plan, const Portfolio& portfolio);
/// A cell's value as the one that `list` and `apply` know.
QJsonValue valueJson(const Field& field, const Value& value);
/// What happened to one cell of a record, or to the record as a whole: entity, id, op, field, before and after.
void insertCell(QJsonObject& json, const HistoryCell& cell);
/// The same for people: "added", "Amount: 1,200.00 → nothing".
QString whatChanged(const Portfolio& portfolio, const HistoryCell& cell, const QLocale& locale);
/// Minor units as text; null where it is not known.
QJsonValue amountJson(const std::optional<Amount>& amount);
/// "2026-03-02"; null where there is none.
QJsonValue dayJson(const std::optional<QDate>& day);
/// Where the date of a task differs from its file's, and why.
QJsonObject differenceJson(const SourceDifference& difference, NodeId project, const Portfolio& portfolio, const QLocale& locale);
Result<Entity> entityNamed(const QString& key);
QString sourceText(Source source);

} // namespace gantry::cli
