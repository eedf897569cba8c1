#include "core/governance/lesson_words.h"
#include "core/governance/lessons.h"
#include "core/text/knowledge_text.h"
#include "tests/support/governance.h"
#include "tests/support/strings.h"

using namespace gantry;
using namespace gantry::test;

namespace {

QStringList joined(const std::vector<QString>& words) { return QStringList(words.begin(), words.end()); }

/// A bridge in design with an NEC4 contract and a gate, and lessons about it.
struct LessonDesk : GovernanceDesk {
    LessonDesk()
    {
        set<&Node::type>(project.value, QStringLiteral("Bridge"));
        set<&Node::phase>(project.value, QStringLiteral("Design"));
        works = add(Contract{.project = project, .title = QStringLiteral("Works"), .form = ContractForm::Nec4});
        gate = add(Gate{.project = project,
            .title = QStringLiteral("Piles in soft ground"),
            .phase = QStringLiteral("Design"),
            .opens = QStringLiteral("Procure")});
    }
    LessonId lesson(const char* title, Lesson rest = {})
    {
        rest.project = project;
        rest.title = QString::fromUtf8(title);
        return add(rest);
    }
    void use(LessonId lesson, RecordKey where, KnowledgeVerdict verdict)
    {
        add(KnowledgeUse{.project = project,
            .knowledgeEntity = QStringLiteral("lesson"),
            .knowledge = {lesson.value},
            .entity = infoOf(where.entity).keyText(),
            .record = {where.id},
            .verdict = verdict});
    }
    std::vector<LessonOffer> offers(RecordKey record, std::size_t most = 10) const
    {
        LessonIndex index;
        index.update(portfolio);
        return index.offers(lessonContextOf(portfolio, record), most);
    }
    QStringList titles(RecordKey record, std::size_t most = 10) const
    {
        QStringList out;
        for (const LessonOffer& o : offers(record, most)) out << portfolio.titleOf(o.knowledge.entity, o.knowledge.id);
        return out;
    }
    RecordKey atGate() const { return {entityOf<Gate>(), gate.value}; }
    ContractId works;
    GateId gate;
};

Lesson bored()
{
    return {.status = LessonStatus::Accepted,
        .projectTypes = QStringLiteral("Bridge; Tunnel"),
        .contractForms = QStringLiteral("NEC4"),
        .phases = QStringLiteral("Design")};
}

} // namespace

TEST_CASE("words are compared without case, accents and endings", "[lessons]")
{
    CHECK(joined(tellingWords(QStringLiteral("Drains were drained; the draining of DRAINS"))) == QStringList{QStringLiteral("drain")});
    CHECK(joined(tellingWords(QStringLiteral("Piles, pile and piling"))) == QStringList{QStringLiteral("pil")});
    CHECK(joined(tellingWords(QString::fromUtf8("Café CAFE cafés"))) == QStringList{QStringLiteral("caf")});
    CHECK(joined(tellingWords(QStringLiteral("supply supplies supplied"))).size() <= 2);
    CHECK(tellingWords(QStringLiteral("the and of to in a I , . 12")).empty());
    CHECK(tellingWords(QString(100'000, u'x')).empty());
    CHECK(plainWord(QStringLiteral("AS 4000")) == plainWord(QStringLiteral("as_4000")));
    CHECK(joined(plainWords(QStringLiteral(" NEC4 ;; Jct; "))) == QStringList{QStringLiteral("nec4"), QStringLiteral("jct")});
}

TEST_CASE("the points of a lesson are those of the worked example", "[lessons]")
{
    LessonDesk desk;
    const LessonId id = desk.lesson("Bore more holes before piling in soft ground", bored());
    const RecordKey elsewhere{entityOf<Contract>(), desk.works.value};
    for (int i = 0; i < 3; ++i) desk.use(id, elsewhere, KnowledgeVerdict::Used);
    desk.use(id, elsewhere, KnowledgeVerdict::NotUseful);
    const auto offers = desk.offers(desk.atGate());
    REQUIRE(offers.size() == 1);
    const LessonFit& fit = offers.front().fit;
    CHECK(fit.type == 20);
    CHECK(fit.form == 15);
    CHECK(fit.phase == 25);
    CHECK(fit.category == 0);
    CHECK(fit.words == 30); // min(30, 60 x 3 / sqrt(3 x 5))
    CHECK(fit.standing == 15);
    CHECK(fit.usefulness == 5); // 15 x (3 - 1) / (3 + 1 + 2)
    CHECK(fit.points() == 110);
    CHECK(fitText(fit)
        == QStringLiteral("Same phase, same type of project, same form of contract, much the same words, used 3 times so far"));
}

TEST_CASE("lessons for other projects and contracts are not offered, those for all are, behind those that name it", "[lessons]")
{
    LessonDesk desk;
    desk.lesson("For bridges", bored());
    Lesson hospital = bored();
    hospital.projectTypes = QStringLiteral("Hospital");
    desk.lesson("For hospitals", hospital);
    Lesson jct = bored();
    jct.contractForms = QStringLiteral("JCT");
    desk.lesson("For JCT", jct);
    desk.lesson("For all, at design", {.status = LessonStatus::Accepted, .phase = QStringLiteral("Design")});
    desk.lesson("For all, at any time", {.status = LessonStatus::Accepted}); // nothing speaks for it
    desk.lesson("For all, at the next phase", {.status = LessonStatus::Reviewed, .phases = QStringLiteral("procure; handover")});
    CHECK(desk.titles(desk.atGate())
        == QStringList{QStringLiteral("For bridges"), QStringLiteral("For all, at design"), QStringLiteral("For all, at the next phase")});
    desk.set<&Node::type>(desk.project.value, QString()); // not known: then those of all types may fit
    CHECK(desk.titles(desk.atGate()).contains(QStringLiteral("For hospitals")));
}

TEST_CASE("accepted comes before new, and what is put away or only drafted is never offered", "[lessons]")
{
    LessonDesk desk;
    Lesson lesson = bored();
    for (const auto& [title, status] : {std::pair("New", LessonStatus::New), {"Reviewed", LessonStatus::Reviewed},
             {"Accepted", LessonStatus::Accepted}, {"Archived", LessonStatus::Archived}}) {
        lesson.status = status;
        desk.lesson(title, lesson);
    }
    for (const auto& [title, status] :
        {std::pair("Draft", PracticeStatus::Draft), {"Published", PracticeStatus::Published}, {"Retired", PracticeStatus::Retired}})
        desk.add(BestPractice{.title = QLatin1StringView(title), .status = status, .projectTypes = QStringLiteral("Bridge")});
    CHECK(desk.titles(desk.atGate())
        == QStringList{QStringLiteral("Accepted"), QStringLiteral("Reviewed"), QStringLiteral("New"), QStringLiteral("Published")});
    CHECK(desk.titles(desk.atGate(), 2).size() == 2);
}

TEST_CASE("what was used before comes first, what was of no use last", "[lessons]")
{
    LessonDesk desk;
    const LessonId bad = desk.lesson("Of no use", bored()), plain = desk.lesson("Never tried", bored()),
                   good = desk.lesson("Used", bored());
    const RecordKey elsewhere{entityOf<Contract>(), desk.works.value};
    desk.use(good, elsewhere, KnowledgeVerdict::Used);
    desk.use(bad, elsewhere, KnowledgeVerdict::NotUseful);
    CHECK(desk.titles(desk.atGate()) == QStringList{QStringLiteral("Used"), QStringLiteral("Never tried"), QStringLiteral("Of no use")});
    desk.use(plain, desk.atGate(), KnowledgeVerdict::NotUseful); // answered here: not offered here again
    CHECK(desk.titles(desk.atGate()) == QStringList{QStringLiteral("Used"), QStringLiteral("Of no use")});
    const auto tallies = knowledgeTallies(desk.portfolio);
    CHECK((tallies.at({entityOf<Lesson>(), good.value}) == KnowledgeTally{1, 0}));
}

TEST_CASE("a lesson is not offered to the record that it came of", "[lessons]")
{
    LessonDesk desk;
    const LessonId id = desk.lesson("Learnt here", bored());
    CHECK(desk.titles(desk.atGate()).size() == 1);
    desk.add(Relation{.project = desk.project,
        .entity = QStringLiteral("lesson"),
        .record = {id.value},
        .otherEntity = QStringLiteral("gate"),
        .other = {desk.gate.value}});
    CHECK(desk.titles(desk.atGate()).empty());
    CHECK(desk.titles({entityOf<Contract>(), desk.works.value}).size() == 1);
}

TEST_CASE("a risk is told by its category and words, a contract by its form", "[lessons]")
{
    LessonDesk desk;
    Lesson ground{.status = LessonStatus::Accepted,
        .category = QStringLiteral("Ground"),
        .recommendation = QStringLiteral("Bore along the pile lines")};
    desk.lesson("Along the lines", ground);
    desk.lesson("Paper permits get lost", {.status = LessonStatus::Accepted, .category = QStringLiteral("Safety")});
    desk.lesson("Write early warnings", {.status = LessonStatus::Accepted, .contractForms = QStringLiteral("nec4")});
    const RiskId risk = desk.add(Risk{.project = desk.project,
        .title = QStringLiteral("Piles meet obstructions"),
        .category = QStringLiteral("ground"),
        .cause = QStringLiteral("Boreholes stand far apart")});
    CHECK(desk.titles({entityOf<Risk>(), risk.value}).front() == QStringLiteral("Along the lines"));
    CHECK_FALSE(desk.titles({entityOf<Risk>(), risk.value}).contains(QStringLiteral("Paper permits get lost")));
    CHECK(desk.titles({entityOf<Contract>(), desk.works.value}) == QStringList{QStringLiteral("Write early warnings")});
    CHECK(desk.titles({entityOf<Node>(), desk.project.value}) == QStringList{QStringLiteral("Write early warnings")});
    CHECK(desk.titles({entityOf<Person>(), desk.manager.value}).empty());
    CHECK(desk.titles({entityOf<Gate>(), 1}).empty()); // gone
}

TEST_CASE("an index that follows edits answers as one that is made anew", "[lessons]")
{
    LessonDesk desk;
    LessonIndex kept;
    kept.update(desk.portfolio);
    const auto same = [&] {
        kept.update(desk.portfolio);
        CHECK(kept.offers(lessonContextOf(desk.portfolio, desk.atGate()), 10) == desk.offers(desk.atGate()));
    };
    const LessonId id = desk.lesson("Bore more holes", bored());
    same();
    desk.set<&Lesson::recommendation>(id.value, QStringLiteral("Soft ground wants piles"));
    same();
    desk.set<&Lesson::projectTypes>(id.value, QStringLiteral("Hospital"));
    same();
    desk.set<&Lesson::projectTypes>(id.value, QString());
    desk.use(id, {entityOf<Contract>(), desk.works.value}, KnowledgeVerdict::Used);
    same();
    ChangeBuilder build(QStringLiteral("test.remove"));
    build.remove(desk.portfolio, entityOf<Lesson>(), id.value);
    auto set = build.take();
    REQUIRE(applyToMemory(desk.portfolio, set));
    same();
    CHECK(kept.size() == 0);
}

TEST_CASE("the order of the records has no say in the ranking", "[lessons]")
{
    std::mt19937 random(GENERATE(1u, 2u, 3u, 4u));
    const QStringList words =
        QStringLiteral("pile ground bore steel pump valve order permit survey tender claim float crew night wall roof").split(u' ');
    const QStringList types{QString(), QStringLiteral("Bridge"), QStringLiteral("Bridge; Tunnel"), QStringLiteral("Hospital")};
    const auto below = [&](int n) { return int(random() % unsigned(n)); };
    const auto text = [&] {
        QStringList out;
        for (int n = 3 + below(9); n > 0; --n) out << words[below(int(words.size()))];
        return out.join(u' ');
    };
    LessonDesk desk;
    std::vector<Lesson> lessons;
    for (int i = 0; i < 60; ++i)
        lessons.push_back({.id = {10'000 + i},
            .project = desk.project,
            .title = text(),
            .status = LessonStatus(below(5)),
            .phase = below(2) ? QStringLiteral("Design") : QStringLiteral("Handover"),
            .recommendation = text(),
            .projectTypes = types[below(4)],
            .contractForms = below(3) ? QString() : QStringLiteral("NEC4")});
    std::vector<LessonOffer> first;
    for (int round = 0; round < 4; ++round) {
        Portfolio portfolio = desk.portfolio;
        std::ranges::shuffle(lessons, random);
        ChangeBuilder build(QStringLiteral("test.add"));
        for (const Lesson& lesson : lessons) build.insert(lesson);
        auto set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
        LessonIndex index;
        index.update(portfolio);
        const auto offers = index.offers(lessonContextOf(portfolio, desk.atGate()), 100);
        if (round == 0)
            first = offers;
        else
            CHECK(offers == first);
        for (std::size_t i = 1; i < offers.size(); ++i) CHECK(offers[i - 1].fit.points() >= offers[i].fit.points());
    }
    CHECK(first.size() > 5);
}

TEST_CASE("lessons that were used are counted at the gates that were held", "[lessons]")
{
    LessonDesk desk;
    const LessonId id = desk.lesson("Bore more holes", bored());
    desk.use(id, desk.atGate(), KnowledgeVerdict::Used);
    CHECK(lessonsReused(desk.portfolio, desk.root).gates == 0);
    desk.set<&Gate::held>(desk.gate.value, QDate(2026, 9, 1));
    desk.set<&Gate::decision>(desk.gate.value, GateDecision::Go);
    CHECK(lessonsReused(desk.portfolio, desk.root).gates == 1);
    CHECK(lessonsReused(desk.portfolio, desk.root).used == 1);
    CHECK(lessonsReused(desk.portfolio, desk.programme).used == 1);
    const NodeId other = desk.add(Node{.parent = desk.root, .name = QStringLiteral("Other")});
    CHECK(lessonsReused(desk.portfolio, other).gates == 0);
}
