#include "ui/explain/explained_costs.h"

#include "core/model/closes.h"
#include "core/model/currencies.h"
#include "core/model/owner.h"
#include "core/session/closed_history.h"
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
    /// What has moved a figure since the last close, the largest first.
    ExplainedLine moved(const FigureMove& since) const
    {
        ExplainedLine out{QObject::tr("Since the close of %1").arg(lastClose(portfolio)->name),
            QObject::tr("from %1").arg(text(since.move.before)), text(since.move.difference)};
        for (const RecordDifference& r : since.move.records) {
            const bool there = portfolio.table(r.record.entity).contains(r.record.id);
            out.below.push_back({recordText(r.record, since.titles.value(r.record.id)), kindText(r.kind), text(r.difference()),
                there ? r.record : RecordKey{}});
        }
        if (since.move.byRule != BothAmounts{}) out.below.push_back({QObject::tr("Another formula"), {}, text(since.move.byRule)});
        return out;
    }
};

} // namespace

std::optional<ExplainedFigure> explainedCosts(const Session& session, RecordKey row, CostMeasure measure, ToldIn nodes)
{
    const Portfolio& portfolio = session.portfolio();
    if (!portfolio.table(row.entity).contains(row.id)) return std::nullopt;
    const bool closed = lastClose(portfolio);
    const QString title = QObject::tr("%1 of %2").arg(measureText(measure), portfolio.titleOf(row.entity, row.id));
    if (row.entity != entityOf<Node>() || nodes == ToldIn::Project) {
        const auto sheet = session.costs(projectOf(portfolio, row));
        if (!sheet) return std::nullopt;
        const Writer writer{portfolio, minorDigitsOf(portfolio, sheet->currency), false};
        ExplainedFigure out{title, sheet->currency, writer.line(explained(*sheet, row, measure), 1), houseRules(sheet->options, measure)};
        if (closed) out.since = writer.moved(openMove(session, sheet->project, row, measure));
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
        if (closed) {
            const FigureMove since = openMove(session, project, sheet->total.record, measure);
            before += since.move.before.inPortfolio, difference += since.move.difference.inPortfolio;
            if (!since.move.records.empty() || since.move.byRule != BothAmounts{}) {
                ExplainedLine& line = moves.emplace_back(writer.moved(since));
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
    if (closed)
        out.since = ExplainedLine{QObject::tr("Since the close of %1").arg(lastClose(portfolio)->name),
            QObject::tr("from %1").arg(writer.text(before)), writer.text(difference), {}, std::move(moves)};
    return out;
}

} // namespace gantry
