#include "ui/pages/training/training_matrix.h"

#include "ui/shell/controls/text_label.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

constexpr int padding = 8, pageEdge = 16; // px; the first column's text stands under the page's title

class LevelDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        const QRect cell = option.rect;
        const QVariant judged = index.data(TrainingMatrixModel::StatusRole);
        const bool selected = option.state & QStyle::State_Selected, current = option.state & QStyle::State_HasFocus;
        const bool first = index.column() == TrainingMatrixModel::Name;
        QColor ground = t["bg.surface"_token];
        if (judged.isValid() && Status(judged.toInt()) != Status::Good) ground = statusWash(t, Status(judged.toInt()));
        if (index.column() == TrainingMatrixModel::Met) ground = t["bg.derived"_token];
        if (selected && !current) ground = t[option.state & QStyle::State_Active ? "bg.selected"_token : "bg.selectedIdle"_token];
        p->fillRect(cell, ground);
        fillSharp(*p, QRectF(cell.x(), cell.bottom(), cell.width(), 1), t["line.hair"_token]);
        if (index.column() == TrainingMatrixModel::Met) // what stays ends here
            fillSharp(*p, mirrored(QRectF(cell.right(), cell.y(), 1, cell.height()), QRectF(cell)), t["line.default"_token]);
        QRect room = mirrored(cell.adjusted(first ? pageEdge : padding, 0, -padding, -1), cell);
        if (judged.isValid()) { // never colour alone
            paintStatus(p, mirrored(QRectF(room.x(), cell.y() + (cell.height() - 10) / 2.0, 10, 10), room), Status(judged.toInt()));
            room = mirrored(room.adjusted(14, 0, 0, 0), room);
        }
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        const bool figure = alignment & Qt::AlignRight, asked = index.data(TrainingMatrixModel::TargetRole).toInt() > 0;
        p->setFont(figure ? figureFont(TypeRole::Table) : textFont(TypeRole::Table));
        const bool faint = index.column() >= TrainingMatrixModel::FirstCompetency && !asked;
        p->setPen(t[faint ? "text.tertiary"_token : "text.primary"_token]);
        drawWords(
            *p, room, alignment | Qt::TextSingleLine, p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        if (current) frameSharp(*p, cell, 2, t["focus.ring"_token]);
    }
};

class TitleRow final : public QHeaderView {
public:
    explicit TitleRow(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionResizeMode(QHeaderView::Fixed);
        setHighlightSections(false);
        setFixedHeight(grown(28));
    }

protected:
    void paintSection(QPainter* p, const QRect& rect, int section) const override
    {
        const Theme& t = currentTheme();
        p->fillRect(rect, t["bg.header"_token]);
        fillSharp(*p, QRectF(rect.x(), rect.bottom(), rect.width(), 1), t["line.default"_token]);
        if (section == TrainingMatrixModel::Met)
            fillSharp(*p, mirrored(QRectF(rect.right(), rect.y(), 1, rect.height()), QRectF(rect)), t["line.default"_token]);
        p->setFont(textFont(TypeRole::SmallStrong));
        p->setPen(t["text.secondary"_token]);
        const QRect room = mirrored(rect.adjusted(section == TrainingMatrixModel::Name ? pageEdge : padding, 0, -padding, 0), rect);
        const int alignment = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        drawWords(*p, room, alignment | Qt::TextSingleLine,
            p->fontMetrics().elidedText(model()->headerData(section, Qt::Horizontal).toString(), Qt::ElideRight, room.width()));
    }
};

} // namespace

TrainingMatrix::TrainingMatrix(TrainingMatrixModel& model, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_names(new QTableView)
    , m_cells(new QTableView)
    , m_across(new QScrollBar(Qt::Horizontal))
    , m_down(new QScrollBar(Qt::Vertical))
    , m_told(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
{
    for (QTableView* view : {m_names, m_cells}) {
        prepare(*view);
        view->verticalHeader()->setDefaultSectionSize(rowHeight);
    }
    m_names->setSelectionModel(m_cells->selectionModel());
    m_cells->setAccessibleName(tr("Competencies of people"));
    m_names->setAccessibleName(tr("People"));
    m_told->setWordWrap(true);
    m_told->setContentsMargins(pageEdge, 8, pageEdge, 8);
    m_told->setMinimumHeight(grown(44));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(0);
    grid->addWidget(m_names, 0, 0);
    grid->addWidget(m_cells, 0, 1);
    grid->addWidget(m_down, 0, 2);
    grid->addWidget(m_across, 1, 1);
    grid->addWidget(m_told, 2, 0, 1, 3);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    setFocusProxy(m_cells);
    const auto follow = [](QScrollBar* own, QScrollBar* shown) {
        connect(own, &QScrollBar::rangeChanged, shown, [own, shown](int least, int most) {
            shown->setRange(least, most);
            shown->setPageStep(own->pageStep());
            shown->setSingleStep(own->singleStep());
            shown->setVisible(most > least);
        });
        connect(own, &QScrollBar::valueChanged, shown, &QScrollBar::setValue);
        connect(shown, &QScrollBar::valueChanged, own, &QScrollBar::setValue);
    };
    follow(m_cells->horizontalScrollBar(), m_across);
    follow(m_cells->verticalScrollBar(), m_down);
    connect(m_down, &QScrollBar::valueChanged, m_names->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_names->verticalScrollBar(), &QScrollBar::valueChanged, m_down, &QScrollBar::setValue);
    connect(m_cells->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        tell();
        Q_EMIT currentChanged();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &TrainingMatrix::layColumns);
    connect(m_names, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex& index) { Q_EMIT opened(m_model.personAt(index.row())); });
    m_cells->installEventFilter(this);
    layColumns();
}

void TrainingMatrix::prepare(QTableView& view)
{
    view.setModel(&m_model);
    view.setItemDelegate(new LevelDelegate(&view));
    view.setHorizontalHeader(new TitleRow(&view));
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setFrameShape(QFrame::NoFrame);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setCornerButtonEnabled(false);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    view.setTabKeyNavigation(false);
    view.setMinimumSize(40, 40);
}

void TrainingMatrix::layColumns()
{
    const QFontMetrics small(textFont(TypeRole::SmallStrong)), text(textFont(TypeRole::Table)), figures(figureFont(TypeRole::Table));
    int name = grown(160);
    for (int row = 0; row < std::min(m_model.rowCount(), 500); ++row)
        name = std::max(name, text.horizontalAdvance(m_model.index(row, 0).data().toString()) + pageEdge + padding + 2);
    name = std::min(name, grown(280));
    const int met = figures.horizontalAdvance(QStringLiteral("00 of 00")) + 2 * padding;
    const int level = figures.horizontalAdvance(QStringLiteral("0 / 0")) + 2 * padding + 18;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const bool frozen = column < TrainingMatrixModel::FirstCompetency;
        const int title =
            std::min(small.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()) + 2 * padding, grown(110));
        const int wide = column == TrainingMatrixModel::Name ? name : column == TrainingMatrixModel::Met ? met : std::max(level, title);
        for (QTableView* view : {m_names, m_cells}) {
            view->setColumnWidth(column, wide);
            view->setColumnHidden(column, (view == m_names) != frozen);
        }
    }
    m_names->setFixedWidth(name + met);
    m_across->setVisible(m_cells->horizontalScrollBar()->maximum() > 0);
    m_down->setVisible(m_cells->verticalScrollBar()->maximum() > 0);
    tell();
}

void TrainingMatrix::tell()
{
    const QModelIndex at = m_cells->currentIndex();
    m_told->setText(
        at.isValid() ? m_model.told(at.row(), at.column()) : tr("Level over what the roles of a person ask. The keys 0 to 5 assess."));
}

QString TrainingMatrix::told() const { return m_told->text(); }

PersonId TrainingMatrix::currentPerson() const
{
    const QModelIndex at = m_cells->currentIndex();
    return at.isValid() ? m_model.personAt(at.row()) : PersonId{};
}

CompetencyId TrainingMatrix::currentCompetency() const
{
    const QModelIndex at = m_cells->currentIndex();
    return at.isValid() ? m_model.competencyAt(at.column()) : CompetencyId{};
}

bool TrainingMatrix::setCurrent(PersonId person, CompetencyId competency)
{
    const int row = m_model.rowOf(person);
    if (row < 0 || m_model.columnCount() <= TrainingMatrixModel::FirstCompetency) return false;
    int column = -1;
    for (int c = TrainingMatrixModel::FirstCompetency; c < m_model.columnCount() && column < 0; ++c) {
        const CompetencyId at = m_model.competencyAt(c);
        if (competency ? at == competency : m_model.standing()->target(person, at).level > 0) column = c;
    }
    m_cells->setCurrentIndex(m_model.index(row, column < 0 ? int(TrainingMatrixModel::FirstCompetency) : column));
    return true;
}

void TrainingMatrix::keepPlace(const std::function<void()>& change)
{
    const PersonId person = currentPerson();
    const CompetencyId competency = currentCompetency();
    const int across = m_across->value(), down = m_down->value();
    change();
    if (person) setCurrent(person, competency);
    m_across->setValue(across);
    m_down->setValue(down);
}

bool TrainingMatrix::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_cells && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int level = key->key() - Qt::Key_0;
        const bool plain = !(key->modifiers() & ~Qt::KeypadModifier);
        if (plain && level >= 0 && level <= highestCompetencyLevel && currentCompetency()) {
            Q_EMIT assessed(currentPerson(), currentCompetency(), level);
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && currentPerson()) {
            Q_EMIT opened(currentPerson());
            return true;
        }
    }
    if (watched == m_cells && event->type() == QEvent::FocusIn && !m_cells->currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrent(m_model.personAt(0));
    return QWidget::eventFilter(watched, event);
}

void TrainingMatrix::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(p, QRectF(0, m_told->y(), width(), 1), currentTheme()["line.default"_token]);
}

void TrainingMatrix::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) layColumns();
    QWidget::changeEvent(event);
}

} // namespace gantry
