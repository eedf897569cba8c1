#include "ui/pages/cash_flow/cash_grid.h"

#include "ui/pages/cash_flow/cash_delegate.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>

namespace gantry {
namespace {

/// Titles of months; a closed one has a lock before it.
class MonthHeader final : public QHeaderView {
public:
    MonthHeader(const CashGridModel& model, QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
        , m_model(model)
    {
        setSectionResizeMode(QHeaderView::Interactive);
        setHighlightSections(false);
        setFixedHeight(grown(28));
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const Theme& t = currentTheme();
        const CashColumn& column = m_model.columnAt(section);
        painter->fillRect(rect, t[column.shows == CashColumn::Year ? "bg.total"_token : "bg.header"_token]);
        fillSharp(*painter, QRectF(rect.x(), rect.bottom(), rect.width(), 1), t["line.default"_token]);
        if (column.shows == CashColumn::Remainder)
            fillSharp(*painter, mirrored(QRectF(rect.right(), rect.y(), 1, rect.height()), QRectF(rect)), t["line.default"_token]);
        painter->setFont(textFont(TypeRole::SmallStrong));
        painter->setPen(t[column.closed ? "text.tertiary"_token : "text.secondary"_token]);
        const bool words = column.shows <= CashColumn::Curve;
        QRect room = mirrored(rect.adjusted(column.shows == CashColumn::Object ? 16 : 8, 0, -8, 0), rect);
        const QString title = painter->fontMetrics().elidedText(column.title, Qt::ElideRight, room.width());
        drawWords(*painter, room, int(words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextSingleLine, title);
        if (!column.closed) return;
        const int wide = painter->fontMetrics().horizontalAdvance(title);
        const QRect lock(room.right() - wide - 16, rect.y() + (rect.height() - 12) / 2, 12, 12);
        if (lock.x() > rect.x()) icon("lock", t["text.tertiary"_token]).paint(painter, mirrored(lock, room));
    }

private:
    const CashGridModel& m_model;
};

} // namespace

/// The last row of the model alone: the sum, which stays in sight.
class CashGrid::Sums final : public QSortFilterProxyModel {
public:
    Sums(CashGridModel& model, QObject* parent)
        : QSortFilterProxyModel(parent)
        , m_model(model)
    {
        setSourceModel(&model);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override { return row == m_model.objects(); }

private:
    CashGridModel& m_model;
};

CashGrid::CashGrid(CashGridModel& model, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_sums(new Sums(model, this))
    , m_names(new QTableView)
    , m_months(new QTableView)
    , m_nameSums(new QTableView)
    , m_monthSums(new QTableView)
    , m_across(new QScrollBar(Qt::Horizontal))
    , m_down(new QScrollBar(Qt::Vertical))
{
    for (QTableView* view : {m_names, m_months, m_nameSums, m_monthSums}) {
        prepare(*view);
        view->setItemDelegate(new CashDelegate(rowHeight, view)); // of its own: an editor belongs to one view
        view->verticalHeader()->setDefaultSectionSize(rowHeight);
    }
    for (QTableView* view : {m_names, m_months}) view->setModel(&m_model);
    m_names->setSelectionModel(m_months->selectionModel());
    for (QTableView* view : {m_nameSums, m_monthSums}) {
        view->setModel(m_sums);
        view->horizontalHeader()->hide();
        view->setFixedHeight(rowHeight);
        view->setFocusPolicy(Qt::NoFocus);
        view->setSelectionMode(QAbstractItemView::NoSelection);
    }
    m_months->setObjectName(QStringLiteral("cash-months"));
    m_names->setObjectName(QStringLiteral("cash-objects"));
    m_months->setAccessibleName(tr("Cash flow by month"));
    m_names->setAccessibleName(tr("Objects of the cash flow"));
    m_months->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_names->setEditTriggers(QAbstractItemView::NoEditTriggers);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(0);
    grid->addWidget(m_names, 0, 0);
    grid->addWidget(m_months, 0, 1);
    grid->addWidget(m_down, 0, 2);
    grid->addWidget(m_nameSums, 1, 0);
    grid->addWidget(m_monthSums, 1, 1);
    grid->addWidget(m_across, 2, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    setFocusProxy(m_months);

    const auto follow = [this](QScrollBar* own, QScrollBar* shown) {
        connect(own, &QScrollBar::rangeChanged, shown, [own, shown](int least, int most) {
            shown->setRange(least, most);
            shown->setPageStep(own->pageStep());
            shown->setSingleStep(own->singleStep());
            shown->setVisible(most > least);
        });
        connect(own, &QScrollBar::valueChanged, shown, &QScrollBar::setValue);
        connect(shown, &QScrollBar::valueChanged, own, &QScrollBar::setValue);
    };
    follow(m_months->horizontalScrollBar(), m_across);
    follow(m_months->verticalScrollBar(), m_down);
    connect(m_months->horizontalScrollBar(), &QScrollBar::valueChanged, m_monthSums->horizontalScrollBar(), &QScrollBar::setValue);
    connect(m_down, &QScrollBar::valueChanged, m_names->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_names->verticalScrollBar(), &QScrollBar::valueChanged, m_down, &QScrollBar::setValue);
    connect(m_across, &QScrollBar::valueChanged, this, [this] { m_fresh &= m_placing; });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &CashGrid::keepPlace);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CashGrid::restorePlace);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &CashGrid::layColumns);
    connect(m_months->selectionModel(), &QItemSelectionModel::currentChanged, this, &CashGrid::currentChanged);
    connect(m_months->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CashGrid::currentChanged);
    connect(m_names, &QAbstractItemView::doubleClicked, this, &CashGrid::curveWanted);
    restorePlace();
}

void CashGrid::prepare(QTableView& view)
{
    view.setHorizontalHeader(new MonthHeader(m_model, &view));
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setFrameShape(QFrame::NoFrame);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setCornerButtonEnabled(false);
    view.setMouseTracking(true);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    view.setTabKeyNavigation(false);
    view.setMinimumSize(40, 40);
}

void CashGrid::layColumns()
{
    const QFontMetrics strong(figureFont(TypeRole::TableStrong));
    int money = strong.horizontalAdvance(QStringLiteral("00,000.00"));
    if (m_model.rowCount() > 0)
        for (int column = 2; column < m_model.columnCount(); ++column)
            for (int row : {m_model.objects(), 0, m_model.objects() / 2})
                money = std::max(money, strong.horizontalAdvance(m_model.index(row, column).data().toString()));
    int month = QFontMetrics(textFont(TypeRole::SmallStrong)).horizontalAdvance(QStringLiteral("Sept 2028")) + 36;
    month = std::max(month, money + 20);
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const bool frozen = column < cashFrozenColumns;
        const int wide = column == CashColumn::Object ? grown(m_model.project() ? 236 : 300)
            : column == CashColumn::Curve             ? grown(92)
            : column == CashColumn::Remainder         ? money + 36
                                                      : std::max(month, money + 20);
        for (QTableView* view : {m_names, m_nameSums, m_months, m_monthSums}) {
            const bool left = view == m_names || view == m_nameSums;
            view->setColumnWidth(column, wide);
            view->setColumnHidden(column, left != frozen || (column == CashColumn::Curve && !m_model.project()));
        }
    }
    int wide = 0;
    for (int column = 0; column < cashFrozenColumns; ++column)
        if (!m_names->isColumnHidden(column)) wide += m_names->columnWidth(column);
    for (QTableView* view : {m_names, m_nameSums}) view->setFixedWidth(wide);
    m_across->setVisible(m_months->horizontalScrollBar()->maximum() > 0);
    m_down->setVisible(m_months->verticalScrollBar()->maximum() > 0);
}

void CashGrid::keepPlace()
{
    const QModelIndex at = current();
    m_currentRecord = m_model.recordAt(at.row());
    m_currentColumn = at.isValid() ? std::optional(m_model.columnAt(at.column())) : std::nullopt;
}

void CashGrid::restorePlace()
{
    for (QTableView* view : {m_names, m_months}) // the sum has views of its own
        for (int row = 0; row < m_model.rowCount(); ++row) view->setRowHidden(row, row == m_model.objects());
    layColumns();
    if (m_model.objects() == 0) return;
    int row = m_model.rowOf(m_currentRecord), column = -1;
    if (m_currentColumn)
        for (int i = 0; i < m_model.columnCount() && column < 0; ++i) {
            const CashColumn& c = m_model.columnAt(i);
            if (c.shows == m_currentColumn->shows && c.first == m_currentColumn->first) column = i;
        }
    if (column < 0) column = m_model.columnOf(m_model.firstOpen());
    setCurrent(std::max(0, row), column);
    if (m_fresh) showMonth(m_model.firstOpen());
}

void CashGrid::setCurrent(int row, int column)
{
    const QModelIndex at = m_model.index(row, column);
    m_months->setCurrentIndex(at);
    if (column >= cashFrozenColumns) m_months->scrollTo(at);
}

void CashGrid::showMonth(Month month)
{
    m_toShow = month;
    if (!isVisible()) return;
    const int column = m_model.columnOf(month);
    if (column < 0) return;
    // The month before stays in sight, for what was paid last.
    const int before = std::max(cashFrozenColumns, column - 1);
    QScrollBar* bar = m_months->horizontalScrollBar();
    m_placing = true;
    bar->setValue(bar->value() + m_months->columnViewportPosition(before));
    m_placing = false;
    m_toShow.reset();
}

bool CashGrid::finishEditing()
{
    m_months->setFocus(); // an editor that loses the keyboard commits
    return true;
}

void CashGrid::addMenuActions(const QList<QAction*>& actions)
{
    for (QTableView* view : {m_names, m_months}) view->addActions(actions);
}

void CashGrid::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_toShow)
        QMetaObject::invokeMethod(
            this, [this] { showMonth(m_toShow.value_or(m_model.firstOpen())); }, Qt::QueuedConnection);
}

void CashGrid::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

void CashGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fresh)
        QMetaObject::invokeMethod(
            this, [this] { showMonth(m_model.firstOpen()); }, Qt::QueuedConnection);
}

void CashGrid::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) layColumns();
    QWidget::changeEvent(event);
}

} // namespace gantry
