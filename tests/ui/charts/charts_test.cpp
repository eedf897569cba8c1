#include "tests/support/strings.h"
#include "ui/charts/cash_flow_chart.h"
#include "ui/charts/progress_chart.h"
#include "ui/charts/status_bar_chart.h"
#include "ui/charts/timeline_chart.h"
#include "ui/charts/trend_chart.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

using namespace gantry;

namespace {

QImage imageOf(QWidget& chart, QSize size = {400, 240})
{
    chart.resize(size);
    QImage image(size, QImage::Format_RGB32);
    image.fill(currentTheme()["bg.surface"_token]);
    chart.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}
int pixelsOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == color;
    return count;
}
QWidget* viewportOf(QWidget& chart)
{
    auto* area = chart.findChild<QAbstractScrollArea*>();
    REQUIRE(area);
    return area->viewport();
}
QString labelsOf(const Axis& axis)
{
    QStringList out;
    for (const AxisMark& mark : axis.marks) out << mark.label;
    return out.join(u'|');
}
StatusBar bar(const char* label, double good, double watch, double bad)
{
    return {QString::fromLatin1(label), {good, watch, bad, 0}, QString::number(good + watch + bad)};
}

} // namespace

TEST_CASE("counts are marked by whole round steps from zero", "[charts]")
{
    CHECK(labelsOf(countAxis(0, 9, 5)) == QStringLiteral("0|2|4|6|8|10"));
    CHECK(labelsOf(countAxis(0, 1, 5)) == QStringLiteral("0|1"));
    CHECK(labelsOf(countAxis(0, 180, 4)) == QStringLiteral("0|50|100|150|200"));
    const Axis both = countAxis(-12, 76, 5);
    CHECK(both.from == -20);
    CHECK(both.to == 80);
    CHECK(labelsOf(countAxis(0, 0, 5)) == QStringLiteral("0|1"));
}

TEST_CASE("figures of any size are marked by round steps around where they lie", "[charts]")
{
    CHECK(labelsOf(valueAxis(0.91, 1.02, 4)) == QStringLiteral("0.90|0.95|1.00|1.05"));
    CHECK(labelsOf(valueAxis(97, 104, 4)) == QStringLiteral("96|98|100|102|104"));
    CHECK(labelsOf(valueAxis(-3.2, 6, 4)).endsWith(QStringLiteral("5|0|5|10")));
    for (const auto& [low, high] : {std::pair(5.0, 5.0), std::pair(0.0, 0.0), std::pair(-1e9, 1e9), std::pair(1e-7, 2e-7)}) {
        CAPTURE(low, high);
        const Axis axis = valueAxis(low, high, 4);
        CHECK(axis.from <= low);
        CHECK(axis.to >= high);
        CHECK(axis.to > axis.from);
        CHECK(axis.marks.size() >= 2);
        CHECK(axis.marks.size() <= 5);
    }
}

TEST_CASE("a trend marks each period in the colour of its status, between the limits that it is held to", "[charts]")
{
    TrendChart chart;
    chart.setPoints({{QDate(2026, 1, 31), 0.98, Health::Good, QStringLiteral("2026-01: 0.98 good")},
                        {QDate(2026, 2, 28), 0.9, Health::Watch, QStringLiteral("2026-02: 0.90 watch")},
                        {QDate(2026, 3, 31), 0.8, Health::Bad, QStringLiteral("2026-03: 0.80 bad")}},
        {0.95, 0.85});
    const QImage image = imageOf(chart);
    for (const Token token : {"status.good"_token, "status.watch"_token, "status.bad"_token})
        CHECK(pixelsOf(image, currentTheme()[token]) > 20);
    CHECK(
        pixelsOf(image, currentTheme()["status.good"_token]) > pixelsOf(image, currentTheme()["status.bad"_token])); // its limit is dashed
    chart.setPoints({}, {});
    CHECK(pixelsOf(imageOf(chart), currentTheme()["status.bad"_token]) == 0);
}

TEST_CASE("days are marked at the first of months, farther apart where there are many", "[charts]")
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    CHECK(labelsOf(dayAxis(QDate(2026, 10, 30), QDate(2027, 2, 1), 4)) == QStringLiteral("Nov 2026|Dec 2026|Jan 2027|Feb 2027"));
    CHECK(labelsOf(dayAxis(QDate(2025, 11, 1), QDate(2028, 1, 1), 5)) == QStringLiteral("Jan 2026|Jul 2026|Jan 2027|Jul 2027|Jan 2028"));
    CHECK(labelsOf(dayAxis(QDate(2020, 3, 1), QDate(2030, 3, 1), 6)) == QStringLiteral("2022|2024|2026|2028|2030"));
}

TEST_CASE("a bar is painted in the colours of its parts", "[charts]")
{
    StatusBarChart chart(StatusBarChart::Figures::InParts);
    chart.setBars({bar("Design", 2, 0, 1), bar("Construct", 7, 2, 3)});
    const QImage image = imageOf(chart);
    const Theme& t = currentTheme();
    const QRectF good = chart.partRect(1, Status::Good), bad = chart.partRect(1, Status::Bad);
    CHECK(good.width() == Approx(bad.width() * 7 / 3).margin(1));
    CHECK(good.right() == Approx(chart.partRect(1, Status::Watch).left()).margin(0.5));
    CHECK(image.pixelColor(int(good.left() + 4), int(good.center().y())) == t["status.good"_token]);
    CHECK(image.pixelColor(int(bad.right() - 4), int(bad.center().y())) == t["mark.bad"_token]);
    CHECK(chart.partRect(0, Status::Watch).width() == 0);
    CHECK(chart.partRect(0, Status::Good).center().y() < good.center().y()); // the first bar is on top
}

TEST_CASE("what is early lies left of zero", "[charts]")
{
    StatusBarChart chart(StatusBarChart::Figures::AtEnd);
    chart.setBars({bar("Late", 0, 0, 40), bar("Early", -10, 0, 0)});
    const QImage image = imageOf(chart);
    const QRectF early = chart.partRect(1, Status::Good), late = chart.partRect(0, Status::Bad);
    CHECK(early.right() == Approx(late.left()));
    CHECK(image.pixelColor(early.center().toPoint()) == currentTheme()["status.good"_token]);
}

TEST_CASE("clicking a bar tells which", "[charts]")
{
    StatusBarChart chart(StatusBarChart::Figures::AtEnd);
    chart.setBars({bar("A", 0, 0, 40), bar("B", 0, 5, 0)});
    chart.resize(400, 240);
    chart.show();
    QSignalSpy spy(&chart, &ChartWidget::activated);
    QTest::mouseClick(viewportOf(chart), Qt::LeftButton, {}, chart.partRect(1, Status::Watch).center().toPoint());
    REQUIRE(spy.size() == 1);
    CHECK(spy.front().front().toInt() == 1);
}

TEST_CASE("the curve of progress is drawn in three lines", "[charts]")
{
    const auto point = [](int month, double planned, std::optional<double> actual, std::optional<double> forecast) {
        return ProgressPoint{QDate(2026, month, 28), planned, actual, forecast};
    };
    ProgressChart chart;
    chart.setPoints(
        {point(1, 0, 0.0, {}), point(2, 40, 20.0, {}), point(3, 70, 35.0, 35.0), point(4, 100, {}, 60.0), point(5, 100, {}, 100.0)},
        QDate(2026, 3, 28));
    const QImage image = imageOf(chart);
    const Theme& t = currentTheme();
    CHECK(pixelsOf(image, t["chart.actual"_token]) > 40); // the line and its dot
    CHECK(pixelsOf(image, t["chart.forecast"_token]) > 40);
    CHECK(pixelsOf(image, t["gantt.statusDate"_token]) > 200); // from top to bottom, two wide
    chart.setPoints({}, QDate(2026, 3, 28));
    CHECK(pixelsOf(imageOf(chart), t["chart.actual"_token]) == 0);
}

TEST_CASE("marks of the timeline stand where their days are, and lead on when clicked", "[charts]")
{
    TimelineChart chart;
    const QDate day(2026, 10, 30);
    chart.setMarks({QStringLiteral("QW"), QStringLiteral("DP")}, {{0, day.addDays(10), Status::Bad}, {1, day.addDays(60), Status::Good}},
        day, day.addDays(90));
    const QImage image = imageOf(chart);
    CHECK(image.pixelColor(chart.markPlace(0).toPoint()) == currentTheme()["mark.bad"_token]);
    CHECK(image.pixelColor(chart.markPlace(1).toPoint()) == currentTheme()["mark.good"_token]);
    CHECK(chart.markPlace(0).x() < chart.markPlace(1).x());
    CHECK(chart.markPlace(0).y() < chart.markPlace(1).y());
    chart.show();
    QSignalSpy spy(&chart, &ChartWidget::activated);
    QTest::mouseClick(viewportOf(chart), Qt::LeftButton, {}, chart.markPlace(1).toPoint());
    QTest::mouseClick(viewportOf(chart), Qt::LeftButton, {}, chart.markPlace(1).toPoint() + QPoint(30, 0));
    REQUIRE(spy.size() == 1);
    CHECK(spy.front().front().toInt() == 1);
}

TEST_CASE("charts follow a change of theme", "[charts]")
{
    StatusBarChart chart(StatusBarChart::Figures::InParts);
    chart.setBars({bar("Construct", 7, 2, 3)});
    chart.resize(400, 240);
    chart.show();
    applyScheme(Scheme::Dark);
    QCoreApplication::processEvents();
    const QRectF bad = chart.partRect(0, Status::Bad);
    const QImage image = imageOf(chart);
    CHECK(image.pixelColor(int(bad.left() + 4), int(bad.center().y())) == builtInTheme(Scheme::Dark)["mark.bad"_token]);
    applyScheme(Scheme::Light);
}

TEST_CASE("CHT-01: marks of a date axis lie on starts of months, quarters or years, none closer than 60 px", "[charts]")
{
    const QDate from(2026, 3, 4), to(2027, 11, 19);
    for (int width = 240; width <= 4000; width += 7) {
        INFO(width << " px");
        const Axis axis = dayAxis(from, to, width / 60.0);
        REQUIRE_FALSE(axis.marks.empty());
        double last = -1e9;
        for (const AxisMark& mark : axis.marks) {
            CHECK(QDate::fromJulianDay(qint64(mark.at)).day() == 1);
            CHECK_FALSE(mark.label.isEmpty());
            const double x = (mark.at - axis.from) / (axis.to - axis.from) * width;
            CHECK(x - last >= 59.999);
            last = x;
        }
    }
    CHECK(labelsOf(dayAxis(from, to, 8)) == QStringLiteral("Apr 2026|Jul 2026|Oct 2026|Jan 2027|Apr 2027|Jul 2027|Oct 2027"));
    CHECK(dayAxis(QDate(1900, 1, 1), QDate(2200, 12, 31), 1).marks.size() <= 4); // no width makes it loop
    CHECK(dayAxis(from, from, 0.1).marks.size() <= 1);
}

TEST_CASE("cash flow columns stand on each other month by month, and the curves end where they ended", "[charts]")
{
    CashCurve curve;
    for (int m = 0; m < 4; ++m)
        curve.points.push_back({Month::of(QDate(2026, 1, 1)) + m, 10, m < 2 ? 10.0 : 0.0, m < 2 ? 0.0 : 20.0, 10.0 * (m + 1),
            m < 2 ? std::optional(10.0 * (m + 1)) : std::nullopt, m > 0 ? std::optional(m < 2 ? 20.0 : 20.0 * m) : std::nullopt, {}});
    curve.firstOpen = Month::of(QDate(2026, 3, 1));
    CashColumnsChart columns;
    columns.resize(400, 240);
    columns.setCurve(curve);
    const QImage image = imageOf(columns);
    CHECK(pixelsOf(image, currentTheme()["chart.actual"_token]) > 500);
    CHECK(columns.columnRect(2).height() == Approx(2 * columns.columnRect(0).height()).margin(1.5));
    CHECK(columns.columnRect(0).right() < columns.columnRect(1).left());
    QSignalSpy chosen(&columns, &CashColumnsChart::monthChosen);
    QTest::mouseClick(viewportOf(columns), Qt::LeftButton, {}, columns.columnRect(3).center().toPoint());
    CHECK(chosen.size() == 1);

    CashCurveChart lines;
    lines.setCurve(curve);
    const QImage drawn = imageOf(lines);
    CHECK(pixelsOf(drawn, currentTheme()["chart.actual"_token]) > 20);
    CHECK(pixelsOf(drawn, currentTheme()["chart.forecast"_token]) > 20);
    lines.setCurve({});
    CHECK(pixelsOf(imageOf(lines), currentTheme()["chart.actual"_token]) == 0);
}
