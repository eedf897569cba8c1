#include "core/exchange/p6/reading.h"

#include "core/exchange/bytes.h"

#include <algorithm>

namespace gantry::p6 {
namespace {

constexpr qsizetype longestLine = 10'000;

bool isControl(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; }

} // namespace

QString Reading::wordOf(std::string_view table) const
{
    table = m_tables.wordOf(table);
    const QString name = QString::fromLatin1(table.data(), qsizetype(std::min<std::size_t>(table.size(), 60)));
    return name.isEmpty() ? QStringLiteral("?") : name;
}

void Reading::each(std::string_view table, std::string_view label, const std::function<ReadRow(const Section&)>& prepare)
{
    m_read.insert(table);
    RecordTally* tally = nullptr;
    Cells row;
    for (const Section& section : m_tables.sections) {
        if (section.table != table || section.rows.empty() || m_stopped) continue;
        if (!tally) {
            if (section.counted) tally = &this->tally(table);
            m_progress.report(m_fileName, int(100 * (&section - m_tables.sections.data()) / std::ptrdiff_t(m_tables.sections.size())));
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
            if (outcome == later || !section.counted) continue;
            if (count > section.columns.size() && outcome == taken) note("long-row", row);
            if (outcome == taken)
                ++countTaken;
            else
                tally->skip(outcome, tally->skipped[QString::fromLatin1(outcome)].count < 10 ? place(row) : QString());
        }
        if (section.counted) tally->take(countTaken);
    }
}

void Reading::leaveOut(std::string_view table, Outcome reason)
{
    m_read.insert(table);
    for (const Section& section : m_tables.sections)
        if (section.table == table && !section.rows.empty()) tally(table).skip(reason, {}, qint64(section.rows.size()));
}

QString Reading::place(const Cells& row, int column)
{
    QString out = QStringLiteral("%1 line %2").arg(wordOf(row.section->table)).arg(row.line);
    if (column < 0) column = row.label;
    if (column < 0) return out;
    const std::string_view name = row.section->nameOf(std::size_t(column)), value = row[column];
    return out + QStringLiteral(", %1 %2").arg(line(name.substr(0, 40)), line(value.substr(0, 100)));
}

QString Reading::place(const SourceProject& project) const
{
    const auto& sections = m_tables.sections;
    const auto section = std::ranges::find(sections, "PROJECT", &Section::table);
    const int column = section == sections.end() ? -1 : section->column("proj_short_name");
    const std::string_view name = column < 0 ? "proj_short_name" : section->nameOf(std::size_t(column));
    return QStringLiteral("%1, %2 %3").arg(wordOf("PROJECT"), textFrom(name), project.parsed.matchName);
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

} // namespace gantry::p6
