#include "core/exchange/csv/csv_text.h"

#include <algorithm>

namespace gantry::csv {
namespace {

bool startsFormula(QChar c) { return c == u'=' || c == u'+' || c == u'-' || c == u'@' || c == u'\t' || c == u'\r' || c == u'\n'; }
bool wantsGuard(QChar c) { return c == u'\'' || startsFormula(c); }

} // namespace

QString quotedCell(const QString& cell)
{
    const auto needs = [](QChar c) { return c == u'"' || c == u',' || c == u';' || c == u'\t' || c == u'\n' || c == u'\r'; };
    const bool edges = !cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace());
    if (!edges && std::none_of(cell.begin(), cell.end(), needs)) return cell;
    return u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString guarded(const QString& text) { return !text.isEmpty() && wantsGuard(text.front()) ? u'\'' + text : text; }

QString unguarded(const QString& text) { return text.size() > 1 && text.front() == u'\'' && wantsGuard(text[1]) ? text.mid(1) : text; }

void TableWriter::add(const QStringList& cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i) m_out += ',';
        m_out += quotedCell(cells[i]).toUtf8();
    }
    m_out += "\r\n";
}

Rows::Rows(QString text)
    : m_text(std::move(text))
{
    qsizetype counts[3] = {};
    constexpr char16_t separators[] = {u',', u';', u'\t'};
    bool quoted = false;
    for (const QChar c : m_text) {
        if (c == u'"') quoted = !quoted;
        if (!quoted && (c == u'\n' || c == u'\r')) break;
        for (int i = 0; i < 3; ++i) counts[i] += !quoted && c == separators[i];
    }
    m_separator = separators[std::max_element(counts, counts + 3) - counts];
}

std::optional<std::vector<QString>> Rows::next()
{
    while (m_at < m_text.size()) {
        auto cells = row();
        if (m_unclosed) return std::nullopt;
        if (std::ranges::any_of(cells, [](const QString& c) { return !c.isEmpty(); })) return cells;
    }
    return std::nullopt;
}

std::vector<QString> Rows::row()
{
    std::vector<QString> cells;
    m_rowLine = m_line;
    for (;;) {
        cells.push_back(cell());
        if (m_at >= m_text.size() || m_unclosed) return cells;
        const QChar end = m_text[m_at++];
        if (end == m_separator) continue;
        if (end == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n') ++m_at;
        ++m_line;
        return cells;
    }
}

QString Rows::cell()
{
    const auto ends = [&](QChar c) { return c == m_separator || c == u'\n' || c == u'\r'; };
    if (m_at >= m_text.size() || m_text[m_at] != u'"') {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !ends(m_text[m_at])) ++m_at;
        return m_text.mid(from, m_at - from);
    }
    QString out;
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const QChar c = m_text[m_at];
        if (c == u'\n') ++m_line;
        if (c != u'"') {
            out += c;
        } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
            out += c, ++m_at;
        } else { // what stands between the closing mark and the separator belongs to the cell
            ++m_at;
            while (m_at < m_text.size() && !ends(m_text[m_at])) out += m_text[m_at++];
            return out;
        }
    }
    m_unclosed = true;
    return out;
}

} // namespace gantry::csv
