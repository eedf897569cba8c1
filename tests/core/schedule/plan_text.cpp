#include "tests/core/schedule/plan_text.h"

#include "core/calendar/calendar_rules.h"

#include <QLocale>

namespace gantry::test {
namespace {

qint64 amount(QString text, bool* elapsed = nullptr)
{
    const bool day = text.endsWith(u'd');
    text.chop(1);
    if (elapsed) *elapsed = text.endsWith(u'e');
    const bool clock = text.endsWith(u'e');
    if (clock) text.chop(1);
    return qint64(text.toDouble() * (day ? (clock ? 86400 : 8 * 3600) : 3600));
}

QString shown(schedule::Moment at)
{
    return at == schedule::none ? QStringLiteral("-") : isoText(DateTime{at}).left(16).replace(u'T', u' ');
}

} // namespace

schedule::Moment moment(const char* text)
{
    const QString t = QString::fromLatin1(text);
    return parseDateTime(t.size() == 10 ? t + QStringLiteral("T08:00") : t).value().seconds;
}

TextPlan::TextPlan(const char* text)
{
    network.calendars.emplace_back(standardRules());
    schedule::NetworkProject project;
    project.calendar = 0;
    project.start = moment("2026-03-02");
    network.projects.push_back(project);
    struct Waiting {
        int successor;
        QString text;
    };
    std::vector<Waiting> links;
    std::vector<std::pair<int, QString>> parents;
    for (const QString& line : QString::fromLatin1(text).split(u'\n', Qt::SkipEmptyParts)) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty()) continue;
        const qsizetype after = trimmed.indexOf(QStringLiteral(" after "));
        QStringList words = (after < 0 ? trimmed : trimmed.left(after)).split(u' ', Qt::SkipEmptyParts);
        schedule::NetworkTask task;
        task.calendar = 0;
        bool elapsed = false;
        task.duration = amount(words[1], &elapsed);
        task.elapsed = elapsed;
        const int place = int(network.tasks.size());
        for (qsizetype i = 2; i < words.size(); ++i) {
            const QString key = words[i].section(u'=', 0, 0), value = words[i].section(u'=', 1);
            const auto when = [&] { return moment(value.toLatin1().constData()); };
            const std::pair<const char*, ConstraintType> constraints[] = {{"snet", ConstraintType::StartNoEarlierThan},
                {"fnet", ConstraintType::FinishNoEarlierThan}, {"snlt", ConstraintType::StartNoLaterThan},
                {"fnlt", ConstraintType::FinishNoLaterThan}, {"mso", ConstraintType::MustStartOn}, {"mfo", ConstraintType::MustFinishOn},
                {"so", ConstraintType::StartOn}, {"fo", ConstraintType::FinishOn}, {"mands", ConstraintType::MandatoryStart},
                {"mandf", ConstraintType::MandatoryFinish}};
            for (const auto& [word, type] : constraints)
                if (key == QLatin1String(word)) task.constraint = type, task.constraintDate = when();
            if (key == u"alap") task.constraint = ConstraintType::AsLateAsPossible;
            if (key == u"in") parents.emplace_back(place, words[++i]);
            if (key == u"calendar") task.calendar = value.toInt();
            if (key == u"deadline") task.deadline = when();
            if (key == u"started") task.actualStart = when();
            if (key == u"finished") task.actualFinish = when();
            if (key == u"suspended") task.suspended = when();
            if (key == u"resumed") task.resumed = when();
            if (key == u"manual") task.manual = true, task.manualStart = when();
            if (key == u"left") task.remaining = amount(value);
            if (key == u"done") task.complete = value.toInt() * e8;
            if (key == u"inactive") task.active = false;
            if (key == u"loe") task.kind = TaskKind::LevelOfEffort;
        }
        names << words[0];
        network.tasks.push_back(task);
        if (after >= 0)
            for (const QString& link : trimmed.mid(after + 7).split(u',')) links.push_back({place, link.trimmed()});
    }
    for (const auto& [child, parent] : parents) network.tasks[std::size_t(child)].parent = int(names.indexOf(parent));
    for (const Waiting& w : links) {
        const QStringList words = w.text.split(u' ', Qt::SkipEmptyParts);
        schedule::NetworkLink link{int(names.indexOf(words[0])), w.successor, LinkType::FinishToStart, LagKind::Working, 0};
        for (qsizetype i = 1; i < words.size(); ++i) {
            const QString& word = words[i];
            if (word == u"SS")
                link.type = LinkType::StartToStart;
            else if (word == u"FF")
                link.type = LinkType::FinishToFinish;
            else if (word == u"SF")
                link.type = LinkType::StartToFinish;
            else if (word.endsWith(u'%'))
                link.lagKind = LagKind::Percent, link.lag = word.chopped(1).toInt() * e8;
            else if (word != u"FS") {
                bool elapsed = false;
                link.lag = amount(word, &elapsed);
                if (elapsed) link.lagKind = LagKind::Elapsed;
            }
        }
        network.links.push_back(link);
    }
}

int TextPlan::place(const char* name) const { return int(names.indexOf(QString::fromLatin1(name))); }

QString shownDays(const TextPlan& plan, const schedule::ScheduleResult& result)
{
    QStringList out;
    for (std::size_t i = 0; i < result.tasks.size(); ++i) {
        const auto& t = result.tasks[i];
        const auto day = [](schedule::Moment at) {
            return at == schedule::none ? QStringLiteral("-") : QLocale::c().toString(dateOf(DateTime{at}), QStringLiteral("ddd d"));
        };
        const QString a = day(t.start), b = day(t.finish);
        out << plan.names[qsizetype(i)] + u' ' + (a == b ? a : a + u'-' + b);
    }
    return out.join(QStringLiteral(" | "));
}

QString scheduled(const char* text)
{
    const TextPlan plan(text);
    return shownDays(plan, schedule::compute(plan.network));
}

QString span(const TextPlan& plan, const schedule::ScheduleResult& result, const char* name)
{
    const auto& t = result.tasks[std::size_t(plan.place(name))];
    return shown(t.start) + QStringLiteral(" - ") + shown(t.finish);
}

} // namespace gantry::test
