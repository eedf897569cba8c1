#include "core/expression/compiled.h"

#include <limits>

namespace gantry::expression {
namespace {

bool fulfils(Relation relation, std::strong_ordering order)
{
    switch (relation) {
    case Relation::Equal: return order == 0;
    case Relation::Unequal: return order != 0;
    case Relation::Less: return order < 0;
    case Relation::AtMost: return order <= 0;
    case Relation::Greater: return order > 0;
    case Relation::AtLeast: break;
    }
    return order >= 0;
}

std::optional<Number> minor(std::optional<qint64> amount)
{
    return amount && *amount != std::numeric_limits<qint64>::min() ? std::optional(Number{*amount}) : std::nullopt;
}

constexpr qint64 julianEpoch = 2'440'588; // of 1970-01-01

/// Days of the years 1 to 9999; what leaves them is no date.
std::optional<Number> dateOf(std::optional<Number> day)
{
    constexpr qint64 first = 1'721'426, last = 5'373'484; // Julian days
    return day && day->over >= first && day->over <= last ? day : std::nullopt;
}

} // namespace

Evaluation::Evaluation(Expression expression)
    : m_expression(std::move(expression))
    , m_stack(m_expression.m_compiled->stack)
{
}

Evaluation::Slot Evaluation::load(const Source& source, int name, std::size_t at) const
{
    const UsedName& used = m_expression.m_compiled->names[std::size_t(name)];
    Answer answer = answerOf(source.value(used.id), used.kind, used.type);
    return {answer.number, std::move(answer.text), answer.absence, quint16(at)};
}

void Evaluation::run(const Source& source)
{
    const Compiled& c = *m_expression.m_compiled;
    Slot* top = m_stack.data() - 1; // the last value; those below it are its neighbours in memory
    for (std::size_t at = 0; at < c.code.size(); ++at) {
        const Instruction step = c.code[at];
        const auto lose = [&](Slot& slot, Absence why) {
            slot.absence = why;
            slot.from = quint16(at);
        };
        const auto put = [&](Slot& slot, std::optional<Number> number) {
            if (number)
                slot.number = *number;
            else
                lose(slot, Absence::Overflow);
        };
        /// Two values become one, by `make` where there are both; an overflow goes before an empty value.
        const auto meet = [&](auto&& make) {
            Slot &a = top[-1], &b = top[0];
            --top;
            if (b.absence == Absence::Overflow && a.absence != Absence::Overflow) return void(a = b);
            if (a.absence != Absence::None) return;
            if (b.absence != Absence::None) return void(a = b);
            make(a, b);
        };
        const auto arithmetic = [&](auto&& make) { meet([&](Slot& a, const Slot& b) { put(a, make(a.number, b.number)); }); };
        const auto truth = [](Slot& slot, bool value) {
            slot.absence = Absence::None;
            slot.number = {qint64(value)};
        };
        const auto day = [&](const std::optional<qint64>& julian) {
            *++top = Slot{};
            if (julian)
                top->number = {*julian};
            else
                lose(*top, Absence::Empty);
        };
        switch (step.op) {
        case Op::Constant: *++top = Slot{c.constants[step.arg].number, c.constants[step.arg].text}; break;
        case Op::Name: *++top = load(source, step.arg, at); break;
        case Op::Today:
        case Op::StatusDate: {
            const QDate date = step.op == Op::Today ? source.today() : source.statusDate();
            day(date.isValid() ? std::optional(date.toJulianDay()) : std::nullopt);
            break;
        }
        case Op::DayOf: {
            Slot& slot = *(top - step.arg);
            if (slot.absence == Absence::None) slot.number = {dayOf(DateTime{slot.number.over}) + julianEpoch};
            break;
        }
        case Op::WorkingDays: {
            Slot& slot = *(top - step.arg);
            if (slot.absence == Absence::None) put(slot, product(slot.number, {source.dayLength().seconds}));
            break;
        }
        case Op::Not: top->number = {qint64(top->number.over == 0)}; break;
        case Op::Negate: top->number.over = -top->number.over; break;
        case Op::Abs: top->number.over = std::abs(top->number.over); break;
        case Op::Round:
            if (top->absence == Absence::None) put(*top, rounded(top->number, c.constants[step.arg].number));
            break;
        case Op::IsEmpty:
            if (top->absence == Absence::Overflow) break;
            truth(*top, top->absence != Absence::None || (step.arg && top->text.isEmpty()));
            break;
        case Op::And:
        case Op::Or: { // the value that decides alone, whatever the other side is
            Slot &a = top[-1], &b = top[0];
            const qint64 decides = step.op == Op::Or;
            const auto decided = [&](const Slot& slot) { return slot.absence == Absence::None && slot.number.over == decides; };
            --top;
            if (decided(a) || decided(b))
                truth(a, decides);
            else if (a.absence == Absence::None || b.absence == Absence::Overflow)
                a = b;
            break;
        }
        case Op::If: {
            Slot &condition = top[-2], &chosen = condition.number.over ? top[-1] : top[0];
            top -= 2;
            if (condition.absence == Absence::None) condition = chosen;
            break;
        }
        case Op::Add: arithmetic(sum); break;
        case Op::Subtract: arithmetic(difference); break;
        case Op::Multiply: arithmetic(product); break;
        case Op::MoneyTimes: arithmetic([](Number a, Number b) { return minor(mulDiv(a.over, b.over, b.under)); }); break;
        case Op::NumberTimesMoney: arithmetic([](Number a, Number b) { return minor(mulDiv(b.over, a.over, a.under)); }); break;
        case Op::Divide:
        case Op::MoneyOver:
            meet([&](Slot& a, const Slot& b) {
                if (b.number.isZero()) return lose(a, Absence::NoDivisor);
                put(a, step.op == Op::Divide ? quotient(a.number, b.number) : minor(mulDiv(a.number.over, b.number.under, b.number.over)));
            });
            break;
        case Op::AddDays:
        case Op::SubtractDays:
            arithmetic([&](Number a, Number b) {
                if (step.arg) std::swap(a, b); // the date stands second
                return dateOf(step.op == Op::AddDays ? sum(a, {floorOf(b)}) : difference(a, {-floorOf({-b.over, b.under})}));
            });
            break;
        case Op::DaysFrom: arithmetic([](Number a, Number b) { return difference(b, a); }); break;
        case Op::Compare: meet([&](Slot& a, const Slot& b) { truth(a, fulfils(Relation(step.arg), order(a.number, b.number))); }); break;
        case Op::CompareText:
            meet([&](Slot& a, const Slot& b) {
                const int order = QString::compare(a.text, b.text, Qt::CaseInsensitive);
                truth(a, fulfils(Relation(step.arg), order <=> 0));
            });
            break;
        case Op::InNumbers:
        case Op::InTexts: {
            Slot* const sought = top - step.arg;
            const Slot* lost = nullptr;
            bool found = false;
            for (Slot* slot = sought + 1; slot <= top && !found; ++slot) {
                if (slot->absence != Absence::None)
                    lost = lost && lost->absence == Absence::Overflow ? lost : slot;
                else
                    found = step.op == Op::InTexts ? slot->text.compare(sought->text, Qt::CaseInsensitive) == 0
                                                   : order(slot->number, sought->number) == 0;
            }
            top = sought;
            if (sought->absence != Absence::None) break;
            if (lost && !found)
                *sought = *lost;
            else
                truth(*sought, found);
            break;
        }
        case Op::Min:
        case Op::Max: {
            Slot* const first = top - (step.arg - 1);
            Slot* best = first;
            // Where one has no value, there is no least one; an overflow goes first.
            const auto loss = [](const Slot& slot) {
                return slot.absence == Absence::Overflow ? 2 : slot.absence != Absence::None ? 1 : 0;
            };
            for (Slot* slot = first + 1; slot <= top; ++slot) {
                const bool beyond = step.op == Op::Min ? order(slot->number, best->number) < 0 : order(slot->number, best->number) > 0;
                if (loss(*slot) > loss(*best) || (loss(*best) == 0 && beyond)) best = slot;
            }
            if (best != first) *first = *best;
            top = first;
            break;
        }
        case Op::Coalesce: {
            Slot* const first = top - (step.arg - 1);
            Slot* found = first;
            while (found < top && (found->absence == Absence::Empty || found->absence == Absence::NoDivisor)) ++found;
            if (found != first) *first = *found;
            top = first;
            break;
        }
        case Op::Contains: meet([&](Slot& a, const Slot& b) { truth(a, a.text.contains(b.text, Qt::CaseInsensitive)); }); break;
        case Op::StartsWith: meet([&](Slot& a, const Slot& b) { truth(a, a.text.startsWith(b.text, Qt::CaseInsensitive)); }); break;
        }
    }
}

Answer Evaluation::of(const Source& source)
{
    run(source);
    const Compiled& c = *m_expression.m_compiled;
    const Slot& last = m_stack.front();
    const Instruction& from = c.code[last.from];
    Answer out{.type = c.type, .absence = last.absence, .number = last.number, .text = last.text};
    if (!out.isAbsent()) return out;
    out.column = from.column;
    if (from.op == Op::Name) out.name = c.names[from.arg].text;
    if (from.op == Op::StatusDate) out.name = QStringLiteral("status_date");
    return out;
}

bool Evaluation::holds(const Source& source)
{
    run(source);
    const Slot& last = m_stack.front();
    return m_expression.type().sort == Sort::Bool && last.absence == Absence::None && last.number.over != 0;
}

std::vector<std::pair<UsedName, Answer>> Evaluation::inputs(const Source& source) const
{
    std::vector<std::pair<UsedName, Answer>> out;
    for (const UsedName& name : m_expression.names())
        if (name.written) {
            out.emplace_back(name, answerOf(source.value(name.id), name.kind, name.type));
            out.back().second.name = name.text;
        }
    return out;
}

} // namespace gantry::expression
