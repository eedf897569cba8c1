#include "core/expression/checker.h"

namespace gantry::expression {
namespace {

struct Function {
    QStringView name;
    std::size_t least, most;
    const char* takes; // for the sentence
};
constexpr std::size_t any = 1'000;
constexpr Function functions[] = {
    {u"if", 3, 3, "a condition and two values"},
    {u"min", 1, any, "at least one value"},
    {u"max", 1, any, "at least one value"},
    {u"coalesce", 1, any, "at least one value"},
    {u"abs", 1, 1, "one value"},
    {u"round", 1, 2, "a value and, if wanted, a number of places"},
    {u"days", 2, 2, "two dates"},
    {u"today", 0, 0, "no value"},
    {u"status_date", 0, 0, "no value"},
};

/// One of a kind, in which places are counted: a cent's hundred, an hour's 3,600 seconds, the hundredth of a percentage.
Number oneOf(const Type& type)
{
    if (type.sort == Sort::Money) return {powerOfTen(type.decimals)};
    if (type.sort == Sort::Hours) return {3600};
    if (type.sort == Sort::Percent) return {1, 100};
    return {1};
}

} // namespace

void Checker::toDays(std::span<const Operand> operands)
{
    for (std::size_t i = 0; i < operands.size(); ++i)
        if (operands[i].type.sort == Sort::Time) emit(Op::DayOf, operands.size() - 1 - i, operands[i].from + 1);
}

Result<Operand> Checker::called(const Token& function, std::vector<Operand> operands)
{
    const auto known = std::ranges::find_if(functions, [&](const Function& f) { return f.name == function.text; });
    if (known == std::end(functions)) {
        QStringList names;
        for (const Function& f : functions) names << f.name.toString();
        return wrong("expression.unknown-function", function, {function.text, names.join(QStringLiteral(", "))});
    }
    if (operands.size() < known->least || operands.size() > known->most)
        return wrong("expression.wrong-count", function, {function.text, QString::fromUtf8(known->takes)});
    const QStringView name = known->name;
    if (name == u"today") return day(function, Op::Today);
    if (name == u"status_date") return day(function, Op::StatusDate);
    if (name == u"if" || name == u"coalesce") return chosen(function, operands);
    if (name == u"min") return extreme(function, Op::Min, operands);
    if (name == u"max") return extreme(function, Op::Max, operands);
    if (name == u"round") return roundedTo(function, operands);
    if (name == u"days") {
        for (const Operand& operand : operands)
            if (!isDay(operand.type)) return unfit(function, operand, "a date");
        toDays(operands);
        emit(Op::DaysFrom, 0, function.column);
        return made({Sort::Days}, operands.front(), operands.back());
    }
    const Operand& operand = operands.front(); // abs
    if (!isPlain(operand.type) && !isAmount(operand.type)) return unfit(function, operand, "a figure");
    emit(Op::Abs, 0, function.column);
    return made(operand.type, operand, operand);
}

Result<Operand> Checker::chosen(const Token& function, std::vector<Operand>& operands)
{
    const bool conditional = function.text == u"if";
    if (conditional && operands.front().type.sort != Sort::Bool) return unfit(function, operands.front(), "yes or no");
    const auto values = std::span(operands).subspan(conditional ? 1 : 0);
    const auto type = alike(function, values, "put in one place", false);
    if (!type) return type.error();
    emit(conditional ? Op::If : Op::Coalesce, conditional ? 0 : operands.size(), function.column);
    Operand out = made(*type, operands.front(), operands.back());
    if (std::ranges::all_of(values, [&](const Operand& o) { return o.words == values.front().words; })) out.words = values.front().words;
    return out;
}

Result<Operand> Checker::extreme(const Token& function, Op op, std::vector<Operand>& operands)
{
    const auto type = alike(function, operands, "compared", false);
    if (!type) return type.error();
    if (type->sort == Sort::Text || type->sort == Sort::Bool) return unfit(function, operands.front(), "a figure or a date");
    emit(op, operands.size(), function.column);
    return made(*type, operands.front(), operands.back());
}

Result<Operand> Checker::roundedTo(const Token& function, std::vector<Operand>& operands)
{
    constexpr int coarsest = -12, finest = 8;
    const Operand value = operands.front();
    if (!isPlain(value.type) && !isAmount(value.type)) return unfit(function, value, "a figure");
    const int most = value.type.sort == Sort::Money ? value.type.decimals : finest;
    Number unit = oneOf(value.type);
    if (operands.size() == 2) {
        const Operand& places = operands.back();
        const Number n = places.isLiteral(Sort::Number) ? m_out.constants[std::size_t(places.constant)].number : Number{finest + 1};
        if (n.over % n.under != 0 || order(n, {coarsest}) < 0 || order(n, {most}) > 0)
            return wrong("expression.bad-places", function, {shown(places), QString::number(coarsest), QString::number(most)});
        const int wanted = int(n.over / n.under);
        if (wanted > 0)
            unit.under *= powerOfTen(wanted);
        else
            unit.over *= powerOfTen(-wanted);
        m_out.code.pop_back(); // the number of places is no value of its own
    }
    m_out.constants.push_back({unit});
    emit(Op::Round, m_out.constants.size() - 1, function.column);
    return made(value.type, value, operands.back());
}

} // namespace gantry::expression
