#pragma once
#include "core/base/result.h"

#include <QColor>
#include <QFont>
#include <QMargins>
#include <QPalette>
#include <QRectF>
#include <QString>
#include <array>
#include <string_view>

class QPainter;

namespace gantry {

/// Every colour of resources/themes/tokens.json, by name; a test finds each in the file and each of the file here.
inline constexpr auto tokenNames = std::to_array<std::string_view>({
    "bg.frame",
    "bg.page",
    "bg.surface",
    "bg.raised",
    "bg.header",
    "bg.group",
    "bg.total",
    "bg.derived",
    "bg.hover",
    "bg.selected",
    "bg.selectedIdle",
    "bg.tooltip",
    "text.primary",
    "text.secondary",
    "text.tertiary",
    "text.disabled",
    "text.onAccent",
    "text.onTooltip",
    "text.link",
    "line.hair",
    "line.default",
    "line.control",
    "accent.fill",
    "accent.hover",
    "accent.press",
    "accent.wash",
    "focus.ring",
    "status.good",
    "status.goodWash",
    "status.watch",
    "status.watchWash",
    "status.bad",
    "status.badWash",
    "status.neutral",
    "status.neutralWash",
    "mark.good",
    "mark.watch",
    "mark.bad",
    "mark.neutral",
    "mark.changed",
    "mark.search",
    "gantt.task",
    "gantt.taskLine",
    "gantt.taskDone",
    "gantt.critical",
    "gantt.criticalLine",
    "gantt.criticalDone",
    "gantt.near",
    "gantt.nearLine",
    "gantt.nearDone",
    "gantt.summary",
    "gantt.milestone",
    "gantt.loe",
    "gantt.loeLine",
    "gantt.manualLine",
    "gantt.inactiveLine",
    "gantt.baseline",
    "gantt.float",
    "gantt.deadline",
    "gantt.constraint",
    "gantt.link",
    "gantt.linkCritical",
    "gantt.linkSelected",
    "gantt.nonWorking",
    "gantt.gridMajor",
    "gantt.gridMinor",
    "gantt.statusDate",
    "gantt.today",
    "gantt.progressLine",
    "chart.axis",
    "chart.grid",
    "chart.baseline",
    "chart.actual",
    "chart.forecast",
    "chart.earned",
});
struct Token {
    std::size_t index;
};
/// theme["bg.page"_token]: a name that is not listed does not compile.
consteval Token operator""_token(const char* text, std::size_t length)
{
    for (std::size_t i = 0; i < tokenNames.size(); ++i)
        if (tokenNames[i] == std::string_view(text, length)) return {i};
    throw "no such token";
}

/// One look: the colours by token, and the ordered sets that charts and maps take theirs from.
struct Theme {
    std::array<QColor, tokenNames.size()> colors{};
    std::array<QColor, 8> categorical{}; ///< series with no meaning of their own, in this order
    std::array<QColor, 7> heat{}, heatInk{}; ///< load: up to 20 40 60 80 100 120 % of capacity, over
    std::array<QColor, 4> risk{}, riskInk{}; ///< low, moderate, high, extreme
    std::array<QColor, 5> diverging{}, divergingInk{}; ///< much better to much worse
    bool dark = false;
    bool highContrast = false; ///< bars are outlined 2 px, groups told by weight
    const QColor& operator[](Token token) const { return colors[token.index]; }
};

/// One variant ("light", "dark", "highContrast") of tokens.json. Error: Format, args: the first name without a colour.
Result<Theme> readTheme(const QByteArray& tokens, const QString& variant);
QPalette palette(const Theme& theme);

enum class Scheme { System, Light, Dark, HighContrast };
/// The built-in look of a scheme; System asks the desktop (Qt 6.5 and later live, before that as it was at start).
const Theme& builtInTheme(Scheme scheme);
/// Makes the scheme the look of the running program and, for System, keeps following the desktop. Charts, cached pixmaps and
/// widgets with a palette of their own redo themselves on QEvent::PaletteChange.
void applyScheme(Scheme scheme);
/// Makes `theme` the look of the running program; call again to switch.
void applyTheme(const Theme& theme);
/// The look in force; light before the first applyTheme. Like QApplication::palette() there is one a program.
const Theme& currentTheme();
/// The font of the system; where the platform has none of its own (offscreen), 9.75 pt of a family that the tables are drawn for.
void applyApplicationFont();

enum class TypeRole { Display, Title, Heading, Section, Body, BodyStrong, Table, TableStrong, Small, SmallStrong, Caption, CaptionStrong };
QFont textFont(TypeRole role); // not font(): inside a widget that name is QWidget::font
/// The same size in a family whose digits share one advance at both weights; most systems need no other family.
QFont figureFont(TypeRole role);
/// U+2212 if `font` has it (Noto Sans has not: a borrowed one is half as wide again as a digit), else U+2013.
QChar minusSign(const QFont& font);
/// The same words with that sign before figures: "CV -154.00". For painting alone; what is copied keeps a plain hyphen.
QString withMinus(QString text, const QFont& font);

/// A length in pixels that was drawn for text of the usual 13 pixels, as it has to be for the font in use; never shorter.
int grown(int pixels);

/// Where lines begin: the layout of the program runs from right to left (`gantry -reverse`, an Arabic desktop). Tables, panels and words
/// follow it. Time does not: in the Gantt and in charts it runs from left to right for everybody.
bool isMirrored();
/// Where a part of `whole`, laid out from the left, lies in this layout.
QRect mirrored(const QRect& part, const QRect& whole);
QRectF mirrored(const QRectF& part, const QRectF& whole);
QMargins mirrored(const QMargins& margins); ///< of a layout, which Qt does not mirror
/// Text in its own direction, whatever the layout's: "30 Oct 2026" reads so in a mirrored window too. AlignLeft means where lines begin.
void drawWords(QPainter& painter, const QRectF& room, int flags, const QString& text);

enum class Status { Good, Watch, Bad, Neutral };
enum class TrendMark { Up, Flat, Down };
/// Disc, triangle, square or ring filling the largest square in the middle of `area`; from 16 px with a glyph inside.
/// The one place where a status becomes a mark, so that it is never colour alone.
void paintStatus(QPainter* painter, const QRectF& area, Status status);
void paintStatus(QPainter* painter, const QRectF& area, Status status, const Theme& theme); ///< on paper: the light one
/// The small arrow beside a status: 8 px in the middle of `area`.
void paintTrend(QPainter* painter, const QRectF& area, TrendMark trend);
/// Text colour, mark colour and background of a status.
const QColor& statusInk(const Theme& theme, Status status);
const QColor& statusMark(const Theme& theme, Status status);
const QColor& statusWash(const Theme& theme, Status status);
/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);
/// Of two inks the one that reads better on `fill`: white and the near-black of the light theme.
QColor inkOn(const QColor& fill);

/// Fills with edges on device pixels, never thinner than one: at scale 1.5 a plain 1-px fillRect is one or two pixels by place.
void fillSharp(QPainter& painter, const QRectF& area, const QColor& color);
void frameSharp(QPainter& painter, const QRectF& area, double width, const QColor& color);
/// A rounded panel; a line of no alpha is none. The line lies inside `area`.
void panel(
    QPainter& painter, const QRectF& area, double radius, const QColor& fill, const QColor& line = Qt::transparent, double width = 1);
/// Behind an entry of a list to choose from: a tint and the accent edge where it is the chosen one, a lighter tint under the mouse.
void choiceGround(QPainter& painter, const QRect& area, bool chosen, bool hovered);
/// A chevron in the middle of `area`: 0 degrees points down, 180 up, -90 onwards, 90 back, as lines run.
void chevron(QPainter& painter, const QRectF& area, int degrees, const QColor& color);

} // namespace gantry
