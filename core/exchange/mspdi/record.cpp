#include "core/exchange/mspdi/record.h"

namespace gantry::mspdi {

std::string_view localName(pugi::xml_node element)
{
    const std::string_view name = element.name();
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node childOf(pugi::xml_node element, std::string_view name)
{
    for (pugi::xml_node child : element.children())
        if (localName(child) == name) return child;
    return {};
}

void skipWhole(Reading& reading, pugi::xml_node element, const char* reason)
{
    static constexpr std::string_view words[] = {"Task", "PredecessorLink", "ExtendedAttribute", "OutlineCode", "Baseline", "Resource",
        "Rate", "AvailabilityPeriod", "Assignment", "Calendar", "WeekDay", "Exception", "WorkWeek"};
    const std::string_view name = localName(element);
    if (std::ranges::count(words, name)) reading.tally(textFrom(name)).skip(reason, {});
    for (pugi::xml_node child : element.children()) skipWhole(reading, child, reason);
}

void RecordValues::read(pugi::xml_node element)
{
    m_values.fill({});
    m_parts.clear();
    for (pugi::xml_node child = element.first_child(); child; child = child.next_sibling()) {
        const int place = m_names.find(localName(child));
        if (place < 0) continue;
        if (place >= m_names.values()) {
            m_parts.emplace_back(place, child);
            continue;
        }
        std::string_view& value = m_values[std::size_t(place)];
        if (!value.empty()) continue;
        value = child.text().get();
        const pugi::xml_node inner = child.first_child();
        if (!inner || (value.empty() && !inner.next_sibling())) continue;
        std::string whole(child.value()); // of pieces: text beside CDATA sections
        for (pugi::xml_node piece : child.children())
            if (piece.type() == pugi::node_pcdata || piece.type() == pugi::node_cdata) whole += piece.value();
        value = m_reading.joined.emplace_back(std::move(whole));
    }
}

std::string_view RecordValues::named(std::string_view name) const
{
    const int place = m_names.find(name);
    return place < 0 || place >= m_names.values() ? std::string_view() : m_values[std::size_t(place)];
}

QString RecordValues::place() const
{
    QString out = QString::fromLatin1(m_word);
    const std::string_view uid = named("UID"), id = named("ID"), name = named("Name");
    if (!uid.empty())
        out += u' ' + textFrom(uid.substr(0, 40));
    else if (!id.empty())
        out += QStringLiteral(" in row ") + textFrom(id.substr(0, 40));
    if (!name.empty()) out += QStringLiteral(" “") + textFrom(name.substr(0, 120)) + u'”';
    return out;
}

void RecordValues::unread(int place) const
{
    const std::string_view text = m_values[std::size_t(place)];
    m_reading.note("unread-value",
        this->place() + QStringLiteral(", ") + textFrom(m_names[place]) + QStringLiteral(": ") + textFrom(text.substr(0, 60)));
}

void RecordValues::skip(const char* reason) const
{
    m_reading.tally(QString::fromLatin1(m_word)).skip(reason, place());
    for (const auto& [at, element] : m_parts) skipWhole(m_reading, element, reason);
}

std::optional<WorkTime> workTimeOf(std::string_view text)
{
    const auto seconds = secondsOf(text);
    return seconds && *seconds >= 0 ? std::optional(WorkTime{*seconds}) : std::nullopt;
}

std::optional<qint64> tenthsOf(std::string_view text)
{
    if (text.find('P') != text.npos) return secondsOf(text);
    const auto hundredths = decimalOf(text, 1);
    const auto seconds = hundredths ? mulDiv(*hundredths, 6, 10) : std::nullopt;
    // A hundred thousand years is no amount of time that a plan can hold.
    return seconds && std::abs(*seconds) < 4'000'000'000'000 ? seconds : std::nullopt;
}

std::optional<Money> moneyOf(std::string_view text)
{
    const auto minor = decimalOf(text, 0);
    return minor ? std::optional(Money{*minor}) : std::nullopt;
}

QString lineText(std::string_view text)
{
    QString out = textFrom(text);
    if (out.contains(u'\r')) out.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    return out;
}

QString guidText(std::string_view text)
{
    const QString guid = textFrom(trimmed(text)).toUpper();
    return std::ranges::all_of(guid, [](QChar c) { return c == u'0' || c == u'-' || c == u'{' || c == u'}'; }) ? QString() : guid;
}

} // namespace gantry::mspdi
