#pragma once
#include <QByteArray>
#include <optional>

namespace gantry {

// What a file holds compressed is unpacked to no more than this, whatever it says of itself, and nothing larger is written.
inline constexpr qsizetype mostOfChange = qsizetype(64) << 20; // one record's share of a journal entry
inline constexpr qsizetype mostOfEntry = qsizetype(512) << 20;
inline constexpr qsizetype mostOfSnapshot = qsizetype(256) << 20;

/// Four bytes of length, then a zlib stream.
QByteArray compressed(const QByteArray& content);
/// nullopt where the block is damaged, unpacks to more than `most` bytes, or to another length than it says. Takes no more memory than the
/// content is long, unlike qUncompress, which believes the block.
std::optional<QByteArray> uncompressed(const QByteArray& block, qsizetype most);

} // namespace gantry
