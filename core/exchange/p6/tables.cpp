#include "core/exchange/p6/tables.h"

#include "core/exchange/bytes.h"

#include <algorithm>
#include <cstring>

namespace gantry::p6 {
namespace {

// Far above what P6 writes; hostile files end here instead of in the memory.
constexpr std::size_t mostSections = 5'000, mostColumns = 500, mostRows = 15'000'000;

std::vector<std::string_view> cells(std::string_view line)
{
    std::vector<std::string_view> out;
    while (out.size() <= mostColumns) {
        const std::size_t tab = line.find('\t');
        out.push_back(trimmed(line.substr(0, tab)));
        if (tab == line.npos) break;
        line.remove_prefix(tab + 1);
    }
    return out;
}

/// The letter of a marker ("%T", "%F", "%R", "%E"), or 0.
char markerOf(std::string_view line)
{
    if (line.size() < 2 || line[0] != '%' || (line.size() > 2 && line[2] != '\t')) return 0;
    return line[1] == 'T' || line[1] == 'F' || line[1] == 'R' || line[1] == 'E' ? line[1] : char(0);
}

Error tooMany() { return {Errc::Format, "import.too-many", {}}; }

} // namespace

int Section::column(std::string_view name) const
{
    const auto it = std::ranges::find(columns, name);
    return it == columns.end() ? -1 : int(it - columns.begin());
}

std::string_view Tables::keep(QByteArray text)
{
    const QByteArray& own = kept.emplace_back(std::move(text));
    return {own.constData(), std::size_t(own.size())};
}

std::string_view Tables::wordOf(std::string_view table) const
{
    const auto it = std::ranges::find(words, table, &std::pair<std::string_view, std::string_view>::first);
    return it == words.end() ? table : it->second;
}

std::size_t Tables::rowsOf(std::string_view table) const
{
    std::size_t rows = 0;
    for (const Section& s : sections)
        if (s.table == table) rows += s.rows.size();
    return rows;
}

Result<Tables> tablesIn(std::string_view bytes)
{
    Tables file;
    std::size_t rows = 0;
    quint32 line = 0;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at < end && !file.ended) {
        const char* stop = static_cast<const char*>(std::memchr(at, '\n', std::size_t(end - at)));
        if (!stop) stop = end;
        std::string_view text(at, std::size_t(stop - at));
        if (text.ends_with('\r')) text.remove_suffix(1);
        const std::string_view rest = text.size() > 3 ? text.substr(3) : std::string_view();
        Section* section = file.sections.empty() ? nullptr : &file.sections.back();
        ++line;
        switch (markerOf(text)) {
        case 'T':
            if (file.sections.size() == mostSections) return tooMany();
            file.sections.push_back({.table = trimmed(rest), .columns = {}, .rows = {}});
            break;
        case 'F':
            if (!section) break;
            if (!section->columns.empty()) file.sections.push_back({.table = section->table, .columns = {}, .rows = {}});
            file.sections.back().columns = cells(rest);
            if (file.sections.size() > mostSections || file.sections.back().columns.size() > mostColumns) return tooMany();
            break;
        case 'R':
            if (!section) {
                if (!file.strayLines++) file.firstStray = line;
                break;
            }
            if (++rows > mostRows) return tooMany();
            section->rows.push_back({text.size() > 3 ? rest.data() : text.data() + text.size(), quint32(rest.size()), line});
            break;
        case 'E': file.ended = true; break;
        default:
            if (!section)
                file.header = line == 1 ? cells(text) : file.header;
            else if (!section->rows.empty()) // a line without a marker continues the row above
                section->rows.back().length = quint32(text.data() + text.size() - section->rows.back().begin);
        }
        at = stop + 1;
    }
    if (file.sections.empty()) return Error{Errc::Format, "import.not-a-schedule", {}};
    return file;
}

std::size_t split(const RawRow& row, std::span<std::string_view> values)
{
    std::string_view rest(row.begin, row.length);
    while (rest.ends_with('\n') || rest.ends_with('\r')) rest.remove_suffix(1); // blank lines after it
    std::size_t count = 0;
    bool more = true;
    while (more) {
        const char* tab = rest.empty() ? nullptr : static_cast<const char*>(std::memchr(rest.data(), '\t', rest.size()));
        const std::string_view value = rest.substr(0, tab ? std::size_t(tab - rest.data()) : rest.npos);
        more = tab;
        if (more) rest.remove_prefix(value.size() + 1);
        if (count < values.size())
            values[count] = value;
        else if (value.empty()) // tabs at the end of a line are no values
            continue;
        ++count;
    }
    for (std::size_t i = count; i < values.size(); ++i) values[i] = {};
    return count;
}

} // namespace gantry::p6
