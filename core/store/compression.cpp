#include "core/store/compression.h"

#include <QtEndian>
#include <zlib.h>

namespace gantry {
namespace {

constexpr int level = 1; // a third of the time of the usual level for a tenth more bytes
constexpr qsizetype header = 4;
constexpr qsizetype bestRatio = 1032; // deflate makes no more than this out of one byte

} // namespace

QByteArray compressed(const QByteArray& content) { return qCompress(content, level); }

std::optional<QByteArray> uncompressed(const QByteArray& block, qsizetype most)
{
    if (block.size() <= header) return std::nullopt;
    const qsizetype length = qFromBigEndian<quint32>(block.constData()), packed = block.size() - header;
    if (length > most || length / bestRatio > packed) return std::nullopt;
    QByteArray content(length, Qt::Uninitialized);
    uLongf unpacked = uLongf(length);
    uLong used = uLong(packed);
    const int done = ::uncompress2(
        reinterpret_cast<Bytef*>(content.data()), &unpacked, reinterpret_cast<const Bytef*>(block.constData() + header), &used);
    if (done != Z_OK || qsizetype(unpacked) != length || qsizetype(used) != packed) return std::nullopt;
    return content;
}

} // namespace gantry
