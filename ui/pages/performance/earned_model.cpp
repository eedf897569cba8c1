#include "ui/pages/performance/earned_model.h"

#include "core/kpi/summary.h"
#include "core/model/currencies.h"
#include "core/text/cost_text.h"
#include "core/text/earned_text.h"
#include "ui/pages/figures/plan_figures.h"

namespace gantry {
namespace {

using M = EarnedMeasure;
enum Times { Earned, Variance, Index, Forecast }; // columns of the earned schedule, in this order

/// Good enough, to be watched or bad, by the same limits as the index of the dashboard.
std::optional<Status> judged(M measure, const std::optional<double>& index)
{
    if ((measure != M::ScheduleIndex && measure != M::CostIndex) || !index) return std::nullopt;
    const Health health = executionHealth(*index);
    return health == Health::Good ? std::nullopt : std::optional(statusOf(health));
}

} // namespace

EarnedModel::EarnedModel(const Session& session, QObject* parent)
    : QAbstractItemModel(parent)
    , m_session(session)
{
    addColumn(QStringLiteral("name"), tr("Name"), Kind::Text, 280, true, {});
    addColumn(QStringLiteral("technique"), tr("Earned by"), Kind::Text, 128, true, tr("The technique by which a task earns its budget"));
    static constexpr M hidden[] = {
        M::ScheduleVariancePercent, M::CostVariancePercent, M::PercentSpent, M::VarianceAtCompletionPercent, M::ToCompleteEstimate};
    for (std::size_t i = 0; i < earnedMeasures; ++i) {
        const M measure = M(i);
        const EarnedWords words = earnedWords(measure, {});
        QString tip = words.name;
        if (!words.rule.isEmpty() && measure != M::EstimateAtCompletion) tip += QStringLiteral(": ") + words.rule;
        addColumn(wordOf(measure), words.shortName, kindOf(measure), kindOf(measure) == Kind::Money ? 108 : 76,
            std::ranges::count(hidden, measure) == 0, tip, measure);
    }
    addColumn(QStringLiteral("es"), tr("ES, days"), Kind::Real, 76, false,
        tr("Earned schedule: days after the start by which the plan had this value"));
    addColumn(QStringLiteral("sv_t"), tr("SV(t), days"), Kind::Real, 84, true, tr("Schedule variance in time: ES – days gone"));
    addColumn(QStringLiteral("spi_t"), tr("SPI(t)"), Kind::Real, 68, true, tr("Schedule index in time: ES / days gone"));
    addColumn(QStringLiteral("forecast_finish"), tr("Forecast finish"), Kind::Date, 108, true, tr("Start + planned duration / SPI(t)"));
}

void EarnedModel::addColumn(
    const QString& key, const QString& title, Kind kind, int width, bool shown, const QString& tip, std::optional<M> measure)
{
    Column column;
    column.key = key, column.title = title, column.kind = kind, column.width = grown(width), column.shown = shown, column.tip = tip;
    column.alignment = kind == Kind::Text ? Qt::AlignLeft : Qt::AlignRight;
    m_columns.push_back(std::move(column));
    m_measures.push_back(measure);
}

void EarnedModel::setTable(EarnedTable table)
{
    beginResetModel();
    m_table = std::move(table);
    m_digits = minorDigitsOf(m_session.portfolio(), m_table.totals.currency);
    arrange();
    endResetModel();
}

void EarnedModel::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QModelIndexList held = persistentIndexList(), now;
    m_sortColumn = column, m_order = order;
    arrange();
    for (const QModelIndex& index : held) now << indexAt(int(index.internalId()), index.column());
    changePersistentIndexList(held, now);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void EarnedModel::arrange()
{
    m_places.assign(m_table.rows.size(), 0);
    std::vector<std::optional<double>> keys(m_sortColumn > 0 ? m_table.rows.size() : 0);
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = orderOf(int(i), m_sortColumn);
    for (EarnedTableRow& row : m_table.rows) {
        std::ranges::sort(row.children);
        const bool up = m_order == Qt::AscendingOrder;
        if (m_sortColumn == 0)
            std::ranges::stable_sort(row.children, [&](int a, int b) {
                const int order = m_table.rows[std::size_t(a)].title.localeAwareCompare(m_table.rows[std::size_t(b)].title);
                return up ? order < 0 : order > 0;
            });
        if (m_sortColumn > 0)
            std::ranges::stable_sort(row.children, [&](int a, int b) {
                const auto &x = keys[std::size_t(a)], &y = keys[std::size_t(b)];
                if (!x || !y) return bool(x) && !y;
                return up ? *x < *y : *x > *y;
            });
        for (std::size_t i = 0; i < row.children.size(); ++i) m_places[std::size_t(row.children[i])] = int(i);
    }
}

std::optional<double> EarnedModel::timeOf(int row, int column) const
{
    const auto& schedule = scheduleOf(m_session, m_table, row);
    if (!schedule) return std::nullopt;
    switch (column - columnCount() + 4) {
    case Earned: return schedule->earned;
    case Variance: return schedule->variance;
    case Index: return schedule->index;
    default: return std::nullopt;
    }
}

std::optional<double> EarnedModel::orderOf(int place, int column) const
{
    const EarnedTableRow& row = m_table.rows[std::size_t(place)];
    if (!row.known) return std::nullopt;
    if (const auto measure = m_measures[std::size_t(column)]) {
        if (const auto amount = money(row.sums, *measure, row.method)) return *amount ? std::optional(double(amount->minor)) : std::nullopt;
        return ratio(row.sums, *measure, row.method);
    }
    if (column == 1) return row.technique ? std::optional(double(*row.technique)) : std::nullopt;
    if (column == columnCount() - 1) return row.forecastFinish ? std::optional(double(row.forecastFinish->toJulianDay())) : std::nullopt;
    return timeOf(place, column);
}

QString EarnedModel::textOf(int place, int column) const
{
    const EarnedTableRow& row = m_table.rows[std::size_t(place)];
    if (column == 0) return row.title;
    if (column == 1) {
        if (!row.known) return tr("no baseline");
        return row.technique ? enumText(wordOf(*row.technique)) : QString();
    }
    const auto measure = m_measures[std::size_t(column)];
    if (!row.known) return measure == M::Actual && row.sums.actual.minor ? amountText(row.sums.actual, m_digits) : QStringLiteral("–");
    if (measure) return earnedText(row.sums, *measure, row.method, m_digits);
    if (column == columnCount() - 1) return row.forecastFinish ? dateText(*row.forecastFinish) : QStringLiteral("–");
    const auto time = timeOf(place, column);
    if (!time) return QStringLiteral("n/a");
    return QLocale().toString(*time, 'f', column - columnCount() + 4 == Index ? 2 : 1);
}

QModelIndex EarnedModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= columnCount() || row >= rowCount(parent)) return {};
    return createIndex(row, column, quintptr(parent.isValid() ? rowAt(parent).children[std::size_t(row)] : 0));
}

QModelIndex EarnedModel::parent(const QModelIndex& index) const
{
    const int above = index.isValid() ? rowAt(index).parent : -1;
    return above < 0 ? QModelIndex() : createIndex(m_places[std::size_t(above)], 0, quintptr(above));
}

int EarnedModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0) return 0;
    return parent.isValid() ? int(rowAt(parent).children.size()) : !m_table.rows.empty();
}

QModelIndex EarnedModel::indexOf(RecordKey record, int column) const
{
    const auto found = std::ranges::find(m_table.rows, record, &EarnedTableRow::record);
    if (found == m_table.rows.end() || !record.id) return {};
    return indexAt(int(found - m_table.rows.begin()), column);
}

QVariant EarnedModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const EarnedTableRow& row = rowAt(index);
    const int place = int(index.internalId());
    const auto measure = m_measures[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return textOf(place, index.column());
    case Qt::TextAlignmentRole: return int(m_columns[std::size_t(index.column())].alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (!row.known) return tr("No baseline, so nothing was planned. Set one on the Plan page.");
        if (!measure) return index.column() == 0 ? row.title : QVariant();
        if (const QString why = absenceText(row.sums, *measure, row.method); !why.isEmpty()) return why;
        return earnedRuleText(row.sums, *measure, row.method, m_digits);
    case KindRole: return row.parent < 0 ? Whole : row.children.empty() ? Single : Group;
    case CodeRole: return index.column() == 0 ? row.code : QString();
    case AbsentRole: {
        const QString text = textOf(place, index.column());
        const auto amount = measure && row.known ? money(row.sums, *measure, row.method) : std::nullopt;
        return text == u"n/a" || text == u"–" || text == u"no baseline" || amount == Amount{};
    }
    case JudgedRole:
        if (measure && row.known)
            if (const auto status = judged(*measure, ratio(row.sums, *measure, row.method))) return int(*status);
        return {};
    default: return {};
    }
}

QVariant EarnedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const Column& column = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::TextAlignmentRole) return int(column.alignment | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) return column.tip.isEmpty() ? QVariant() : QVariant(column.tip);
    return {};
}

} // namespace gantry
