#include "ui/explain/explained_costs.h"

#include "core/model/closes.h"
#include "core/model/currencies.h"
#include "core/model/owner.h"
#include "core/text/close_text.h"
#include "core/text/cost_text.h"

namespace gantry {
namespace {

/// What a record of a part is called: with the contract that it lies in, since lines are called alike.
QString nameOf(const Portfolio& portfolio, const Contribution& part)
{
    const QString title = portfolio.titleOf(part.record.entity, part.record.id);
    const Contract* contract = portfolio.find(part.contract);
    return contract && part.record.entity != entityOf<Contract>() ? contract->title + QStringLiteral(": ") + title : title;
}

/// The figures of the last close, and what that is called.
struct LastClose {
    explicit LastClose(const Session& session)
        : figures(session.lastClosed())
    {
        if (const Snapshot* close = lastClose(session.portfolio())) name = close->name;
    }
    std::shared_ptr<const ClosedFigures> figures; // null: nothing was closed
    QString name;
};

struct Writer {
    const Portfolio& portfolio;
    int digits;
    bool ofPortfolio; // in its currency
    Amount of(const Amount& own, const Amount& inPortfolio) const { return ofPortfolio ? inPortfolio : own; }
    QString text(Amount amount, int sign = 1) const { return amountText(sign < 0 ? Amount{} - amount : amount, digits); }

    ExplainedLine line(const Explanation& why, int sign) const
    {
        ExplainedLine out{measureText(why.measure), ruleText(why.measure), text(of(why.amount, why.inPortfolio), sign)};
        for (const Explanation& term : why.terms) out.below.push_back(line(term, sign * term.sign));
        for (const Contribution& part : why.parts)
            out.below.push_back({nameOf(portfolio, part), countsAs(part), text(of(part.amount, part.inPortfolio), sign), part.record});
        return out;
    }

    QString text(const BothAmounts& amount) const { return text(of(amount.own, amount.inPortfolio)); }
    /// What has moved a figure, the largest first.
    ExplainedLine moved(const LastClose& last, const FigureDifference& move) const
    {
        ExplainedLine out{
            QObject::tr("Since the close of %1").arg(last.name), QObject::tr("from %1").arg(text(move.before)), text(move.difference)};
        for (const RecordDifference& r : move.records) {
            const bool there = portfolio.table(r.record.entity).contains(r.record.id);
            const QString title = there ? recordTitle(portfolio, r.record) : last.figures->titles.value(r.record.id);
            out.below.push_back({QStringLiteral("%1 “%2”").arg(infoOf(r.record.entity).labelText(), title), kindText(r.kind),
                text(r.difference()), there ? r.record : RecordKey{}});
        }
        if (move.byRule != BothAmounts{}) out.below.push_back({QObject::tr("Another formula"), {}, text(move.byRule)});
        return out;
    }
};

FigureDifference moveOf(const CostSheet& sheet, const LastClose& last, RecordKey row, CostMeasure measure)
{
    const ClosedProject now = closedProject(sheet);
    return compareFigure(last.figures->find(sheet.project), &now, row, measure);
}

} // namespace

std::optional<ExplainedFigure> explainedCosts(const Session& session, RecordKey row, CostMeasure measure)
{
    const Portfolio& portfolio = session.portfolio();
    if (!portfolio.table(row.entity).contains(row.id)) return std::nullopt;
    const LastClose last(session);
    const QString title = QObject::tr("%1 of %2").arg(measureText(measure), portfolio.titleOf(row.entity, row.id));
    if (row.entity != entityOf<Node>()) {
        const auto sheet = session.costs(projectOf(portfolio, row));
        if (!sheet) return std::nullopt;
        const Writer writer{portfolio, minorDigitsOf(portfolio, sheet->currency), false};
        ExplainedFigure out{title, sheet->currency, writer.line(explained(*sheet, row, measure), 1), houseRules(sheet->options, measure)};
        if (last.figures) out.since = writer.moved(last, moveOf(*sheet, last, row, measure));
        return out;
    }
    const Node* root = portfolio.root();
    const QString currency = root ? root->currency : QString();
    const Writer writer{portfolio, minorDigitsOf(portfolio, currency), true};
    ExplainedFigure out{title, currency, {measureText(measure), ruleText(measure), {}}};
    Amount sum, before, difference;
    std::vector<ExplainedLine> moves;
    for (NodeId project : portfolio.projectsUnder({row.id})) {
        const auto sheet = session.costs(project);
        const Explanation why = explained(*sheet, sheet->total.record, measure);
        sum += why.inPortfolio;
        if (last.figures) {
            const FigureDifference move = moveOf(*sheet, last, sheet->total.record, measure);
            before += move.before.inPortfolio, difference += move.difference.inPortfolio;
            if (!move.records.empty() || move.byRule != BothAmounts{}) {
                ExplainedLine& line = moves.emplace_back(writer.moved(last, move));
                line.what = portfolio.titleOf(entityOf<Node>(), project.value);
            }
        }
        if (why.inPortfolio && !why.inPortfolio.minor && why.parts.empty()) continue;
        ExplainedLine line = writer.line(why, 1);
        line.how = line.what;
        line.what = portfolio.titleOf(entityOf<Node>(), project.value);
        out.figure.below.push_back(std::move(line));
        for (const QString& rule : houseRules(sheet->options, measure))
            if (!out.rules.contains(rule)) out.rules << rule;
    }
    out.figure.amount = writer.text(sum);
    if (last.figures)
        out.since = ExplainedLine{QObject::tr("Since the close of %1").arg(last.name), QObject::tr("from %1").arg(writer.text(before)),
            writer.text(difference), {}, std::move(moves)};
    return out;
}

} // namespace gantry
