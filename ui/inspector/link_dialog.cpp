#include "ui/inspector/link_dialog.h"

#include "core/edit/relations.h"
#include "core/text/text.h"
#include "ui/shell/controls/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace gantry {
namespace {

const QString kindKey = QStringLiteral("inspector/linkKind");

/// Records that people know by a name, and that stand by themselves.
bool isKnown(const EntityInfo& info)
{
    return info.words.onScreen
        && std::ranges::any_of(info.fields, [](const Field& f) { return f.is(Title) || f.is(Number) || f.key == "code"; });
}

} // namespace

LinkDialog::LinkDialog(Workspace& workspace, RecordKey record, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_record(record)
    , m_kind(new QComboBox)
    , m_words(new QLineEdit)
    , m_note(new QLineEdit)
    , m_list(new QListWidget)
    , m_link(new QPushButton(tr("Link")))
    , m_why(new TextLabel({}, TypeRole::Small, "status.bad"_token))
{
    setWindowTitle(tr("Link to a record"));
    setMinimumWidth(grown(480));
    std::vector<std::pair<QString, Entity>> kinds;
    for (const EntityInfo& info : allEntities())
        if (isKnown(info)) kinds.emplace_back(info.pluralText(), info.entity);
    std::ranges::sort(kinds, {}, [](const auto& kind) { return kind.first.toCaseFolded(); });
    const QString last = workspace.settings().value(kindKey, infoOf(record.entity).keyText()).toString();
    for (const auto& [title, entity] : kinds) {
        m_kind->addItem(title, int(entity.index));
        if (infoOf(entity).keyText() == last) m_kind->setCurrentIndex(m_kind->count() - 1);
    }
    m_kind->setObjectName(QStringLiteral("kind"));
    m_words->setObjectName(QStringLiteral("words"));
    m_words->setPlaceholderText(tr("Number, code or title"));
    m_words->setClearButtonEnabled(true);
    m_words->setAccessibleName(tr("Number, code or title"));
    m_list->setObjectName(QStringLiteral("records"));
    m_list->setUniformItemSizes(true);
    m_list->setMinimumHeight(grown(220));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setPlaceholderText(tr("What they have to do with each other"));
    m_why->setWordWrap(true);
    m_why->hide();
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Kind"), m_kind);
    form->addRow(tr("Record"), m_words);
    form->addRow(QString(), m_list);
    form->addRow(tr("Note"), m_note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_link, QDialogButtonBox::AcceptRole);
    m_link->setObjectName(QStringLiteral("link"));
    m_link->setProperty("look", QStringLiteral("primary"));
    m_link->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(m_why);
    column->addWidget(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &LinkDialog::refresh);
    connect(m_words, &QLineEdit::textChanged, this, &LinkDialog::refresh);
    connect(m_list, &QListWidget::itemActivated, this, &LinkDialog::link);
    connect(buttons, &QDialogButtonBox::accepted, this, &LinkDialog::link);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    m_words->setFocus();
}

Entity LinkDialog::entity() const { return {quint8(m_kind->currentData().toInt())}; }

void LinkDialog::refresh()
{
    m_list->clear();
    m_why->hide();
    const Field& id = infoOf(entity()).fields[0];
    const auto others = [&](const void* row) { return entity() != m_record.entity || intOf(id.get(row)) != m_record.id; };
    for (const Candidate& each : recordsWith(m_workspace.portfolio(), entity(), m_words->text(), others)) {
        auto* item = new QListWidgetItem(each.text, m_list);
        item->setData(Qt::UserRole, each.id);
    }
    m_list->setCurrentRow(0);
    m_link->setEnabled(m_list->count() > 0);
}

void LinkDialog::link()
{
    const QListWidgetItem* chosen = m_list->currentItem();
    if (!chosen) return;
    Session& session = m_workspace.session();
    auto set = relate(session.portfolio(), session.ids(), m_record, {entity(), chosen->data(Qt::UserRole).toLongLong()}, m_note->text());
    const auto done = set ? session.apply(std::move(*set)) : Result<qint64>(set.error());
    if (!done) {
        m_why->setText(sentence(done.error()));
        return m_why->show();
    }
    m_workspace.settings().setValue(kindKey, infoOf(entity()).keyText());
    accept();
}

} // namespace gantry
