#include "core/exchange/html.h"

#include <QVector>
#include <algorithm>

namespace gantry {
namespace {

constexpr qsizetype longestText = 4'000'000;
constexpr qsizetype longestEntity = 12, longestTarget = 2'000;
constexpr int deepestList = 16;

struct NamedCharacter {
    QLatin1String name;
    char16_t character;
};
const NamedCharacter namedCharacters[] = {
    {QLatin1String("amp"), u'&'},
    {QLatin1String("lt"), u'<'},
    {QLatin1String("gt"), u'>'},
    {QLatin1String("quot"), u'"'},
    {QLatin1String("apos"), u'\''},
    {QLatin1String("nbsp"), 0x00A0},
    {QLatin1String("pound"), 0x00A3},
    {QLatin1String("copy"), 0x00A9},
    {QLatin1String("reg"), 0x00AE},
    {QLatin1String("deg"), 0x00B0},
    {QLatin1String("plusmn"), 0x00B1},
    {QLatin1String("sup2"), 0x00B2},
    {QLatin1String("sup3"), 0x00B3},
    {QLatin1String("micro"), 0x00B5},
    {QLatin1String("middot"), 0x00B7},
    {QLatin1String("frac12"), 0x00BD},
    {QLatin1String("times"), 0x00D7},
    {QLatin1String("ndash"), 0x2013},
    {QLatin1String("mdash"), 0x2014},
    {QLatin1String("lsquo"), 0x2018},
    {QLatin1String("rsquo"), 0x2019},
    {QLatin1String("ldquo"), 0x201C},
    {QLatin1String("rdquo"), 0x201D},
    {QLatin1String("bull"), 0x2022},
    {QLatin1String("hellip"), 0x2026},
    {QLatin1String("euro"), 0x20AC},
    {QLatin1String("trade"), 0x2122},
};

/// Of the characters from U+00C0 to U+00FF, in order.
const QLatin1String namedLetters[] = {
    QLatin1String("Agrave"),
    QLatin1String("Aacute"),
    QLatin1String("Acirc"),
    QLatin1String("Atilde"),
    QLatin1String("Auml"),
    QLatin1String("Aring"),
    QLatin1String("AElig"),
    QLatin1String("Ccedil"),
    QLatin1String("Egrave"),
    QLatin1String("Eacute"),
    QLatin1String("Ecirc"),
    QLatin1String("Euml"),
    QLatin1String("Igrave"),
    QLatin1String("Iacute"),
    QLatin1String("Icirc"),
    QLatin1String("Iuml"),
    QLatin1String("ETH"),
    QLatin1String("Ntilde"),
    QLatin1String("Ograve"),
    QLatin1String("Oacute"),
    QLatin1String("Ocirc"),
    QLatin1String("Otilde"),
    QLatin1String("Ouml"),
    QLatin1String("times"),
    QLatin1String("Oslash"),
    QLatin1String("Ugrave"),
    QLatin1String("Uacute"),
    QLatin1String("Ucirc"),
    QLatin1String("Uuml"),
    QLatin1String("Yacute"),
    QLatin1String("THORN"),
    QLatin1String("szlig"),
    QLatin1String("agrave"),
    QLatin1String("aacute"),
    QLatin1String("acirc"),
    QLatin1String("atilde"),
    QLatin1String("auml"),
    QLatin1String("aring"),
    QLatin1String("aelig"),
    QLatin1String("ccedil"),
    QLatin1String("egrave"),
    QLatin1String("eacute"),
    QLatin1String("ecirc"),
    QLatin1String("euml"),
    QLatin1String("igrave"),
    QLatin1String("iacute"),
    QLatin1String("icirc"),
    QLatin1String("iuml"),
    QLatin1String("eth"),
    QLatin1String("ntilde"),
    QLatin1String("ograve"),
    QLatin1String("oacute"),
    QLatin1String("ocirc"),
    QLatin1String("otilde"),
    QLatin1String("ouml"),
    QLatin1String("divide"),
    QLatin1String("oslash"),
    QLatin1String("ugrave"),
    QLatin1String("uacute"),
    QLatin1String("ucirc"),
    QLatin1String("uuml"),
    QLatin1String("yacute"),
    QLatin1String("thorn"),
    QLatin1String("yuml"),
};

/// Tags by which a text is known to be HTML and not an inequation.
const QLatin1String knownTags[] = {QLatin1String("html"), QLatin1String("head"), QLatin1String("body"), QLatin1String("p"),
    QLatin1String("br"), QLatin1String("div"), QLatin1String("span"), QLatin1String("font"), QLatin1String("b"), QLatin1String("strong"),
    QLatin1String("i"), QLatin1String("em"), QLatin1String("u"), QLatin1String("ul"), QLatin1String("ol"), QLatin1String("li"),
    QLatin1String("table"), QLatin1String("tr"), QLatin1String("td"), QLatin1String("a"), QLatin1String("h1"), QLatin1String("h2"),
    QLatin1String("h3"), QLatin1String("hr"), QLatin1String("pre"), QLatin1String("img"), QLatin1String("meta"), QLatin1String("style")};

bool isSpace(QChar c) { return c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7F; }

/// Writes Markdown; spaces, breaks and marks wait until there is text for them.
class Writer {
public:
    void text(QStringView characters)
    {
        for (const QChar c : characters)
            if (isSpace(c))
                m_space = true;
            else
                put(c);
    }
    /// Marks that are Markdown themselves, before the text that follows ...
    void mark(const QString& marks)
    {
        closeEmphasis();
        separate();
        m_out += marks;
        m_lineStart = false;
    }
    /// ... and right after the text before.
    void endMark(const QString& marks)
    {
        closeEmphasis();
        m_out += marks;
    }
    void lineBreak()
    {
        if (m_out.isEmpty() || m_break) return;
        closeEmphasis();
        m_out += QStringLiteral("  \n") + m_indent;
        m_space = false, m_lineStart = true;
    }
    /// 1: a new line, 2: a new paragraph.
    void block(int lines)
    {
        closeEmphasis();
        m_space = false;
        if (!m_out.isEmpty()) m_break = std::max(m_break, lines);
    }
    /// What the next line starts with ("- ", "## "), and how the lines after it are indented.
    void lead(const QString& mark, const QString& indent) { m_lead = mark, m_indent = indent; }
    bool leads() const { return !m_lead.isEmpty(); }
    void bold(bool on) { emphasis(m_boldWanted, m_bold, on); }
    void italic(bool on) { emphasis(m_italicWanted, m_italic, on); }
    QString take()
    {
        closeEmphasis();
        return m_out.trimmed();
    }

private:
    void emphasis(int& wanted, bool open, bool on)
    {
        wanted = std::max(0, wanted + (on ? 1 : -1));
        if (!wanted && open) closeEmphasis();
    }
    void closeEmphasis()
    {
        if (std::exchange(m_italic, false)) m_out += u'*';
        if (std::exchange(m_bold, false)) m_out += QStringLiteral("**");
    }
    void separate()
    {
        if (m_break) {
            m_out += m_break == 1 ? QStringLiteral("\n") : QStringLiteral("\n\n");
            if (m_lead.isEmpty()) m_out += m_indent;
            m_lineStart = true;
        } else if (m_space && !m_lineStart && !m_out.isEmpty()) {
            m_out += u' ';
        }
        m_out += std::exchange(m_lead, QString());
        m_break = 0, m_space = false;
    }
    void openEmphasis()
    {
        if (m_boldWanted && !m_bold) {
            if (std::exchange(m_italic, false)) m_out += u'*';
            m_out += QStringLiteral("**");
            m_bold = true;
        }
        if (m_italicWanted && !std::exchange(m_italic, true)) m_out += u'*';
    }
    void put(QChar c)
    {
        separate();
        openEmphasis();
        const bool heads = m_lineStart && (c == u'#' || c == u'>');
        if (heads || c == u'*' || c == u'`' || c == u'<' || c == u'\\') m_out += u'\\';
        m_out += c;
        m_lineStart = false;
    }

    QString m_out, m_lead, m_indent;
    int m_break = 0, m_boldWanted = 0, m_italicWanted = 0;
    bool m_space = false, m_lineStart = true, m_bold = false, m_italic = false;
};

struct Tag {
    QString name; // lower case, "" for a comment or declaration
    QStringView attributes;
    bool open = true;
};

QString hrefOf(QStringView attributes)
{
    const qsizetype at = attributes.indexOf(QLatin1String("href"), 0, Qt::CaseInsensitive);
    QStringView value = at < 0 ? QStringView() : attributes.mid(at + 4).trimmed();
    if (!value.startsWith(u'=')) return {};
    value = value.mid(1).trimmed();
    const bool quoted = value.startsWith(u'"') || value.startsWith(u'\'');
    const qsizetype end = quoted ? value.indexOf(value[0], 1) : value.indexOf(u' ');
    value = value.mid(quoted ? 1 : 0, end < 0 ? -1 : end - (quoted ? 1 : 0));
    QString target;
    for (const QChar c : value.left(longestTarget)) {
        const bool breaks = isSpace(c) || c == u'(' || c == u')' || c == u'<' || c == u'>';
        target += breaks ? QStringLiteral("%%1").arg(uint(c.unicode()), 2, 16, QLatin1Char('0')) : QString(c);
    }
    return target;
}

class Converter {
public:
    explicit Converter(QStringView html)
        : m_html(html)
    {
    }
    QString convert()
    {
        while (m_at < m_html.size()) {
            const QChar c = m_html[m_at];
            if (c == u'<')
                readTag();
            else if (c == u'&')
                readEntity();
            else {
                const qsizetype from = m_at;
                while (m_at < m_html.size() && m_html[m_at] != u'<' && m_html[m_at] != u'&') ++m_at;
                m_out.text(m_html.mid(from, m_at - from));
            }
        }
        closeLink();
        return m_out.take();
    }

private:
    void goPast(qsizetype found, qsizetype length) { m_at = found < 0 ? m_html.size() : found + length; }
    void readTag()
    {
        if (m_html.mid(m_at).startsWith(u"<!--")) return goPast(m_html.indexOf(u"-->", m_at + 4), 3);
        qsizetype name = m_at + 1;
        const bool closing = name < m_html.size() && m_html[name] == u'/';
        name += closing;
        qsizetype end = name;
        while (end < m_html.size() && m_html[end].isLetterOrNumber()) ++end;
        const bool declaration = name < m_html.size() && (m_html[name] == u'!' || m_html[name] == u'?');
        if (m_nextClose < end) { // looked for once only, or unclosed tags would cost the square of their number
            m_nextClose = m_html.indexOf(u'>', end);
            if (m_nextClose < 0) m_nextClose = m_html.size();
        }
        if ((end == name && !declaration) || m_nextClose == m_html.size()) return plainCharacter();
        const QString word = m_html.mid(name, std::min<qsizetype>(end - name, 12)).toString().toLower();
        const QStringView attributes = m_html.mid(end, m_nextClose - end);
        m_at = m_nextClose + 1;
        if (!closing && (word == u"script" || word == u"style" || word == u"head")) {
            goPast(m_html.indexOf(QStringLiteral("</") + word, m_at, Qt::CaseInsensitive), 0);
            return;
        }
        apply({word, attributes, !closing});
    }
    void readEntity()
    {
        const qsizetype length = m_html.mid(m_at, longestEntity).indexOf(u';');
        const QStringView name = length < 0 ? QStringView() : m_html.mid(m_at + 1, length - 1);
        char32_t code = 0;
        if (name.startsWith(u'#')) {
            const bool hex = name.size() > 1 && name[1].toLower() == u'x';
            code = name.mid(hex ? 2 : 1).toUInt(nullptr, hex ? 16 : 10);
        } else {
            const auto it = std::ranges::find_if(namedCharacters, [&](const NamedCharacter& n) { return name == n.name; });
            const auto letter = std::ranges::find_if(namedLetters, [&](QLatin1String l) { return name == l; });
            if (it != std::end(namedCharacters)) code = it->character;
            if (letter != std::end(namedLetters)) code = char16_t(0xC0 + (letter - std::begin(namedLetters)));
        }
        if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return plainCharacter();
        m_out.text(QString::fromUcs4(&code, 1));
        m_at += length + 1;
    }
    void plainCharacter() { m_out.text(m_html.mid(m_at++, 1)); }

    void apply(const Tag& tag)
    {
        const QString& name = tag.name;
        const auto is = [&](std::initializer_list<QStringView> names) {
            return std::ranges::find(names, QStringView(name)) != names.end();
        };
        if (is({u"b", u"strong"}))
            m_out.bold(tag.open);
        else if (is({u"i", u"em"}))
            m_out.italic(tag.open);
        else if (name == u"br")
            m_out.lineBreak();
        else if (name == u"a")
            applyLink(tag);
        else if (is({u"ul", u"ol"}))
            applyList(tag);
        else if (name == u"li")
            applyItem(tag.open);
        else if (is({u"h1", u"h2", u"h3", u"h4", u"h5", u"h6"}))
            m_out.block(2), m_out.lead(tag.open ? QString(name[1].digitValue(), u'#') + u' ' : QString(), {});
        else if (name == u"hr")
            m_out.block(2), m_out.mark(QStringLiteral("---")), m_out.block(2);
        else if (name == u"tr")
            m_out.block(1), m_firstCell = true;
        else if (is({u"td", u"th"}) && tag.open && !std::exchange(m_firstCell, false))
            m_out.text(u" "), m_out.mark(QStringLiteral("|")), m_out.text(u" ");
        else if (is({u"p", u"div", u"table", u"blockquote", u"pre"}) && !(m_out.leads() && tag.open))
            m_out.block(m_lists.isEmpty() ? 2 : 1);
    }
    void applyLink(const Tag& tag)
    {
        closeLink();
        m_target = tag.open ? hrefOf(tag.attributes) : QString();
        if (!m_target.isEmpty()) m_out.mark(QStringLiteral("["));
    }
    void closeLink()
    {
        if (m_target.isEmpty()) return;
        m_out.endMark(QStringLiteral("](%1)").arg(std::exchange(m_target, QString())));
    }
    QString indent() const { return QString(std::max<qsizetype>(0, m_lists.size() - 1) * 3, u' '); }
    void applyList(const Tag& tag)
    {
        if (tag.open && m_lists.size() < deepestList)
            m_lists << (tag.name == u"ol" ? 1 : 0);
        else if (!tag.open && !m_lists.isEmpty())
            m_lists.removeLast();
        m_out.block(m_lists.size() > (tag.open ? 1 : 0) ? 1 : 2);
        m_out.lead({}, m_lists.isEmpty() || tag.open ? QString() : indent());
    }
    void applyItem(bool open)
    {
        m_out.block(1);
        if (!open) return;
        const bool numbered = !m_lists.isEmpty() && m_lists.last();
        const QString mark = numbered ? QStringLiteral("%1. ").arg(m_lists.last()++) : QStringLiteral("- ");
        m_out.lead(indent() + mark, indent() + QString(mark.size(), u' '));
    }

    const QStringView m_html;
    qsizetype m_at = 0, m_nextClose = -1;
    Writer m_out;
    QVector<int> m_lists; // of a numbered list the number of its next item, else 0
    QString m_target; // of the link that is open
    bool m_firstCell = true;
};

bool isHtml(QStringView text)
{
    for (qsizetype at = text.indexOf(u'<'); at >= 0; at = text.indexOf(u'<', at + 1)) {
        qsizetype from = at + 1;
        if (from < text.size() && text[from] == u'/') ++from;
        qsizetype end = from;
        while (end < text.size() && end - from < 12 && text[end].isLetterOrNumber()) ++end;
        const QStringView name = text.mid(from, end - from);
        const bool known = std::ranges::any_of(knownTags, [&](QLatin1String t) { return name.compare(t, Qt::CaseInsensitive) == 0; });
        if (known && end < text.size() && (text[end] == u'>' || text[end] == u'/' || text[end].isSpace())) return true;
    }
    return false;
}

QString fromPlainText(QStringView text)
{
    Writer out;
    int breaks = 0;
    for (const QStringView line : text.tokenize(u'\n')) {
        if (breaks++) {
            if (line.trimmed().isEmpty())
                out.block(2);
            else
                out.lineBreak();
        }
        out.text(line);
    }
    return out.take();
}

} // namespace

ConvertedText markdownFrom(QStringView text)
{
    text = text.left(longestText);
    if (isHtml(text)) return {Converter(text).convert(), true};
    return {fromPlainText(text), false};
}

} // namespace gantry
