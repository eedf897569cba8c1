#include "core/report/prose.h"

#include <QRegularExpression>

namespace gantry {
namespace {

/// The place where a mark that was opened closes, so that something stands between; -1 where it does not.
qsizetype closing(QStringView text, qsizetype from, QStringView mark)
{
    const qsizetype at = text.indexOf(mark, from);
    return at > from && !text[from].isSpace() && !text[at - 1].isSpace() ? at : -1;
}

void add(std::vector<ProseSpan>& out, QStringView text, bool strong, bool emphasis)
{
    if (text.isEmpty()) return;
    if (!out.empty() && out.back().strong == strong && out.back().emphasis == emphasis)
        out.back().text += text;
    else
        out.push_back({text.toString(), strong, emphasis});
}

void spansOf(std::vector<ProseSpan>& out, QStringView text, bool strong, bool emphasis)
{
    qsizetype plain = 0;
    const auto flush = [&](qsizetype to) { add(out, text.mid(plain, to - plain), strong, emphasis); };
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        const bool atWord = i == 0 || !text[i - 1].isLetterOrNumber();
        if (c == u'`') {
            if (const qsizetype end = text.indexOf(u'`', i + 1); end > i + 1) {
                flush(i);
                add(out, text.mid(i + 1, end - i - 1), strong, emphasis);
                plain = i = end + 1;
                continue;
            }
        } else if ((c == u'*' || c == u'_') && atWord) {
            const bool twice = i + 1 < text.size() && text[i + 1] == c;
            const QStringView mark = text.mid(i, twice ? 2 : 1);
            const qsizetype from = i + mark.size(), end = from < text.size() ? closing(text, from, mark) : -1;
            if (end > 0 && (twice ? !strong : !emphasis)) {
                flush(i);
                spansOf(out, text.mid(from, end - from), strong || twice, emphasis || !twice);
                plain = i = end + mark.size();
                continue;
            }
            if (twice) ++i;
        } else if (c == u'[') {
            const qsizetype middle = text.indexOf(u"](", i + 1), end = middle < 0 ? -1 : text.indexOf(u')', middle + 2);
            if (end > 0 && text.mid(i, end - i).indexOf(u'\n') < 0) {
                flush(i);
                const QStringView words = text.mid(i + 1, middle - i - 1), address = text.mid(middle + 2, end - middle - 2);
                add(out, words, strong, emphasis);
                if (!address.isEmpty() && address != words) add(out, QString(QStringLiteral(" (%1)").arg(address)), strong, emphasis);
                plain = i = end + 1;
                continue;
            }
        }
        ++i;
    }
    flush(text.size());
}

} // namespace

std::vector<ProseBlock> proseOf(const QString& text)
{
    static const QRegularExpression item(QStringLiteral(R"(^\s*(?:[-*+•]|(\d{1,6})[.)])\s+(.*)$)"));
    static const QRegularExpression heading(QStringLiteral(R"(^\s*#{1,6}\s+(.*?)\s*#*\s*$)"));
    std::vector<ProseBlock> out;
    QString held;
    ProseBlock open;
    const auto flush = [&] {
        if (!held.isEmpty()) {
            spansOf(open.spans, held, false, false);
            out.push_back(std::move(open));
        }
        open = {};
        held.clear();
    };
    for (const QString& raw : QString(text).remove(u'\r').split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.isEmpty()) {
            flush();
        } else if (const auto head = heading.match(line); head.hasMatch()) {
            flush();
            open.kind = ProseBlock::Heading;
            held = head.captured(1);
            flush();
        } else if (const auto entry = item.match(line); entry.hasMatch()) {
            flush();
            open.kind = entry.captured(1).isEmpty() ? ProseBlock::Bullet : ProseBlock::Number;
            open.number = entry.captured(1).toInt();
            held = entry.captured(2);
        } else {
            held += held.isEmpty() ? line : u'\n' + line;
        }
    }
    flush();
    return out;
}

} // namespace gantry
