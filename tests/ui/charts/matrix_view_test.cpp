#include "tests/support/mirrored.h"
#include "tests/support/strings.h"
#include "ui/charts/exposure_chart.h"
#include "ui/charts/matrix_view.h"

#include <QHelpEvent>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>

using namespace gantry;

namespace {

const QColor ground(0xa3, 0x28, 0x1f);

/// Three by two, with two at Often and Grave and one at Seldom and Light.
MatrixCounts counts()
{
    MatrixCounts out{QStringLiteral("Before treatment"), {QStringLiteral("Seldom"), QStringLiteral("Sometimes"), QStringLiteral("Often")},
        {QStringLiteral("Light"), QStringLiteral("Grave")}, QStringLiteral("Likelihood"), QStringLiteral("Impact")};
    out.cells.assign(6, {0, QColor(0xdc, 0xeb, 0xf3), Qt::black, {}});
    out.cells[0].count = 1;
    out.cells[0].tip = QStringLiteral("R-1 Rain");
    out.cells[5] = {2, ground, Qt::white, QStringLiteral("R-2 Flood\nR-3 Storm")};
    return out;
}

struct Shown {
    MatrixView view;
    QSignalSpy chosen{&view, &MatrixView::cellChosen}, left{&view, &MatrixView::cellLeft};
    Shown()
    {
        view.setCounts(counts());
        view.resize(360, 260);
        view.show();
        view.activateWindow();
        view.setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
    }
    void click(MatrixPlace place) { QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(place).center()); }
    void press(Qt::Key key) { QTest::keyClick(&view, key); }
};

QImage imageOf(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_RGB32);
    image.fill(currentTheme()["bg.surface"_token]);
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

} // namespace

TEST_CASE("likelihood grows upwards and impact onwards, and every cell stands on its ground", "[charts]")
{
    Shown s;
    const QRect low = s.view.cellRect({0, 0}), high = s.view.cellRect({2, 1});
    CHECK(high.bottom() < low.top());
    CHECK(high.left() > low.right());
    CHECK(s.view.rect().contains(high));
    CHECK(s.view.rect().contains(low));
    const QImage image = imageOf(s.view);
    CHECK(image.pixelColor(high.topLeft() + QPoint(4, 4)) == ground);
    CHECK(image.pixelColor(low.topLeft() + QPoint(4, 4)) == QColor(0xdc, 0xeb, 0xf3));
}

TEST_CASE("a cell with somebody in it is chosen with a click and let go with another; an empty one is not", "[charts]")
{
    Shown s;
    s.click({2, 1});
    REQUIRE(s.chosen.size() == 1);
    CHECK(s.chosen[0] == QList<QVariant>{2, 1});
    CHECK(s.view.chosen() == MatrixPlace{2, 1});
    s.click({1, 1});
    CHECK(s.chosen.size() == 1);
    CHECK(s.view.chosen() == MatrixPlace{2, 1});
    s.click({2, 1});
    CHECK(s.left.size() == 1);
    CHECK_FALSE(s.view.chosen());
}

TEST_CASE("arrow keys walk the cells, Enter chooses, Esc lets go", "[charts]")
{
    Shown s;
    CHECK(s.view.current() == MatrixPlace{0, 0});
    s.press(Qt::Key_Down); // the border holds
    s.press(Qt::Key_Up);
    s.press(Qt::Key_Up);
    s.press(Qt::Key_Up);
    s.press(Qt::Key_Right);
    CHECK(s.view.current() == MatrixPlace{2, 1});
    CHECK(s.view.accessibleDescription() == QStringLiteral("Often, Grave: 2"));
    s.press(Qt::Key_Return);
    REQUIRE(s.chosen.size() == 1);
    CHECK(s.chosen[0] == QList<QVariant>{2, 1});
    s.press(Qt::Key_Escape);
    CHECK(s.left.size() == 1);
    CHECK_FALSE(s.view.chosen());
}

TEST_CASE("a matrix in a layout from right to left runs that way, with its keys", "[charts][mirrored]")
{
    const test::MirroredLayout mirrored;
    Shown s;
    CHECK(s.view.cellRect({0, 1}).right() < s.view.cellRect({0, 0}).left());
    s.press(Qt::Key_Left);
    CHECK(s.view.current() == MatrixPlace{0, 1});
}

TEST_CASE("a cell says who stands in it", "[charts]")
{
    Shown s;
    const QPoint at = s.view.cellRect({2, 1}).center();
    QHelpEvent help(QEvent::ToolTip, at, s.view.mapToGlobal(at));
    QCoreApplication::sendEvent(&s.view, &help);
    CHECK(QToolTip::text() == QStringLiteral("R-2 Flood\nR-3 Storm"));
}

TEST_CASE("a matrix with fewer steps keeps the keyboard inside, and one of seven fits a small room", "[charts]")
{
    Shown s;
    s.view.setChosen(MatrixPlace{2, 1});
    MatrixCounts less = counts();
    less.rows.removeLast();
    less.cells.resize(4);
    s.view.setCounts(less);
    CHECK(s.view.current() == MatrixPlace{1, 1});
    MatrixCounts seven{QStringLiteral("Seven"), QStringList(7, QStringLiteral("A very long word of likelihood")),
        QStringList(7, QStringLiteral("Catastrophic")), {}, {}};
    seven.cells.assign(49, {1, ground, Qt::white, {}});
    s.view.setCounts(seven);
    s.view.resize(s.view.minimumSizeHint());
    CHECK(s.view.rect().contains(s.view.cellRect({6, 6})));
    CHECK(s.view.rect().contains(s.view.cellRect({0, 6})));
}

TEST_CASE("exposure stands as bars from zero, the open period pale, with the contingency above", "[charts]")
{
    ExposureChart chart;
    chart.setBars(
        {{QStringLiteral("Sep"), 2'600.0, 3'800.0}, {QStringLiteral("Oct"), 2'020.0, 3'648.0, true}, {QStringLiteral("Nov"), {}, {}}});
    chart.resize(420, 220);
    const QImage image = imageOf(chart);
    const QRectF sep = chart.barRect(0), oct = chart.barRect(1);
    CHECK(sep.bottom() == oct.bottom());
    CHECK(sep.height() > oct.height());
    CHECK(chart.barRect(2).isEmpty());
    CHECK(image.pixelColor(sep.center().toPoint()) == currentTheme().categorical[0]);
    CHECK(image.pixelColor(oct.center().toPoint()) != currentTheme().categorical[0]);
}
