#include "ui/tables/new_record_dialog.h"

#include "core/text/text.h"
#include "ui/models/typed_date.h"
#include "ui/shell/controls/text_label.h"
#include "ui/tables/cell_edit.h"

#include <QDialogButtonBox>
#include <QFormLayout>

namespace gantry {
namespace {
constexpr int narrowest = 440; // px
}

NewRecordDialog::NewRecordDialog(RecordTableModel& model, const std::vector<int>& fields, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_why(new TextLabel(QString(), TypeRole::Small, "status.bad"_token))
{
    const EntityInfo& info = infoOf(model.entity());
    setWindowTitle(tr("New %1").arg(info.labelText().toLower()));
    setMinimumWidth(narrowest);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    for (int f : fields) {
        const int column = model.columnOf(info.fields[std::size_t(f)].keyText());
        if (column < 0) continue;
        const Column& c = model.columnAt(column);
        CellEdit* edit = nullptr;
        if (offersChoices(c))
            edit = new PickEdit(
                [this, column](const QString& words) {
                    return choicesFor(m_model.portfolio(), m_model.columnAt(column), {m_model.entity(), 0}, chosenProject(), words);
                },
                this);
        else if (c.kind == Kind::Date || c.kind == Kind::DateTime)
            edit = new DayEdit(model.session().today(), this);
        else
            edit = new CellEdit(this);
        edit->present({}, {});
        edit->setAccessibleName(c.title);
        form->addRow(c.title, edit);
        m_edits.emplace_back(column, edit);
    }
    m_why->setWordWrap(true);
    m_why->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
    buttons->button(QDialogButtonBox::Ok)->setProperty("look", QStringLiteral("primary"));
    connect(buttons, &QDialogButtonBox::accepted, this, &NewRecordDialog::tryToAdd);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(m_why);
    column->addWidget(buttons);
}

CellEdit* NewRecordDialog::field(const QString& key) const
{
    for (const auto& [column, edit] : m_edits)
        if (m_model.columnAt(column).key == key) return edit;
    return nullptr;
}

NodeId NewRecordDialog::chosenProject() const
{
    for (const auto& [column, edit] : m_edits) {
        if (m_model.columnAt(column).key != u"project_id") continue;
        const auto value = read(column, *edit);
        return NodeId{value ? intOf(*value) : 0};
    }
    return {};
}

Result<Value> NewRecordDialog::read(int column, const CellEdit& edit) const
{
    const Column& c = m_model.columnAt(column);
    if (const auto chosen = edit.chosen(); chosen && !isAbsent(*chosen)) return *chosen;
    if (edit.text().trimmed().isEmpty()) return Error{Errc::Invalid, "value.empty", {c.title}};
    return parseTyped(m_model.portfolio(), c, {m_model.entity(), 0}, edit.text(), m_model.session().today());
}

void NewRecordDialog::tryToAdd()
{
    m_cells.clear();
    for (const auto& [column, edit] : m_edits) {
        auto value = read(column, *edit);
        markInvalid(edit, value ? QString() : sentence(value.error()));
        if (value) {
            m_cells.emplace_back(column, *value);
            continue;
        }
        m_why->setText(sentence(value.error()));
        m_why->show();
        edit->setFocus();
        return;
    }
    accept();
}

} // namespace gantry
