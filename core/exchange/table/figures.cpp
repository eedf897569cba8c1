#include "core/exchange/table/figures.h"

#include <QSet>

namespace gantry {
namespace {

bool isSpace(QChar c) { return c.isSpace(); } // of Unicode: those that do not break are among them
bool isMinus(QChar c) { return c == u'-' || c == QChar(0x2212) || c == QChar(0x2013); }
bool isDash(QStringView text) { return text.size() == 1 && (isMinus(text[0]) || text[0] == QChar(0x2014)); }
bool isQuote(QChar c) { return c == u'\'' || c == QChar(0x2019) || c == QChar(0x02BC); }

bool isCurrencyCode(const QString& word)
{
    static const QSet<QString> codes = [] {
        QSet<QString> out;
        for (const QLocale& l : QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory))
            out.insert(l.currencySymbol(QLocale::CurrencyIsoCode));
        out.remove(QString());
        return out;
    }();
    return codes.contains(word);
}

/// "$", "US$", "EUR".
bool isCurrency(const QString& word)
{
    const auto signs = std::ranges::count_if(word, [](QChar c) { return c.category() == QChar::Symbol_Currency; });
    const auto letters = std::ranges::count_if(word, [](QChar c) { return c.isLetter(); });
    if (signs + letters != word.size()) return false;
    return signs == 1 ? letters <= 3 : isCurrencyCode(word);
}

/// Without what stands around its digits.
struct Bare {
    QString body; // digits, '.', ',', and u' ' for any other grouping sign
    QString currency;
    bool negative = false, percent = false;
};

std::optional<Bare> bare(QStringView text)
{
    Bare out;
    QStringView rest = text.trimmed();
    bool closed = false;
    if (rest.size() > 2 && rest.front() == u'(' && rest.back() == u')') {
        out.negative = closed = true;
        rest = rest.sliced(1, rest.size() - 2).trimmed();
    }
    const auto takeSign = [&](bool front) {
        const QChar c = rest.isEmpty() ? QChar() : front ? rest.front() : rest.back();
        if (!isMinus(c) && !(front && c == u'+')) return true;
        if (closed) return false; // one minus is enough
        closed = true;
        out.negative = isMinus(c);
        rest = (front ? rest.sliced(1) : rest.chopped(1)).trimmed();
        return true;
    };
    const auto takeWord = [&](bool front) {
        qsizetype n = 0;
        const auto at = [&](qsizetype i) { return front ? rest[i] : rest[rest.size() - 1 - i]; };
        while (n < rest.size() && (at(n).isLetter() || at(n).category() == QChar::Symbol_Currency)) ++n;
        if (n == 0) return true;
        const QString word = (front ? rest.first(n) : rest.last(n)).toString();
        if (!out.currency.isEmpty() || !isCurrency(word)) return false;
        out.currency = word;
        rest = (front ? rest.sliced(n) : rest.chopped(n)).trimmed();
        return true;
    };
    if (!takeSign(true) || !takeWord(true) || !takeSign(true)) return std::nullopt;
    if (rest.endsWith(u'%')) {
        out.percent = true;
        rest = rest.chopped(1).trimmed();
    }
    if (!takeSign(false) || !takeWord(false) || !takeSign(false)) return std::nullopt;
    for (const QChar c : rest) {
        if (c.digitValue() >= 0)
            out.body += QChar(u'0' + c.digitValue());
        else if (c == u'.' || c == u',')
            out.body += c;
        else if (isSpace(c) || isQuote(c))
            out.body += u' ';
        else
            return std::nullopt;
    }
    const bool digits = std::ranges::any_of(out.body, [](QChar c) { return c.isDigit(); });
    return digits ? std::optional(out) : std::nullopt;
}

/// The mark that parts the decimals of this one figure: null where it has none, u'?' where it may be read both ways, u'!' where neither
/// fits.
QChar decimalOf(const QString& body)
{
    const qsizetype points = body.count(u'.'), commas = body.count(u',');
    if (points == 0 && commas == 0) return {};
    if (points > 0 && commas > 0) {
        const QChar last = body.lastIndexOf(u'.') > body.lastIndexOf(u',') ? u'.' : u',';
        return (last == u'.' ? points : commas) == 1 ? last : QChar(u'!');
    }
    const QChar mark = points ? u'.' : u',';
    if (points + commas > 1) return mark == u'.' ? u',' : u'.';
    const qsizetype before = body.indexOf(mark), after = body.size() - before - 1;
    const bool grouped = body.contains(u' ');
    return after == 3 && before >= 1 && before <= 3 && !grouped && body.front() != u'0' ? QChar(u'?') : mark;
}

bool soundGroups(const QString& whole)
{
    QString parts = whole;
    parts.replace(u'.', u' ').replace(u',', u' ');
    const QStringList groups = parts.split(u' ');
    if (groups.size() == 1) return true;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const qsizetype n = groups[i].size();
        const bool sound = i == 0 ? n >= 1 && n <= 3 : i + 1 == groups.size() ? n == 3 : n == 3 || n == 2;
        if (!sound) return false;
    }
    return true;
}

} // namespace

void MarkFinder::look(QStringView text)
{
    const auto parts = bare(text);
    if (!parts) return;
    const QChar mark = decimalOf(parts->body);
    m_point += mark == u'.';
    m_comma += mark == u',';
    m_open += mark == u'?';
}

FigureMarks MarkFinder::marks(const QLocale& locale, QChar asked) const
{
    FigureMarks out;
    out.open = m_open > 0;
    if (!asked.isNull()) {
        out.decimal = asked;
        out.strict = true;
        return out;
    }
    out.mixed = m_point > 0 && m_comma > 0;
    out.assumed = m_open > 0 && m_point == 0 && m_comma == 0;
    out.decimal = m_comma > 0 && m_point == 0 ? u',' : m_point > 0 || locale.decimalPoint() != u"," ? u'.' : u',';
    return out;
}

std::optional<Figure> figureIn(QStringView text, const FigureMarks& marks)
{
    const QStringView trimmed = text.trimmed();
    if (isDash(trimmed)) return Figure{QStringLiteral("0")};
    auto parts = bare(trimmed);
    if (!parts) { // "$ -", as accounts show nothing
        const QString currency = trimmed.size() < 2 ? QString() : trimmed.chopped(1).trimmed().toString();
        if (currency.isEmpty() || !isDash(trimmed.last(1)) || !isCurrency(currency)) return std::nullopt;
        return Figure{QStringLiteral("0"), currency};
    }
    QChar mark = decimalOf(parts->body);
    if (mark == u'!' || (marks.strict && (mark == u'.' || mark == u',') && mark != marks.decimal)) return std::nullopt;
    Figure out{{}, parts->currency, parts->percent, mark == u'?' && marks.mixed};
    if (mark == u'?') mark = parts->body.contains(marks.decimal) ? marks.decimal : QChar();
    const qsizetype at = mark.isNull() ? -1 : parts->body.lastIndexOf(mark);
    QString whole = at < 0 ? parts->body : parts->body.first(at), fraction = at < 0 ? QString() : parts->body.sliced(at + 1);
    if (!soundGroups(whole) || fraction.contains(u' ')) return std::nullopt;
    whole.remove(u' ').remove(u'.').remove(u',');
    out.decimal = (whole.isEmpty() ? QStringLiteral("0") : whole) + (fraction.isEmpty() ? QString() : u'.' + fraction);
    const bool zero = std::ranges::none_of(out.decimal, [](QChar c) { return c >= u'1' && c <= u'9'; });
    if (parts->negative && !zero) out.decimal.prepend(u'-');
    return out;
}

WordedFigure measureIn(QStringView text)
{
    const QStringView rest = text.trimmed();
    qsizetype letters = rest.size();
    while (letters > 0 && (rest[letters - 1].isLetter() || rest[letters - 1] == u'?')) --letters;
    return {rest.first(letters).trimmed(), rest.sliced(letters)};
}

} // namespace gantry
