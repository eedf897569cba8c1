#include "core/model/risk_rules.h"

namespace gantry {
namespace {

bool usable(const QStringList& words) { return words.size() >= fewestRiskSteps && words.size() <= mostRiskSteps; }

qint64 byPercent(qint64 minor, Percent share) { return mulDiv(minor, share.e8, 100 * e8).value_or(minor); }

} // namespace

RiskBand RiskScale::bandOf(qint64 score) const
{
    if (score >= extreme) return RiskBand::Extreme;
    if (score >= high) return RiskBand::High;
    return score >= moderate ? RiskBand::Moderate : RiskBand::Low;
}

const RiskScale& builtInRiskScale()
{
    static const RiskScale scale{.title = QStringLiteral("5 x 5"),
        .likelihoods = {QStringLiteral("Rare"), QStringLiteral("Unlikely"), QStringLiteral("Possible"), QStringLiteral("Likely"),
            QStringLiteral("Almost certain")},
        .impacts = {
            QStringLiteral("Minor"), QStringLiteral("Low"), QStringLiteral("Medium"), QStringLiteral("Major"), QStringLiteral("Severe")}};
    return scale;
}

QStringList linesOf(const QString& text)
{
    QStringList out;
    for (const QString& line : text.split(u'\n'))
        if (const QString word = line.trimmed(); !word.isEmpty()) out << word;
    return out;
}

bool isColour(const QString& text)
{
    return text.size() == 7 && text.front() == u'#' && std::ranges::all_of(text.mid(1), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
    });
}

RiskScale scaleOf(const RiskMatrix& matrix)
{
    RiskScale out = builtInRiskScale();
    out.matrix = matrix.id;
    out.title = matrix.title;
    if (QStringList words = linesOf(matrix.likelihoods); usable(words)) out.likelihoods = std::move(words);
    if (QStringList words = linesOf(matrix.impacts); usable(words)) out.impacts = std::move(words);
    out.scoring = matrix.scoring;
    out.moderate = matrix.moderate, out.high = matrix.high, out.extreme = matrix.extreme;
    const QStringList colours = linesOf(matrix.colours);
    if (colours.size() == qsizetype(keysOf<RiskBand>.size()) && std::ranges::all_of(colours, isColour)) out.colours = colours;
    return out;
}

RiskScale riskScaleOf(const Portfolio& portfolio, NodeId node)
{
    const auto at = [&](NodeId scope) {
        const RiskMatrix* found = nullptr;
        portfolio.all<RiskMatrix>().forEach([&](const RiskMatrix& m) {
            if (m.scope == scope && (!found || m.id < found->id)) found = &m;
        });
        return found;
    };
    if (portfolio.all<RiskMatrix>().size() == 0) return builtInRiskScale();
    for (const Node* n = portfolio.find(node); n; n = portfolio.find(n->parent))
        if (const RiskMatrix* matrix = at(n->id)) return scaleOf(*matrix);
    const RiskMatrix* ofAll = at({});
    return ofAll ? scaleOf(*ofAll) : builtInRiskScale();
}

bool isOpen(const Risk& risk) { return risk.status == RiskStatus::Draft || risk.status == RiskStatus::Active; }

bool responds(RiskKind kind, RiskResponse response)
{
    switch (response) {
    case RiskResponse::Avoid:
    case RiskResponse::Transfer:
    case RiskResponse::Mitigate: return kind == RiskKind::Threat;
    case RiskResponse::Exploit:
    case RiskResponse::Share:
    case RiskResponse::Enhance: return kind == RiskKind::Opportunity;
    case RiskResponse::None:
    case RiskResponse::Accept:
    case RiskResponse::Escalate: break;
    }
    return true;
}

std::optional<Money> expectedValue(const Risk& risk)
{
    if (!risk.amount || !risk.chance) return std::nullopt;
    const qint64 minor = byPercent(risk.amount->minor, *risk.chance);
    if (minor == std::numeric_limits<qint64>::min()) return Money{minor};
    return Money{risk.kind == RiskKind::Opportunity ? -minor : minor};
}

std::optional<Money> forecastValue(const Risk& risk)
{
    const auto expected = expectedValue(risk);
    if (!expected || risk.status != RiskStatus::Active || !risk.account || !risk.factor) return std::nullopt;
    return Money{byPercent(expected->minor, *risk.factor)};
}

} // namespace gantry
