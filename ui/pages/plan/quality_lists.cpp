#include "ui/pages/plan/quality_lists.h"

#include "core/text/quality_text.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

constexpr int edge = 12, mark = 10;
int checkHeight() { return grown(26); }
int itemHeight() { return grown(24); }
int detailedHeight() { return grown(42); }

/// Of the two models above: a heading, a check with mark and figure, or a task with what is wrong with it below.
class Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        if (qobject_cast<const QualityCheckModel*>(index.model())) return {200, checkHeight()};
        return {200, index.data(QualityItemModel::DetailRole).toString().isEmpty() ? itemHeight() : detailedHeight()};
    }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        const bool check = qobject_cast<const QualityCheckModel*>(index.model());
        if (check && index.data(QualityCheckModel::HeadingRole).toBool()) {
            p->fillRect(option.rect, t["bg.group"_token]);
            write(*p, option.rect.adjusted(edge, 0, -edge, 0), index.data().toString(), TypeRole::SmallStrong, "text.secondary"_token);
            return;
        }
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const bool current = view && view->currentIndex() == index, focused = view && view->hasFocus();
        choiceGround(*p, option.rect, current, option.state & QStyle::State_MouseOver);
        fillSharp(*p, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);
        QRect room = option.rect.adjusted(edge, 0, -edge, 0);
        if (check) {
            const auto status = Status(index.data(QualityCheckModel::StatusRole).toInt());
            paintStatus(p, mirrored(QRectF(room.x(), room.y() + (room.height() - mark) / 2.0, mark, mark), room), status);
            const QString figure = index.data(QualityCheckModel::FigureRole).toString();
            p->setFont(figureFont(TypeRole::Table));
            p->setPen(status == Status::Bad || status == Status::Watch ? statusInk(t, status) : t["text.secondary"_token]);
            drawWords(*p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, figure);
            const int taken = p->fontMetrics().horizontalAdvance(figure) + 8;
            write(
                *p, mirrored(room.adjusted(mark + 8, 0, -taken, 0), room), index.data().toString(), TypeRole::Table, "text.primary"_token);
        } else {
            const QString detail = index.data(QualityItemModel::DetailRole).toString();
            QRect lower = room;
            if (!detail.isEmpty()) room.setHeight(detailedHeight() / 2), lower.setTop(room.bottom() - 1);
            write(*p, room, index.data().toString(), TypeRole::Table, "text.primary"_token);
            if (!detail.isEmpty()) write(*p, lower, detail, TypeRole::Small, "text.secondary"_token);
        }
        if (current && focused) frameSharp(*p, option.rect, 2, t["focus.ring"_token]);
    }

private:
    static void write(QPainter& p, const QRect& room, const QString& text, TypeRole role, Token ink)
    {
        p.setFont(textFont(role));
        p.setPen(currentTheme()[ink]);
        drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    }
};

} // namespace

Status statusOf(const QualityResult& r)
{
    if (r.outcome == QualityOutcome::Failed) return ruleOf(r.check).advice ? Status::Watch : Status::Bad;
    return r.outcome == QualityOutcome::Passed ? Status::Good : Status::Neutral;
}

QualityCheckModel::QualityCheckModel(QObject* parent)
    : QAbstractListModel(parent)
{
    bool own = false;
    m_lines.push_back({{}, tr("DCMA 14 points")});
    for (const QualityRule& rule : qualityRules()) {
        if (!rule.point && !std::exchange(own, true)) m_lines.push_back({{}, tr("Our own checks")});
        m_lines.push_back({rule.check, checkWords(rule.check).name});
    }
}

void QualityCheckModel::setResults(const std::vector<const ProjectQuality*>& results)
{
    for (Line& line : m_lines) {
        if (!line.check) continue;
        int failed = 0, assessed = 0;
        line.status = Status::Neutral;
        line.figure = line.tip = QString();
        for (const ProjectQuality* project : results) {
            const QualityResult& r = (*project)[*line.check];
            const bool says = r.outcome != QualityOutcome::NotAssessed;
            assessed += says;
            failed += r.outcome == QualityOutcome::Failed;
            if (says && (line.status == Status::Neutral || r.outcome == QualityOutcome::Failed)) line.status = statusOf(r);
        }
        if (results.size() == 1) {
            const QualityResult& r = (*results.front())[*line.check];
            line.figure = figureText(r);
            line.tip = QStringLiteral("%1, %2: %3").arg(line.text, outcomeText(r).toLower(), r.figure ? countText(r) : reasonText(r));
        } else if (!results.empty()) {
            line.figure = assessed ? tr("%1 of %2").arg(failed).arg(assessed) : QStringLiteral("–");
            line.tip = assessed ? tr("%1: %2 of %3 projects fail").arg(line.text).arg(failed).arg(assessed)
                                : tr("%1: not assessed in any project").arg(line.text);
        }
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

std::optional<QualityCheck> QualityCheckModel::checkAt(const QModelIndex& index) const
{
    return index.isValid() ? m_lines[std::size_t(index.row())].check : std::nullopt;
}

QModelIndex QualityCheckModel::indexOf(QualityCheck check) const
{
    const auto it = std::ranges::find(m_lines, std::optional(check), &Line::check);
    return it == m_lines.end() ? QModelIndex() : index(int(it - m_lines.begin()));
}

int QualityCheckModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_lines.size()); }

QVariant QualityCheckModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Line& line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return line.text;
    case Qt::ToolTipRole: return line.tip;
    case Qt::AccessibleTextRole: return line.tip.isEmpty() ? line.text : line.tip;
    case FigureRole: return line.figure;
    case StatusRole: return int(line.status);
    case HeadingRole: return !line.check;
    default: return {};
    }
}

Qt::ItemFlags QualityCheckModel::flags(const QModelIndex& index) const
{
    return checkAt(index) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

QualityItemModel::QualityItemModel(const Portfolio& portfolio, QObject* parent)
    : QAbstractListModel(parent)
    , m_portfolio(portfolio)
{
}

void QualityItemModel::setRows(QualityCheck check, std::vector<Row> rows, bool severalProjects)
{
    beginResetModel();
    m_check = check;
    m_rows = std::move(rows);
    m_several = severalProjects;
    endResetModel();
}

const QualityItemModel::Row* QualityItemModel::rowAt(const QModelIndex& index) const
{
    return index.isValid() ? &m_rows[std::size_t(index.row())] : nullptr;
}

QModelIndex QualityItemModel::indexOf(const QualityItem& item) const
{
    const auto same = [&](const Row& row) { return row.item.task == item.task && row.item.link == item.link; };
    const auto it = std::ranges::find_if(m_rows, same);
    return it == m_rows.end() ? QModelIndex() : index(int(it - m_rows.begin()));
}

int QualityItemModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant QualityItemModel::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index);
    const Task* task = row ? m_portfolio.find(row->item.task) : nullptr; // gone: until the checks have seen that
    if (!task) return {};
    switch (role) {
    case Qt::DisplayRole: {
        const Node* project = m_several ? m_portfolio.find(row->project) : nullptr;
        return project ? QStringLiteral("%1: %2").arg(project->code.isEmpty() ? project->name : project->code, task->name) : task->name;
    }
    case DetailRole: return itemText(m_portfolio, m_check, row->item);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString name = data(index, Qt::DisplayRole).toString(), detail = data(index, DetailRole).toString();
        return detail.isEmpty() ? name : name + QStringLiteral("\n") + detail;
    }
    default: return {};
    }
}

QualityList::QualityList(QAbstractListModel& model, QWidget* parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true); // of one check all rows have a detail, or none has
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setMouseTracking(true);
    setItemDelegate(new Delegate(this));
    setModel(&model);
    connect(this, &QListView::clicked, this, &QualityList::chosen);
}

void QualityList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (currentIndex().isValid()) Q_EMIT chosen(currentIndex());
        return;
    case Qt::Key_Escape: Q_EMIT escaped(); return;
    default: QListView::keyPressEvent(event);
    }
}

void QualityList::focusInEvent(QFocusEvent* event)
{
    for (int row = 0; !currentIndex().isValid() && row < model()->rowCount(); ++row)
        if (model()->index(row, 0).flags() & Qt::ItemIsEnabled) setCurrentIndex(model()->index(row, 0));
    QListView::focusInEvent(event);
    viewport()->update();
}

void QualityList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

void QualityList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT currentMoved(current);
}

} // namespace gantry
