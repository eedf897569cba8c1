#include "core/edit/records.h"
#include "core/exchange/json/record_json.h"
#include "tests/support/mirrored.h"
#include "tests/ui/plan/plan_desk.h"

#include <QBuffer>
#include <QScrollBar>
#include <catch2/catch.hpp>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Slab 3 d, then Frame 5 d; Roof 2 d stands alone.
struct Site : PlanDesk {
    PlanBuilder plan{*session};
    TaskId slab, frame, roof;

    explicit Site(double pixelsPerDay = 24)
    {
        plan.task(QStringLiteral("Slab"), 3).task(QStringLiteral("Frame"), 5).task(QStringLiteral("Roof"), 2);
        plan.link(QStringLiteral("Slab"), QStringLiteral("Frame"));
        slab = plan[QStringLiteral("Slab")], frame = plan[QStringLiteral("Frame")], roof = plan[QStringLiteral("Roof")];
        show(plan.project());
        gantt().setPixelsPerDay(pixelsPerDay, 0);
        gantt().scrollTo(moment(6, 1, 0), 0.2);
        settle();
    }
};

/// All that the portfolio holds, as canonical lines.
QByteArray contentOf(const Session& session)
{
    QBuffer out;
    REQUIRE(out.open(QIODevice::WriteOnly));
    writeDump(out, session.portfolio());
    return out.data();
}

} // namespace

TEST_CASE("a bar dragged to another day moves its task and what follows, and undo brings it back", "[plan]")
{
    Site s;
    const qint64 sequence = s.session->sequence();
    const QPointF from = s.onBar(s.slab, 0.4), to = from + QPointF(24 * 2, 0);
    s.drag(from, to, false);
    CHECK(s.gantt().dragText().contains(QStringLiteral("3 Jun 2026")));
    CHECK(s.gantt().dragText().contains(QStringLiteral("5 Jun 2026"))); // where it would end
    CHECK(s.session->sequence() == sequence);
    QTest::mouseRelease(s.gantt().viewport(), Qt::LeftButton, {}, to.toPoint());
    s.settle();
    CHECK(s.session->dates(s.slab)->start == moment(6, 3, 8));
    CHECK(s.session->dates(s.frame)->start == moment(6, 8, 8)); // over the weekend
    CHECK(s.bar(s.frame).left() == Approx(s.gantt().viewX(moment(6, 8, 8))));
    CHECK(s.shown(s.slab, "computed.start") == dateText(QDate(2026, 6, 3)));
    CHECK(s.session->sequence() == sequence + 1);
    CHECK(s.table().currentTask() == s.slab);
    REQUIRE(s.session->undo());
    CHECK(s.bar(s.slab).left() == Approx(s.gantt().viewX(moment(6, 1, 8))));
}

TEST_CASE("a bar is not dropped on a day off", "[plan]")
{
    Site s;
    const QPointF from = s.onBar(s.roof, 0.4);
    s.drag(from, from + QPointF(24 * 5, 0)); // Saturday 6 June
    CHECK(s.session->dates(s.roof)->start == moment(6, 8, 8));
}

TEST_CASE("a bar that its predecessor holds says so", "[plan]")
{
    Site s;
    const QPointF from = s.onBar(s.frame, 0.4);
    s.drag(from, from - QPointF(24 * 2, 0));
    CHECK(s.session->dates(s.frame)->start == moment(6, 4, 8));
    REQUIRE_FALSE(s.notices.isEmpty());
    CHECK(s.notices.last().contains(QStringLiteral("Slab")));
}

TEST_CASE("the ends of a bar set its length, the later one by working days", "[plan]")
{
    Site s;
    const qint64 sequence = s.session->sequence();
    QRectF bar = s.bar(s.slab);
    const QPointF end(bar.right() - 2, bar.top() + 3);
    s.drag(end, end + QPointF(24 * 5, 0)); // Wednesday to Monday
    CHECK(s.task(s.slab).duration == hours(48));
    CHECK(s.session->dates(s.slab)->finish == moment(6, 8, 17));
    CHECK(s.session->sequence() == sequence + 1);
    bar = s.bar(s.slab);
    const QPointF start(bar.left() + 1, bar.top() + 3);
    s.drag(start, start + QPointF(24 * 2, 0));
    CHECK(s.session->dates(s.slab)->start == moment(6, 3, 8));
    CHECK(s.session->dates(s.slab)->finish == moment(6, 8, 17)); // the other end stays
    CHECK(s.session->sequence() == sequence + 2);
}

TEST_CASE("progress is dragged along the bar", "[plan]")
{
    Site s(60);
    s.plan.apply(setPercentComplete(s.session->portfolio(), s.slab, percent(20), *s.session->dates(s.slab)));
    s.settle();
    const QRectF bar = s.bar(s.slab);
    const double y = bar.bottom() - 2;
    s.drag({bar.left() + bar.width() * 0.2, y}, {bar.left() + bar.width() * 0.5, y});
    CHECK(s.task(s.slab).percentComplete == percent(50));
    CHECK(s.task(s.slab).remainingDuration == hours(12));
}

TEST_CASE("bars are linked by pulling one onto the other, but never into a loop", "[plan]")
{
    Site s;
    QPointF from = s.onBar(s.frame, 0.3), to = s.onBar(s.roof, 0.3);
    QWidget* port = s.gantt().viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(port, (from + QPointF(0, 12)).toPoint());
    s.settle();
    QTest::mouseMove(port, to.toPoint());
    s.settle();
    QTest::mouseRelease(port, Qt::LeftButton, {}, to.toPoint());
    s.settle();
    CHECK(s.session->dates(s.roof)->start == moment(6, 11, 8));
    CHECK(s.session->portfolio().all<Link>().size() == 2);
    CHECK(PlanBars(s.table()).links(0, 2).size() == 2);

    from = s.onBar(s.roof, 0.3), to = s.onBar(s.slab, 0.3);
    QTest::mousePress(port, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(port, (from - QPointF(0, 12)).toPoint());
    s.settle();
    QTest::mouseMove(port, to.toPoint());
    s.settle();
    CHECK(s.gantt().dragText().contains(QStringLiteral("loop")));
    QTest::mouseRelease(port, Qt::LeftButton, {}, to.toPoint());
    s.settle();
    CHECK(s.session->portfolio().all<Link>().size() == 2);
}

TEST_CASE("a bar drawn below the last row is a new task that asks for its name", "[plan]")
{
    Site s;
    const qint64 sequence = s.session->sequence();
    const double y = 3.5 * s.table().rowHeight();
    s.drag({s.gantt().viewX(moment(6, 9, 6)), y}, {s.gantt().viewX(moment(6, 11, 12)), y});
    CHECK(s.session->sequence() == sequence + 1);
    REQUIRE(s.editor());
    s.keys(QStringLiteral("Cladding"));
    s.key(Qt::Key_Return);
    const Task& added = taskNamed(*s.session, u"Cladding");
    CHECK(s.session->dates(added.id)->start == moment(6, 9, 8));
    CHECK(s.session->dates(added.id)->finish == moment(6, 11, 17));
    CHECK(added.duration == hours(24));
    CHECK(s.row(added.id) == 3);
}

TEST_CASE("the card of a bar tells dates, float and what drives it", "[plan]")
{
    Site s;
    const HoverCard card = PlanBars(s.table()).hoverCard(s.row(s.frame));
    CHECK(card.title == QStringLiteral("Frame"));
    const auto line = [&](const char* name) {
        for (const auto& [key, value] : card.lines)
            if (key == QLatin1StringView(name)) return value;
        return QString();
    };
    CHECK(line("Start") == dateTimeText(moment(6, 4, 8)));
    CHECK(line("Finish") == dateTimeText(moment(6, 10, 17)));
    CHECK(line("Total float") == QStringLiteral("0 d"));
    CHECK(line("Driven by") == QStringLiteral("Slab"));
    CHECK(PlanBars(s.table()).row(s.row(s.frame)).critical);
    CHECK(PlanBars(s.table()).row(s.row(s.roof)).nearCritical);
    CHECK(PlanBars(s.table()).row(s.row(s.roof)).floatEnd == moment(6, 10, 17));
}

TEST_CASE("days off and shutdowns of the project's calendar lie behind the bars", "[plan]")
{
    Site s;
    const auto& options = s.session->portfolio().optionsOf(s.plan.project());
    ChangeBuilder build(QStringLiteral("calendar.close"));
    build.insert(CalendarException{.id = s.session->ids().next<CalendarExceptionId>(),
        .calendar = options.calendar,
        .name = QStringLiteral("Works closed"),
        .from = QDate(2026, 7, 27),
        .to = QDate(2026, 7, 31)});
    s.plan.apply(build.take());
    const PlanBars bars(s.table());
    const auto spans = bars.nonWorking(moment(7, 20, 0), moment(8, 5, 0), TierUnit::Day);
    REQUIRE(spans.size() == 1); // both weekends belong to it
    CHECK(spans[0].from == moment(7, 25, 0));
    CHECK(spans[0].to == moment(8, 3, 0));
    CHECK(spans[0].shutdown);
    const auto weekend = bars.nonWorking(moment(6, 3, 0), moment(6, 9, 0), TierUnit::Week);
    REQUIRE(weekend.size() == 1);
    CHECK(weekend[0].from == moment(6, 6, 0));
    CHECK_FALSE(weekend[0].shutdown);
    const auto hoursOff = bars.nonWorking(moment(6, 2, 0), moment(6, 2, 23), TierUnit::Hour);
    REQUIRE(hoursOff.size() == 3); // morning, lunch, evening
    CHECK(hoursOff[1].from == moment(6, 2, 12));
    CHECK(hoursOff[1].to == moment(6, 2, 13));
}

TEST_CASE("GUI-01: at every zoom a bar lies at its dates, and the day that the tip shows is the day that is kept", "[plan]")
{
    for (const double pixels : {24.0, 6.0, 1.4, 0.5}) {
        INFO(pixels << " px a day");
        Site s(pixels);
        s.plan.apply(setStart(s.session->portfolio(), s.roof, moment(6, 8, 8)));
        s.plan.apply(setDuration(s.session->portfolio(), s.roof, hours(12 * 8), DurationUnit::Days, false)); // 8 to 23 June
        s.gantt().scrollTo(moment(6, 1, 0), 0.3);
        s.settle();
        const QRectF bar = s.bar(s.roof);
        CHECK(std::abs(bar.left() - s.gantt().viewX(moment(6, 8, 8))) < 1);
        CHECK(std::abs(bar.right() - s.gantt().viewX(moment(6, 23, 17))) < std::max(1.0, 2 - bar.width()));
        const QPointF from = s.onBar(s.roof, 0.4), to = from + QPointF(std::max(pixels, 30.0), 0); // a distance that one sees
        s.drag(from, to, false);
        const QString tip = s.gantt().dragText();
        QTest::mouseRelease(s.gantt().viewport(), Qt::LeftButton, {}, to.toPoint());
        s.settle();
        const TaskDates& now = *s.session->dates(s.roof);
        CHECK(*now.start > moment(6, 8, 8));
        CHECK(*now.finish > *now.start);
        const QLocale locale = s.gantt().locale();
        CHECK(tip.contains(locale.toString(dateOf(*now.start), QStringLiteral("d MMM yyyy"))));
        CHECK(tip.contains(locale.toString(dateOf(*now.finish), QStringLiteral("d MMM yyyy"))));
        CHECK(s.task(s.roof).constraintDate == now.start);
        REQUIRE(s.session->undo());
        CHECK(s.session->dates(s.roof)->start == moment(6, 8, 8));
    }
}

TEST_CASE("GUI-03: one undo takes back all that one gesture did, in memory, in the file and on the screen", "[plan]")
{
    Site s;
    s.plan.task(QStringLiteral("Phase"), 1);
    s.settle();
    const TaskId phase = s.plan[QStringLiteral("Phase")];
    const auto undone = [&](const char* what, const std::function<void()>& gesture) {
        INFO(what);
        const QByteArray before = contentOf(*s.session);
        const auto dates = *s.session->dates(phase);
        const QRectF bar = s.bar(s.roof);
        gesture();
        s.settle();
        CHECK(contentOf(*s.session) != before);
        REQUIRE(s.session->undo());
        s.settle();
        CHECK(contentOf(*s.session) == before);
        CHECK(contentOf(*s.folder.open(QStringLiteral("Bo"), OpenMode::ReadOnly)) == before);
        CHECK(*s.session->dates(phase) == dates);
        CHECK(s.bar(s.roof) == bar);
    };
    undone("start and duration by one pull at the start of a bar", [&] {
        const QRectF bar = s.bar(s.roof);
        const QPointF grip(bar.left() + 1, bar.top() + 3);
        s.drag(grip, grip + QPointF(24, 0));
    });
    undone("rows under a task that becomes a summary by it, with links and dates", [&] {
        s.click(phase, "task.name");
        s.plan.apply(moveUp(s.session->portfolio(), phase));
    });
    undone("indenting", [&] { s.plan.apply(indent(s.session->portfolio(), {s.roof, phase})); });
    undone("a link", [&] { s.plan.link(QStringLiteral("Roof"), QStringLiteral("Phase")); });
}

TEST_CASE("I18-02: in a mirrored layout the table begins at the right and time still runs from left to right", "[plan]")
{
    const MirroredLayout mirror;
    Site s;
    PlanTable& table = s.table();
    CHECK(table.tasks()->geometry().right() == table.rect().right());
    CHECK(table.cells()->geometry().left() == 0);
    CHECK(s.gantt().mapTo(s.page.get(), QPoint()).x() < table.mapTo(s.page.get(), QPoint()).x());
    CHECK(s.bar(s.frame).left() > s.bar(s.slab).left()); // it follows
    s.click(s.slab, "task.name");
    CHECK(table.currentTask() == s.slab);
    s.key(Qt::Key_Left);
    CHECK(table.current().column() == s.model().columnOf(QStringLiteral("task.duration")));
    s.type(s.slab, "task.duration", QStringLiteral("4d"));
    CHECK(s.task(s.slab).duration == hours(32));
    const QPointF from = s.onBar(s.roof, 0.4), to = from + QPointF(24 * 2, 0); // to the right is later
    s.drag(from, to);
    CHECK(s.session->dates(s.roof)->start == moment(6, 3, 8));
    // The bar at the foot of the Gantt moves it the same way.
    const DateTime left = s.gantt().timeAt(0);
    s.gantt().horizontalScrollBar()->setValue(s.gantt().horizontalScrollBar()->value() + 48);
    CHECK(std::abs(s.gantt().viewX(left) + 48) < 1);
}

TEST_CASE("SCH-03, SCH-09: a missed deadline is marked, and what drives a bar is told with its link", "[plan]")
{
    Site s;
    const auto set = [&](TaskId task, const Field& field, const Value& value) {
        s.plan.apply(setCell(s.session->portfolio(), {entityOf<Task>(), task.value}, field, value));
    };
    set(s.frame, fieldFor<&Task::deadline>(), moment(6, 9, 17).seconds);
    s.plan.link(QStringLiteral("Slab"), QStringLiteral("Frame"), LinkType::FinishToFinish, 6);
    s.settle();
    const PlanBars bars(s.table());
    const BarRow frame = bars.row(s.row(s.frame));
    CHECK(frame.deadlineMissed);
    CHECK(frame.start == moment(6, 5, 8)); // the deadline moves nothing
    const auto line = [](const HoverCard& card, const char* name) {
        for (const auto& [key, value] : card.lines)
            if (key == QLatin1StringView(name)) return value;
        return QString();
    };
    CHECK(line(bars.hoverCard(s.row(s.frame)), "Driven by") == QStringLiteral("Slab, FF +6 d"));
    CHECK(line(bars.hoverCard(s.row(s.frame)), "Total float") == QStringLiteral("-2 d"));
    CHECK(s.shown(s.frame, "links.predecessors") == QStringLiteral("1; 1FF+6d"));
    s.type(s.frame, "links.predecessors", QStringLiteral("1; 1FF+5d")); // both kept, one edited
    CHECK(s.session->portfolio().all<Link>().size() == 2);
    set(s.frame, fieldFor<&Task::deadline>(), moment(6, 30, 17).seconds);
    CHECK_FALSE(bars.row(s.row(s.frame)).deadlineMissed);
}

TEST_CASE("CAL-03: ten elapsed days are shown as such, and as eight days where working time counts", "[plan]")
{
    Site s;
    s.show(s.plan.project());
    s.type(s.roof, "task.duration", QStringLiteral("10ed"));
    CHECK(s.session->dates(s.roof)->finish == moment(6, 11, 8));
    CHECK(s.shown(s.roof, "task.duration") == QStringLiteral("10 ed"));
    CHECK(s.shown(s.roof, "computed.remaining") == QStringLiteral("10 ed"));
    const HoverCard card = PlanBars(s.table()).hoverCard(s.row(s.roof));
    CHECK(std::ranges::count(card.lines, std::pair(QStringLiteral("Duration"), QStringLiteral("10 ed, 8 d of them working time"))) == 1);
    QString totals;
    QObject::connect(s.workspace.get(), &Workspace::statusText, s.workspace.get(), [&](const QString& text) { totals = text; });
    s.click(s.slab, "task.name");
    s.click(s.roof, "task.name");
    CHECK(totals.contains(QStringLiteral("duration 8 d")));
}
