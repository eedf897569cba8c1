#include "ui/shell/icons.h"

#include "ui/shell/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace gantry {
namespace {

/// Tints one SVG of strokes in `currentColor`; asked again after a change of theme it gives the new colour.
class TintedIcon final : public QIconEngine {
public:
    TintedIcon(QString name, QByteArray svg, QColor fixed)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
        , m_fixed(fixed)
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatio() : 1;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const Theme& theme = currentTheme();
        const QColor color = mode == QIcon::Disabled ? theme["text.disabled"_token]
            : m_fixed.isValid()                      ? m_fixed
                                                     : theme["text.secondary"_token];
        const int side = std::min(size.width(), size.height());
        const QString key = QStringLiteral("gantry-icon/%1/%2/%3/%4x%5")
                                .arg(m_name, color.name(QColor::HexArgb))
                                .arg(scale)
                                .arg(size.width())
                                .arg(size.height());
        QPixmap out;
        if (QPixmapCache::find(key, &out) || side <= 0) return out;
        QByteArray drawing = m_svg;
        drawing.replace("currentColor", color.name().toLatin1());
        // 1.5 device-independent pixels at every size: the drawing is on a grid of 16.
        drawing.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(1.5 * 16 * scale / side) + '"');
        QSvgRenderer renderer(drawing);
        out = QPixmap(size);
        out.fill(Qt::transparent);
        QPainter painter(&out);
        renderer.render(&painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side));
        painter.end();
        QPixmapCache::insert(key, out);
        return out;
    }
    QIconEngine* clone() const override { return new TintedIcon(*this); }
    QString iconName() override { return m_name; }

private:
    QString m_name;
    QByteArray m_svg;
    QColor m_fixed;
};

} // namespace

QIcon icon(const char* name, const QColor& color)
{
    builtInTheme(Scheme::Light); // the resources are there from the first use of the look
    QFile file(QStringLiteral(":/icons/") + QLatin1StringView(name) + QStringLiteral(".svg"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "gantry::icon", name);
    return opened ? QIcon(new TintedIcon(QLatin1StringView(name), file.readAll(), color)) : QIcon();
}
QIcon icon(const char* name) { return icon(name, QColor()); }

QStringList iconNames()
{
    builtInTheme(Scheme::Light);
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
    for (QString& name : names) name.chop(4);
    return names;
}

} // namespace gantry
