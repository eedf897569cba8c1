#include "ui/shell/theme.h"

#include "ui/shell/look_style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRawFont>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>
#include <algorithm>
#include <cmath>

/// Outside the namespace, as the macro asks: a static library drops resources that nobody names.
static void initLookResources() { Q_INIT_RESOURCE(look); }

namespace gantry {
namespace {

Theme& inForce()
{
    static Theme theme = builtInTheme(Scheme::Light);
    return theme;
}

template <std::size_t N> bool readColors(const QJsonObject& variant, QLatin1StringView name, std::array<QColor, N>& out)
{
    const QJsonArray array = variant[name].toArray();
    if (array.size() != qsizetype(N)) return false;
    for (std::size_t i = 0; i < N; ++i) {
        out[i] = QColor(array[qsizetype(i)].toString());
        if (!out[i].isValid()) return false;
    }
    return true;
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Before 6.5 only the palette tells, and only until ours replaces it.
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
#endif
}

bool tabular(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    const QFontMetricsF m(font);
    const QString digits = QStringLiteral("0123456789");
    return std::all_of(
        digits.begin(), digits.end(), [&](QChar d) { return std::abs(m.horizontalAdvance(d) - m.horizontalAdvance(u'0')) < 0.02; });
}

double luminance(const QColor& c)
{
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

Result<Theme> readTheme(const QByteArray& tokens, const QString& variant)
{
    const QJsonObject set = QJsonDocument::fromJson(tokens).object()[variant].toObject();
    const QJsonObject colors = set[QLatin1StringView("color")].toObject();
    Theme theme;
    for (std::size_t i = 0; i < tokenNames.size(); ++i) {
        const QLatin1StringView name(tokenNames[i].data(), qsizetype(tokenNames[i].size()));
        theme.colors[i] = QColor(colors[name].toString());
        if (!theme.colors[i].isValid()) return Error{Errc::Format, "theme.bad-color", {name}};
    }
    const auto list = [&](const char* name, auto& out) { return readColors(set, QLatin1StringView(name), out); };
    if (!list("categorical", theme.categorical)) return Error{Errc::Format, "theme.bad-color", {QStringLiteral("categorical")}};
    if (!list("heat", theme.heat) || !list("heatInk", theme.heatInk))
        return Error{Errc::Format, "theme.bad-color", {QStringLiteral("heat")}};
    if (!list("risk", theme.risk) || !list("riskInk", theme.riskInk))
        return Error{Errc::Format, "theme.bad-color", {QStringLiteral("risk")}};
    if (!list("diverging", theme.diverging) || !list("divergingInk", theme.divergingInk))
        return Error{Errc::Format, "theme.bad-color", {QStringLiteral("diverging")}};
    theme.highContrast = variant == QLatin1StringView("highContrast");
    theme.dark = theme["bg.surface"_token].lightness() < 128;
    return theme;
}

QPalette palette(const Theme& t)
{
    using P = QPalette;
    const std::pair<P::ColorRole, Token> roles[] = {{P::Window, "bg.page"_token}, {P::WindowText, "text.primary"_token},
        {P::Base, "bg.surface"_token}, {P::AlternateBase, "bg.surface"_token}, {P::Text, "text.primary"_token},
        {P::PlaceholderText, "text.tertiary"_token}, {P::Button, "bg.surface"_token}, {P::ButtonText, "text.primary"_token},
        {P::BrightText, "text.onAccent"_token}, {P::Highlight, "bg.selected"_token}, {P::HighlightedText, "text.primary"_token},
        {P::Link, "text.link"_token}, {P::LinkVisited, "text.link"_token}, {P::ToolTipBase, "bg.tooltip"_token},
        {P::ToolTipText, "text.onTooltip"_token}, {P::Light, "bg.raised"_token}, {P::Midlight, "line.hair"_token},
        {P::Mid, "line.default"_token}, {P::Dark, "line.control"_token}, {P::Shadow, "line.control"_token}};
    P p;
    for (const auto& [role, token] : roles) p.setColor(P::All, role, t[token]);
    p.setColor(P::Inactive, P::Highlight, t["bg.selectedIdle"_token]);
    p.setColor(P::Disabled, P::Highlight, t["bg.selectedIdle"_token]);
    for (auto role : {P::WindowText, P::Text, P::ButtonText, P::HighlightedText, P::PlaceholderText, P::Link})
        p.setColor(P::Disabled, role, t["text.disabled"_token]);
    return p;
}

const Theme& builtInTheme(Scheme scheme)
{
    static const auto all = [] {
        initLookResources();
        QFile file(QStringLiteral(":/themes/tokens.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        assert(opened && "the tokens are compiled into the program");
        Q_UNUSED(opened);
        const QByteArray bytes = file.readAll();
        std::array<Theme, 3> themes;
        for (std::size_t i = 0; const char* name : {"light", "dark", "highContrast"}) {
            auto theme = readTheme(bytes, QLatin1StringView(name));
            assert(theme && "a test reads every variant");
            themes[i++] = std::move(*theme);
        }
        return themes;
    }();
    switch (scheme) {
    case Scheme::System: return all[systemIsDark() ? 1 : 0];
    case Scheme::Light: return all[0];
    case Scheme::Dark: return all[1];
    case Scheme::HighContrast: return all[2];
    }
    return all[0];
}

void applyScheme(Scheme scheme)
{
    applyTheme(builtInTheme(scheme));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    static QMetaObject::Connection following;
    QObject::disconnect(following);
    if (scheme == Scheme::System)
        following = QObject::connect(
            QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, qApp, [] { applyTheme(builtInTheme(Scheme::System)); });
#endif
}

void applyTheme(const Theme& theme)
{
    systemIsDark(); // remembers the desktop's palette before ours replaces it
    inForce() = theme;
    QApplication::setStyle(createLookStyle(inForce())); // the application owns it and polishes every widget anew
    QApplication::setPalette(palette(inForce())); // explicit, so the desktop's own changes do not override it
    QToolTip::setPalette(palette(inForce())); // tooltips keep their own
}

const Theme& currentTheme() { return inForce(); }

void applyApplicationFont()
{
    if (QGuiApplication::platformName() != QLatin1StringView("offscreen")
        && QGuiApplication::platformName() != QLatin1StringView("minimal"))
        return;
    QFont font = QApplication::font();
    const QStringList families = QFontDatabase::families();
    for (const QString& family : {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")})
        if (families.contains(family)) {
            font.setFamily(family);
            break;
        }
    font.setPointSizeF(9.75);
    QApplication::setFont(font);
}

QFont textFont(TypeRole role)
{
    constexpr double offsets[] = {9, 5, 2, 0.5, 0, 0, -0.5, -0.5, -1, -1, -1.5, -1.5};
    constexpr bool strong[] = {true, true, true, true, false, true, false, true, false, true, false, true};
    QFont f = QApplication::font();
    f.setPointSizeF(std::max(8.25, QFontInfo(f).pointSizeF() + offsets[int(role)])); // never below 11 px
    f.setWeight(strong[int(role)] ? QFont::DemiBold : QFont::Normal); // a family without 600 gives 700: widths are measured
    return f;
}

QFont figureFont(TypeRole role)
{
    QFont f = textFont(role);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    f.setFeature(QFont::Tag("tnum"), 1);
#else
    static QHash<QString, QString> chosen; // measured once per application font
    QString& family = chosen[f.family()];
    if (family.isEmpty()) {
        family = f.family();
        for (const QString& other : {f.family(), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")}) {
            QFont tried(f);
            tried.setFamily(other); // an absent family answers with a substitute, so compare what came
            const bool present = other == f.family() || QFontInfo(tried).family() == other;
            if (present && tabular(tried, QFont::Normal) && tabular(tried, QFont::DemiBold)) {
                family = other;
                break;
            }
        }
    }
    f.setFamily(family);
#endif
    return f;
}

QChar minusSign(const QFont& font)
{
    static QHash<QString, QChar> known; // asked for every number that is painted
    auto it = known.constFind(font.family());
    if (it == known.constEnd())
        it = known.insert(font.family(), QRawFont::fromFont(font).supportsCharacter(QChar(0x2212)) ? QChar(0x2212) : QChar(0x2013));
    return *it;
}

QString withMinus(QString text, const QFont& font)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if (text[i] == u'-' && text[i + 1].isDigit() && (i == 0 || text[i - 1].isSpace())) text[i] = minusSign(font);
    return text;
}

int grown(int pixels)
{
    constexpr double usual = 13; // pixels of the font that the tables are drawn for
    return int(std::lround(pixels * std::max(1.0, QFontInfo(QApplication::font()).pixelSize() / usual)));
}

bool isMirrored() { return QGuiApplication::isRightToLeft(); }
QRect mirrored(const QRect& part, const QRect& whole) { return QStyle::visualRect(QGuiApplication::layoutDirection(), whole, part); }
QRectF mirrored(const QRectF& part, const QRectF& whole)
{
    return isMirrored() ? part.translated(whole.right() - part.right() + whole.left() - part.left(), 0) : part;
}

QMargins mirrored(const QMargins& m) { return isMirrored() ? QMargins(m.right(), m.top(), m.left(), m.bottom()) : m; }

void drawWords(QPainter& p, const QRectF& room, int flags, const QString& text)
{
    const auto side = QStyle::visualAlignment(QGuiApplication::layoutDirection(), Qt::Alignment(flags & Qt::AlignHorizontal_Mask));
    const Qt::LayoutDirection before = p.layoutDirection();
    p.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    p.drawText(room, (flags & ~Qt::AlignHorizontal_Mask) | int(side) | Qt::AlignAbsolute, text);
    p.setLayoutDirection(before);
}

const QColor& statusInk(const Theme& t, Status status)
{
    switch (status) {
    case Status::Good: return t["status.good"_token];
    case Status::Watch: return t["status.watch"_token];
    case Status::Bad: return t["status.bad"_token];
    case Status::Neutral: break;
    }
    return t["status.neutral"_token];
}
const QColor& statusMark(const Theme& t, Status status)
{
    switch (status) {
    case Status::Good: return t["mark.good"_token];
    case Status::Watch: return t["mark.watch"_token];
    case Status::Bad: return t["mark.bad"_token];
    case Status::Neutral: break;
    }
    return t["mark.neutral"_token];
}
const QColor& statusWash(const Theme& t, Status status)
{
    switch (status) {
    case Status::Good: return t["status.goodWash"_token];
    case Status::Watch: return t["status.watchWash"_token];
    case Status::Bad: return t["status.badWash"_token];
    case Status::Neutral: break;
    }
    return t["status.neutralWash"_token];
}

void paintStatus(QPainter* p, const QRectF& area, Status status) { paintStatus(p, area, status, currentTheme()); }

void paintStatus(QPainter* p, const QRectF& area, Status status, const Theme& theme)
{
    const double side = std::min(area.width(), area.height());
    const QRectF box(area.center().x() - side / 2, area.center().y() - side / 2, side, side);
    const QColor mark = statusMark(theme, status);
    const bool glyph = side >= 16;
    const QPointF c = box.center();
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(mark);
    switch (status) {
    case Status::Good: p->drawEllipse(box); break;
    case Status::Watch: { // rounded by its joined outline, and as heavy to the eye as the disc
        const double r = side * 0.07;
        p->setPen(QPen(mark, 2 * r, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p->drawPolygon(QPolygonF{{c.x(), box.top() + r + side * 0.02}, {box.right() - r, box.bottom() - r - side * 0.04},
            {box.left() + r, box.bottom() - r - side * 0.04}});
        break;
    }
    case Status::Bad: p->drawRoundedRect(box.adjusted(side * 0.05, side * 0.05, -side * 0.05, -side * 0.05), side * 0.1, side * 0.1); break;
    case Status::Neutral: {
        const double w = std::max(1.5, side * 0.14);
        p->setBrush(Qt::NoBrush);
        p->setPen(QPen(mark, w));
        const double in = side * 0.08 + w / 2;
        p->drawEllipse(box.adjusted(in, in, -in, -in));
        break;
    }
    }
    if (glyph) {
        const double u = side / 16;
        p->setPen(QPen(status == Status::Neutral ? mark : inkOn(mark), 1.6 * u, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&](double x, double y) { return QPointF(c.x() + x * u, c.y() + y * u); };
        switch (status) {
        case Status::Good: p->drawPolyline(QPolygonF{at(-3.2, 0.2), at(-0.9, 2.5), at(3.3, -2.3)}); break;
        case Status::Watch:
            p->drawLine(at(0, -1.8), at(0, 1.9));
            p->drawPoint(at(0, 4.7));
            break;
        case Status::Bad:
            p->drawLine(at(-2.6, -2.6), at(2.6, 2.6));
            p->drawLine(at(-2.6, 2.6), at(2.6, -2.6));
            break;
        case Status::Neutral: p->drawLine(at(-2.4, 0), at(2.4, 0)); break;
        }
    }
    p->restore();
}

void paintTrend(QPainter* p, const QRectF& area, TrendMark trend)
{
    const QPointF c = area.center();
    const QColor ink = currentTheme()["text.secondary"_token];
    if (trend == TrendMark::Flat) {
        fillSharp(*p, {c.x() - 4, c.y() - 1, 8, 2}, ink);
        return;
    }
    const double up = trend == TrendMark::Up ? -1 : 1;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    p->setPen(Qt::NoPen);
    p->setBrush(ink);
    p->drawPolygon(QPolygonF{{c.x() - 4, c.y() - up * 2}, {c.x() + 4, c.y() - up * 2}, {c.x(), c.y() + up * 2.5}});
    p->restore();
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor inkOn(const QColor& fill)
{
    static const QColor black = builtInTheme(Scheme::Light)["text.primary"_token];
    return contrastRatio(fill, Qt::white) >= contrastRatio(fill, black) ? QColor(Qt::white) : black;
}

void fillSharp(QPainter& p, const QRectF& area, const QColor& color)
{
    const QRectF r = p.deviceTransform().mapRect(area);
    const auto extent = [](double from, double size) { // thin ones keep one thickness wherever they fall
        return std::max(1.0, size < 5 ? std::floor(size + 0.01) : std::round(from + size) - std::round(from));
    };
    const QRectF snapped(std::round(r.x()), std::round(r.y()), extent(r.x(), r.width()), extent(r.y(), r.height()));
    p.fillRect(p.deviceTransform().inverted().mapRect(snapped), color);
}

void frameSharp(QPainter& p, const QRectF& r, double w, const QColor& color)
{
    fillSharp(p, {r.x(), r.y(), r.width(), w}, color);
    fillSharp(p, {r.x(), r.bottom() - w, r.width(), w}, color);
    fillSharp(p, {r.x(), r.y(), w, r.height()}, color);
    fillSharp(p, {r.right() - w, r.y(), w, r.height()}, color);
}

void panel(QPainter& p, const QRectF& area, double radius, const QColor& fill, const QColor& line, double width)
{
    const double in = line.alpha() ? width / 2 : 0;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(line.alpha() ? QPen(line, width) : QPen(Qt::NoPen));
    p.setBrush(fill);
    p.drawRoundedRect(area.adjusted(in, in, -in, -in), radius, radius);
    p.restore();
}

void choiceGround(QPainter& p, const QRect& area, bool chosen, bool hovered)
{
    const Theme& t = currentTheme();
    if (chosen) {
        p.fillRect(area, t["bg.selected"_token]);
        fillSharp(p, mirrored(QRectF(area.x(), area.y(), 3, area.height()), area), t["accent.fill"_token]);
    } else if (hovered) {
        p.fillRect(area, t["bg.hover"_token]);
    }
}

void chevron(QPainter& p, const QRectF& area, int degrees, const QColor& color)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (isMirrored()) degrees = -degrees; // down and up stay what they are
    p.drawPolyline(QTransform().rotate(degrees).map(QPolygonF{{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}).translated(area.center()));
    p.restore();
}

} // namespace gantry
