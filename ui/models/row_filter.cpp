#include "ui/models/row_filter.h"

#include "ui/models/typed_date.h"

namespace gantry {
namespace {

/// From the first to the last instant that the text means: a day lasts until its last second.
std::optional<std::pair<double, double>> span(const Portfolio& portfolio, const Column& column, const QString& text, QDate today)
{
    Column bare = column;
    bare.value = nullptr;
    if (column.kind == Kind::DateTime || column.kind == Kind::Instant) {
        Column day = bare;
        day.kind = day.format.kind = Kind::Date;
        const auto read = parseTyped(portfolio, day, {}, text, today);
        if (read && !isAbsent(*read)) {
            const QDate date = QDate::fromJulianDay(intOf(*read));
            const double first =
                column.kind == Kind::DateTime ? double(atDay(date).seconds) : double(date.startOfDay().toMSecsSinceEpoch());
            return std::pair{first, first + (column.kind == Kind::DateTime ? 86'399.0 : 86'399'999.0)};
        }
        if (column.kind == Kind::Instant) return std::nullopt;
    }
    const auto read = parseTyped(portfolio, bare, {}, text, today);
    const auto number = read ? orderOf(*read) : std::nullopt;
    return number ? std::optional(std::pair{*number, *number}) : std::nullopt;
}

} // namespace

std::optional<double> orderOf(const Value& value)
{
    if (const qint64* n = std::get_if<qint64>(&value)) return double(*n);
    if (const double* d = std::get_if<double>(&value)) return *d;
    return std::nullopt;
}

RowFilter::RowFilter(const Portfolio& portfolio, const Column& column, const QString& typed, QDate today)
    : m_portfolio(&portfolio)
    , m_format(column.format)
{
    QString text = typed.trimmed();
    if (text == u"-" || text == u"=") {
        m_need = Need::Empty;
        return;
    }
    if (text == u"*") {
        m_need = Need::Something;
        return;
    }
    if (!column.ordered()) {
        if (text.startsWith(u'!')) {
            m_not = true;
            text = text.mid(1);
        }
        for (const QString& word : text.split(u',', Qt::SkipEmptyParts))
            if (!word.trimmed().isEmpty()) m_words << QStringMatcher(word.trimmed(), Qt::CaseInsensitive);
        return;
    }
    m_need = Need::Range;
    const auto read = [&](const QString& part) { return span(portfolio, column, part.trimmed(), today); };
    if (const auto dots = text.indexOf(QLatin1String("..")); dots >= 0) {
        const auto from = read(text.left(dots)), to = read(text.mid(dots + 2));
        if (from) m_from = from->first;
        if (to) m_to = to->second;
        m_readable = (from || text.left(dots).trimmed().isEmpty()) && (to || text.mid(dots + 2).trimmed().isEmpty()) && (from || to);
        return;
    }
    const QChar sign = text.isEmpty() ? QChar() : text[0];
    const bool orEqual = text.size() > 1 && text[1] == u'=';
    const bool compares = sign == u'>' || sign == u'<' || sign == u'=';
    const auto value = read(compares ? text.mid(orEqual ? 2 : 1) : text);
    m_readable = value.has_value();
    if (!value) return;
    if (sign == u'>') {
        m_from = orEqual ? value->first : value->second;
        m_openFrom = !orEqual;
    } else if (sign == u'<') {
        m_to = orEqual ? value->second : value->first;
        m_openTo = !orEqual;
    } else {
        m_from = value->first;
        m_to = value->second;
    }
}

bool RowFilter::contains(const Value& value) const
{
    const auto holds = [this](const QString& text) {
        return std::ranges::any_of(m_words, [&](const QStringMatcher& word) { return word.indexIn(text) >= 0; });
    };
    const auto known = [&](auto& cache, const auto& key) {
        const auto it = cache.constFind(key);
        return it != cache.cend() ? *it : *cache.insert(key, holds(displayText(*m_portfolio, m_format, value)));
    };
    const QString* text = std::get_if<QString>(&value);
    if (text && m_format.kind == Kind::Text) return holds(*text);
    if (text) return known(m_ofWord, *text);
    if (const qint64* n = std::get_if<qint64>(&value)) return known(m_ofId, *n);
    return holds(displayText(*m_portfolio, m_format, value));
}

bool RowFilter::accepts(const Value& value) const
{
    if (!m_readable) return true;
    switch (m_need) {
    case Need::Empty: return isAbsent(value);
    case Need::Something: return !isAbsent(value);
    case Need::Range: {
        const auto number = orderOf(value);
        if (!number) return false;
        if (m_from && (m_openFrom ? *number <= *m_from : *number < *m_from)) return false;
        return !m_to || (m_openTo ? *number < *m_to : *number <= *m_to);
    }
    case Need::Words: break;
    }
    return m_words.isEmpty() || contains(value) != m_not;
}

} // namespace gantry
