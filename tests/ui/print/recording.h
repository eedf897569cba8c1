#pragma once
// A device that notes which words are written where, instead of painting: what is on a sheet can be read, whatever it looks like.
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <vector>

namespace gantry::test {

struct Written {
    QString text;
    QRectF at; ///< on the device
    int pixels = 0; ///< of its font, before scaling
};

/// The words of one sheet.
struct Words {
    std::vector<Written> texts;
    int count(const QString& text) const { return int(std::ranges::count(texts, text, &Written::text)); }
    bool says(const QString& part) const
    {
        return std::ranges::any_of(texts, [&](const Written& w) { return w.text.contains(part); });
    }
};

class Recording final : public QPaintDevice {
public:
    explicit Recording(QSize size)
        : m_size(size)
        , m_engine(*this)
    {
    }
    QPaintEngine* paintEngine() const override { return &m_engine; }
    const Words& words() const { return m_words; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_size.width();
        case PdmHeight: return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY: return 96;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return int(devicePixelRatioFScale());
        case PdmNumColors: return 1 << 24;
        case PdmDepth: return 32;
        default: return 0;
        }
    }

private:
    class Engine final : public QPaintEngine {
    public:
        explicit Engine(Recording& to)
            : QPaintEngine(AllFeatures)
            , m_to(to)
        {
        }
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState& state) override
        {
            if (state.state() & DirtyTransform) m_transform = state.transform();
        }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
        void drawPath(const QPainterPath&) override { }
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
        void drawTextItem(const QPointF& p, const QTextItem& item) override
        {
            const QRectF box(p.x(), p.y() - item.ascent(), item.width(), item.ascent() + item.descent());
            m_to.m_words.texts.push_back({item.text(), m_transform.mapRect(box), item.font().pixelSize()});
        }
        Type type() const override { return User; }

    private:
        Recording& m_to;
        QTransform m_transform;
    };
    QSize m_size;
    Words m_words;
    mutable Engine m_engine;
};

} // namespace gantry::test
