#include "ui/import/mapping_view.h"

#include "core/exchange/table/out_table.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace gantry {
namespace {

constexpr int samplesShown = 3, namesOffered = 500;
constexpr int inset = 6;

QString orderText(DateOrder order)
{
    return order == DateOrder::MonthFirst ? MappingView::tr("month first")
        : order == DateOrder::YearFirst   ? MappingView::tr("year first")
                                          : MappingView::tr("day first");
}

} // namespace

MappingView::MappingView(const Portfolio& portfolio, Entity entity, QWidget* parent)
    : QTableWidget(parent)
    , m_portfolio(portfolio)
    , m_info(infoOf(entity))
{
    setObjectName(QStringLiteral("mapping"));
    setAccessibleName(tr("Columns of the table and the fields that they go into"));
    setColumnCount(Reads + 1);
    setHorizontalHeaderLabels({tr("Column"), tr("First values"), tr("Goes into"), tr("Recognises"), tr("How it is read")});
    horizontalHeaderItem(Key)->setToolTip(tr("A record that holds the same here is updated; without such a column every row is new."));
    for (int part = 0; part <= Reads; ++part) horizontalHeaderItem(part)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(grown(30));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->resizeSection(Name, grown(180));
    horizontalHeader()->resizeSection(Samples, grown(260));
    horizontalHeader()->resizeSection(Goes, grown(210));
    horizontalHeader()->resizeSection(Key, grown(90));
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    connect(this, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (item->column() != Key) return;
        m_keysChosen = true;
        Q_EMIT edited();
    });
}

QComboBox* MappingView::comboAt(int row, Part part) const { return qobject_cast<QComboBox*>(cellWidget(row, part)); }

/// The wheel scrolls the table; it changes a choice only where somebody clicked into it.
bool MappingView::eventFilter(QObject* watched, QEvent* event)
{
    auto* combo = qobject_cast<QComboBox*>(watched);
    if (combo && event->type() == QEvent::Wheel && !combo->hasFocus()) {
        event->ignore();
        return true;
    }
    return QTableWidget::eventFilter(watched, event);
}

QComboBox* MappingView::fieldPicker(const QString& chosen, bool constant)
{
    auto* picker = new QComboBox;
    picker->setFocusPolicy(Qt::StrongFocus);
    picker->installEventFilter(this);
    picker->addItem(constant ? tr("Choose a field") : tr("Leave out"), QString());
    for (const Field& field : m_info.fields) {
        const bool id = &field == &m_info.fields[0];
        if ((id && !constant) || (!field.is(ReadOnly) && !field.is(Internal)) || field.keyText() == chosen)
            picker->addItem(field.labelText(), field.keyText());
    }
    picker->setCurrentIndex(std::max(0, picker->findData(chosen)));
    return picker;
}

void MappingView::fillValues(QComboBox* value, const QString& fieldKey) const
{
    const QString typed = value->currentText();
    value->clear();
    const Field* field = m_info.find(fieldKey);
    const auto target = field ? targetEntity(*field) : std::nullopt;
    for (std::size_t i = 0; field && i < field->words.size(); ++i)
        value->addItem(enumText(QString::fromLatin1(field->words[i].data(), qsizetype(field->words[i].size()))));
    if (target) {
        OutCells names(m_portfolio);
        const TableBase& table = m_portfolio.table(*target);
        for (std::size_t i = 0; i < table.size() && i < namesOffered; ++i)
            value->addItem(names.cell(0, *field, infoOf(*target).fields[0].get(table.at(i))).text);
        value->model()->sort(0);
    }
    if (field && field->kind == Kind::Bool) value->addItems({tr("Yes"), tr("No")});
    value->setEditText(typed);
}

void MappingView::addLine(const TableColumn& column, const QStringList& samples, const QString& field, bool recognises)
{
    const int row = rowCount();
    insertRow(row);
    auto* name = new QTableWidgetItem(column.name);
    name->setToolTip(column.name);
    setItem(row, Name, name);
    auto* first = new QTableWidgetItem(samples.join(QStringLiteral("  ·  ")));
    first->setForeground(currentTheme()["text.secondary"_token]);
    first->setToolTip(samples.join(u'\n'));
    setItem(row, Samples, first);
    auto* picker = fieldPicker(field, false);
    picker->setAccessibleName(tr("Field of the column %1").arg(column.name));
    connect(picker, &QComboBox::activated, this, [this] {
        m_keysChosen = false; // what records are recognised by hangs on the fields there are
        Q_EMIT edited();
    });
    setCellWidget(row, Goes, picker);
    auto* key = new QTableWidgetItem;
    key->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable);
    key->setCheckState(recognises ? Qt::Checked : Qt::Unchecked);
    setItem(row, Key, key);
    setItem(row, Reads, new QTableWidgetItem);
}

void MappingView::addConstant(const QString& fieldKey, const QString& text)
{
    const QSignalBlocker still(this);
    const int last = rowCount() - 1;
    const bool spare = last >= int(m_columns.size()) && comboAt(last, Goes)->currentIndex() <= 0; // the one to choose stays the last
    const int row = spare ? last : last + 1;
    insertRow(row);
    auto* name = new QTableWidgetItem(tr("Same in every row"));
    name->setForeground(currentTheme()["text.secondary"_token]);
    setItem(row, Name, name);
    auto* value = new QComboBox;
    value->setEditable(true);
    value->setInsertPolicy(QComboBox::NoInsert);
    value->setFocusPolicy(Qt::StrongFocus);
    value->installEventFilter(this);
    value->lineEdit()->setPlaceholderText(tr("A value for a field that the table lacks"));
    value->setAccessibleName(tr("Value for every row"));
    value->setEditText(text);
    setCellWidget(row, Samples, value);
    auto* picker = fieldPicker(fieldKey, true);
    picker->setAccessibleName(tr("Field that is the same in every row"));
    setCellWidget(row, Goes, picker);
    setItem(row, Reads, new QTableWidgetItem);
    fillValues(value, fieldKey);
    connect(picker, &QComboBox::activated, this, [this, value, picker] {
        fillValues(value, picker->currentData().toString());
        if (comboAt(rowCount() - 1, Goes)->currentIndex() > 0) addConstant({}, {}); // there is always one more to choose
        Q_EMIT edited();
    });
    connect(value, &QComboBox::editTextChanged, this, [this, picker] {
        if (picker->currentIndex() > 0) Q_EMIT edited();
    });
}

void MappingView::show(const SourceTable& table, qint64 headingRow, const TableMapping& mapping)
{
    const QSignalBlocker still(this);
    setRowCount(0);
    m_keysChosen = mapping.keys.has_value();
    m_columns = columnsOf(table, headingRow);
    for (const TableColumn& column : m_columns) {
        QStringList samples;
        for (auto row = table.rows.begin(); row != table.rows.end() && samples.size() < samplesShown; ++row)
            if (const TableCell& cell = row->at(column.place); row->number > headingRow && cell.what != TableCell::Empty)
                samples << cell.text.simplified().left(60);
        QString field = mapping.columns.value(column.name);
        if (!mapping.columns.contains(column.name))
            if (const int meant = fieldMeant(m_info, column.name); meant >= 0) field = m_info.fields[std::size_t(meant)].keyText();
        addLine(column, samples, field, mapping.keys && mapping.keys->contains(field));
    }
    for (auto it = mapping.constants.begin(); it != mapping.constants.end(); ++it) addConstant(it.key(), *it);
    addConstant({}, {});
}

QString MappingView::readsText(const MappedColumn& column) const
{
    const Field& field = m_info.fields[std::size_t(column.field)];
    if (column.canonical && column.field > 0) return tr("as Gantry writes it");
    if ((field.kind == Kind::Date || field.kind == Kind::DateTime) && (column.dates.open || column.dates.mixed)) {
        if (column.dates.mixed) return tr("both orders stand in it");
        return column.dates.assumed ? tr("%1, which nothing in the column says").arg(orderText(column.dates.order))
                                    : orderText(column.dates.order);
    }
    if (column.marks.mixed) return tr("both decimal marks stand in it");
    if (column.marks.assumed) return tr("“%1” before decimals, which nothing in the column says").arg(column.marks.decimal);
    if (column.currencies) return tr("amounts in several currencies");
    return {};
}

void MappingView::showPlan(const TableImport* plan)
{
    const QSignalBlocker still(this);
    QHash<QString, int> refused;
    if (plan)
        for (const TableRefusal& refusal : plan->refused) ++refused[refusal.column];
    for (int row = 0; row < rowCount(); ++row) {
        const bool constant = row >= int(m_columns.size());
        const QString key = comboAt(row, Goes)->currentData().toString();
        const MappedColumn* column = nullptr;
        if (plan && !key.isEmpty()) {
            const auto it = std::ranges::find(plan->columns, m_info.indexOf(key), &MappedColumn::field);
            column = it == plan->columns.end() ? nullptr : &*it;
        }
        QStringList said;
        bool bad = false, watch = false;
        if (column) {
            const int wrong = refused.value(column->column.name);
            if (const QString reads = readsText(*column); !reads.isEmpty()) said << reads;
            watch = column->dates.assumed || column->marks.assumed || column->dates.mixed || column->marks.mixed || column->currencies;
            bad = wrong > 0;
            if (wrong > 0) said << (wrong == 1 ? tr("1 row refused") : tr("%1 rows refused").arg(QLocale().toString(wrong)));
        }
        QTableWidgetItem* reads = item(row, Reads);
        reads->setText(said.join(QStringLiteral("; ")));
        reads->setToolTip(reads->text());
        reads->setForeground(currentTheme()[bad ? "status.bad"_token : watch ? "status.watch"_token : "text.secondary"_token]);
        if (constant) continue;
        const bool usable = !key.isEmpty();
        item(row, Name)->setForeground(currentTheme()[usable ? "text.primary"_token : "text.tertiary"_token]);
        item(row, Key)->setFlags(usable ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable : Qt::ItemIsUserCheckable);
        if (!m_keysChosen || !usable)
            item(row, Key)->setCheckState(usable && plan && plan->keys.contains(key) ? Qt::Checked : Qt::Unchecked);
    }
    viewport()->update();
}

QStringList MappingView::fieldsTaken() const
{
    QStringList out;
    for (int row = 0; row < rowCount(); ++row)
        if (const QString key = comboAt(row, Goes)->currentData().toString(); !key.isEmpty()) out << key;
    return out;
}

TableMapping MappingView::apply(TableMapping mapping) const
{
    mapping.columns.clear();
    mapping.constants.clear();
    mapping.keys.reset();
    QStringList keys;
    for (int row = 0; row < rowCount(); ++row) {
        const QString key = comboAt(row, Goes)->currentData().toString();
        if (row < int(m_columns.size())) {
            mapping.columns.insert(m_columns[std::size_t(row)].name, key);
            if (!key.isEmpty() && item(row, Key)->checkState() == Qt::Checked) keys << key;
        } else if (const QString value = comboAt(row, Samples)->currentText().trimmed(); !key.isEmpty() && !value.isEmpty()) {
            mapping.constants.insert(key, value);
            if (key == u"project_id") keys.prepend(key);
        }
    }
    // A project that is the same for all rows narrows a code, but recognises nothing by itself.
    if (keys == QStringList{QStringLiteral("project_id")}) keys.clear();
    if (m_keysChosen) mapping.keys = keys;
    return mapping;
}

} // namespace gantry
