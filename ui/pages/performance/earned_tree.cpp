#include "ui/pages/performance/earned_tree.h"

#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

QColor groundOf(const QModelIndex& index, bool selected, bool active)
{
    const Theme& t = currentTheme();
    if (selected) return t[active ? "bg.selected"_token : "bg.selectedIdle"_token];
    switch (index.data(EarnedModel::KindRole).toInt()) {
    case EarnedModel::Whole: return t["bg.total"_token];
    case EarnedModel::Group: return t["bg.group"_token];
    default: return t["bg.surface"_token];
    }
}

class Delegate final : public QStyledItemDelegate {
public:
    Delegate(int rowHeight, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_rowHeight(rowHeight)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {60, m_rowHeight}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        const bool single = index.data(EarnedModel::KindRole).toInt() == EarnedModel::Single;
        const bool selected = option.state & QStyle::State_Selected;
        if (single && index.column() > 0 && !selected) p->fillRect(option.rect, t["bg.derived"_token]);
        fillSharp(*p, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);
        const QString text = index.data().toString();
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        const bool figure = alignment & Qt::AlignRight;
        const TypeRole role = single ? TypeRole::Table : TypeRole::TableStrong;
        QRect room = option.rect.adjusted(8, 0, -8, 0);
        if (const QString code = index.data(EarnedModel::CodeRole).toString(); !code.isEmpty()) {
            p->setFont(textFont(TypeRole::Table));
            p->setPen(t["text.tertiary"_token]);
            const int wide = std::min(p->fontMetrics().horizontalAdvance(code) + 10, room.width() / 3);
            drawWords(*p, mirrored(QRect(room.x(), room.y(), wide - 8, room.height()), room), Qt::AlignVCenter | Qt::TextSingleLine,
                p->fontMetrics().elidedText(code, Qt::ElideRight, wide - 8));
            room = mirrored(room.adjusted(wide, 0, 0, 0), room);
        }
        p->setFont(figure ? figureFont(role) : textFont(role));
        const QVariant status = index.data(EarnedModel::JudgedRole);
        p->setPen(status.isValid()                             ? statusInk(t, Status(status.toInt()))
                : index.data(EarnedModel::AbsentRole).toBool() ? t["text.tertiary"_token]
                                                               : t["text.primary"_token]);
        if (status.isValid()) { // never by colour alone
            const QRectF mark(room.x(), room.y() + (room.height() - 10) / 2.0, 10, 10);
            paintStatus(p, mirrored(mark, room), Status(status.toInt()));
        }
        drawWords(*p, room, alignment | Qt::TextSingleLine,
            p->fontMetrics().elidedText(figure ? withMinus(text, p->font()) : text, Qt::ElideRight, room.width()));
        if (option.state & QStyle::State_HasFocus) frameSharp(*p, option.rect, 2, t["focus.ring"_token]);
    }

private:
    int m_rowHeight;
};

} // namespace

EarnedTree::EarnedTree(EarnedModel& model, int rowHeight, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new Delegate(rowHeight, this));
    setUniformRowHeights(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setAllColumnsShowFocus(false);
    setIndentation(16);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setSortingEnabled(true);
    header()->setFixedHeight(grown(28));
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    header()->setStretchLastSection(false);
    header()->setSortIndicatorClearable(true);
    header()->setSortIndicator(-1, Qt::AscendingOrder);
    setAccessibleName(tr("Earned value"));
    setColumnLayout(standardLayout());
}

ColumnLayout EarnedTree::columnLayout() const
{
    ColumnLayout layout;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        const bool hidden = header()->isSectionHidden(column);
        const Column& known = m_model.columns()[std::size_t(column)];
        layout.places.push_back({known.key, hidden ? known.width : header()->sectionSize(column), !hidden});
    }
    return layout;
}

void EarnedTree::setColumnLayout(const ColumnLayout& layout)
{
    int visual = 0;
    for (const ColumnPlace& place : layout.places) {
        const auto found = std::ranges::find(m_model.columns(), place.key, &Column::key);
        if (found == m_model.columns().end()) continue;
        const int column = int(found - m_model.columns().begin());
        header()->moveSection(header()->visualIndex(column), visual++);
        header()->setSectionHidden(column, column > 0 && !place.shown); // the name stays
        if (place.shown || column == 0) header()->resizeSection(column, place.width);
    }
}

void EarnedTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = selectionModel()->isRowSelected(index.row(), index.parent());
    painter->fillRect(option.rect, groundOf(index, selected, hasFocus()));
    QTreeView::drawRow(painter, option, index);
    fillSharp(*painter, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), currentTheme()["line.hair"_token]);
    const QRect edge = mirrored(QRect(0, option.rect.y(), 3, option.rect.height()), viewport()->rect());
    if (selected) fillSharp(*painter, edge, currentTheme()["accent.fill"_token]);
}

} // namespace gantry
