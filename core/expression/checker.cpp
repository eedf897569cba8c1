#include "core/expression/checker.h"

namespace gantry::expression {
namespace {

QString plainWord(QString word) { return word.toLower().replace(u' ', u'_'); }

/// What two that differ can both be taken for; days as written beside hours are working days.
std::optional<Type> common(const Operand& a, const Operand& b)
{
    if (a.type == b.type) return a.type;
    if (isPlain(a.type) && isPlain(b.type)) return Type{Sort::Number};
    if (isDay(a.type) && isDay(b.type)) return Type{Sort::Date};
    if (a.type.sort == Sort::Hours && b.isLiteral(Sort::Days)) return a.type;
    if (b.type.sort == Sort::Hours && a.isLiteral(Sort::Days)) return b.type;
    return std::nullopt;
}

} // namespace

Error Checker::wrong(const char* reason, const Token& at, QStringList args) const
{
    args.prepend(QString::number(at.column));
    return {Errc::Invalid, reason, std::move(args)};
}

QString Checker::shown(const Operand& operand) const
{
    constexpr int longest = 40;
    const QString text = m_text.mid(operand.from, operand.end - operand.from).simplified();
    return text.size() > longest ? text.left(longest - 1) + u'…' : text;
}

Error Checker::differing(const Token& at, const Operand& a, const Operand& b, const char* verb) const
{
    return wrong("expression.differing", at, {shown(a), nameOf(a.type), shown(b), nameOf(b.type), QString::fromUtf8(verb)});
}

Error Checker::unfit(const Token& at, const Operand& operand, const char* wanted) const
{
    return wrong("expression.wrong-kind", at, {shown(operand), nameOf(operand.type), QString::fromUtf8(wanted)});
}

Operand Checker::made(Type type, const Operand& first, const Operand& last) const
{
    return {.type = std::move(type), .code = first.code, .from = first.from, .end = last.end};
}

Operand Checker::literal(const Token& token)
{
    Operand out{.code = m_out.code.size(), .constant = int(m_out.constants.size()), .from = token.column - 1, .end = token.end};
    switch (token.kind) {
    case Token::Kind::Percent: out.type.sort = Sort::Percent; break;
    case Token::Kind::Days: out.type.sort = Sort::Days; break;
    case Token::Kind::Hours: out.type.sort = Sort::Hours; break;
    case Token::Kind::Date: out.type.sort = Sort::Date; break;
    case Token::Kind::Text: out.type.sort = Sort::Text; break;
    default: out.type.sort = Sort::Number; break;
    }
    m_out.constants.push_back({token.number, token.kind == Token::Kind::Text ? token.text : QString()});
    emit(Op::Constant, std::size_t(out.constant), token.column);
    return out;
}

Operand Checker::truth(const Token& token, bool value)
{
    Operand out{.type = {Sort::Bool}, .code = m_out.code.size(), .from = token.column - 1, .end = token.end};
    m_out.constants.push_back({{qint64(value)}});
    emit(Op::Constant, m_out.constants.size() - 1, token.column);
    return out;
}

int Checker::use(const QString& text, int id, Kind kind, const Type& type, bool written)
{
    const auto known = std::ranges::find(m_out.names, id, &UsedName::id);
    if (known == m_out.names.end()) {
        m_out.names.push_back({text, id, kind, type, written});
        return int(m_out.names.size()) - 1;
    }
    if (written && !known->written) {
        known->written = true;
        known->text = text;
    }
    return int(known - m_out.names.begin());
}

Result<Operand> Checker::name(const Token& token)
{
    auto named = m_names.find(token.text);
    if (!named) {
        if (sameName(token.text, u"status_date")) return day(token, Op::StatusDate);
        QString likely = likelyName(token.text, m_names.all());
        if (likely.isEmpty()) return wrong("expression.unknown-name", token, {token.text});
        if (!isPlainName(likely)) likely = u'[' + likely + u']';
        return wrong("expression.misspelt-name", token, {token.text, likely});
    }
    Operand out{.type = named->type, .words = named->words, .code = m_out.code.size(), .from = token.column - 1, .end = token.end};
    out.name = use(token.text, named->id, named->kind, named->type, true);
    for (const auto& [text, id] : named->also) use(text, id, Kind::Text, {Sort::Text}, false);
    if (!named->also.empty()) m_also[out.name] = named->also;
    emit(Op::Name, std::size_t(out.name), token.column);
    return out;
}

Result<Operand> Checker::day(const Token& word, Op op)
{
    const Operand out{.type = {Sort::Date}, .code = m_out.code.size(), .from = word.column - 1, .end = word.end};
    emit(op, 0, word.column);
    return out;
}

Result<void> Checker::adapt(const Token& at, const Operand& operand, const Type& type, std::size_t depth, bool compares)
{
    if (operand.type.sort == Sort::Time && type.sort == Sort::Date) emit(Op::DayOf, depth, at.column);
    if (operand.isLiteral(Sort::Days) && type.sort == Sort::Hours) emit(Op::WorkingDays, depth, at.column);
    if (!operand.isLiteral(Sort::Number)) return {};
    Number& number = m_out.constants[std::size_t(operand.constant)].number;
    if (type.sort == Sort::Hours && !number.isZero()) return wrong("expression.needs-hours", at, {shown(operand)});
    if (type.sort == Sort::Percent && compares && !number.isZero()) return wrong("expression.needs-percent", at, {shown(operand)});
    if (type.sort != Sort::Money) return {};
    const auto minor = product(number, {powerOfTen(type.decimals)});
    const auto whole = minor ? nearest(*minor) : std::nullopt;
    if (!whole || order({*whole}, *minor) != 0) return wrong("expression.too-exact", at, {shown(operand), QString::number(type.decimals)});
    number = {*whole};
    return {};
}

Result<Type> Checker::alike(const Token& at, std::span<Operand> operands, const char* verb, bool compares)
{
    auto lead = std::ranges::find_if(operands, [](const Operand& o) { return !o.isLiteral(Sort::Number); });
    if (lead == operands.end()) return Type{Sort::Number};
    Operand all = *lead; // what those looked at so far have in common
    for (const Operand& operand : operands) {
        if (operand.isLiteral(Sort::Number)) {
            if (isPlain(all.type) || isAmount(all.type)) continue;
            return operand.from < lead->from ? differing(at, operand, *lead, verb) : differing(at, *lead, operand, verb);
        }
        const auto type = common(all, operand);
        if (!type) return differing(at, *lead, operand, verb);
        all.type = *type;
        if (operand.constant < 0) all.constant = -1;
    }
    for (std::size_t i = 0; i < operands.size(); ++i)
        if (auto done = adapt(at, operands[i], all.type, operands.size() - 1 - i, compares); !done) return done.error();
    return all.type;
}

Result<Operand> Checker::negated(const Token& sign, Operand operand)
{
    if (!isPlain(operand.type) && !isAmount(operand.type)) return unfit(sign, operand, "a figure");
    operand.from = sign.column - 1;
    operand.name = -1;
    if (operand.constant >= 0) { // stays a figure as written, so that it adapts like one
        Number& number = m_out.constants[std::size_t(operand.constant)].number;
        number.over = -number.over;
    } else {
        emit(Op::Negate, 0, sign.column);
    }
    return operand;
}

Result<Operand> Checker::inverted(const Token& word, Operand operand)
{
    if (operand.type.sort != Sort::Bool) return unfit(word, operand, "yes or no");
    emit(Op::Not, 0, word.column);
    operand.name = -1;
    operand.from = std::min(operand.from, word.column - 1);
    return operand;
}

Result<Operand> Checker::joined(const Token& word, Op op, const Operand& left, const Operand& right)
{
    for (const Operand* side : {&left, &right})
        if (side->type.sort != Sort::Bool) return unfit(word, *side, "yes or no");
    emit(op, 0, word.column);
    return made({Sort::Bool}, left, right);
}

Result<Operand> Checker::added(const Token& sign, Op op, Operand left, Operand right)
{
    const bool plus = op == Op::Add;
    const auto counts = [](const Operand& o) { return o.type.sort == Sort::Days || o.type.sort == Sort::Number; };
    if ((isDay(left.type) && counts(right)) || (plus && isDay(right.type) && counts(left))) {
        const Operand both[] = {left, right};
        toDays(both);
        emit(plus ? Op::AddDays : Op::SubtractDays, isDay(left.type) ? 0 : 1, sign.column);
        return made({Sort::Date}, left, right);
    }
    if (!plus && isDay(left.type) && isDay(right.type)) {
        const Operand both[] = {left, right};
        toDays(both);
        emit(Op::Subtract, 0, sign.column);
        return made({Sort::Days}, left, right);
    }
    const char* verb = plus ? "added" : "subtracted";
    if ((!isPlain(left.type) && !isAmount(left.type)) || (!isPlain(right.type) && !isAmount(right.type)))
        return differing(sign, left, right, verb);
    Operand both[] = {left, right};
    const auto type = alike(sign, both, verb, false);
    if (!type) return type.error();
    emit(op, 0, sign.column);
    return made(*type, left, right);
}

Result<Operand> Checker::multiplied(const Token& sign, const Operand& left, const Operand& right)
{
    if (isPlain(left.type) && isPlain(right.type)) {
        const auto share = [](const Operand& a, const Operand& b) {
            return a.type.sort == Sort::Percent && (b.type.sort == Sort::Percent || b.constant >= 0);
        };
        emit(Op::Multiply, 0, sign.column);
        return made({share(left, right) || share(right, left) ? Sort::Percent : Sort::Number}, left, right);
    }
    const bool amountFirst = isAmount(left.type) && isPlain(right.type);
    if (!amountFirst && !(isPlain(left.type) && isAmount(right.type))) return differing(sign, left, right, "multiplied");
    const Type type = amountFirst ? left.type : right.type;
    const bool money = type.sort == Sort::Money;
    emit(!money ? Op::Multiply : amountFirst ? Op::MoneyTimes : Op::NumberTimesMoney, 0, sign.column);
    return made(type, left, right);
}

Result<Operand> Checker::divided(const Token& sign, Operand left, Operand right)
{
    if (isPlain(right.type) && (isPlain(left.type) || isAmount(left.type))) {
        Type type = left.type;
        if (type.sort == Sort::Percent && right.constant < 0) type.sort = Sort::Number;
        if (right.type.sort == Sort::Percent && isPlain(type)) type.sort = Sort::Number;
        emit(type.sort == Sort::Money ? Op::MoneyOver : Op::Divide, 0, sign.column);
        return made(type, left, right);
    }
    if (!isAmount(left.type) || !isAmount(right.type)) return differing(sign, left, right, "divided");
    Operand both[] = {left, right};
    if (const auto type = alike(sign, both, "divided", false); !type) return type.error();
    emit(Op::Divide, 0, sign.column);
    return made({Sort::Number}, left, right);
}

Result<void> Checker::matchWords(std::span<Operand> operands)
{
    const auto listed = std::ranges::find_if(operands, [](const Operand& o) { return !o.words.isEmpty(); });
    if (listed == operands.end()) return {};
    for (const Operand& operand : operands) {
        if (!operand.isLiteral(Sort::Text)) continue;
        QString& text = m_out.constants[std::size_t(operand.constant)].text;
        const auto word = std::ranges::find(listed->words, plainWord(text), plainWord);
        if (word != listed->words.end()) {
            text = *word;
        } else if (!text.isEmpty()) { // no text at all stands for none of them
            const Token at{.column = operand.from + 1};
            return wrong("expression.unknown-word", at, {text, shown(*listed), listed->words.join(QStringLiteral(", "))});
        }
    }
    return {};
}

void Checker::askOthers(std::span<const Operand> operands, int column)
{
    const auto record = std::ranges::find_if(operands, [this](const Operand& o) { return o.name >= 0 && m_also.contains(o.name); });
    if (record == operands.end()) return;
    for (const Operand& operand : operands)
        if (&operand != &*record && !operand.isLiteral(Sort::Text)) return;
    const std::size_t from = operands.front().code, count = m_out.code.size() - from;
    for (const auto& [text, id] : m_also.value(record->name)) {
        const int other = use(text, id, Kind::Text, {Sort::Text}, false);
        for (std::size_t i = 0; i < count; ++i) {
            Instruction step = m_out.code[from + i];
            if (step.op == Op::Name) step.arg = quint16(other);
            m_out.code.push_back(step);
        }
        emit(Op::Or, 0, column);
    }
}

Result<Operand> Checker::compared(const Token& sign, Relation relation, Operand left, Operand right)
{
    Operand both[] = {left, right};
    const auto type = alike(sign, both, "compared", true);
    if (!type) return type.error();
    const bool equality = relation == Relation::Equal || relation == Relation::Unequal;
    if (type->sort == Sort::Bool && !equality) return differing(sign, left, right, "put in an order");
    if (type->sort != Sort::Text) {
        emit(Op::Compare, std::size_t(relation), sign.column);
        return made({Sort::Bool}, left, right);
    }
    if (const auto fits = matchWords(both); !fits) return fits.error();
    emit(Op::CompareText, std::size_t(relation == Relation::Unequal ? Relation::Equal : relation), sign.column);
    if (equality) askOthers(both, sign.column);
    if (relation == Relation::Unequal) emit(Op::Not, 0, sign.column);
    return made({Sort::Bool}, left, right);
}

Result<Operand> Checker::among(const Token& word, std::vector<Operand> operands)
{
    const auto type = alike(word, operands, "compared", true);
    if (!type) return type.error();
    const bool texts = type->sort == Sort::Text;
    if (texts)
        if (const auto fits = matchWords(operands); !fits) return fits.error();
    emit(texts ? Op::InTexts : Op::InNumbers, operands.size() - 1, word.column);
    if (texts) askOthers(operands, word.column);
    return made({Sort::Bool}, operands.front(), operands.back());
}

Result<Operand> Checker::searched(const Token& word, Op op, const Operand& text, const Operand& part)
{
    for (const Operand* side : {&text, &part})
        if (side->type.sort != Sort::Text) return unfit(word, *side, "text");
    emit(op, 0, word.column);
    const Operand both[] = {text, part};
    askOthers(both, word.column);
    return made({Sort::Bool}, text, part);
}

Operand Checker::emptiness(const Token& word, const Operand& operand, bool wanted)
{
    emit(Op::IsEmpty, operand.type.sort == Sort::Text, word.column);
    if (!wanted) emit(Op::Not, 0, word.column);
    Operand out = made({Sort::Bool}, operand, operand);
    out.end = word.end;
    return out;
}

} // namespace gantry::expression
