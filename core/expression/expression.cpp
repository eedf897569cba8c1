#include "core/expression/expression.h"

#include "core/expression/parser.h"

namespace gantry::expression {
namespace {

/// Values that a step takes from the stack; it puts one back.
std::size_t taken(const Instruction& step)
{
    switch (step.op) {
    case Op::Constant:
    case Op::Name:
    case Op::Today:
    case Op::StatusDate: return 0;
    case Op::DayOf:
    case Op::WorkingDays: // of one below the top
    case Op::Not:
    case Op::Negate:
    case Op::Abs:
    case Op::Round:
    case Op::IsEmpty: return 1;
    case Op::If: return 3;
    case Op::Min:
    case Op::Max:
    case Op::Coalesce: return step.arg;
    case Op::InNumbers:
    case Op::InTexts: return std::size_t(step.arg) + 1;
    default: return 2;
    }
}

std::size_t stackOf(const std::vector<Instruction>& code)
{
    std::size_t now = 0, most = 0;
    for (const Instruction& step : code) {
        now = now + 1 - taken(step);
        most = std::max(most, now);
    }
    return most;
}

Strength strengthOf(const Node& node)
{
    switch (node.form) {
    case Node::Form::Prefix: return node.text == u"-" ? Strength::Minus : Strength::Not;
    case Node::Form::Infix:
        if (node.text == u"or") return Strength::Or;
        if (node.text == u"and") return Strength::And;
        if (node.text == u"+" || node.text == u"-") return Strength::Sum;
        return node.text == u"*" || node.text == u"/" ? Strength::Product : Strength::Comparison;
    case Node::Form::Suffix:
    case Node::Form::List: return Strength::Comparison;
    default: return Strength::Atom;
    }
}

QString written(const std::vector<Node>& tree)
{
    struct Piece {
        QString text;
        Strength strength;
    };
    std::vector<Piece> pieces; // parts that are written, waiting for what they are parts of
    const auto inside = [&](std::size_t at, Strength least) {
        return pieces[at].strength < least ? u'(' + pieces[at].text + u')' : pieces[at].text;
    };
    for (const Node& node : tree) {
        const Strength own = strengthOf(node);
        const std::size_t first = pieces.size() - node.count;
        QString text = node.text;
        QStringList list;
        switch (node.form) {
        case Node::Form::Leaf: break;
        case Node::Form::Prefix: text += (own == Strength::Minus ? QString() : QStringLiteral(" ")) + inside(first, own); break;
        case Node::Form::Suffix: text = inside(first, above(own)) + u' ' + node.text; break;
        case Node::Form::Infix: // read from the left, but comparisons do not chain
            text = inside(first, own == Strength::Comparison ? above(own) : own) + u' ' + node.text + u' ' + inside(first + 1, above(own));
            break;
        case Node::Form::List: text = inside(first, above(own)) + QStringLiteral(" in "); [[fallthrough]];
        case Node::Form::Call:
            for (std::size_t i = first + (node.form == Node::Form::List); i < pieces.size(); ++i) list << pieces[i].text;
            text += u'(' + list.join(QStringLiteral(", ")) + u')';
            break;
        }
        pieces.resize(first);
        pieces.push_back({std::move(text), own});
    }
    return pieces.empty() ? QString() : pieces.back().text;
}

} // namespace

Result<Expression> Expression::read(const QString& text, Names& names)
{
    const auto wrong = [](const char* reason, int limit) {
        return Error{Errc::Invalid, reason, {QStringLiteral("1"), QString::number(limit)}};
    };
    if (text.size() > longest) return wrong("expression.too-long", longest);
    if (text.trimmed().isEmpty()) return wrong("expression.empty", 0);
    auto tokens = tokensOf(text);
    if (!tokens) return tokens.error();
    auto out = std::make_shared<Compiled>();
    Checker checker(text, names, *out);
    const auto all = Parser(std::move(*tokens), checker, *out).run();
    if (!all) return all.error();
    out->type = all->type;
    out->stack = stackOf(out->code);
    return Expression(std::move(out));
}

Result<Expression> Expression::readCondition(const QString& text, Names& names)
{
    auto out = read(text, names);
    if (out && out->type().sort != Sort::Bool)
        return Error{Errc::Invalid, "expression.no-condition", {QStringLiteral("1"), nameOf(out->type())}};
    return out;
}

const Type& Expression::type() const { return m_compiled->type; }
const std::vector<UsedName>& Expression::names() const { return m_compiled->names; }
bool Expression::usesToday() const { return std::ranges::find(m_compiled->code, Op::Today, &Instruction::op) != m_compiled->code.end(); }
bool Expression::usesStatusDate() const
{
    return std::ranges::find(m_compiled->code, Op::StatusDate, &Instruction::op) != m_compiled->code.end();
}
QString Expression::text() const { return written(m_compiled->tree); }
bool Expression::operator==(const Expression& other) const { return m_compiled->tree == other.m_compiled->tree; }

} // namespace gantry::expression
