#include "ui/pages/portfolio/portfolio_model.h"

#include "core/edit/records.h"
#include "core/text/text.h"
#include "ui/shell/theme.h"

namespace gantry {

struct PortfolioModel::Column {
    enum Shows { Name, HealthMark, FieldText, StartDay, FinishDay, Slip, Done, Tasks, Milestones, Critical, DataDate };
    Shows shows;
    const char* title;
    Qt::Alignment alignment = Qt::AlignLeft;
    const Field* edits = nullptr;
    bool computed() const { return shows >= StartDay; }
};

const std::vector<PortfolioModel::Column>& PortfolioModel::columns()
{
    static const std::vector<Column> all{
        {Column::Name, QT_TR_NOOP("Project"), Qt::AlignLeft, &fieldFor<&Node::name>()},
        {Column::HealthMark, QT_TR_NOOP("Health"), Qt::AlignHCenter, &fieldFor<&Node::health>()},
        {Column::FieldText, QT_TR_NOOP("Code"), Qt::AlignLeft, &fieldFor<&Node::code>()},
        {Column::FieldText, QT_TR_NOOP("Phase"), Qt::AlignLeft, &fieldFor<&Node::phase>()},
        {Column::FieldText, QT_TR_NOOP("Status"), Qt::AlignLeft, &fieldFor<&Node::status>()},
        {Column::FieldText, QT_TR_NOOP("Manager"), Qt::AlignLeft, &fieldFor<&Node::manager>()},
        {Column::StartDay, QT_TR_NOOP("Start"), Qt::AlignRight},
        {Column::FinishDay, QT_TR_NOOP("Finish"), Qt::AlignRight},
        {Column::Slip, QT_TR_NOOP("Slip,\ndays"), Qt::AlignRight},
        {Column::Done, QT_TR_NOOP("Done"), Qt::AlignRight},
        {Column::Tasks, QT_TR_NOOP("Tasks"), Qt::AlignRight},
        {Column::Milestones, QT_TR_NOOP("Mile-\nstones"), Qt::AlignRight},
        {Column::Critical, QT_TR_NOOP("Critical"), Qt::AlignRight},
        {Column::DataDate, QT_TR_NOOP("Data date"), Qt::AlignRight},
    };
    return all;
}

PortfolioModel::PortfolioModel(Workspace& workspace, PlanFigures& figures, QObject* parent)
    : QAbstractItemModel(parent)
    , m_workspace(workspace)
    , m_figures(figures)
{
    connect(&workspace.session(), &Session::changed, this, &PortfolioModel::follow);
    connect(&workspace, &Workspace::scopeChanged, this, &PortfolioModel::reload);
    connect(&figures, &PlanFigures::changed, this, [this](const QList<NodeId>& projects) {
        QSet<int> rows;
        for (NodeId project : projects)
            for (int at = m_places.value(project, -1); at >= 0; at = m_rows[std::size_t(at)].parent) rows.insert(at);
        for (int at : rows) {
            measure(at);
            const QModelIndex left = indexOf(m_rows[std::size_t(at)].node);
            Q_EMIT dataChanged(left, left.siblingAtColumn(columnCount() - 1));
        }
    });
    reload();
}

void PortfolioModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_top.clear();
    m_places.clear();
    const Portfolio& portfolio = m_workspace.portfolio();
    if (const Node* top = portfolio.find(m_workspace.scope())) {
        if (const int at = add(*top, -1); at >= 0) m_top.push_back(at);
    }
    for (int i = 0; i < int(m_rows.size()); ++i) measure(i);
    endResetModel();
}

int PortfolioModel::add(const Node& node, int parent)
{
    if (node.kind == NodeKind::Project && !m_healths.isEmpty() && !m_healths.contains(int(node.health))) return -1;
    const int at = int(m_rows.size());
    m_rows.push_back({node.id, parent, 0, {}, {}});
    m_places.insert(node.id, at);
    for (const Node* child : m_workspace.portfolio().childrenOf(node.id)) {
        const int below = add(*child, at);
        if (below < 0) continue;
        Row& row = m_rows[std::size_t(at)];
        m_rows[std::size_t(below)].place = int(row.children.size());
        row.children.push_back(below);
    }
    if (!m_healths.isEmpty() && node.kind != NodeKind::Project && m_rows[std::size_t(at)].children.empty() && parent >= 0) {
        m_places.remove(node.id);
        m_rows.pop_back();
        return -1;
    }
    return at;
}

void PortfolioModel::measure(int at)
{
    Row& row = m_rows[std::size_t(at)];
    const Node* node = m_workspace.portfolio().find(row.node);
    if (!node) return;
    row.figures = node->kind == NodeKind::Project ? m_figures.digest(row.node)->figures : m_figures.under(row.node);
}

void PortfolioModel::follow(const ChangeSet& set)
{
    for (const Change& change : set.changes) {
        if (change.entity != entityOf<Node>()) continue;
        const bool moved = change.op != Change::Update || std::ranges::any_of(change.cells, [](const Cell& cell) {
            return cell.field == fieldIndex<&Node::parent>() || cell.field == fieldIndex<&Node::rank>();
        });
        if (moved) {
            reload();
            return;
        }
        // Figures announce themselves; here it is the names and choices of the node alone.
        if (const QModelIndex left = indexOf(NodeId{change.id}); left.isValid())
            Q_EMIT dataChanged(left, left.siblingAtColumn(columnCount() - 1));
    }
}

void PortfolioModel::setHealthFilter(const QSet<int>& healths)
{
    if (healths == m_healths) return;
    m_healths = healths;
    reload();
}

void PortfolioModel::setChangedSince(QDate day)
{
    m_since = day;
    m_before.clear();
    if (day.isValid()) {
        const Instant from{QDateTime(day, QTime(0, 0)).toMSecsSinceEpoch()};
        // Newest first, so the last one written is the oldest: what it was on that day.
        for (const HistoryCell& cell : m_workspace.session().changedSince(from)) {
            if (cell.entity != entityOf<Node>() || cell.field < 0) continue;
            const Field& field = infoOf<Node>().fields[std::size_t(cell.field)];
            const QString was = displayText(m_workspace.portfolio(), field, cell.before);
            m_before[{cell.id, cell.field}] = was.isNull() ? QStringLiteral("") : was;
        }
    }
    if (!m_rows.empty()) Q_EMIT layoutChanged();
}

NodeId PortfolioModel::nodeAt(const QModelIndex& index) const { return index.isValid() ? rowOf(index).node : NodeId{}; }

QModelIndex PortfolioModel::indexOf(NodeId node, int column) const
{
    const auto at = m_places.constFind(node);
    if (at == m_places.cend()) return {};
    return createIndex(m_rows[std::size_t(*at)].place, column, quintptr(*at));
}

QModelIndex PortfolioModel::index(int row, int column, const QModelIndex& parent) const
{
    if (row < 0 || column < 0 || column >= columnCount() || row >= rowCount(parent)) return {};
    return createIndex(row, column, quintptr(parent.isValid() ? rowOf(parent).children[std::size_t(row)] : m_top[std::size_t(row)]));
}

QModelIndex PortfolioModel::parent(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const int at = rowOf(index).parent;
    return at < 0 ? QModelIndex() : createIndex(m_rows[std::size_t(at)].place, 0, quintptr(at));
}

int PortfolioModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0) return 0;
    return int(parent.isValid() ? rowOf(parent).children.size() : m_top.size());
}

int PortfolioModel::columnCount(const QModelIndex&) const { return int(columns().size()); }

QVariant PortfolioModel::display(const Row& row, const Node& node, const Column& column) const
{
    const Figures& f = row.figures;
    const auto day = [](const std::optional<DateTime>& at) { return at ? dateText(dateOf(*at)) : QStringLiteral("–"); };
    const auto count = [](int n) { return QLocale().toString(n); };
    switch (column.shows) {
    case Column::Name: return node.name;
    case Column::HealthMark: return QString();
    case Column::FieldText: return displayText(m_workspace.portfolio(), *column.edits, column.edits->get(&node));
    case Column::StartDay: return day(f.start);
    case Column::FinishDay: return day(f.finish);
    case Column::Slip:
        if (!f.slipDays) return QStringLiteral("–");
        return *f.slipDays == 0 ? QStringLiteral("0")
                                : (*f.slipDays > 0 ? QStringLiteral("+") : QString(minusSign(figureFont(TypeRole::Table))))
                + QLocale().toString(std::abs(*f.slipDays));
    case Column::Done: return f.complete ? tr("%1 %").arg(qRound64(double(f.complete->e8) / double(e8))) : QStringLiteral("–");
    case Column::Tasks: return count(f.tasks);
    case Column::Milestones: return count(f.milestones);
    case Column::Critical: return count(f.critical);
    case Column::DataDate: return day(f.statusDate);
    }
    return {};
}

QVariant PortfolioModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Row& row = rowOf(index);
    const Node* node = m_workspace.portfolio().find(row.node);
    if (!node) return {};
    const Column& column = columns()[std::size_t(index.column())];
    const bool project = node->kind == NodeKind::Project;
    const bool groupFact = !project && column.shows == Column::FieldText && column.edits != &fieldFor<&Node::manager>()
        && column.edits != &fieldFor<&Node::code>();
    switch (role) {
    case Qt::DisplayRole: return groupFact ? QVariant(QString()) : display(row, *node, column);
    case Qt::EditRole:
        return column.edits ? QVariant(displayText(m_workspace.portfolio(), *column.edits, column.edits->get(node))) : QVariant();
    case Qt::TextAlignmentRole: return int(column.alignment | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (const QString was = data(index, ChangedRole).toString(); !was.isNull())
            return tr("It was: %1").arg(was.isEmpty() ? tr("empty") : was);
        if (column.shows == Column::HealthMark) {
            const QString word = healthWord(row.figures.health);
            if (!project) return tr("%1, the worst of %n project(s)", nullptr, row.figures.projects).arg(word);
            return node->healthComment.isEmpty() ? word : word + QStringLiteral(": ") + node->healthComment;
        }
        if (column.shows == Column::Slip && row.figures.baselineFinish)
            return tr("Baseline finish %1").arg(dateText(dateOf(*row.figures.baselineFinish)));
        return {};
    case Qt::AccessibleTextRole:
        if (column.shows == Column::HealthMark) return data(index, Qt::ToolTipRole);
        return data(index, Qt::DisplayRole);
    case NodeRole: return row.node.value;
    case KindRole: return int(node->kind);
    case ComputedRole: return column.computed();
    case CodeRole: return column.shows == Column::Name && project ? QVariant(node->code) : QVariant();
    case CountRole: return column.shows == Column::Name && !project ? QVariant(row.figures.projects) : QVariant();
    case HealthRole: return column.shows == Column::HealthMark ? QVariant(int(project ? node->health : row.figures.health)) : QVariant();
    case TrendRole: return column.shows == Column::HealthMark && project ? QVariant(int(node->trend)) : QVariant();
    case DoneRole:
        return column.shows == Column::Done && row.figures.complete ? QVariant(double(row.figures.complete->e8) / double(e8)) : QVariant();
    case SlipRole: return column.shows == Column::Slip && row.figures.slipDays ? QVariant(*row.figures.slipDays) : QVariant();
    case WordsRole: {
        if (!column.edits || column.edits->words.empty()) return {};
        QStringList words;
        for (std::string_view word : column.edits->words) words << enumText(QString::fromLatin1(word.data(), qsizetype(word.size())));
        return words;
    }
    case FieldRole: return column.edits ? int(column.edits - infoOf<Node>().fields.data()) : -1;
    case ChangedRole:
        return column.edits ? QVariant(m_before.value({row.node.value, int(column.edits - infoOf<Node>().fields.data())})) : QVariant();
    default: return {};
    }
}

QVariant PortfolioModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const Column& column = columns()[std::size_t(section)];
    if (role == Qt::DisplayRole) return tr(column.title);
    if (role == Qt::TextAlignmentRole) return int(column.alignment | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column.shows == Column::Slip)
        return tr("Working days against the latest baseline; groups show the most");
    if (role == Qt::ToolTipRole && column.shows == Column::Done) return tr("Groups are weighted by duration");
    return {};
}

Qt::ItemFlags PortfolioModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Column& column = columns()[std::size_t(index.column())];
    const Node* node = m_workspace.portfolio().find(rowOf(index).node);
    if (!node || !column.edits || m_workspace.session().isReadOnly()) return flags;
    // A group's health is the worst below it, and phase and status are a project's.
    const bool ofGroups =
        column.shows == Column::Name || column.edits == &fieldFor<&Node::code>() || column.edits == &fieldFor<&Node::manager>();
    return node->kind == NodeKind::Project || ofGroups ? flags | Qt::ItemIsEditable : flags;
}

bool PortfolioModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    const Field& field = *columns()[std::size_t(index.column())].edits;
    Result<Value> parsed = value.typeId() == QMetaType::LongLong
        ? Result<Value>(value.toLongLong() == 0 ? Value() : Value(value.toLongLong()))
        : parseText(m_workspace.portfolio(), field, value.toString());
    if (!parsed) {
        m_workspace.report(parsed.error());
        return false;
    }
    return m_workspace.apply(setCell(m_workspace.portfolio(), {entityOf<Node>(), nodeAt(index).value}, field, *parsed));
}

} // namespace gantry
