#include "ui/tables/change_records_dialog.h"

#include "ui/models/typed_date.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/block_writer.h"
#include "ui/tables/cell_edit.h"
#include "ui/tables/record_grid.h"
#include "ui/tables/sentence_delegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>

namespace gantry {
namespace {

constexpr int listed = 2000; // past that nobody reads on
constexpr int pause = 200; // ms
constexpr QSize usual(900, 560); // px
constexpr int fieldWidth = 220, textHeight = 72; // px
constexpr int recordColumn = 0, fieldColumnAt = 1, beforeColumn = 2, afterColumn = 3, whyColumn = 4;

QString counted(const EntityInfo& info, qsizetype count)
{
    return count == 1 ? QObject::tr("1 %1").arg(info.labelText().toLower())
                      : QObject::tr("%1 %2").arg(QLocale().toString(count), info.pluralText().toLower());
}

} // namespace

ChangeRecordsDialog::ChangeRecordsDialog(RecordTableModel& model, std::vector<qint64> records, int column, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_records(std::move(records))
    , m_rows(new QVBoxLayout)
    , m_more(new QPushButton(icon("plus"), tr("Another field")))
    , m_summary(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_list(new QTreeWidget)
{
    const EntityInfo& info = infoOf(model.entity());
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change selected"));
    resize(grown(usual.width()), grown(usual.height()));
    for (int c = 0; c < model.columnCount(); ++c)
        if (const Column& each = model.columnAt(c); each.editable() && each.kind != Kind::Bytes && !(each.edits && each.edits->is(Number)))
            m_fields.push_back(c);

    m_list->setHeaderLabels({tr("Record"), tr("Field"), tr("Before"), tr("After"), tr("Refused because")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(false);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new SentenceDelegate(whyColumn, m_list));
    m_list->setAccessibleName(tr("What would change"));
    m_list->setColumnWidth(recordColumn, grown(260));
    m_list->setColumnWidth(fieldColumnAt, grown(120));
    m_list->setColumnWidth(beforeColumn, grown(160));
    m_list->setColumnWidth(afterColumn, grown(160));
    connect(m_list->header(), &QHeaderView::sectionResized, m_list, [this] { m_list->doItemsLayout(); });
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("summary"));

    auto* buttons = new QDialogButtonBox;
    m_accept = buttons->addButton(tr("Change"), QDialogButtonBox::AcceptRole);
    m_accept->setProperty("look", QStringLiteral("primary"));
    m_accept->setObjectName(QStringLiteral("change"));
    m_accept->setAutoDefault(false); // Enter in a field is done with the field
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        look(); // what was typed last counts
        if (!m_change.set.empty()) accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_more->setAutoDefault(false);
    connect(m_more, &QPushButton::clicked, this, [this] { addLine(-1); });
    m_wait.setSingleShot(true);
    m_wait.setInterval(pause);
    connect(&m_wait, &QTimer::timeout, this, &ChangeRecordsDialog::look);

    auto* head =
        new TextLabel(tr("New values for %1").arg(counted(info, qsizetype(m_records.size()))), TypeRole::Heading, "text.primary"_token);
    auto* more = new QHBoxLayout;
    more->addWidget(m_more);
    more->addStretch();
    m_rows->setSpacing(8);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(20, 20, 20, 16);
    all->setSpacing(8);
    all->addWidget(head);
    all->addLayout(m_rows);
    all->addLayout(more);
    all->addSpacing(4);
    all->addWidget(m_summary);
    all->addWidget(m_list, 1);
    all->addSpacing(4);
    all->addWidget(buttons);
    addLine(column);
    look();
}

void ChangeRecordsDialog::addLine(int column)
{
    const auto free = [this](int c) { return std::ranges::none_of(m_lines, [c](const Line& line) { return line.column == c; }); };
    if (std::ranges::count(m_fields, column) == 0 || !free(column)) {
        const auto first = std::ranges::find_if(m_fields, free);
        if (first == m_fields.end()) return;
        column = *first;
    }
    Line line{new QWidget, new QComboBox, new QCheckBox(tr("empty")), nullptr, new QPushButton(icon("close"), {}), -1};
    for (const int c : m_fields) line.field->addItem(m_model.columnAt(c).title, c);
    line.field->setCurrentIndex(line.field->findData(column));
    line.field->setFixedWidth(grown(fieldWidth));
    line.field->setAccessibleName(tr("Field"));
    line.remove->setProperty("look", QStringLiteral("bare"));
    line.remove->setAutoDefault(false);
    line.remove->setToolTip(tr("Leave this field as it is"));
    line.remove->setAccessibleName(line.remove->toolTip());
    auto* row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(line.field, 0, Qt::AlignTop);
    line.none->setToolTip(tr("Takes the value of this field away"));
    row->addWidget(line.none, 0, Qt::AlignTop);
    row->addWidget(line.remove, 0, Qt::AlignTop);
    m_rows->addWidget(line.row);
    QWidget* place = line.row;
    connect(line.remove, &QPushButton::clicked, this, [this, place] { removeLine(place); });
    connect(line.none, &QCheckBox::toggled, this, [this, place](bool none) {
        std::ranges::find(m_lines, place, &Line::row)->editor->setEnabled(!none);
        look();
    });
    connect(line.field, &QComboBox::currentIndexChanged, this, [this, place] {
        const auto it = std::ranges::find(m_lines, place, &Line::row);
        makeEditor(*it, it->field->currentData().toInt());
        refreshLines();
        m_wait.start();
    });
    m_lines.push_back(line);
    makeEditor(m_lines.back(), column);
    refreshLines();
    m_lines.back().editor->setFocus();
}

void ChangeRecordsDialog::removeLine(QWidget* row)
{
    const auto it = std::ranges::find(m_lines, row, &Line::row);
    if (it == m_lines.end() || m_lines.size() == 1) return;
    m_lines.erase(it);
    row->hide();
    row->deleteLater();
    refreshLines();
    look();
}

/// A field is given one value: what another line has chosen is not offered.
void ChangeRecordsDialog::refreshLines()
{
    for (const Line& line : m_lines) {
        line.remove->setVisible(m_lines.size() > 1);
        const QSignalBlocker still(line.field);
        line.field->clear();
        for (const int c : m_fields)
            if (c == line.column || std::ranges::none_of(m_lines, [c](const Line& other) { return other.column == c; }))
                line.field->addItem(m_model.columnAt(c).title, c);
        line.field->setCurrentIndex(line.field->findData(line.column));
    }
    m_more->setEnabled(m_lines.size() < m_fields.size());
}

void ChangeRecordsDialog::makeEditor(Line& line, int column)
{
    if (line.editor) {
        line.editor->hide();
        line.editor->deleteLater();
    }
    line.column = column;
    line.editor = editorFor(column);
    const QSignalBlocker still(line.none);
    line.none->setChecked(false);
    line.none->setVisible(m_model.columnAt(column).format.nullable);
    line.editor->setAccessibleName(m_model.columnAt(column).title);
    static_cast<QHBoxLayout*>(line.row->layout())->insertWidget(1, line.editor, 1);
    setTabOrder(line.field, line.editor);
}

QWidget* ChangeRecordsDialog::editorFor(int column)
{
    const Column& c = m_model.columnAt(column);
    if (c.format.is(Multiline)) {
        auto* text = new TextEdit(this);
        text->setFixedHeight(grown(textHeight));
        text->setTabChangesFocus(true);
        connect(text, &QPlainTextEdit::textChanged, this, [this] { m_wait.start(); });
        return text;
    }
    const RecordKey first{m_model.entity(), m_records.front()};
    CellEdit* edit = nullptr;
    if (c.kind == Kind::Bool)
        edit = new PickEdit(
            [](const QString&) {
                return std::vector<Choice>{{Value(qint64(1)), tr("yes")}, {Value(qint64(0)), tr("no")}};
            },
            this);
    else if (offersChoices(c))
        edit = new PickEdit(
            [this, column, first, project = projectOf(m_model.portfolio(), first)](
                const QString& words) { return choicesFor(m_model.portfolio(), m_model.columnAt(column), first, project, words); },
            this);
    else if (c.kind == Kind::Date || c.kind == Kind::DateTime)
        edit = new DayEdit(m_model.session().today(), this);
    else
        edit = new CellEdit(this);
    edit->present({}, {});
    edit->setPlaceholderText(tr("New value"));
    connect(edit, &QLineEdit::textChanged, this, [this] { m_wait.start(); });
    connect(edit, &CellEdit::picked, this, [this] { m_wait.start(); });
    return edit;
}

QString ChangeRecordsDialog::textOf(const Line& line) const
{
    if (line.none->isChecked()) return {};
    const auto* edit = qobject_cast<CellEdit*>(line.editor);
    return edit ? edit->text() : static_cast<TextEdit*>(line.editor)->toPlainText();
}

bool ChangeRecordsDialog::saysSomething(const Line& line) const { return line.none->isChecked() || !textOf(line).trimmed().isEmpty(); }

Result<Value> ChangeRecordsDialog::valueOf(const Line& line, const Portfolio& portfolio, qint64 record) const
{
    if (line.none->isChecked()) return Value();
    const auto* edit = qobject_cast<CellEdit*>(line.editor);
    if (const auto chosen = edit ? edit->chosen() : std::nullopt; chosen && !isAbsent(*chosen)) return *chosen;
    // Of each record by itself: money has the decimals of its currency.
    return parseTyped(portfolio, m_model.columnAt(line.column), {m_model.entity(), record}, textOf(line), m_model.session().today());
}

/// Works out what would come of it.
void ChangeRecordsDialog::look()
{
    m_wait.stop();
    m_change = {};
    if (std::ranges::any_of(m_lines, [this](const Line& line) { return saysSomething(line); })) {
        RecordGrid grid(m_model);
        const auto lineOf = [this](int column) -> const Line& { return *std::ranges::find(m_lines, column, &Line::column); };
        BlockWriter writer(
            grid, ".change", tr("Change %1"), [&](const TypedOn& on, qint64 row, const TypedCell& cell) -> Result<ChangeSet> {
                const auto value = valueOf(lineOf(cell.column), on.portfolio, row);
                if (!value) return value.error();
                return m_model.change(on.portfolio, {m_model.entity(), row}, cell.column, *value);
            });
        std::vector<BlockWriter::Row> rows;
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            BlockWriter::Row& row = rows.emplace_back(i, m_records[i]);
            for (const Line& line : m_lines)
                if (saysSomething(line)) row.cells.push_back({line.column, textOf(line)});
            std::ranges::stable_sort(row.cells, {}, [&](const TypedCell& cell) { return grid.turnOf(cell.column); });
        }
        QApplication::setOverrideCursor(Qt::BusyCursor);
        m_change = writer.write(rows);
        QApplication::restoreOverrideCursor();
    }
    list();
}

void ChangeRecordsDialog::list()
{
    const Portfolio& portfolio = m_model.portfolio();
    m_list->clear();
    int shown = 0;
    const auto add = [&](const QString& record, const QString& field, const QString& before, const QString& after, const QString& why) {
        if (++shown > listed) return;
        auto* item = new QTreeWidgetItem(m_list, {record, field, before.simplified(), after.simplified(), why});
        for (int c = 0; c < whyColumn; ++c) item->setToolTip(c, item->text(c));
        for (int c = 0; c <= whyColumn; ++c) item->setTextAlignment(c, Qt::AlignLeft | Qt::AlignTop);
        if (!why.isEmpty()) item->setForeground(whyColumn, currentTheme()["status.bad"_token]);
    };
    for (const CellRefusal& each : m_change.refused) {
        const qint64 record = m_records[each.line];
        const auto column =
            std::ranges::find_if(m_lines, [&](const Line& line) { return m_model.columnAt(line.column).title == each.column; });
        const QString before = column == m_lines.end()
            ? QString()
            : m_model.textOf({m_model.entity(), record}, m_model.columnAt(column->column), m_model.columnAt(column->column).value(record));
        add(each.record, each.column, before, each.text, each.why);
    }
    const auto fields = infoOf(m_model.entity()).fields;
    QSet<qint64> along; // other records that follow
    for (const Change& change : m_change.set.changes) {
        if (change.entity != m_model.entity() || change.op != Change::Update) {
            if (change.entity != entityOf<CustomValue>()) along.insert(change.id);
            continue;
        }
        for (const Cell& cell : change.cells) {
            const Field& field = fields[cell.field];
            const RecordKey key{change.entity, change.id};
            const WorkUnits units = workUnitsOf(portfolio, key, field);
            add(portfolio.titleOf(change.entity, change.id), field.labelText(),
                displayText(portfolio, field, portfolio.cell(change.entity, change.id, field), units),
                displayText(portfolio, field, cell.after, units), {});
        }
    }
    for (const Line& line : m_lines) { // what a record holds in a field of one's own is a record beside it
        const Column& column = m_model.columnAt(line.column);
        if (!column.custom || !saysSomething(line)) continue;
        for (const qint64 record : m_change.records) {
            const auto value = valueOf(line, portfolio, record);
            const RecordKey key{m_model.entity(), record};
            if (value && *value != column.value(record))
                add(portfolio.titleOf(key.entity, key.id), column.title, m_model.textOf(key, column, column.value(record)),
                    m_model.textOf(key, column, *value), {});
        }
    }
    m_list->setColumnHidden(whyColumn, m_change.refused.empty());
    const EntityInfo& info = infoOf(m_model.entity());
    const auto touched = qsizetype(m_change.records.size());
    QSet<std::size_t> refused;
    for (const CellRefusal& each : m_change.refused) refused.insert(each.line);
    QStringList parts;
    if (touched > 0) parts << (touched == 1 ? tr("1 record changes") : tr("%1 records change").arg(QLocale().toString(touched)));
    if (!refused.isEmpty())
        parts << (refused.size() == 1 ? tr("1 is refused") : tr("%1 are refused").arg(QLocale().toString(refused.size())));
    if (!along.isEmpty()) parts << tr("%1 records beside them follow").arg(QLocale().toString(along.size()));
    if (shown > listed) parts << tr("the first %1 lines are listed").arg(QLocale().toString(listed));
    m_summary->setText(parts.isEmpty() ? tr("Nothing changes yet.") : parts.join(QStringLiteral(", ")) + u'.');
    m_accept->setText(touched > 0 ? tr("Change %1").arg(counted(info, touched)) : tr("Change"));
    m_accept->setEnabled(!m_change.set.empty());
}

QString ChangeRecordsDialog::summary() const { return m_summary->text(); }

} // namespace gantry
