#include "core/expression/lexer.h"

#include <QDate>

namespace gantry::expression {
namespace {

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }
bool beginsName(QChar c) { return c.isLetter() || c == u'_'; }
bool isOfName(QChar c) { return beginsName(c) || c.isDigit() || c.isMark() || c == u'.'; }

class Lexer {
public:
    explicit Lexer(const QString& text)
        : m_text(text)
    {
    }

    Result<std::vector<Token>> run()
    {
        std::vector<Token> tokens;
        for (;;) {
            skipSpaces();
            Token token{.column = int(m_at) + 1};
            auto read = next(token);
            if (!read) return read.error();
            token.end = int(m_at);
            const bool last = token.kind == Token::Kind::End;
            tokens.push_back(std::move(token));
            if (last) return tokens;
        }
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar(); }
    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace()) ++m_at;
    }
    Error wrong(const char* reason, qsizetype from, const QString& what) const
    {
        return {Errc::Invalid, reason, {QString::number(from + 1), what}};
    }

    Result<void> next(Token& token)
    {
        if (m_at >= m_text.size()) return {};
        const QChar c = peek();
        if (isDigit(c) || (c == u'.' && isDigit(peek(1)))) return figure(token);
        if (c == u'\'' || c == u'"') return enclosed(token, c, Token::Kind::Text, "expression.open-text");
        if (c == u'[') return enclosed(token, u']', Token::Kind::Bracketed, "expression.open-bracket");
        if (beginsName(c)) {
            const qsizetype from = m_at;
            while (m_at < m_text.size() && isOfName(m_text[m_at])) ++m_at;
            while (m_text[m_at - 1] == u'.') --m_at;
            token.kind = Token::Kind::Word;
            token.text = m_text.mid(from, m_at - from);
            return {};
        }
        return sign(token);
    }

    Result<void> sign(Token& token)
    {
        static constexpr std::array<QStringView, 15> signs{
            u"<>", u"<=", u">=", u"!=", u"=", u"<", u">", u"+", u"-", u"*", u"/", u"(", u")", u",", u"\u2212"};
        for (const QStringView known : signs) {
            if (!QStringView(m_text).mid(m_at).startsWith(known)) continue;
            m_at += known.size();
            token.kind = Token::Kind::Sign;
            token.text = known == u"!=" ? QStringLiteral("<>") : known == u"\u2212" ? QStringLiteral("-") : known.toString();
            return {};
        }
        return wrong("expression.bad-sign", m_at, m_text.mid(m_at, peek().isHighSurrogate() ? 2 : 1));
    }

    /// A text or a name up to the closing sign; doubled, that sign stands for itself.
    Result<void> enclosed(Token& token, QChar close, Token::Kind kind, const char* open)
    {
        const qsizetype from = m_at++;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == close) {
                if (peek(1) != close) {
                    ++m_at;
                    token.kind = kind;
                    return {};
                }
                ++m_at;
            }
            token.text += m_text[m_at];
        }
        return wrong(open, from, m_text.mid(from));
    }

    bool isDate() const
    {
        static constexpr QStringView form = u"0000-00-00";
        if (m_text.size() - m_at < form.size()) return false;
        for (qsizetype i = 0; i < form.size(); ++i)
            if (form[i] == u'0' ? !isDigit(peek(i)) : peek(i) != form[i]) return false;
        return !isOfName(peek(form.size()));
    }

    Result<void> figure(Token& token)
    {
        const qsizetype from = m_at;
        if (isDate()) {
            m_at += 10;
            token.text = m_text.mid(from, 10);
            const QDate day = QDate::fromString(token.text, Qt::ISODate);
            if (!day.isValid() || day.year() < 1900 || day.year() > 2200) return wrong("expression.bad-date", from, token.text);
            token.kind = Token::Kind::Date;
            token.number = {day.toJulianDay()};
            return {};
        }
        while (isDigit(peek())) ++m_at;
        if (peek() == u'.') ++m_at;
        while (isDigit(peek())) ++m_at;
        const QString digits = m_text.mid(from, m_at - from);
        const qsizetype point = digits.indexOf(u'.'), decimals = point < 0 ? 0 : digits.size() - point - 1;
        constexpr qsizetype mostDecimals = 16; // with the hundred of a percentage still a whole number of 63 bits
        const auto scaled = decimals > mostDecimals ? std::nullopt : parseDecimal(digits, int(decimals));
        if (!scaled || peek() == u'.') return wrong("expression.bad-number", from, digits);
        token.kind = Token::Kind::Number;
        token.text = digits;
        token.number.over = *scaled;
        token.number.under *= powerOfTen(int(decimals));
        return unit(token);
    }

    Result<void> unit(Token& token)
    {
        const qsizetype from = m_at;
        skipSpaces();
        if (peek() == u'%') {
            ++m_at;
            token.kind = Token::Kind::Percent;
            token.number.under *= 100;
            token.text += u'%';
            return {};
        }
        m_at = from;
        while (isOfName(peek())) ++m_at;
        const QString letters = m_text.mid(from, m_at - from).toLower();
        if (letters.isEmpty()) return {};
        token.text += letters;
        if (letters == u"d") {
            token.kind = Token::Kind::Days;
            return {};
        }
        if (letters == u"h") {
            const auto seconds = product(token.number, {3600});
            if (!seconds) return wrong("expression.bad-number", from, token.text);
            token.kind = Token::Kind::Hours;
            token.number = *seconds;
            return {};
        }
        return wrong("expression.bad-unit", from, m_text.mid(from, m_at - from));
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<std::vector<Token>> tokensOf(const QString& text) { return Lexer(text).run(); }

bool isPlainName(QStringView text)
{
    return !text.isEmpty() && beginsName(text.front()) && text.back() != u'.' && std::ranges::all_of(text, isOfName);
}

} // namespace gantry::expression
