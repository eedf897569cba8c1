#include "ui/pages/cash_flow/explained_cash.h"

#include "core/model/currencies.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"

namespace gantry {
namespace {

/// What stands for a record: months by hand go by what they belong to, lines by their contract.
QString titleOf(const Portfolio& portfolio, const CashPart& part)
{
    if (part.record.entity == entityOf<PhasedAmount>()) {
        const auto* amount = portfolio.find<PhasedAmount>(part.record.id);
        const auto month = amount ? monthOf(amount->month) : std::nullopt;
        return portfolio.titleOf(part.object.entity, part.object.id) + (month ? QStringLiteral(", ") + monthText(*month) : QString());
    }
    const ContractId contract = contractOf(portfolio, part.record);
    const QString own = portfolio.titleOf(part.record.entity, part.record.id);
    if (!contract || part.record.entity == entityOf<Contract>()) return own;
    return portfolio.titleOf(entityOf<Contract>(), contract.value) + QStringLiteral(": ") + own;
}

} // namespace

std::optional<ExplainedFigure> explainedCash(
    const Session& session, const CashFlowBasis& basis, const CashFlow& flow, const CashQuestion& question)
{
    const Portfolio& portfolio = session.portfolio();
    const auto sheet = session.costs(question.project);
    const CashRow* row = question.object ? flow.find(*question.object) : nullptr;
    if (!sheet || (question.object && !row)) return std::nullopt;
    const int digits = minorDigitsOf(portfolio, flow.currency);
    const QString figure = cashFigureText(question.figure);
    QString rule = cashRule(question.figure, flow, question.first);
    const bool open = !question.first || *question.first + (question.months - 1) >= flow.firstOpen;
    if (row && open && (question.figure == CashFigure::Forecast || question.figure == CashFigure::Variance))
        rule += u' ' + spreadSentence(*row);
    ExplainedFigure out{figure, flow.currency, {figure, {}, {}, {}, {}}, {rule}};
    if (question.object)
        out.title = QStringLiteral("%1 of %2").arg(figure, portfolio.titleOf(question.object->entity, question.object->id));
    if (!question.when.isEmpty()) out.title += QStringLiteral(", ") + question.when;
    Amount sum;
    for (int i = 0; i < question.months; ++i) {
        const auto month = question.first ? std::optional(*question.first + i) : std::nullopt;
        for (const CashPart& part : explained(basis, *sheet, flow, question.object, question.figure, month).parts) {
            const bool byHand = part.record.entity == entityOf<PhasedAmount>();
            out.figure.below.push_back({titleOf(portfolio, part), cashPartText(part), amountText(part.amount, digits),
                byHand ? part.object : part.record, {}}); // no page lists the months of a row
            sum += part.amount;
        }
    }
    out.figure.amount = amountText(sum, digits);
    return out;
}

} // namespace gantry
