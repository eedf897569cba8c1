#include "ui/periods/closes_model.h"

#include "core/model/currencies.h"
#include "core/text/close_text.h"
#include "core/text/cost_text.h"
#include "ui/pages/journal/ledger_view.h"

namespace gantry {
namespace {

// Where a row belongs stands in its id: nothing for a project; its project for a figure; both for a record.
constexpr int figureShift = 32;
quintptr idOf(int project, int figure) { return quintptr(project + 1) | quintptr(figure + 1) << figureShift; }
int projectIn(quintptr id) { return int(id & 0xffffffff) - 1; }
int figureIn(quintptr id) { return int(id >> figureShift) - 1; }
static_assert(sizeof(quintptr) == 8);

} // namespace

ClosesModel::ClosesModel(const Portfolio& portfolio, QObject* parent)
    : QAbstractItemModel(parent)
    , m_portfolio(portfolio)
{
}

void ClosesModel::set(ClosedFigures before, ClosedFigures after, std::vector<CostMeasure> measures)
{
    beginResetModel();
    m_before = std::move(before);
    m_after = std::move(after);
    m_shown = compareFigures(m_before, m_after);
    if (!measures.empty())
        for (ProjectDifference& project : m_shown)
            std::erase_if(project.figures, [&](const FigureDifference& f) { return std::ranges::count(measures, f.measure) == 0; });
    std::erase_if(m_shown, [](const ProjectDifference& p) { return p.figures.empty(); });
    endResetModel();
}

ClosesModel::Place ClosesModel::at(const QModelIndex& index) const
{
    Place place;
    if (!index.isValid()) return place;
    const int project = projectIn(index.internalId()), figure = figureIn(index.internalId());
    place.project = &m_shown[std::size_t(project < 0 ? index.row() : project)];
    if (project < 0) return place;
    place.figure = &place.project->figures[std::size_t(figure < 0 ? index.row() : figure)];
    if (figure >= 0) place.record = &place.figure->records[std::size_t(index.row())];
    return place;
}

QModelIndex ClosesModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid()) return createIndex(row, column, quintptr(0));
    const int project = projectIn(parent.internalId());
    return createIndex(row, column, project < 0 ? idOf(parent.row(), -1) : idOf(project, parent.row()));
}

QModelIndex ClosesModel::parent(const QModelIndex& index) const
{
    const int project = index.isValid() ? projectIn(index.internalId()) : -1;
    if (project < 0) return {};
    const int figure = figureIn(index.internalId());
    return figure < 0 ? createIndex(project, 0, quintptr(0)) : createIndex(figure, 0, idOf(project, -1));
}

int ClosesModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid()) return int(m_shown.size());
    const Place place = at(parent);
    if (parent.column() > 0 || place.record) return 0;
    return int(place.figure ? place.figure->records.size() : place.project->figures.size());
}

RecordKey ClosesModel::recordAt(const QModelIndex& index) const
{
    const Place place = at(index);
    const RecordKey key = place.record ? place.record->record
        : place.project                ? RecordKey{entityOf<Node>(), place.project->project.value}
                                       : RecordKey{};
    return key.id && m_portfolio.table(key.entity).contains(key.id) ? key : RecordKey{};
}

QString ClosesModel::text(const Place& place, int column) const
{
    if (!place.figure) return column == NameColumn ? projectText(*place.project, m_before, m_after) : QString();
    const BothAmounts &was = place.record ? place.record->before : place.figure->before,
                      &is = place.record ? place.record->after : place.figure->after;
    const BothAmounts difference = place.record ? place.record->difference() : place.figure->difference;
    const int digits = minorDigitsOf(m_portfolio, place.project->currency);
    switch (column) {
    case NameColumn: return place.record ? recordText(place.record->record, m_before, m_after) : measureText(place.figure->measure);
    case BeforeColumn:
        return place.record && place.record->kind == RecordDifference::Added ? QStringLiteral("–") : amountText(was.own, digits);
    case AfterColumn:
        return place.record && place.record->kind == RecordDifference::Removed ? QStringLiteral("–") : amountText(is.own, digits);
    case DifferenceColumn: return amountText(difference.own, digits);
    case PortfolioColumn: return amountText(difference.inPortfolio, minorDigitsOf(m_portfolio, m_after.currency));
    default: return {};
    }
}

QVariant ClosesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Place place = at(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(place, index.column());
    case Qt::TextAlignmentRole:
        return int(index.column() == NameColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case HeadRole: return !place.figure;
    case CountRole: return place.project->currency;
    case QuietRole: return place.record && index.column() == BeforeColumn;
    case LeadsRole: return place.record && index.column() == NameColumn && recordAt(index).id;
    default: return {};
    }
}

QVariant ClosesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(section == NameColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QString whole = m_after.currency.isEmpty() ? tr("In the portfolio’s currency") : tr("In %1").arg(m_after.currency);
    const std::array titles{tr("Figure, record"), tr("Before"), tr("After"), tr("Difference"), whole};
    return titles[std::size_t(section)];
}

} // namespace gantry
