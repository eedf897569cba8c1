#include "core/exchange/mspdi/prepare.h"

#include "core/exchange/encoding.h"

#include <cstring>

namespace gantry::mspdi {
namespace {

constexpr int maxDepth = 64; // the deepest element of the format is the tenth
constexpr qint64 maxParts = 40'000'000; // elements and values; each takes up to 64 bytes once it is parsed

const char* placeOf(const char* from, const char* end, std::string_view what)
{
    const std::size_t at = std::string_view(from, std::size_t(end - from)).find(what);
    return at == std::string_view::npos ? nullptr : from + at;
}
const char* after(const char* from, const char* end, std::string_view what)
{
    const char* at = placeOf(from, end, what);
    return at ? at + what.size() : end;
}

/// Behind the '>' that ends the tag; one inside a quoted value does not. Counts the values.
const char* tagEnd(const char* at, const char* end, qint64& values)
{
    while (at < end) {
        if (*at == '>') return at + 1;
        if (*at == '"' || *at == '\'') {
            const void* quote = memchr(at + 1, *at, std::size_t(end - at - 1));
            if (!quote) return end;
            at = static_cast<const char*>(quote);
            ++values;
        }
        ++at;
    }
    return end;
}

std::string_view tagName(const char* at, const char* end)
{
    const char* to = at;
    while (to < end && *to != '>' && *to != '/' && *to != ' ' && *to != '\t' && *to != '\r' && *to != '\n') ++to;
    return {at, std::size_t(to - at)};
}

std::string_view valueIn(std::string_view element, std::string_view tag)
{
    const std::size_t at = element.find(tag);
    if (at == element.npos) return {};
    const std::string_view rest = element.substr(at + tag.size());
    return rest.substr(0, rest.find('<'));
}

/// An item of work, planned or done, that is none: where a task is split. Such are kept, the rest is cut.
bool isPause(std::string_view region)
{
    const std::string_view type = valueIn(region, "<Type>"), value = valueIn(region, "<Value>");
    return (type == "1" || type == "2") && (value.empty() || value == "PT0H0M0S");
}

class Scan {
public:
    Scan(QByteArray& bytes, ImportReport& report, const std::function<void()>& beforeChange)
        : m_beforeChange(beforeChange)
        , m_bytes(bytes)
        , m_read(bytes.data())
        , m_end(m_read + bytes.size())
        , m_kept(m_read)
        , m_write(bytes.data())
        , m_tally(report.records[QStringLiteral("TimephasedData")])
    {
    }

    const char* run(const Progress& progress) // the reason to refuse the file, or null
    {
        for (qint64 tags = 0;; ++tags) {
            if ((tags & 0xFFFF) == 0 && progress.stop.stop_requested()) return "work.cancelled";
            const auto* tag = static_cast<const char*>(memchr(m_read, '<', std::size_t(m_end - m_read)));
            if (!tag || tag + 1 >= m_end) break;
            m_read = tag + 1;
            if (*m_read == '/') {
                --m_depth;
            } else if (*m_read == '?') {
                m_read = after(m_read, m_end, "?>");
            } else if (*m_read == '!') {
                if (const char* refused = declaration()) return refused;
            } else if (const char* refused = element(tag)) {
                return refused;
            }
        }
        keepTo(m_end);
        m_bytes.resize(m_write - m_bytes.constData());
        return nullptr;
    }

private:
    const char* declaration()
    {
        const std::string_view rest(m_read, std::size_t(m_end - m_read));
        if (rest.starts_with("!--"))
            m_read = after(m_read + 3, m_end, "-->");
        else if (rest.starts_with("![CDATA["))
            m_read = after(m_read, m_end, "]]>"), ++m_parts;
        else
            return "import.doctype";
        return nullptr;
    }

    const char* element(const char* tag)
    {
        const std::string_view name = tagName(m_read, m_end);
        m_read = tagEnd(m_read, m_end, m_parts);
        const bool closed = m_read - tag > 2 && m_read[-2] == '/';
        if (++m_parts > maxParts) return "import.too-many";
        if (name.ends_with("TimephasedData") && cut(tag, name, closed)) return nullptr;
        if (!closed && ++m_depth > maxDepth) return "import.too-deep";
        return nullptr;
    }

    bool cut(const char* tag, std::string_view name, bool closed)
    {
        const char* to = m_read;
        if (!closed) {
            const std::string end = "</" + std::string(name);
            const char* close = m_unclosed ? nullptr : placeOf(m_read, m_end, end);
            if (!close) { // then no later one is closed either; the parser will say where
                m_unclosed = true;
                return false;
            }
            to = after(close, m_end, ">");
        }
        const std::string_view region(tag, std::size_t(to - tag));
        const std::string_view start = valueIn(region, "<Start>"), finish = valueIn(region, "<Finish>");
        if (!start.empty() && !finish.empty() && finish < start)
            m_tally.skip("timephased-backwards", QString::fromUtf8(start.data(), qsizetype(std::min<std::size_t>(start.size(), 30))));
        else
            m_tally.skip("timephased", {});
        if (isPause(region)) return false;
        m_beforeChange();
        keepTo(tag);
        const auto lines = std::ranges::count(region, '\n');
        memset(m_write, '\n', std::size_t(lines));
        m_write += lines;
        m_read = m_kept = to;
        return true;
    }

    void keepTo(const char* to)
    {
        const auto size = std::size_t(to - m_kept);
        if (m_write != m_kept) memmove(m_write, m_kept, size);
        m_write += size;
        m_kept = to;
    }

    const std::function<void()>& m_beforeChange;
    QByteArray& m_bytes;
    const char *m_read, *m_end;
    const char* m_kept; // from here on nothing was moved yet
    char* m_write;
    RecordTally& m_tally;
    int m_depth = 0;
    qint64 m_parts = 0;
    bool m_unclosed = false;
};

} // namespace

QString toUtf8(QByteArray& bytes, ImportReport& report, const std::function<void()>& beforeChange)
{
    QStringDecoder decoder = xmlDecoder(bytes);
    const QString name = QString::fromLatin1(decoder.name());
    bool lost = false;
    if (name == u"UTF-8") {
        lost = !QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8();
    } else {
        beforeChange();
        bytes = QString(decoder(bytes)).toUtf8();
        lost = decoder.hasError();
    }
    if (lost) report.notes[QStringLiteral("decoding")].add({});
    return name;
}

Result<void> prepare(
    QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress, const std::function<void()>& beforeChange)
{
    const char* refused = Scan(bytes, report, beforeChange).run(progress);
    if (refused) return Error{std::strcmp(refused, "work.cancelled") == 0 ? Errc::Cancelled : Errc::Format, refused, {fileName}};
    if (report.records[QStringLiteral("TimephasedData")].seen == 0) report.records.remove(QStringLiteral("TimephasedData"));
    return {};
}

} // namespace gantry::mspdi
