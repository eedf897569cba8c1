#include "core/exchange/written_ids.h"

#include <QtEndian>

namespace gantry {
namespace {

constexpr int windowsBytes = 16;

} // namespace

void Numbering::keep(qint64 record, QStringView sourceId, qint64 least)
{
    bool ok = false;
    const qint64 number = sourceId.toLongLong(&ok);
    if (!ok || number < least || number > largest || m_taken.contains(number) || QString::number(number) != sourceId) return;
    m_taken.insert(number);
    m_numbers.insert(record, number);
    m_last = std::max(m_last, number);
}

qint64 Numbering::of(qint64 record)
{
    const auto known = m_numbers.constFind(record);
    return known != m_numbers.cend() ? *known : *m_numbers.insert(record, next());
}

qint64 Numbering::next()
{
    do m_last = m_last < largest ? m_last + 1 : 1;
    while (m_taken.contains(m_last));
    m_taken.insert(m_last);
    return m_last;
}

QUuid guidOf(const QString& sourceGuid, qint64 record, const char* kind)
{
    if (const auto given = guidFrom(sourceGuid)) return *given;
    static const QUuid space(QStringLiteral("{5d3b5a0e-6a7e-4c8e-9d54-0a7c1e5e8f11}"));
    return QUuid::createUuidV5(space, QByteArray(kind) + QByteArray::number(record));
}

std::optional<QUuid> guidFrom(const QString& text)
{
    if (text.size() == 22) {
        const QByteArray bytes = QByteArray::fromBase64(text.toLatin1());
        if (bytes.size() != windowsBytes) return std::nullopt;
        QUuid out;
        out.data1 = qFromLittleEndian<quint32>(bytes.constData());
        out.data2 = qFromLittleEndian<quint16>(bytes.constData() + 4);
        out.data3 = qFromLittleEndian<quint16>(bytes.constData() + 6);
        std::copy_n(bytes.constData() + 8, 8, reinterpret_cast<char*>(out.data4));
        return out;
    }
    QString dashed = text;
    if (dashed.size() == 32)
        for (const int at : {20, 16, 12, 8}) dashed.insert(at, u'-');
    const QUuid guid(dashed);
    return guid.isNull() ? std::nullopt : std::optional(guid);
}

QString base64Of(const QUuid& guid)
{
    QByteArray bytes(windowsBytes, '\0');
    qToLittleEndian<quint32>(guid.data1, bytes.data());
    qToLittleEndian<quint16>(guid.data2, bytes.data() + 4);
    qToLittleEndian<quint16>(guid.data3, bytes.data() + 6);
    std::copy_n(reinterpret_cast<const char*>(guid.data4), 8, bytes.data() + 8);
    return QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
}

} // namespace gantry
