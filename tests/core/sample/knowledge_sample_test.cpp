#include "core/edit/documents.h"
#include "core/governance/gates.h"
#include "core/governance/handbook.h"
#include "core/governance/lessons.h"
#include "core/model/findings.h"
#include "core/sample/sample.h"
#include "core/text/text.h"
#include "tests/support/strings.h"

#include <QRegularExpression>

using namespace gantry;

namespace {

struct Sample {
    ChangeSet set;
    Portfolio p;
    explicit Sample(QDate day)
        : set(samplePortfolio({.statusDate = day}))
    {
        ChangeSet copy = set;
        REQUIRE(applyToMemory(p, copy));
    }
};

template <class E, class F> int count(const Portfolio& p, F fits)
{
    int n = 0;
    p.all<E>().forEach([&](const E& e) { n += bool(fits(e)); });
    return n;
}

} // namespace

TEST_CASE("the sample holds lessons of every kind and status, and practices that came of them", "[sample]")
{
    const Sample sample(QDate(2026, 10, 30));
    const Portfolio& p = sample.p;
    CHECK(p.all<Lesson>().size() == 40);
    CHECK(p.all<BestPractice>().size() == 12);
    for (std::size_t s = 0; s < keysOf<LessonStatus>.size(); ++s)
        CHECK(count<Lesson>(p, [&](const Lesson& l) { return l.status == LessonStatus(s); }) >= 2);
    CHECK(count<Lesson>(p, [](const Lesson& l) { return l.kind == LessonKind::WentWell; }) >= 10);
    CHECK(count<BestPractice>(p, [](const BestPractice& b) { return bool(b.lesson); }) >= 9);
    p.all<Lesson>().forEach([&](const Lesson& l) {
        CAPTURE(l.title);
        CHECK_FALSE(l.recommendation.isEmpty());
        CHECK(l.learnt <= QDate(2026, 10, 30));
        CHECK((l.status == LessonStatus::Embedded) == !l.embedded.isEmpty());
    });
    CHECK(count<KnowledgeUse>(p, [](const KnowledgeUse& u) { return u.verdict == KnowledgeVerdict::Used; }) >= 20);
    CHECK(count<KnowledgeUse>(p, [](const KnowledgeUse& u) { return u.verdict == KnowledgeVerdict::NotUseful; }) >= 3);
    const LessonsReused reused = lessonsReused(p, p.root()->id);
    CHECK(reused.gates > 20);
    CHECK(reused.used > 0);
}

TEST_CASE("at each gate of the sample that is still to come lessons fit", "[sample]")
{
    const Sample sample(GENERATE(QDate(2026, 3, 6), QDate(2026, 10, 30)));
    LessonIndex index;
    index.update(sample.p);
    sample.p.all<Gate>().forEach([&](const Gate& gate) {
        if (isHeld(gate)) return;
        CAPTURE(sample.p.find(gate.project)->code, gate.title);
        CHECK(index.offers(lessonContextOf(sample.p, {entityOf<Gate>(), gate.id.value}), 5).size() >= 2);
    });
}

TEST_CASE("the documents of the sample have their bytes, their revisions and nothing wrong", "[sample]")
{
    const Sample sample(QDate(2026, 10, 30));
    const Portfolio& p = sample.p;
    CHECK(p.all<Document>().size() >= 28);
    CHECK(count<Document>(p, [](const Document& d) { return !d.location.isEmpty(); }) >= 3);
    CHECK(count<Document>(p, [](const Document& d) { return d.status == DocumentStatus::Superseded && d.supersedes; }) >= 1);
    CHECK(p.all<Attachment>().size() >= 4);
    QHash<SnapshotId, QByteArray> contents;
    for (const SnapshotContent& c : sample.set.contents) contents.insert(c.snapshot, c.cbor);
    int same = 0;
    p.all<Document>().forEach([&](const Document& d) {
        CAPTURE(d.title, d.revision);
        if (d.content) {
            CHECK(contents.value(d.content).size() == d.size);
            CHECK(p.find(d.content)->contentHash == contentHash(contents.value(d.content)));
            CHECK(safeFileName(d.fileName) == d.fileName);
        } else if (!d.location.isEmpty()) {
            CHECK(linkedPlace(d.location));
        }
        same += !keptAsWell(p, d.id).empty();
    });
    CHECK(same == 2); // one form, kept by two projects
    for (const Finding& f : findings(p)) FAIL(sentence(f).toStdString());
}

TEST_CASE("the handbook of the sample leads from page to page and explains what is there", "[sample]")
{
    const Sample sample(QDate(2026, 10, 30));
    const Portfolio& p = sample.p;
    int pages = 0;
    static const QRegularExpression link(QStringLiteral("\\(page:([^)]+)\\)"));
    p.all<HandbookPage>().forEach([&](const HandbookPage& page) {
        CAPTURE(page.title);
        ++pages;
        for (auto it = link.globalMatch(page.text); it.hasNext();) CHECK(pageCalled(p, p.root()->id, it.next().captured(1)));
        const auto entity = page.entity.isEmpty() ? std::nullopt : entityByKey(page.entity);
        CHECK(page.entity.isEmpty() == !entity);
        if (entity && !page.field.isEmpty()) CHECK(infoOf(*entity).find(page.field));
    });
    CHECK(pages >= 8);
    CHECK(pageExplaining(p, p.root()->id, entityOf<Risk>(), u"likelihood_before"));
}
