#include "ui/print/print_options.h"

#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>

namespace gantry {
namespace {

constexpr int keyRole = Qt::UserRole;
constexpr int asUnfolded = 0; // of the list of rows, whose data is the outline level

QDateEdit* dateEdit(const QString& name)
{
    auto* edit = new QDateEdit;
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    edit->setAccessibleName(name);
    return edit;
}

} // namespace

PrintOptions::PrintOptions(const PrintedPlan& plan, const GanttOptions& parts, const TimeSpan& visible, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_bars(plan.hasBars())
    , m_visibleFrom(dateOf(visible.from))
    , m_visibleTo(dateOf(visible.to))
    , m_form(new QFormLayout(this))
    , m_days(new QHBoxLayout)
    , m_title(new QLineEdit)
    , m_paper(new QComboBox)
    , m_rows(new QComboBox)
    , m_dates(new QComboBox)
    , m_width(new QComboBox)
    , m_turn(new SegmentedButton({tr("Landscape"), tr("Portrait")}))
    , m_from(dateEdit(tr("First day")))
    , m_to(dateEdit(tr("Last day")))
    , m_pagesWide(new QSpinBox)
    , m_pagesHigh(new QSpinBox)
    , m_percent(new QSpinBox)
    , m_mmPerDay(new QDoubleSpinBox)
    , m_legend(new QCheckBox(tr("Legend")))
    , m_everyPage(new QCheckBox(tr("Table on every page")))
    , m_columns(new QListWidget)
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    makePaper();
    makeContent(plan);
    const TimeSpan range = plan.bars().range();
    m_from->setDate(dateOf(range.from));
    m_to->setDate(dateOf(range.to));
    refresh();
    if (m_bars) return;
    for (QWidget* each : std::initializer_list<QWidget*>{m_dates, m_everyPage, m_legend}) m_form->setRowVisible(each, false);
    if (plan.levels() <= 1) m_form->setRowVisible(m_rows, false);
}

QString PrintOptions::kept(const char* name) const
{
    return (m_bars ? QStringLiteral("print/plan/") : QStringLiteral("print/table/")) + QLatin1String(name);
}

void PrintOptions::makePaper()
{
    for (const Paper paper : papers) m_paper->addItem(nameOf(paper));
    for (QWidget* each : std::initializer_list<QWidget*>{m_paper, m_rows, m_dates, m_width, m_pagesHigh, m_percent})
        each->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // one edge at the right
    m_paper->setObjectName(QStringLiteral("paper"));
    m_width->addItems({tr("Pages"), tr("Millimetres a day")});
    m_width->setObjectName(QStringLiteral("width"));
    m_width->setAccessibleName(tr("What the width is counted in"));
    m_pagesWide->setObjectName(QStringLiteral("pagesWide"));
    m_pagesWide->setRange(1, PrintChoices::mostPages);
    m_pagesWide->setAccessibleName(tr("Pages wide"));
    m_mmPerDay->setRange(0.05, 100);
    m_mmPerDay->setDecimals(2);
    m_mmPerDay->setSingleStep(0.25);
    m_mmPerDay->setValue(1);
    m_mmPerDay->setAccessibleName(tr("Millimetres a day"));
    m_pagesHigh->setObjectName(QStringLiteral("pagesHigh"));
    m_pagesHigh->setRange(0, PrintChoices::mostPages);
    m_pagesHigh->setSpecialValueText(tr("As many as needed"));
    m_percent->setObjectName(QStringLiteral("percent"));
    m_percent->setRange(PrintChoices::leastPercent - 1, PrintChoices::mostPercent);
    m_percent->setSingleStep(5);
    m_percent->setSuffix(QStringLiteral(" %"));
    m_percent->setValue(m_percent->minimum());
    m_form->addRow(tr("Paper"), m_paper);
    m_form->addRow(tr("Orientation"), m_turn);
    if (m_bars) {
        auto* width = new QHBoxLayout;
        width->setSpacing(8);
        width->addWidget(m_pagesWide, 1);
        width->addWidget(m_mmPerDay, 1);
        width->addWidget(m_width, 1);
        m_form->addRow(tr("Width"), width);
    } else // nobody chooses this of a table
        for (QWidget* each : std::initializer_list<QWidget*>{m_pagesWide, m_mmPerDay, m_width}) each->setParent(this), each->hide();
    m_form->addRow(tr("Pages high"), m_pagesHigh);
    m_form->addRow(tr("Size"), m_percent);
    connect(m_paper, &QComboBox::currentIndexChanged, this, &PrintOptions::refresh);
    connect(m_turn, &SegmentedButton::currentChanged, this, &PrintOptions::changed);
    connect(m_width, &QComboBox::currentIndexChanged, this, &PrintOptions::refresh);
    connect(m_pagesWide, &QSpinBox::valueChanged, this, &PrintOptions::changed);
    connect(m_mmPerDay, &QDoubleSpinBox::valueChanged, this, &PrintOptions::changed);
    connect(m_pagesHigh, &QSpinBox::valueChanged, this, &PrintOptions::refresh);
    connect(m_percent, &QSpinBox::valueChanged, this, &PrintOptions::changed);
}

void PrintOptions::makeContent(const PrintedPlan& plan)
{
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setTextMargins(6, 0, 6, 0);
    m_title->setPlaceholderText(plan.heading().title);
    m_rows->setObjectName(QStringLiteral("rows"));
    m_rows->addItem(tr("As unfolded in the window"), asUnfolded);
    for (int level = 1; level < plan.levels(); ++level) m_rows->addItem(tr("Down to level %1").arg(level), level);
    m_rows->addItem(tr("All"), plan.levels());
    m_dates->setObjectName(QStringLiteral("dates"));
    m_dates->addItems({tr("Whole plan"), tr("As the window shows"), tr("From – to")});
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_days->setSpacing(8);
    m_days->addWidget(m_from, 1);
    m_days->addWidget(m_to, 1);
    m_legend->setObjectName(QStringLiteral("legend"));
    m_legend->setChecked(true);
    m_everyPage->setObjectName(QStringLiteral("everyPage"));
    m_everyPage->setChecked(true);
    makeColumns(plan);
    m_form->addRow(tr("Title"), m_title);
    m_form->addRow(tr("Rows"), m_rows);
    m_form->addRow(tr("Dates"), m_dates);
    m_form->addRow(QString(), m_days);
    m_form->addRow(tr("Columns"), m_columns);
    m_form->addRow(QString(), m_everyPage);
    m_form->addRow(QString(), m_legend);
    connect(m_title, &QLineEdit::textChanged, this, &PrintOptions::changed);
    connect(m_rows, &QComboBox::currentIndexChanged, this, &PrintOptions::changed);
    connect(m_dates, &QComboBox::currentIndexChanged, this, &PrintOptions::refresh);
    connect(m_from, &QDateEdit::dateChanged, this, &PrintOptions::changed);
    connect(m_to, &QDateEdit::dateChanged, this, &PrintOptions::changed);
    connect(m_everyPage, &QCheckBox::toggled, this, &PrintOptions::changed);
    connect(m_legend, &QCheckBox::toggled, this, &PrintOptions::changed);
}

void PrintOptions::makeColumns(const PrintedPlan& plan)
{
    m_columns->setObjectName(QStringLiteral("columns"));
    m_columns->setAccessibleName(tr("Columns of the table"));
    m_columns->setToolTip(tr("Drag a column, or press Alt+Up and Alt+Down, to move it"));
    m_columns->setUniformItemSizes(true);
    m_columns->setDragDropMode(QAbstractItemView::InternalMove);
    m_columns->setDefaultDropAction(Qt::MoveAction);
    m_columns->setMinimumHeight(grown(150));
    m_columns->installEventFilter(this);
    for (const PrintColumn& column : plan.columns()) {
        auto* item = new QListWidgetItem(column.title, m_columns);
        item->setData(keyRole, column.key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(column.shown ? Qt::Checked : Qt::Unchecked);
    }
    m_columns->setCurrentRow(0);
    connect(m_columns, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        if (m_moving) return;
        if (choices().columns.isEmpty()) return item->setCheckState(Qt::Checked); // a table without columns is none
        Q_EMIT changed();
    });
    connect(m_columns->model(), &QAbstractItemModel::rowsMoved, this, &PrintOptions::changed);
    connect(m_columns->model(), &QAbstractItemModel::rowsRemoved, this, [this] { // how Qt ends a drag
        if (!m_moving) Q_EMIT changed();
    });
}

void PrintOptions::moveColumn(int by)
{
    const int from = m_columns->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= m_columns->count()) return;
    m_moving = true;
    m_columns->insertItem(to, m_columns->takeItem(from));
    m_columns->setCurrentRow(to);
    m_moving = false;
    Q_EMIT changed();
}

bool PrintOptions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_columns && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
        if (step != 0 && key->modifiers() & Qt::AltModifier) {
            moveColumn(step);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PrintOptions::refresh()
{
    const bool wide = m_width->currentIndex() == PagesWide, own = m_dates->currentIndex() == FromTo;
    m_pagesWide->setVisible(m_bars && wide);
    m_mmPerDay->setVisible(m_bars && !wide);
    m_form->setRowVisible(m_days, own);
    m_percent->setEnabled(m_pagesHigh->value() == 0); // else the height decides
    PrintChoices usual;
    usual.paper = Paper(m_paper->currentIndex());
    m_percent->setSpecialValueText(
        m_pagesHigh->value() > 0 ? tr("As the height asks") : tr("As suits the paper, %1 %").arg(usual.usualPercent()));
    Q_EMIT changed();
}

PrintChoices PrintOptions::choices() const
{
    PrintChoices out;
    out.parts = m_parts;
    out.title = m_title->text().trimmed();
    out.paper = Paper(std::max(0, m_paper->currentIndex()));
    out.landscape = m_turn->current() == 0;
    if (const int level = m_rows->currentData().toInt(); level != asUnfolded) out.level = level;
    if (m_dates->currentIndex() == Visible) out.from = m_visibleFrom, out.to = m_visibleTo;
    if (m_dates->currentIndex() == FromTo) out.from = m_from->date(), out.to = m_to->date();
    out.pagesWide = m_pagesWide->value();
    if (m_width->currentIndex() == MmPerDay) out.mmPerDay = m_mmPerDay->value();
    out.pagesHigh = m_pagesHigh->value();
    if (out.pagesHigh == 0 && m_percent->value() > m_percent->minimum()) out.percent = m_percent->value();
    out.legend = m_legend->isChecked();
    out.tableOnEveryPage = m_everyPage->isChecked();
    for (int i = 0; i < m_columns->count(); ++i)
        if (m_columns->item(i)->checkState() == Qt::Checked) out.columns << m_columns->item(i)->data(keyRole).toString();
    return out;
}

void PrintOptions::restore(const QSettings& settings)
{
    m_paper->setCurrentIndex(
        std::max(0, m_paper->findText(settings.value(kept("paper"), nameOf(m_bars ? Paper::A3 : Paper::A4)).toString())));
    m_turn->setCurrent(settings.value(kept("portrait")).toBool() ? 1 : 0);
    m_width->setCurrentIndex(settings.value(kept("perDay")).toBool() ? MmPerDay : PagesWide);
    m_pagesWide->setValue(settings.value(kept("pagesWide"), 1).toInt());
    m_mmPerDay->setValue(settings.value(kept("mmPerDay"), 1.0).toDouble());
    m_pagesHigh->setValue(settings.value(kept("pagesHigh"), 0).toInt());
    m_percent->setValue(settings.value(kept("percent"), m_percent->minimum()).toInt());
    m_legend->setChecked(settings.value(kept("legend"), true).toBool());
    m_everyPage->setChecked(settings.value(kept("everyPage"), true).toBool());
}

void PrintOptions::store(QSettings& settings) const
{
    settings.setValue(kept("paper"), m_paper->currentText());
    settings.setValue(kept("portrait"), m_turn->current() == 1);
    settings.setValue(kept("perDay"), m_width->currentIndex() == MmPerDay);
    settings.setValue(kept("pagesWide"), m_pagesWide->value());
    settings.setValue(kept("mmPerDay"), m_mmPerDay->value());
    settings.setValue(kept("pagesHigh"), m_pagesHigh->value());
    settings.setValue(kept("percent"), m_percent->value());
    settings.setValue(kept("legend"), m_legend->isChecked());
    settings.setValue(kept("everyPage"), m_everyPage->isChecked());
}

} // namespace gantry
