#include "app/desktop/bench_script.h"

#include <QKeySequence>

namespace gantry {
namespace {

Error wrong(const char* reason, int line, const QString& text = {}) { return {Errc::Invalid, reason, {QString::number(line), text}}; }

/// A line but for `repeat` and `end`.
Result<ScriptLine> lineOf(int number, const QString& word, const QString& rest)
{
    ScriptLine line{.number = number, .text = rest};
    if (rest.isEmpty()) return wrong("script.unknown-word", number, word);
    bool counted = true;
    if (word == u"page") {
        line.what = ScriptLine::Page;
    } else if (word == u"type") {
        line.what = ScriptLine::Type;
    } else if (word == u"key") {
        line.what = ScriptLine::Key;
        const QKeySequence keys = QKeySequence::fromString(rest, QKeySequence::PortableText);
        if (keys.count() != 1 || keys[0].key() == Qt::Key_unknown) return wrong("script.unknown-key", number, rest);
        line.key = keys[0];
    } else if (word == u"click") {
        line.what = ScriptLine::Click;
        line.count = rest.section(u' ', 0, 0).toInt(&counted);
        line.text = rest.section(u' ', 1).trimmed();
        if (!counted || line.count < 1 || line.text.isEmpty()) return wrong("script.not-a-number", number, rest);
    } else if (word == u"scroll") {
        line.what = ScriptLine::Scroll;
        line.count = rest.toInt(&counted);
        if (!counted || line.count == 0) return wrong("script.not-a-number", number, rest);
    } else {
        return wrong("script.unknown-word", number, word);
    }
    return line;
}

} // namespace

Result<std::vector<ScriptLine>> parseScript(const QString& script)
{
    std::vector<ScriptLine> out;
    int number = 0, times = 0, opened = 0; // of the repetition under way
    std::size_t first = 0;
    for (const QString& whole : script.split(u'\n')) {
        ++number;
        const QString text = whole.trimmed(), word = text.section(u' ', 0, 0), rest = text.section(u' ', 1).trimmed();
        if (text.isEmpty() || text.startsWith(u'#')) continue;
        if (word == u"repeat") {
            if (opened) return wrong("script.repeat-open", opened);
            times = rest.toInt();
            if (times < 1 || times > 100'000) return wrong("script.not-a-number", number, rest);
            opened = number, first = out.size();
        } else if (word == u"end") {
            if (!opened) return wrong("script.repeat-open", number);
            const std::vector<ScriptLine> part(out.begin() + std::ptrdiff_t(first), out.end());
            for (int i = 1; i < times; ++i) out.insert(out.end(), part.begin(), part.end());
            opened = 0;
        } else {
            auto line = lineOf(number, word, rest);
            if (!line) return line.error();
            out.push_back(std::move(*line));
        }
    }
    if (opened) return wrong("script.repeat-open", opened);
    return out;
}

} // namespace gantry
