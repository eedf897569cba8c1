#include "ui/tables/column_chooser.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QListWidget>

namespace gantry {
namespace {

constexpr QSize panelSize(300, 420);
constexpr int rowHeight = 28;
constexpr int keyRole = Qt::UserRole, frozenRole = Qt::UserRole + 1;

class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, grown(rowHeight)}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        if (option.state & QStyle::State_Selected)
            p->fillRect(option.rect, t["bg.selected"_token]);
        else if (option.state & QStyle::State_MouseOver)
            p->fillRect(option.rect, t["bg.hover"_token]);
        QStyleOptionViewItem box(option);
        box.rect = checkRect(option.rect);
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        box.state = QStyle::State_Enabled | (checked ? QStyle::State_On : QStyle::State_Off);
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, p);
        const bool frozen = index.data(frozenRole).toBool();
        const QRect room = mirrored(option.rect.adjusted(32, 0, frozen ? -32 : -8, 0), option.rect);
        const QRect pin(option.rect.right() - 24, option.rect.y() + (option.rect.height() - 16) / 2, 16, 16);
        if (frozen) icon("pin", t["text.tertiary"_token]).paint(p, mirrored(pin, option.rect));
        p->setFont(textFont(TypeRole::Body));
        p->setPen(t[checked ? "text.primary"_token : "text.secondary"_token]);
        drawWords(*p, room, Qt::AlignVCenter | Qt::TextSingleLine,
            p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override
    {
        if (event->type() != QEvent::MouseButtonRelease
            || !checkRect(option.rect).adjusted(-8, -6, 4, 6).contains(static_cast<QMouseEvent*>(event)->pos()))
            return event->type() == QEvent::MouseButtonRelease ? false : QStyledItemDelegate::editorEvent(event, model, option, index);
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, int(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    }

private:
    static QRect checkRect(const QRect& row) { return mirrored(QRect(row.x() + 8, row.y() + (row.height() - 16) / 2, 16, 16), row); }
};

} // namespace

ColumnChooser::ColumnChooser(const std::vector<Column>& columns, ColumnLayout layout, ColumnLayout standard, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_layout(std::move(layout))
    , m_standard(std::move(standard))
    , m_words(new QLineEdit)
    , m_list(new QListWidget)
{
    setFrameShape(StyledPanel);
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    for (const Column& c : columns) m_titles.insert(c.key, c.title);
    m_words->setPlaceholderText(tr("Find a column"));
    m_words->installEventFilter(this);
    m_list->setFrameShape(NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->installEventFilter(this);
    m_list->setAccessibleName(tr("Columns"));
    auto* freeze = new QPushButton(icon("pin"), tr("Freeze to here"));
    freeze->setToolTip(tr("The columns down to the chosen one stay while the others scroll"));
    auto* reset = new QPushButton(tr("Standard"));
    for (QPushButton* button : {freeze, reset}) {
        button->setProperty("look", QStringLiteral("outlined"));
        button->setAutoDefault(false);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(freeze);
    row->addStretch(1);
    row->addWidget(reset);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    resize(panelSize);
    fill();
    m_list->setCurrentRow(0);
    m_words->setFocus();
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        for (int i = 0; i < m_list->count(); ++i)
            m_list->item(i)->setHidden(!m_list->item(i)->text().contains(words.trimmed(), Qt::CaseInsensitive));
    });
    connect(m_list, &QListWidget::itemChanged, this, &ColumnChooser::take);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnChooser::take);
    connect(m_list->model(), &QAbstractItemModel::rowsRemoved, this, &ColumnChooser::take); // how Qt ends a drag
    connect(freeze, &QPushButton::clicked, this, &ColumnChooser::freezeToHere);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_layout = m_standard;
        fill();
        Q_EMIT changed(m_layout);
    });
}

void ColumnChooser::fill()
{
    m_filling = true;
    m_list->clear();
    for (const ColumnPlace& place : m_layout.places) {
        auto* item = new QListWidgetItem(m_titles.value(place.key), m_list);
        item->setData(keyRole, place.key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(place.shown ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
    mark();
}

void ColumnChooser::mark()
{
    m_filling = true;
    int left = m_layout.frozen;
    for (int i = 0; i < m_list->count(); ++i) {
        const bool shown = m_list->item(i)->checkState() == Qt::Checked;
        m_list->item(i)->setData(frozenRole, shown && left > 0);
        left -= shown;
    }
    m_filling = false;
}

void ColumnChooser::take()
{
    if (m_filling || m_list->count() != int(m_layout.places.size())) return;
    ColumnLayout layout{{}, m_layout.frozen};
    for (int i = 0; i < m_list->count(); ++i) {
        const QListWidgetItem* item = m_list->item(i);
        const auto was = std::ranges::find(m_layout.places, item->data(keyRole).toString(), &ColumnPlace::key);
        layout.places.push_back(*was);
        layout.places.back().shown = item->checkState() == Qt::Checked;
    }
    if (std::ranges::none_of(layout.places, &ColumnPlace::shown)) return fill(); // a table without columns is none
    if (layout == m_layout) return;
    m_layout = std::move(layout);
    mark();
    Q_EMIT changed(m_layout);
}

int ColumnChooser::frozenUpTo(int row) const
{
    int count = 0;
    for (int i = 0; i <= row && i < m_list->count(); ++i) count += m_list->item(i)->checkState() == Qt::Checked;
    return count;
}

void ColumnChooser::freezeToHere()
{
    const int count = frozenUpTo(m_list->currentRow());
    m_layout.frozen = count == m_layout.frozen ? 0 : count;
    mark();
    Q_EMIT changed(m_layout);
}

void ColumnChooser::moveColumn(int by)
{
    const int from = m_list->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count()) return;
    m_filling = true;
    QListWidgetItem* item = m_list->takeItem(from);
    m_list->insertItem(to, item);
    m_list->setCurrentRow(to);
    m_filling = false;
    take();
}

bool ColumnChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0 && key->modifiers() & Qt::AltModifier) {
        moveColumn(step);
        return true;
    }
    if (watched == m_words && step != 0) {
        m_list->setFocus();
        return true;
    }
    if (watched == m_list && key->key() == Qt::Key_Space && m_list->currentItem()) {
        m_list->currentItem()->setCheckState(m_list->currentItem()->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace gantry
