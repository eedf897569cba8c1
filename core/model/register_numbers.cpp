#include "core/model/register_numbers.h"

namespace gantry {
namespace {

qint64 highestIn(const TableBase& table, const Field& field, const QString& prefix)
{
    qint64 highest = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const QString number = textOf(field.get(table.at(i)));
        bool plain = false;
        const qint64 n = number.startsWith(prefix) ? QStringView(number).mid(prefix.size()).toLongLong(&plain) : 0;
        if (plain) highest = std::max(highest, n);
    }
    return highest;
}

} // namespace

QString RegisterNumbers::next(Entity entity)
{
    const EntityInfo& info = infoOf(entity);
    const Field* field = info.numberField();
    if (!field || info.words.numberPrefix.empty()) return {};
    const QString prefix = QString::fromLatin1(info.words.numberPrefix.data(), qsizetype(info.words.numberPrefix.size())) + u'-';
    auto known = m_highest.find(entity.index);
    if (known == m_highest.end()) known = m_highest.insert(entity.index, highestIn(m_portfolio.table(entity), *field, prefix));
    return prefix + QString::number(++*known).rightJustified(4, u'0');
}

} // namespace gantry
