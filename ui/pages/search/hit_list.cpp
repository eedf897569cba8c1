#include "ui/pages/search/hit_list.h"

#include "ui/shell/theme.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

class HitDelegate final : public QStyledItemDelegate {
public:
    explicit HitDelegate(const HitList& list, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_list(list)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {100, heightOf(m_list.rows()[std::size_t(index.row())]) + grown(4)};
    }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        choiceGround(*p, option.rect, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver);
        fillSharp(*p, QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);
        paintHitRow(*p, option.rect.adjusted(16, 2, -16, -2), m_list.rows()[std::size_t(index.row())]);
        if (option.state & QStyle::State_HasFocus && m_list.hasFocus()) frameSharp(*p, QRectF(option.rect), 2, t["focus.ring"_token]);
    }

private:
    const HitList& m_list;
};

} // namespace

class HitList::Model final : public QAbstractListModel {
public:
    explicit Model(HitList& list)
        : QAbstractListModel(&list)
        , m_list(list)
    {
    }
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : int(m_list.m_rows.size()); }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!index.isValid() || index.row() >= rowCount({})) return {};
        const HitRow& row = m_list.m_rows[std::size_t(index.row())];
        if (role == Qt::DisplayRole) return row.title.text;
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return row.tip;
        return {};
    }
    template <class Change> void reset(Change&& change)
    {
        beginResetModel();
        change();
        endResetModel();
    }

private:
    HitList& m_list;
};

HitList::HitList(QWidget* parent)
    : QListView(parent)
    , m_model(new Model(*this))
{
    setModel(m_model);
    setItemDelegate(new HitDelegate(*this, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
}

void HitList::setRows(std::vector<HitRow> rows)
{
    m_model->reset([&] { m_rows = std::move(rows); });
    scrollToTop();
}

void HitList::setCurrent(int row) { setCurrentIndex(m_model->index(row)); }

void HitList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid()) Q_EMIT currentMoved(current.row());
}

void HitList::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex().row());
        return;
    }
    QListView::keyPressEvent(event);
}

void HitList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) scheduleDelayedItemsLayout();
}

} // namespace gantry
