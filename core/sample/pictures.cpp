#include "core/sample/pictures.h"

#include <QtEndian>
#include <algorithm>

namespace gantry::sample {
namespace {

constexpr int wide = 320, high = 240;

struct Ink {
    int r, g, b;
};

class Picture {
public:
    void fill(int x, int y, int w, int h, Ink top, Ink bottom)
    {
        for (int row = std::max(0, y); row < std::min(high, y + h); ++row) {
            const auto between = [&](int a, int b) { return char(a + (b - a) * (row - y) / std::max(1, h - 1)); };
            for (int column = std::max(0, x); column < std::min(wide, x + w); ++column) {
                char* at = m_rows.data() + row * (1 + 3 * wide) + 1 + 3 * column;
                at[0] = between(top.r, bottom.r), at[1] = between(top.g, bottom.g), at[2] = between(top.b, bottom.b);
            }
        }
    }
    QByteArray png() const
    {
        QByteArray out("\x89PNG\r\n\x1a\n", 8), head(13, '\0');
        qToBigEndian(quint32(wide), head.data());
        qToBigEndian(quint32(high), head.data() + 4);
        head[8] = 8, head[9] = 2; // bits of a channel; red, green, blue
        add(out, "IHDR", head);
        add(out, "IDAT", qCompress(m_rows).mid(4)); // without the length that Qt puts before
        add(out, "IEND", {});
        return out;
    }

private:
    static void add(QByteArray& out, const char* kind, const QByteArray& data)
    {
        const QByteArray body = QByteArray(kind, 4) + data;
        quint32 crc = ~0U;
        for (const char c : body) {
            crc ^= quint8(c);
            for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? (crc >> 1) ^ 0xedb88320U : crc >> 1;
        }
        char number[4];
        qToBigEndian(quint32(data.size()), number);
        out += QByteArray(number, 4) + body;
        qToBigEndian(~crc, number);
        out += QByteArray(number, 4);
    }
    QByteArray m_rows = QByteArray(high * (1 + 3 * wide), '\0'); // each with its filter, which is none
};

} // namespace

QByteArray sitePicture(bool building, int nth)
{
    const int sky = 80 + nth * 17 % 40;
    Picture p;
    p.fill(0, 0, wide, sky, {126, 164, 205}, {206, 219, 230});
    p.fill(0, sky, wide, high - sky, {150, 122, 86}, {98, 76, 52});
    if (building) {
        for (int i = 0; i < 4; ++i) p.fill(40 + 62 * i, sky - 46, 12, 96, {168, 170, 172}, {122, 124, 127}); // columns
        p.fill(28, sky - 58, 230, 14, {190, 192, 194}, {150, 152, 154}); // slab
        p.fill(20 + nth * 30 % 120, sky + 60, 86, 30, {201, 150, 60}, {160, 112, 38}); // timber
    } else {
        p.fill(90, sky, 130, high - sky, {74, 56, 38}, {48, 36, 24}); // trench
        for (int i = 0; i < 5; ++i) p.fill(136 - 5 * i, sky + 10 + 30 * i, 40 + 10 * i, 26, {70, 92, 118}, {38, 52, 70}); // pipe
        p.fill(236, sky - 22, 66, 44, {232, 176, 42}, {190, 132, 24}); // excavator
        p.fill(226, sky + 18, 84, 12, {60, 60, 62}, {40, 40, 42});
    }
    return p.png();
}

} // namespace gantry::sample
