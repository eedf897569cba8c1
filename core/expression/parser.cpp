#include "core/expression/parser.h"

namespace gantry::expression {
namespace {

constexpr std::array<QStringView, 10> reserved{u"and", u"or", u"not", u"in", u"contains", u"starts", u"is", u"true", u"false", u"if"};

struct RelationSign {
    QStringView sign;
    Relation relation;
};
constexpr RelationSign relations[] = {{u"=", Relation::Equal}, {u"<>", Relation::Unequal}, {u"<", Relation::Less},
    {u"<=", Relation::AtMost}, {u">", Relation::Greater}, {u">=", Relation::AtLeast}};

const RelationSign* relationOf(const Token& token)
{
    const auto found = std::ranges::find_if(relations, [&](const RelationSign& r) { return token.isSign(r.sign); });
    return found == std::end(relations) ? nullptr : found;
}

bool isSearch(const Token& token) { return token.isWord(u"in") || token.isWord(u"contains") || token.isWord(u"starts"); }

Strength strengthAt(const Token& token, const Token& ahead)
{
    if (token.isWord(u"or")) return Strength::Or;
    if (token.isWord(u"and")) return Strength::And;
    if (relationOf(token) || isSearch(token) || token.isWord(u"is") || (token.isWord(u"not") && isSearch(ahead)))
        return Strength::Comparison;
    if (token.isSign(u"+") || token.isSign(u"-")) return Strength::Sum;
    if (token.isSign(u"*") || token.isSign(u"/")) return Strength::Product;
    return Strength::None;
}

bool isReserved(QStringView word)
{
    return std::ranges::any_of(reserved, [&](QStringView r) { return word.compare(r, Qt::CaseInsensitive) == 0; });
}

QString quoted(QString text) { return u'\'' + text.replace(u'\'', QLatin1String("''")) + u'\''; }
QString nameText(QString name)
{
    if (isPlainName(name) && !isReserved(name)) return name;
    return u'[' + name.replace(u']', QLatin1String("]]")) + u']';
}

} // namespace

Error Parser::expected(const char* what) const
{
    const QString wanted = QString::fromUtf8(what);
    if (here().kind == Token::Kind::End) return m_check.wrong("expression.ends", here(), {wanted});
    return m_check.wrong("expression.expected", here(), {wanted, here().text});
}

Result<void> Parser::takeSign(QStringView sign, const char* what)
{
    if (!here().isSign(sign)) return expected(what);
    take();
    return {};
}

Result<void> Parser::grow(Node::Form form, std::size_t count, const QString& text)
{
    if (m_out.tree.size() >= std::size_t(Expression::largest))
        return m_check.wrong("expression.too-many", here(), {QString::number(Expression::largest)});
    m_out.tree.push_back({form, quint16(count), text});
    return {};
}

Result<Operand> Parser::noted(Result<Operand> operand, Node::Form form, std::size_t count, const QString& text)
{
    if (!operand) return operand;
    if (const auto grown = grow(form, count, text); !grown) return grown.error();
    return operand;
}

Result<Operand> Parser::run()
{
    auto all = binary(Strength::Or);
    if (all && here().kind != Token::Kind::End) return expected("an operator such as + or “and”");
    return all;
}

Result<Operand> Parser::binary(Strength least)
{
    auto left = prefix();
    bool compares = false;
    while (left) {
        const Strength strength = strengthAt(here(), ahead());
        if (strength < least || strength == Strength::None) break;
        if (strength == Strength::Comparison) {
            if (compares) return m_check.wrong("expression.chained", here(), {here().text});
            compares = true;
            left = compared(*left);
        } else {
            left = arithmetic(*left, strength);
        }
    }
    return left;
}

Result<Operand> Parser::arithmetic(Operand left, Strength strength)
{
    Token sign = take();
    sign.text = sign.text.toLower();
    auto right = binary(above(strength));
    if (!right) return right;
    const auto done = [&]() -> Result<Operand> {
        if (strength == Strength::Or || strength == Strength::And)
            return m_check.joined(sign, strength == Strength::Or ? Op::Or : Op::And, left, *right);
        if (strength == Strength::Sum) return m_check.added(sign, sign.text == u"+" ? Op::Add : Op::Subtract, left, *right);
        return sign.text == u"*" ? m_check.multiplied(sign, left, *right) : m_check.divided(sign, left, *right);
    };
    return noted(done(), Node::Form::Infix, 2, sign.text);
}

Result<Operand> Parser::compared(Operand left)
{
    std::optional<Token> inverted;
    if (here().isWord(u"not")) inverted = take();
    Token sign = take();
    auto out = [&]() -> Result<Operand> {
        if (const RelationSign* relation = relationOf(sign)) {
            auto right = binary(Strength::Sum);
            if (!right) return right;
            return noted(m_check.compared(sign, relation->relation, left, *right), Node::Form::Infix, 2, sign.text);
        }
        if (sign.isWord(u"in")) {
            if (const auto open = takeSign(u"(", "“(” with the values to look among"); !open) return open.error();
            auto values = list({left});
            if (!values) return values.error();
            if (values->size() < 2) return expected("a value");
            const std::size_t count = values->size();
            return noted(m_check.among(sign, std::move(*values)), Node::Form::List, count, QStringLiteral("in"));
        }
        if (sign.isWord(u"is")) {
            const bool wanted = !here().isWord(u"not");
            if (!wanted) take();
            if (!here().isWord(u"empty")) return expected("“empty” or “not empty”");
            sign.end = take().end;
            return noted(m_check.emptiness(sign, left, wanted), Node::Form::Suffix, 1,
                wanted ? QStringLiteral("is empty") : QStringLiteral("is not empty"));
        }
        const bool starts = sign.isWord(u"starts");
        if (starts && !here().isWord(u"with")) return expected("“with”");
        if (starts) take();
        auto right = binary(Strength::Sum);
        if (!right) return right;
        return noted(m_check.searched(sign, starts ? Op::StartsWith : Op::Contains, left, *right), Node::Form::Infix, 2,
            starts ? QStringLiteral("starts with") : QStringLiteral("contains"));
    }();
    if (!out || !inverted) return out;
    return noted(m_check.inverted(*inverted, *out), Node::Form::Prefix, 1, QStringLiteral("not"));
}

template <class F> auto Parser::deeper(F&& part) -> decltype(part())
{
    if (m_depth >= Expression::deepest) return m_check.wrong("expression.too-deep", here(), {QString::number(Expression::deepest)});
    ++m_depth;
    auto out = part();
    --m_depth;
    return out;
}

Result<Operand> Parser::prefix()
{
    if (here().isSign(u"-")) {
        const Token sign = take();
        auto operand = deeper([&] { return prefix(); });
        if (!operand) return operand;
        return noted(m_check.negated(sign, *operand), Node::Form::Prefix, 1, sign.text);
    }
    if (here().isWord(u"not")) {
        const Token word = take();
        auto operand = deeper([&] { return binary(Strength::Not); });
        if (!operand) return operand;
        return noted(m_check.inverted(word, *operand), Node::Form::Prefix, 1, QStringLiteral("not"));
    }
    return primary();
}

Result<Operand> Parser::primary()
{
    if (!here().isSign(u"(")) {
        const bool calls = here().kind == Token::Kind::Word && ahead().isSign(u"(") && (!isReserved(here().text) || here().isWord(u"if"));
        return calls ? call() : leaf();
    }
    const int from = take().column - 1;
    auto inside = deeper([&] { return binary(Strength::Or); });
    if (!inside) return inside;
    const int end = here().end;
    if (const auto closed = takeSign(u")", "“)”"); !closed) return closed.error();
    inside->from = from;
    inside->end = end;
    return inside;
}

Result<Operand> Parser::leaf()
{
    if (here().kind == Token::Kind::Bracketed || (here().kind == Token::Kind::Word && !isReserved(here().text))) {
        const Token token = take();
        return noted(m_check.name(token), Node::Form::Leaf, 0, nameText(token.text));
    }
    if (here().isWord(u"true") || here().isWord(u"false")) {
        const Token token = take();
        return noted(m_check.truth(token, token.isWord(u"true")), Node::Form::Leaf, 0, token.text.toLower());
    }
    if (here().kind == Token::Kind::Word || here().kind == Token::Kind::Sign || here().kind == Token::Kind::End) return expected("a value");
    const Token token = take();
    return noted(m_check.literal(token), Node::Form::Leaf, 0, token.kind == Token::Kind::Text ? quoted(token.text) : token.text);
}

Result<Operand> Parser::call()
{
    Token function = take();
    function.text = function.text.toLower();
    take(); // the parenthesis that made it a call
    std::vector<Operand> operands;
    int end = here().end;
    if (here().isSign(u")")) {
        take();
    } else {
        auto values = list({});
        if (!values) return values.error();
        operands = std::move(*values);
        end = m_tokens[m_at - 1].end;
    }
    const std::size_t count = operands.size();
    auto out = noted(m_check.called(function, std::move(operands)), Node::Form::Call, count, function.text);
    if (!out) return out;
    out->from = function.column - 1;
    out->end = end;
    return out;
}

/// Values up to the closing parenthesis, which is taken.
Result<std::vector<Operand>> Parser::list(std::vector<Operand> operands)
{
    for (;;) {
        auto value = deeper([&] { return binary(Strength::Or); });
        if (!value) return value.error();
        operands.push_back(std::move(*value));
        const bool more = here().isSign(u",");
        if (!more && !here().isSign(u")")) return expected("“,” or “)”");
        take();
        if (!more) return operands;
    }
}

} // namespace gantry::expression
