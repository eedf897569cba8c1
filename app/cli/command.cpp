#include "app/cli/command.h"

#include "core/exchange/json/record_json.h"
#include "core/text/text.h"

#include <QJsonDocument>
#include <QSaveFile>
#include <cstdio>

namespace gantry::cli {

void say(const QString& sentence)
{
    std::fputs((sentence + u'\n').toUtf8().constData(), stderr);
    std::fflush(stderr);
}

int fail(const Error& error)
{
    say(sentence(error));
    return Failed;
}

int wrongUsage(const QString& sentence)
{
    say(sentence);
    return WrongUsage;
}

QFile& out()
{
    static QFile file;
    if (!file.isOpen()) (void)file.open(stdout, QIODevice::WriteOnly);
    return file;
}

void print(const QString& line) { out().write((line + u'\n').toUtf8()); }

void print(QJsonObject object)
{
    object.insert(QStringLiteral("format"), 1);
    out().write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

Result<void> writeFile(const QString& path, const std::function<void(QIODevice&)>& write)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return Error{Errc::Io, "file.cannot-write", {path}};
    write(file);
    if (!file.commit()) return Error{Errc::Io, "file.cannot-write", {path}};
    return {};
}

Result<void> writeWhere(const QString& path, const std::function<QByteArray()>& bytes)
{
    if (path.isEmpty()) return {};
    if (path != u"-") return writeFile(path, [&](QIODevice& file) { file.write(bytes()); });
    out().write(bytes());
    return {};
}

std::optional<Instant> instantOf(const QString& text)
{
    const auto day = parseDateTime(text);
    return day ? parseInstant(text) : std::nullopt;
}

Result<NodeId> nodeCalled(const Portfolio& portfolio, const QString& code)
{
    std::vector<NodeId> byCode, byName;
    portfolio.all<Node>().forEach([&](const Node& node) {
        if (node.code == code) byCode.push_back(node.id);
        if (node.name == code) byName.push_back(node.id);
    });
    const auto& found = byCode.empty() ? byName : byCode;
    if (found.empty()) return Error{Errc::NotFound, "project.unknown-code", {code}};
    if (found.size() > 1) return Error{Errc::Invalid, "project.ambiguous-code", {code, QString::number(found.size())}};
    return found.front();
}

Result<std::vector<NodeId>> projectsOf(const Portfolio& portfolio, const QString& code)
{
    const auto node = nodeCalled(portfolio, code);
    if (!node) return node.error();
    return portfolio.projectsUnder(*node);
}

Result<std::vector<NodeId>> chosenProjects(const Call& call, const Portfolio& portfolio)
{
    if (call.has("project")) return projectsOf(portfolio, call.value("project"));
    const Node* root = portfolio.root();
    return root ? portfolio.projectsUnder(root->id) : std::vector<NodeId>();
}

QJsonArray problemsJson(const ProjectSchedule& plan, const Portfolio& portfolio)
{
    QJsonArray problems;
    for (const ScheduleProblem& problem : plan.problems) {
        QJsonArray tasks;
        for (TaskId task : problem.tasks) tasks.append(QString::number(task.value));
        problems.append(QJsonObject{{QStringLiteral("reason"), QString::fromLatin1(problem.reason)},
            {QStringLiteral("text"), sentence(problem, portfolio)}, {QStringLiteral("tasks"), tasks}});
    }
    return problems;
}

QJsonValue valueJson(const Field& field, const Value& value)
{
    QByteArray text("[");
    appendCell(text, field, value);
    return QJsonDocument::fromJson(text + ']').array().first();
}

void insertCell(QJsonObject& json, const HistoryCell& c)
{
    json.insert(QStringLiteral("entity"), infoOf(c.entity).keyText());
    json.insert(QStringLiteral("id"), QString::number(c.id));
    json.insert(QStringLiteral("op"),
        c.op == Change::Insert       ? QStringLiteral("insert")
            : c.op == Change::Remove ? QStringLiteral("remove")
                                     : QStringLiteral("update"));
    if (c.field < 0) return;
    const Field& field = infoOf(c.entity).fields[std::size_t(c.field)];
    json.insert(QStringLiteral("field"), field.keyText());
    json.insert(QStringLiteral("before"), valueJson(field, c.before));
    json.insert(QStringLiteral("after"), valueJson(field, c.after));
}

QString whatChanged(const Portfolio& portfolio, const HistoryCell& c, const QLocale& locale)
{
    if (c.field < 0) return c.op == Change::Insert ? QStringLiteral("added") : QStringLiteral("removed");
    const Field& field = infoOf(c.entity).fields[std::size_t(c.field)];
    const auto shown = [&](const Value& v) {
        const QString text = displayText(portfolio, field, v, workUnitsOf(portfolio, {c.entity, c.id}, field), locale);
        return text.isEmpty() ? QStringLiteral("nothing") : text;
    };
    return QStringLiteral("%1: %2 → %3").arg(field.labelText(), shown(c.before), shown(c.after));
}

QJsonValue amountJson(const std::optional<Amount>& amount)
{
    return amount && *amount ? QJsonValue(QString::number(amount->minor)) : QJsonValue();
}
QJsonValue dayJson(const std::optional<QDate>& day) { return day ? QJsonValue(day->toString(Qt::ISODate)) : QJsonValue(); }

QJsonObject differenceJson(const SourceDifference& d, NodeId project, const Portfolio& portfolio, const QLocale& locale)
{
    const auto time = [](const std::optional<DateTime>& at) { return at ? QJsonValue(isoText(*at)) : QJsonValue(); };
    const Task& task = *portfolio.find(d.task);
    return {{QStringLiteral("project"), QString::number(project.value)}, {QStringLiteral("task"), QString::number(d.task.value)},
        {QStringLiteral("uid"), task.sourceId}, {QStringLiteral("code"), task.code}, {QStringLiteral("name"), task.name},
        {QStringLiteral("reason"), QString::fromLatin1(d.reason)}, {QStringLiteral("class"), sourceReasonClass(d.reason)},
        {QStringLiteral("text"), sentence(d, portfolio, locale)}, {QStringLiteral("late_only"), d.late},
        {QStringLiteral("source_start"), time(d.startThere)}, {QStringLiteral("source_finish"), time(d.finishThere)},
        {QStringLiteral("start"), time(d.startHere)}, {QStringLiteral("finish"), time(d.finishHere)},
        {QStringLiteral("source_late_finish"), time(d.lateFinishThere)}, {QStringLiteral("late_finish"), time(d.lateFinishHere)},
        {QStringLiteral("difference_seconds"), d.by ? QJsonValue(*d.by) : QJsonValue()}};
}

Result<Entity> entityNamed(const QString& key)
{
    if (const auto entity = entityByKey(key)) return *entity;
    return Error{Errc::Invalid, "line.unknown-entity", {key}};
}

QString sourceText(Source source)
{
    static constexpr const char* words[] = {"person", "import", "merge", "undo"};
    return QString::fromLatin1(words[std::size_t(source)]);
}

} // namespace gantry::cli
