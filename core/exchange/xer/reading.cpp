#include "core/exchange/xer/reading.h"

#include "core/exchange/bytes.h"

#include <algorithm>

namespace gantry::xer {
namespace {

constexpr qsizetype longestLine = 10'000;

bool isControl(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; }

} // namespace

std::size_t Reading::rowsOf(std::string_view table) const
{
    std::size_t rows = 0;
    for (const Section& s : m_file.sections)
        if (s.table == table) rows += s.rows.size();
    return rows;
}

QString Reading::nameOf(std::string_view table)
{
    const QString name = QString::fromLatin1(table.data(), qsizetype(std::min<std::size_t>(table.size(), 60)));
    return name.isEmpty() ? QStringLiteral("?") : name;
}

void Reading::each(std::string_view table, std::string_view label, const std::function<ReadRow(const Section&)>& prepare)
{
    m_read.insert(table);
    RecordTally* tally = nullptr;
    Cells row;
    for (const Section& section : m_file.sections) {
        if (section.table != table || section.rows.empty() || m_stopped) continue;
        if (!tally) {
            tally = &this->tally(table);
            m_progress.report(m_fileName, int(100 * (&section - m_file.sections.data()) / std::ptrdiff_t(m_file.sections.size())));
        }
        row.section = &section;
        row.values.resize(section.columns.size());
        row.label = section.column(label);
        const ReadRow read = prepare(section);
        qint64 countTaken = 0;
        for (std::size_t i = 0; i < section.rows.size(); ++i) {
            if (i % 1024 == 0 && (m_stopped = m_stopped || m_progress.stop.stop_requested())) return;
            row.line = section.rows[i].line;
            const std::size_t count = split(section.rows[i], row.values);
            const Outcome outcome = section.columns.empty() ? "unreadable" : read(row);
            if (outcome == later) continue;
            if (count > section.columns.size() && outcome == taken) note("long-row", row);
            if (outcome == taken)
                ++countTaken;
            else
                tally->skip(outcome, tally->skipped[QString::fromLatin1(outcome)].count < 10 ? place(row) : QString());
        }
        tally->take(countTaken);
    }
}

void Reading::leaveOut(std::string_view table, Outcome reason)
{
    m_read.insert(table);
    for (const Section& section : m_file.sections)
        if (section.table == table && !section.rows.empty()) tally(table).skip(reason, {}, qint64(section.rows.size()));
}

QString Reading::place(const Cells& row, int column)
{
    QString out = QStringLiteral("%1 line %2").arg(nameOf(row.section->table)).arg(row.line);
    if (column < 0) column = row.label;
    if (column < 0) return out;
    const std::string_view name = row.section->columns[std::size_t(column)], value = row[column];
    return out + QStringLiteral(", %1 %2").arg(line(name.substr(0, 40)), line(value.substr(0, 100)));
}

QString Reading::line(std::string_view value)
{
    QString out = decodedText(value, m_text.upper, m_undecodable);
    if (std::ranges::any_of(value, isControl)) {
        for (QChar& c : out)
            if (c.unicode() < u' ' || c.unicode() == 0x7F) c = u' ';
        out = out.simplified();
    } else {
        out = std::move(out).trimmed();
    }
    if (out.size() > longestLine) {
        out.truncate(longestLine);
        note("text-cut", out.left(40));
    }
    return out;
}

QString Reading::block(std::string_view value)
{
    const QString text = decodedText(value, m_text.upper, m_undecodable);
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) { // P6 writes 0x7F for each of CR and LF
        const QChar c = text[i];
        const bool first = c == u'\r' || c.unicode() == 0x7F;
        if (first || c == u'\n') {
            if (first && i + 1 < text.size() && (text[i + 1] == u'\n' || text[i + 1].unicode() == 0x7F)) ++i;
            out += u'\n';
        } else if (c.unicode() >= u' ') {
            out += c;
        } else {
            out += u' ';
        }
    }
    return std::move(out).trimmed();
}

std::optional<DateTime> Reading::date(const Cells& row, int column)
{
    const std::string_view value = row[column];
    if (value.empty()) return std::nullopt;
    const auto at = dateTimeOf(value);
    if (!at && !isBlank(value)) note("unread-value", row, column);
    return at;
}

std::optional<qint64> Reading::decimal(const Cells& row, int column, int decimals)
{
    const std::string_view value = row[column];
    if (value.empty()) return std::nullopt;
    auto number = decimalOf(value, decimals);
    if (!number && !isBlank(value)) { // grouped: "1.234.567" where the sign is a comma
        std::string plain;
        const bool grouped = std::ranges::all_of(value, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-'; });
        std::ranges::copy_if(value, std::back_inserter(plain), [&](char c) { return (c != '.' && c != ',') || c == decimalSign; });
        number = grouped ? decimalOf(plain, decimals) : std::nullopt;
        if (!number) note("unread-value", row, column);
    }
    return number;
}

std::optional<WorkTime> Reading::hours(const Cells& row, int column)
{
    const auto micro = decimal(row, column, 6);
    const auto seconds = micro ? mulDiv(*micro, 3600, 1'000'000) : std::nullopt;
    return seconds ? std::optional(WorkTime{*seconds}) : std::nullopt;
}

bool Reading::sameToken(std::string_view a, std::string_view b)
{
    return std::ranges::equal(trimmed(a), b, [](char x, char y) { return lower(x) == lower(y); });
}

bool Reading::isBlank(std::string_view value) { return trimmed(value).empty(); }

SourceProject* Reading::plan(Key key)
{
    const auto it = projectPlaces.find(trimmed(key));
    SourceProject* p = it == projectPlaces.end() ? nullptr : &projects[std::size_t(it->second)];
    return p && p->role == SourceProject::Role::Plan ? p : nullptr;
}

int Reading::firstPlan() const
{
    return int(std::ranges::find(projects, SourceProject::Role::Plan, &SourceProject::role) - projects.begin());
}

Outcome Reading::refusal(Key key) const
{
    const auto it = projectPlaces.find(trimmed(key));
    if (it == projectPlaces.end()) return "unknown-project";
    switch (projects[std::size_t(it->second)].role) {
    case SourceProject::Role::Plan: break;
    case SourceProject::Role::Baseline: return "of-baseline-project";
    case SourceProject::Role::Stub: return "of-stub-project";
    case SourceProject::Role::Structure: return "not-a-project";
    }
    return taken;
}

Outcome Reading::absent(Key project, Outcome otherwise) const
{
    return projectPlaces.contains(trimmed(project)) && refusal(project) ? refusal(project) : otherwise;
}

void Reading::finishText()
{
    if (const qint64 lost = m_undecodable + m_text.undecodable) note("decoding", m_text.encoding, lost);
}

} // namespace gantry::xer
