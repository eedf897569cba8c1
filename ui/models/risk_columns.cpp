#include "ui/models/risk_columns.h"

#include "core/risk/register.h"
#include "core/session/session.h"
#include "ui/shell/theme.h"

namespace gantry {
namespace {

class RiskColumns {
public:
    RiskColumns(std::vector<Column>& columns, Session& session)
        : m_columns(columns)
        , m_session(session)
        , m_ratings(RiskRatings::of(session))
    {
    }

    void add()
    {
        for (Column& column : m_columns) decorate(column);
        for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) addScore(stage);
        for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) addParts(stage);
        addColumn("expected_value", QObject::tr("Expected value"), Kind::Money,
            QObject::tr("If it hits, by its chance; below zero where it is an opportunity"), [](const Risk& risk) {
                const auto value = expectedValue(risk);
                return value ? Value(value->minor) : Value();
            });
        Column& treatments = addColumn("treatments", QObject::tr("Treatments done"), Kind::Text,
            QObject::tr("Of those that were not cancelled"), [&portfolio = m_session.portfolio()](const Risk& risk) {
                const TreatmentCount count = treatmentsOf(portfolio, risk.id);
                return count.of == 0 ? Value() : Value(QObject::tr("%1 of %2").arg(count.done).arg(count.of));
            });
        treatments.alignment = Qt::AlignHCenter;
        treatments.width = 96;
        treatments.follows.push_back(entityOf<RiskTreatment>());
        Column& days = addColumn("days_without_review", QObject::tr("Days without review"), Kind::Int,
            QObject::tr("Since the review was due; where none is set, since the risk was identified"),
            [&session = m_session](const Risk& risk) {
                const auto days = daysWithoutReview(risk, session.today());
                return days ? Value(*days) : Value();
            });
        days.adds = false;
        addColumn("matrix", QObject::tr("Risk matrix"), Kind::Text, QObject::tr("By which matrix it is scored"),
            [&ratings = m_ratings](const Risk& risk) { return Value(ratings.scaleAt(risk.project).title); })
            .shown = false;
        addColumn("open", QObject::tr("Open"), Kind::Bool, QObject::tr("Neither realised nor retired"), [](const Risk& risk) {
            return Value(qint64(isOpen(risk)));
        }).shown = false;
    }

private:
    template <class Of> Column& addColumn(const char* key, const QString& title, Kind kind, const QString& tip, Of of)
    {
        Column column = computedColumn(
            QStringLiteral("computed.") + QLatin1String(key), title, kind,
            [&portfolio = m_session.portfolio(), of](qint64 id) {
                const Risk* risk = portfolio.find<Risk>(id);
                return risk ? of(*risk) : Value();
            },
            tip);
        column.follows = {entityOf<Risk>(), entityOf<RiskMatrix>(), entityOf<Node>()};
        return m_columns.emplace_back(std::move(column));
    }

    void addScore(RiskStage stage)
    {
        const bool before = stage == RiskStage::Before;
        Column& column =
            addColumn(before ? "score_before" : "score_after", before ? QObject::tr("Score before") : QObject::tr("Score after"), Kind::Int,
                QObject::tr("Likelihood by impact, as the risk matrix counts it"), [&ratings = m_ratings, stage](const Risk& risk) {
                    const auto score = riskScore(risk, stage, ratings.scaleAt(risk.project));
                    return score ? Value(*score) : Value();
                });
        column.alignment = Qt::AlignLeft;
        column.width = 116;
        column.adds = false;
        column.look = [&portfolio = m_session.portfolio(), &ratings = m_ratings, stage](qint64 id) {
            CellLook look;
            const Risk* risk = portfolio.find<Risk>(id);
            if (!risk) return look;
            const RiskScale& scale = ratings.scaleAt(risk->project);
            const auto score = riskScore(*risk, stage, scale);
            if (!score) return look;
            const RiskBand band = scale.bandOf(*score);
            look.word = enumText(wordOf(band));
            std::tie(look.fill, look.ink) = bandColours(scale, band);
            return look;
        };
    }

    void addParts(RiskStage stage)
    {
        const bool before = stage == RiskStage::Before;
        Column& impact =
            addColumn(before ? "impact_before" : "impact_after", before ? QObject::tr("Impact before") : QObject::tr("Impact after"),
                Kind::Int, QObject::tr("The highest or the average of the impacts, as the risk matrix says"),
                [&ratings = m_ratings, stage](const Risk& risk) {
                    const auto cell = cellOf(risk, stage, ratings.scaleAt(risk.project));
                    return cell ? Value(cell->impact) : Value();
                });
        impact.shown = impact.adds = false;
        addColumn(before ? "rating_before" : "rating_after", before ? QObject::tr("Rating before") : QObject::tr("Rating after"),
            Kind::Text, QObject::tr("Low, moderate, high or extreme, as the risk matrix says"),
            [&ratings = m_ratings, stage](const Risk& risk) {
                const RiskScale& scale = ratings.scaleAt(risk.project);
                const auto score = riskScore(risk, stage, scale);
                return score ? Value(enumText(wordOf(scale.bandOf(*score)))) : Value();
            })
            .shown = false;
    }

    void decorate(Column& column) const
    {
        const Portfolio& portfolio = m_session.portfolio();
        if (column.edits == &fieldFor<&Risk::title>())
            column.look = [&portfolio](qint64 id) {
                const Risk* risk = portfolio.find<Risk>(id);
                CellLook look;
                if (risk && risk->key) look.tag = QObject::tr("Key");
                return look;
            };
        if (column.edits == &fieldFor<&Risk::review>())
            column.look = [&portfolio, &session = m_session](qint64 id) {
                const Risk* risk = portfolio.find<Risk>(id);
                CellLook look;
                look.bad = risk && risk->review && daysWithoutReview(*risk, session.today());
                return look;
            };
    }

    std::vector<Column>& m_columns;
    Session& m_session;
    RiskRatings& m_ratings;
};

} // namespace

RiskRatings::RiskRatings(Session& session)
    : QObject(&session)
    , m_portfolio(session.portfolio())
    , m_scales(m_portfolio)
{
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        const auto shapes = [](const Change& c) { return c.entity == entityOf<RiskMatrix>() || c.entity == entityOf<Node>(); };
        if (std::ranges::any_of(set.changes, shapes)) m_scales.forget();
    });
}

RiskRatings& RiskRatings::of(Session& session)
{
    auto* found = session.findChild<RiskRatings*>(QString(), Qt::FindDirectChildrenOnly);
    return found ? *found : *new RiskRatings(session);
}

std::pair<QColor, QColor> bandColours(const RiskScale& scale, RiskBand band)
{
    const auto at = std::size_t(band);
    const Theme& t = currentTheme();
    if (scale.colours.isEmpty() || t.highContrast) return {t.risk[at], t.riskInk[at]};
    const QColor own(scale.colours[qsizetype(at)]);
    return {own, inkOn(own)};
}

void addRiskColumns(std::vector<Column>& columns, Session& session, Entity entity)
{
    if (entity == entityOf<Risk>()) RiskColumns(columns, session).add();
}

} // namespace gantry
