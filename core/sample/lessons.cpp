#include "core/sample/governance.h"
#include "core/sample/lesson_pool.h"

namespace gantry::sample {
namespace {

/// What can be used at a gate: by what its lists say.
struct Usable {
    RecordKey key;
    QString types, phases;
    QDate from;
};

bool names(const QString& list, const QString& word) { return list.isEmpty() || list.split(QStringLiteral("; ")).contains(word); }

std::vector<Usable> addLessonsOf(Registers& r, QHash<QString, LessonId>& byTitle)
{
    std::vector<Usable> out;
    constexpr char owners[] = "mpcdi";
    int n = 0;
    for (const LessonSketch& sketch : lessonPool()) {
        const Scheme* s = r.scheme(QString::fromLatin1(sketch.project));
        if (!s) continue;
        const QDate day = Registers::workday(r.today().addDays(-7 * sketch.weeksAgo));
        const Lesson lesson{.project = s->id(),
            .title = Registers::words(sketch.title),
            .kind = sketch.kind,
            .status = sketch.status,
            .learnt = std::max(day, r.begin()),
            .source = Registers::words(sketch.source),
            .phase = Registers::words(sketch.phase),
            .category = Registers::words(sketch.category),
            .context = Registers::words(sketch.context),
            .cause = Registers::words(sketch.cause),
            .effect = Registers::words(sketch.effect),
            .recommendation = Registers::words(sketch.recommendation),
            .projectTypes = Registers::words(sketch.types),
            .contractForms = Registers::words(sketch.forms),
            .phases = Registers::words(sketch.phases),
            .owner = r.person(owners[n++ % 5], *s),
            .embedded = Registers::words(sketch.embedded)};
        const LessonId id = r.put(lesson);
        byTitle.insert(lesson.title, id);
        if (sketch.status == LessonStatus::Accepted || sketch.status == LessonStatus::Embedded)
            out.push_back({{entityOf<Lesson>(), id.value}, lesson.projectTypes, lesson.phases, *lesson.learnt});
    }
    return out;
}

void addPractices(Registers& r, const QHash<QString, LessonId>& lessons, std::vector<Usable>& usable)
{
    int n = 0;
    for (const PracticeSketch& sketch : practicePool()) {
        const BestPractice practice{.title = Registers::words(sketch.title),
            .status = sketch.status,
            .category = Registers::words(sketch.category),
            .context = Registers::words(sketch.context),
            .recommendation = Registers::words(sketch.recommendation),
            .projectTypes = Registers::words(sketch.types),
            .contractForms = Registers::words(sketch.forms),
            .phases = Registers::words(sketch.phases),
            .owner = r.person(who::assurance),
            .lesson = lessons.value(QString::fromUtf8(sketch.lesson)),
            .review = Registers::workday(r.today().addDays(40 + 30 * n++))};
        const BestPracticeId id = r.put(practice);
        if (sketch.status == PracticeStatus::Published)
            usable.push_back({{entityOf<BestPractice>(), id.value}, practice.projectTypes, practice.phases, r.begin()});
    }
}

/// At gates that were held a lesson or two that fitted was answered; what is still to come is for the people of today.
void addUses(Registers& r, const Written& written, const std::vector<Usable>& usable)
{
    std::size_t next = 0;
    for (const Written::Of& gate : written.gates) {
        const std::size_t at = std::size_t(gate.title.section(u' ', 1, 1).front().digitValue() - 1); // "Gate 3: design frozen, STM"
        if (gate.open || gate.record.entity != entityOf<Gate>() || at >= phases.size()) continue;
        const QString phase = QString::fromLatin1(phases[at]), type = r.books().find(gate.project)->type;
        for (std::size_t tried = 0, taken = 0; tried < usable.size() && taken < 1 + next % 2; ++tried) {
            const Usable& each = usable[(next + tried) % usable.size()];
            if (each.from > gate.day || !names(each.types, type) || each.phases.isEmpty() || !names(each.phases, phase)) continue;
            const bool used = r.below(5) > 0;
            r.put(KnowledgeUse{.project = gate.project,
                .knowledgeEntity = infoOf(each.key.entity).keyText(),
                .knowledge = {each.key.id},
                .entity = infoOf<Gate>().keyText(),
                .record = {gate.record.id},
                .verdict = used ? KnowledgeVerdict::Used : KnowledgeVerdict::NotUseful,
                .person = gate.owner,
                .on = gate.day,
                .title = used ? QString() : QStringLiteral("Does not hold for works of this size.")});
            ++taken;
        }
        next += 3;
    }
}

} // namespace

void addLessons(Registers& registers, const Written& written)
{
    QHash<QString, LessonId> byTitle;
    auto usable = addLessonsOf(registers, byTitle);
    addPractices(registers, byTitle, usable);
    addUses(registers, written, usable);
}

} // namespace gantry::sample
