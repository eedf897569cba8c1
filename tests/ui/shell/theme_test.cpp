#include "tests/support/mirrored.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/notice_bar.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>
#include <catch2/catch.hpp>

using namespace gantry;

namespace {
constexpr Scheme schemes[] = {Scheme::Light, Scheme::Dark, Scheme::HighContrast};

std::string pairName(Token ink, Token ground)
{
    return std::string(tokenNames[ink.index]) + " on " + std::string(tokenNames[ground.index]);
}

/// The ink of a text drawn into a room 100 pixels wider than it is, cut out, and where it lies.
std::pair<QImage, QRect> inkOf(const QString& text, int flags)
{
    const QFont font = textFont(TypeRole::Body);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    QImage image(102 + int(width), 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter p(&image);
    p.setFont(font);
    drawWords(p, QRectF(0, 0, 100 + width, 24), flags | Qt::AlignVCenter, text);
    p.end();
    QRect ink;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) != Qt::white) ink |= QRect(x, y, 1, 1);
    return {image.copy(ink), ink};
}
} // namespace

TEST_CASE("every colour of the token file is known to the program and the other way round", "[look]")
{
    builtInTheme(Scheme::Light);
    QFile file(QStringLiteral(":/themes/tokens.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    for (const char* variant : {"light", "dark", "highContrast"}) {
        const QJsonObject colors = root[QLatin1StringView(variant)].toObject()[QLatin1StringView("color")].toObject();
        CHECK(colors.size() == qsizetype(tokenNames.size()));
        for (const auto name : tokenNames) CHECK(colors.contains(QLatin1StringView(name.data(), qsizetype(name.size()))));
    }
}

TEST_CASE("a token file that lacks a colour is refused by its name", "[look]")
{
    const auto theme = readTheme(R"({"light":{"color":{"bg.frame":"#FFFFFF"}}})", QStringLiteral("light"));
    REQUIRE(!theme);
    CHECK(theme.error().code == Errc::Format);
    CHECK(theme.error().args == QStringList{QStringLiteral("bg.page")});
}

TEST_CASE("text reads on every ground it is used on: WCAG contrast of 4.5 and more", "[look]")
{
    const Token grounds[] = {"bg.frame"_token, "bg.page"_token, "bg.surface"_token, "bg.raised"_token, "bg.header"_token, "bg.group"_token,
        "bg.total"_token, "bg.derived"_token, "bg.hover"_token, "bg.selected"_token, "bg.selectedIdle"_token};
    for (const Scheme scheme : schemes) {
        const Theme& t = builtInTheme(scheme);
        const auto reads = [&](Token ink, Token ground) {
            INFO(pairName(ink, ground) << (t.dark ? ", dark" : ", light"));
            CHECK(contrastRatio(t[ink], t[ground]) >= 4.5);
        };
        for (const Token ground : grounds)
            for (const Token ink : {"text.primary"_token, "text.secondary"_token}) reads(ink, ground);
        for (const Token ground : {"bg.page"_token, "bg.surface"_token, "bg.header"_token, "bg.derived"_token}) {
            reads("text.tertiary"_token, ground);
            for (const Token ink :
                {"status.good"_token, "status.watch"_token, "status.bad"_token, "status.neutral"_token, "text.link"_token})
                reads(ink, ground);
        }
        reads("text.onTooltip"_token, "bg.tooltip"_token);
        for (const Token fill : {"accent.fill"_token, "accent.hover"_token, "accent.press"_token}) reads("text.onAccent"_token, fill);
        reads("status.good"_token, "status.goodWash"_token);
        reads("status.watch"_token, "status.watchWash"_token);
        reads("status.bad"_token, "status.badWash"_token);
        reads("status.neutral"_token, "status.neutralWash"_token);
        for (std::size_t i = 0; i < t.heat.size(); ++i) CHECK(contrastRatio(t.heatInk[i], t.heat[i]) >= 4.5);
        for (std::size_t i = 0; i < t.risk.size(); ++i) CHECK(contrastRatio(t.riskInk[i], t.risk[i]) >= 4.5);
        for (std::size_t i = 0; i < t.diverging.size(); ++i) CHECK(contrastRatio(t.divergingInk[i], t.diverging[i]) >= 4.5);
    }
}

TEST_CASE("marks, bars and series stand out from the surface: contrast of 3 and more", "[look]")
{
    for (const Scheme scheme : schemes) {
        const Theme& t = builtInTheme(scheme);
        for (const Token mark : {"mark.good"_token, "mark.watch"_token, "mark.bad"_token, "mark.neutral"_token, "mark.changed"_token,
                 "accent.fill"_token, "focus.ring"_token, "line.control"_token, "gantt.taskLine"_token, "gantt.criticalLine"_token,
                 "gantt.nearLine"_token, "gantt.summary"_token, "gantt.milestone"_token, "gantt.loeLine"_token, "gantt.baseline"_token,
                 "gantt.float"_token, "gantt.deadline"_token, "gantt.constraint"_token, "gantt.link"_token, "gantt.linkCritical"_token,
                 "gantt.linkSelected"_token, "gantt.statusDate"_token, "chart.axis"_token, "chart.baseline"_token, "chart.actual"_token,
                 "chart.forecast"_token, "chart.earned"_token}) {
            INFO(tokenNames[mark.index] << (t.dark ? ", dark" : ", light"));
            CHECK(contrastRatio(t[mark], t["bg.surface"_token]) >= 3.0);
        }
        for (const QColor& series : t.categorical) CHECK(contrastRatio(series, t["bg.surface"_token]) >= 3.0);
    }
}

TEST_CASE("contrast of black on white is 21 and of equal colours 1", "[look]")
{
    CHECK(contrastRatio(Qt::black, Qt::white) == Approx(21.0));
    CHECK(contrastRatio(QColor(120, 30, 90), QColor(120, 30, 90)) == Approx(1.0));
    CHECK(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) == Approx(4.48).margin(0.01)); // the textbook grey that just fails
}

TEST_CASE("each status has a shape of its own, so it reads without colour", "[look]")
{
    applyTheme(builtInTheme(Scheme::Light));
    std::vector<QImage> shapes;
    for (const Status status : {Status::Good, Status::Watch, Status::Bad, Status::Neutral}) {
        QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintStatus(&painter, {4, 4, 12, 12}, status);
        painter.end();
        QImage mask(20, 20, QImage::Format_Grayscale8);
        int inked = 0;
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 20; ++x) {
                const bool ink = qGray(image.pixel(x, y)) < 220;
                inked += ink;
                mask.setPixel(x, y, ink ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
            }
        CHECK(inked > 25);
        for (const QImage& other : shapes) CHECK(mask != other);
        shapes.push_back(mask);
    }
}

TEST_CASE("every icon draws strokes inside its grid and follows the theme", "[look]")
{
    REQUIRE(iconNames().size() > 50);
    for (const QString& name : iconNames()) {
        INFO(name.toStdString());
        applyTheme(builtInTheme(Scheme::Light));
        const QIcon drawing = icon(qPrintable(name));
        const QImage light = drawing.pixmap(QSize(16, 16), 2.0).toImage();
        CHECK(light.size() == QSize(32, 32));
        int inked = 0;
        for (int y = 0; y < light.height(); ++y)
            for (int x = 0; x < light.width(); ++x) inked += qAlpha(light.pixel(x, y)) > 128;
        CHECK(inked > 8);
        CHECK(inked < 32 * 32 / 2);
        applyTheme(builtInTheme(Scheme::Dark));
        CHECK(drawing.pixmap(QSize(16, 16), 2.0).toImage() != light);
    }
    applyTheme(builtInTheme(Scheme::Light));
}

TEST_CASE("a change of theme reaches widgets that are already there", "[look]")
{
    applyTheme(builtInTheme(Scheme::Light));
    QPushButton button(QStringLiteral("Add"));
    button.setProperty("look", QStringLiteral("primary"));
    button.resize(80, 28);
    button.ensurePolished();
    const QColor light = button.grab().toImage().pixelColor(8, 14);
    CHECK(light == builtInTheme(Scheme::Light)["accent.fill"_token]);
    applyTheme(builtInTheme(Scheme::Dark));
    CHECK(button.grab().toImage().pixelColor(8, 14) == builtInTheme(Scheme::Dark)["accent.fill"_token]);
    applyTheme(builtInTheme(Scheme::Light));
}

TEST_CASE("figures are set in a family whose digits share one width", "[look]")
{
    applyApplicationFont();
    const QFontMetricsF metrics(figureFont(TypeRole::Table));
    for (const QChar digit : QStringLiteral("123456789"))
        CHECK(metrics.horizontalAdvance(digit) == Approx(metrics.horizontalAdvance(u'0')).margin(0.05));
    CHECK(textFont(TypeRole::Caption).pointSizeF() >= 8.25);
}

TEST_CASE("I18-02: in a mirrored layout words change sides and figures read as ever", "[look]")
{
    const QString date = QStringLiteral("30 Oct 2026"), share = QStringLiteral("61 %");
    const auto [plain, at] = inkOf(date, Qt::AlignLeft);
    const auto [figure, figureAt] = inkOf(share, Qt::AlignRight);
    CHECK(at.left() < 4);
    CHECK(figureAt.left() >= 100);
    const test::MirroredLayout mirror;
    const auto [turned, now] = inkOf(date, Qt::AlignLeft);
    CHECK(turned == plain); // letter by letter, not "Oct 2026 30"
    CHECK(now == at.translated(100, 0));
    const auto [turnedFigure, figureNow] = inkOf(share, Qt::AlignRight);
    CHECK(turnedFigure == figure);
    CHECK(figureNow == figureAt.translated(-100, 0));
    CHECK(mirrored(QRect(0, 0, 30, 10), QRect(10, 0, 100, 10)) == QRect(90, 0, 30, 10));
    CHECK(mirrored(QRectF(10, 0, 30, 10), QRectF(10, 0, 100, 10)) == QRectF(80, 0, 30, 10));
    CHECK(mirrored(QMargins(16, 1, 8, 2)) == QMargins(8, 1, 16, 2));
}

TEST_CASE("Arabic is drawn from the right with its letters joined", "[look]")
{
    const QString name = QStringLiteral("\u0635\u0628"); // two letters that join
    const auto [joined, at] = inkOf(name, Qt::AlignLeft);
    const int apart = inkOf(name.left(1), Qt::AlignLeft).second.width() + inkOf(name.right(1), Qt::AlignLeft).second.width();
    CHECK(at.left() < 4); // the place is the layout's, the direction the text's
    CHECK(at.width() < apart);
}

TEST_CASE("I18-02: lengths for text grow with the font of the system and never shrink", "[look]")
{
    const QFont before = QApplication::font();
    for (const auto& [pixels, length] : {std::pair(12, 28), std::pair(13, 28), std::pair(19, 41), std::pair(26, 56)}) {
        QFont font = before;
        font.setPixelSize(pixels);
        QApplication::setFont(font);
        CHECK(grown(28) == length);
        CHECK(QFontMetrics(textFont(TypeRole::Table)).height() <= grown(28));
        CHECK(QFontMetrics(textFont(TypeRole::Caption)).height() <= grown(20));
    }
    QApplication::setFont(before);
}

TEST_CASE("what looks like HTML is shown as it stands: in tips, labels, questions and notices", "[look]")
{
    const QString hostile = QStringLiteral("<img src=x onerror=alert(1)><b>x</b>");
    applyTheme(builtInTheme(Scheme::Light));
    QLabel label(hostile), meant(QStringLiteral("<b>x</b>"));
    meant.setTextFormat(Qt::RichText); // said by whoever made it, of words of its own
    label.show(), meant.show();
    CHECK(label.textFormat() == Qt::PlainText);
    CHECK(meant.textFormat() == Qt::RichText);

    QMessageBox question(QMessageBox::Question, hostile, hostile);
    question.setInformativeText(hostile);
    question.show();
    int said = 0;
    for (auto* each : question.findChildren<QLabel*>())
        if (each->text() == hostile) {
            CHECK(each->textFormat() == Qt::PlainText);
            ++said;
        }
    CHECK(said == 2);

    QToolTip::showText(QPoint(10, 10), hostile, &label);
    int tips = 0;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* tip = qobject_cast<QLabel*>(widget); tip && tip->inherits("QTipLabel")) {
            CHECK(tip->text() == hostile);
            CHECK(tip->textFormat() == Qt::PlainText);
            ++tips;
        }
    CHECK(tips == 1);
    QToolTip::hideText();

    NoticeBar bar;
    bar.present(Status::Bad, hostile);
    PageHeader header(hostile);
    header.setContext(hostile);
    EmptyState empty("info", hostile);
    for (QWidget* part : std::initializer_list<QWidget*>{&bar, &header, &empty}) {
        part->show();
        for (auto* each : part->findChildren<QLabel*>())
            if (!each->text().isEmpty()) CHECK(each->textFormat() == Qt::PlainText);
    }
}
