#include "core/edit/attachments.h"
#include "core/edit/diary.h"
#include "core/edit/records.h"
#include "core/exchange/csv/csv.h"
#include "core/exchange/table/table_import.h"
#include "core/text/text.h"
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"

#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

constexpr Source anybody[] = {Source::Person, Source::Import, Source::Merge, Source::Undo};

/// A site with a completed day (an entry, a photograph) and an open one.
struct Site {
    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
    NodeId project = addProject(*session, QStringLiteral("Depot"), {QStringLiteral("Slab")});
    QDate today = session->today();
    DiaryDayId closed = open(today.addDays(-1)), kept = open(today);
    DiaryEntryId crew = note(closed, DiaryEntryKind::Workforce, "Carpenters"), note2 = note(kept, DiaryEntryKind::Note, "Quiet");
    AttachmentId photo = photograph(closed);

    Site() { done(completeDay(portfolio(), closed, by())); }
    const Portfolio& portfolio() const { return session->portfolio(); }
    TakenBy by() const { return {session->identity().author, session->identity().clock()}; }
    void done(Result<ChangeSet> set, Source source = Source::Person)
    {
        if (!set) FAIL(set.error().reason);
        const auto applied = session->apply(std::move(*set), source);
        if (!applied) FAIL(applied.error().reason << " " << applied.error().args.join(u'|').toStdString());
    }
    DiaryDayId open(QDate day)
    {
        auto set = openDay(portfolio(), session->ids(), project, day, DiaryStart::Empty, by(), today);
        REQUIRE(set);
        const DiaryDayId id{set->changes.front().id};
        done(std::move(set));
        return id;
    }
    DiaryEntryId note(DiaryDayId day, DiaryEntryKind kind, const char* what)
    {
        auto set = addDiaryEntry(portfolio(), session->ids(),
            {.day = day, .kind = kind, .title = QString::fromUtf8(what), .count = 4, .hours = Quantity{8 * e8}});
        REQUIRE(set);
        const DiaryEntryId id{set->changes.front().id};
        done(std::move(set));
        return id;
    }
    Result<ChangeSet> attached(RecordKey record)
    {
        return attach(portfolio(), session->ids(), record, {QStringLiteral("p.jpg"), "bytes"}, by());
    }
    AttachmentId photograph(DiaryDayId day)
    {
        auto set = attached({entityOf<DiaryDay>(), day.value});
        REQUIRE(set);
        const AttachmentId id{set->changes[1].id};
        done(std::move(set));
        return id;
    }
    template <auto M> ChangeSet edited(qint64 id, const typename Member<decltype(M)>::Type& value) const
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id, value);
        return build.take();
    }
    template <class E> ChangeSet inserted(E row)
    {
        row.id = session->ids().next<decltype(row.id)>();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        return build.take();
    }
    ChangeSet removed(RecordKey key) const { return removalOf(portfolio(), std::array{key}, QStringLiteral("test.remove")); }
    /// The reason for which it is refused, with nothing changed.
    std::string refused(ChangeSet set, Source source)
    {
        const Portfolio before = portfolio();
        const qint64 sequence = session->sequence();
        const auto applied = session->apply(std::move(set), source);
        if (applied) return {};
        CHECK(difference(before, portfolio()).empty());
        CHECK(session->sequence() == sequence);
        CHECK_FALSE(sentence(applied.error()).contains(u'%'));
        return applied.error().reason;
    }
};

} // namespace

TEST_CASE("a completed day takes no change to itself, its entries or its photographs, whoever writes", "[diary][session]")
{
    Site s;
    const RecordKey day{entityOf<DiaryDay>(), s.closed.value}, entry{entityOf<DiaryEntry>(), s.crew.value};
    for (const Source source : anybody) {
        CAPTURE(int(source));
        CHECK(s.refused(s.edited<&DiaryDay::weather>(s.closed.value, Weather::Snow), source) == "diary.completed");
        CHECK(s.refused(s.edited<&DiaryDay::description>(s.closed.value, QStringLiteral("x")), source) == "diary.completed");
        CHECK(s.refused(s.edited<&DiaryDay::completedBy>(s.closed.value, QStringLiteral("Eve")), source) == "diary.completed");
        CHECK(s.refused(s.edited<&DiaryEntry::count>(s.crew.value, 40), source) == "diary.completed");
        CHECK(s.refused(s.edited<&DiaryEntry::day>(s.crew.value, s.kept), source) == "diary.completed");
        CHECK(s.refused(s.edited<&DiaryEntry::day>(s.note2.value, s.closed), source) == "diary.completed");
        CHECK(s.refused(s.inserted(DiaryEntry{.day = s.closed, .title = QStringLiteral("Late")}), source) == "diary.completed");
        CHECK(s.refused(s.removed(day), source) == "diary.completed");
        CHECK(s.refused(s.removed(entry), source) == "diary.completed");
        CHECK(s.refused(s.edited<&Attachment::title>(s.photo.value, QStringLiteral("q.jpg")), source) == "diary.completed");
        CHECK(s.refused(*removeAttachment(s.portfolio(), s.photo), source) == "diary.completed");
        CHECK(s.refused(*s.attached(day), source) == "diary.completed");
        CHECK(s.refused(*s.attached(entry), source) == "diary.completed");
        CHECK(s.refused(s.edited<&Snapshot::name>(s.portfolio().find(s.photo)->content.value, QStringLiteral("z")), source)
            == "diary.completed");
        CHECK(s.refused(s.removed({entityOf<Node>(), s.project.value}), source) == "diary.completed");
    }
    CHECK(s.refused(s.edited<&DiaryEntry::count>(s.note2.value, 3), Source::Person).empty()); // the open day takes them
}

TEST_CASE("a day neither closes nor opens by its status alone, and an empty one does not close", "[diary][session]")
{
    Site s;
    for (const Source source : anybody) {
        CHECK(s.refused(s.edited<&DiaryDay::status>(s.kept.value, DiaryStatus::Completed), source) == "diary.completed-undeclared");
        CHECK(s.refused(s.edited<&DiaryDay::status>(s.closed.value, DiaryStatus::Open), source) == "diary.opened-silently");
    }
    const DiaryDayId empty = s.open(s.today.addDays(-3));
    CHECK(completeDay(s.portfolio(), empty, s.by()).error().reason == std::string("diary.empty"));
    CHECK(completeDay(s.portfolio(), s.closed, s.by()).error().reason == std::string("diary.completed-already"));
    CHECK(reopenDay(s.portfolio(), s.closed, QStringLiteral("  ")).error().reason == std::string("diary.no-reason"));
    CHECK(reopenDay(s.portfolio(), s.kept, QStringLiteral("x")).error().reason == std::string("diary.not-completed"));
}

TEST_CASE("a completed day opens again with a reason, also twice with the same, and undo crosses neither border", "[diary][session]")
{
    Site s;
    CHECK_FALSE(s.session->undoLabel());
    for (int i = 0; i < 2; ++i) {
        s.done(reopenDay(s.portfolio(), s.closed, QStringLiteral("Crew was 5")));
        CHECK_FALSE(s.session->undoLabel());
        const DiaryDay& day = *s.portfolio().find(s.closed);
        CHECK((day.status == DiaryStatus::Open && day.reopened == u"Crew was 5" && day.completedBy.isEmpty() && !day.completed));
        s.done(s.edited<&DiaryEntry::count>(s.crew.value, 5 + i));
        CHECK(s.session->undoLabel());
        s.done(completeDay(s.portfolio(), s.closed, s.by()));
        CHECK_FALSE(s.session->undoLabel());
        CHECK_FALSE(s.session->undo());
    }
    const DiaryDay& day = *s.portfolio().find(s.closed);
    CHECK((day.completedBy == u"Ada" && day.completed == s.session->identity().clock() && day.reopened == u"Crew was 5"));
    s.session.reset();
    s.session = s.folder.open();
    CHECK_FALSE(s.session->undoLabel());
}

TEST_CASE("a task that goes from the plan leaves the days that tell of it as they are, but for the reference", "[diary][session]")
{
    Site s;
    const TaskId slab = taskNamed(*s.session, u"Slab").id;
    s.done(reopenDay(s.portfolio(), s.closed, QStringLiteral("Task")));
    s.done(s.edited<&DiaryEntry::task>(s.crew.value, slab));
    s.done(completeDay(s.portfolio(), s.closed, s.by()));
    CHECK(s.refused(s.edited<&DiaryEntry::task>(s.crew.value, TaskId{}), Source::Person) == "diary.completed");
    s.done(removeRecords(s.portfolio(), {{entityOf<Task>(), slab.value}}));
    CHECK((s.portfolio().find(s.crew)->count == 4 && !s.portfolio().find(s.crew)->task));
}

TEST_CASE("rows of an import for a completed day are refused one by one, and the others are taken", "[diary][csv]")
{
    Site s;
    IdSource ids(77'000);
    const auto id = [](auto of) { return QByteArray::number(of.value); };
    const QByteArray table = "id,day_id,kind,what,count\n," + id(s.closed) + ",note,Late,\n," + id(s.kept) + ",note,In time,\n" + id(s.crew)
        + "," + id(s.closed) + ",workforce,Carpenters,40\n" + id(s.note2) + "," + id(s.closed) + ",note,Moved,\n";
    const auto source = readCsv(table);
    REQUIRE(source);
    const auto read = planTable(*source, {}, s.portfolio(), ids, entityOf<DiaryEntry>());
    REQUIRE(read);
    std::vector<qint64> lines;
    for (const TableRefusal& refusal : read->refused) {
        lines.push_back(refusal.row);
        CHECK(refusal.error.reason == std::string("diary.completed"));
    }
    CHECK(lines == std::vector<qint64>{2, 4, 5});
    s.done(read->set, Source::Import);
    const QByteArray day = "id,weather,status\n" + id(s.closed) + ",snow,completed\n" + id(s.kept) + ",snow,completed\n";
    const auto days = planTable(*readCsv(day), {}, s.portfolio(), ids, entityOf<DiaryDay>());
    REQUIRE(days);
    REQUIRE(days->refused.size() == 2);
    CHECK(days->refused[0].error.reason == std::string("diary.completed"));
    CHECK(days->refused[1].error.reason == std::string("diary.completed-undeclared"));
}

TEST_CASE("a completed day is what it was under random edits from anybody, but for opening it again", "[diary][session][property]")
{
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        const auto below = [&](int n) { return int(random() % unsigned(n)); };
        Site s;
        const auto frozen = [&] {
            std::vector<DiaryEntry> entries;
            s.portfolio().all<DiaryEntry>().forEachIn(s.closed, [&](const DiaryEntry& e) { entries.push_back(e); });
            std::ranges::sort(entries, {}, &DiaryEntry::id);
            return std::tuple(*s.portfolio().find(s.closed), entries, attachmentsOn(s.portfolio(), {entityOf<DiaryDay>(), s.closed.value}));
        };
        const auto before = frozen();
        int taken = 0, refused = 0;
        for (int i = 0; i < 60; ++i) {
            ChangeSet set{QStringLiteral("test.random"), {}, {}, {}};
            for (int n = 1 + below(3); n > 0; --n) {
                const bool ofDay = below(3) == 0;
                const EntityInfo& info = ofDay ? infoOf<DiaryDay>() : infoOf<DiaryEntry>();
                const qint64 id = ofDay ? (below(2) ? s.closed : s.kept).value : (below(2) ? s.crew : s.note2).value;
                if (std::ranges::count(set.changes, id, &Change::id)) continue;
                const auto f = std::size_t(1 + below(int(info.fields.size()) - 1));
                const Field& field = info.fields[f];
                const Value now = s.portfolio().cell(info.entity, id, field);
                Value value = field.kind == Kind::Text ? Value(QStringLiteral("w%1").arg(below(9)))
                    : field.kind == Kind::Enum ? Value(QString::fromLatin1(field.words[std::size_t(below(int(field.words.size())))].data()))
                    : field.kind == Kind::Date ? Value(s.today.addDays(-below(9)).toJulianDay())
                    : field.kind == Kind::Id ? (&field == &fieldFor<&DiaryEntry::day>() ? Value((below(2) ? s.closed : s.kept).value) : now)
                                             : Value(qint64(below(20)));
                set.changes.push_back(
                    {below(12) ? Change::Update : Change::Remove, info.entity, id, {{quint16(f), now, std::move(value)}}});
                if (set.changes.back().op == Change::Remove) set.changes.back().cells.clear();
            }
            const bool reopens = std::ranges::any_of(set.changes, [&](const Change& c) {
                return c.id == s.closed.value
                    && std::ranges::any_of(c.cells, [](const Cell& cell) { return cell.field == fieldIndex<&DiaryDay::reopened>(); });
            });
            if (reopens) continue;
            s.session->apply(std::move(set), anybody[below(4)]) ? ++taken : ++refused;
            REQUIRE(frozen() == before);
            if (!s.portfolio().find(s.kept) || !s.portfolio().find(s.note2)) break; // the open day may go
        }
        CHECK(taken + refused > 0);
    }
}
