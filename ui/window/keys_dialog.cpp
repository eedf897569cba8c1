#include "ui/window/keys_dialog.h"

#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace gantry {
namespace {
enum Column { Name, Place, Keys };
}

KeysDialog::KeysDialog(QWidget* parent)
    : QDialog(parent)
    , m_words(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_title(new TextLabel({}, TypeRole::Body, "text.primary"_token))
    , m_note(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_keys(new QKeySequenceEdit)
    , m_none(new QPushButton(tr("No key")))
    , m_restore(new QPushButton(tr("As in the set")))
    , m_restoreAll(new QPushButton(tr("Undo all changes")))
{
    setWindowTitle(tr("Keys, as in %1").arg(keySetText(keyMap().set())));
    m_words->setPlaceholderText(tr("Find a command or a key"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setTextMargins(6, 0, 6, 0);
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Command"), tr("Works in"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Commands"));
    m_list->header()->setStretchLastSection(true);
    for (const KeyedCommand& command : keyedCommands()) new QTreeWidgetItem(m_list, {labelOf(command), placeOf(command)});
    m_list->setColumnWidth(Name, grown(250));
    m_list->setColumnWidth(Place, grown(90));
    m_keys->setAccessibleName(tr("New keys of the command"));
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * m_note->fontMetrics().height());
    m_title->setBuddy(m_keys);

    connect(m_words, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysDialog::selectionMoved);
    connect(m_list, &QTreeWidget::itemActivated, m_keys, [this] { m_keys->setFocus(); });
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, [this] { assign(m_keys->keySequence()); });
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (current()) tell(keyMap().give(*current(), {}));
    });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        if (current()) tell(keyMap().restore(*current()));
    });
    connect(m_restoreAll, &QPushButton::clicked, this, [this] {
        keyMap().restoreAll();
        m_note->clear();
    });
    connect(&keyMap(), &KeyMap::changed, this, &KeysDialog::refresh);

    auto* entry = new QHBoxLayout;
    entry->setSpacing(8);
    entry->addWidget(m_title, 1);
    entry->addWidget(m_keys);
    entry->addWidget(m_none);
    entry->addWidget(m_restore);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_restoreAll, QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    for (QAbstractButton* each : buttons->buttons()) static_cast<QPushButton*>(each)->setAutoDefault(false);
    for (QPushButton* each : {m_none, m_restore}) each->setAutoDefault(false); // Enter is a key like others here
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addLayout(entry);
    column->addWidget(m_note);
    column->addWidget(buttons);
    resize(grown(640), grown(560));
    refresh();
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

KeysDialog::~KeysDialog()
{
    for (QObject* each : std::initializer_list<QObject*>{m_keys, m_list}) each->disconnect(this); // a key that is half typed ends with it
}

const KeyedCommand* KeysDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem()); // rows stand as the commands do
    return row < 0 ? nullptr : &keyedCommands()[std::size_t(row)];
}

void KeysDialog::refresh()
{
    bool any = false;
    const auto commands = keyedCommands();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = m_list->topLevelItem(i);
        const KeyedCommand& command = commands[std::size_t(i)];
        QFont font = m_list->font();
        font.setBold(keyMap().isOwn(command)); // what somebody changed stands out from the set
        any |= keyMap().isOwn(command);
        row->setFont(Keys, font);
        row->setText(Keys, QKeySequence::listToString(keyMap().keysOf(command), QKeySequence::NativeText).replace(u';', u','));
    }
    m_restoreAll->setEnabled(any);
    selectionMoved();
}

void KeysDialog::filter(const QString& words)
{
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* row = m_list->topLevelItem(i);
        const bool fits = row->text(Name).contains(words, Qt::CaseInsensitive) || row->text(Keys).contains(words, Qt::CaseInsensitive);
        row->setHidden(!fits);
        if (fits && !first) first = row;
    }
    if (!m_list->currentItem() || m_list->currentItem()->isHidden()) m_list->setCurrentItem(first);
}

void KeysDialog::selectionMoved()
{
    const KeyedCommand* command = current();
    for (QWidget* each : std::initializer_list<QWidget*>{m_keys, m_none}) each->setEnabled(command != nullptr);
    m_restore->setEnabled(command && keyMap().isOwn(*command));
    m_title->setText(command ? tr("Keys of “%1”").arg(labelOf(*command)) : tr("No command has such a name or key."));
    const auto keys = command ? keyMap().keysOf(*command) : QList<QKeySequence>();
    const QSignalBlocker still(m_keys);
    m_keys->setKeySequence(keys.isEmpty() ? QKeySequence() : keys.front());
}

void KeysDialog::assign(const QKeySequence& keys)
{
    const KeyedCommand* command = current();
    if (!command || keys.isEmpty() || keyMap().keysOf(*command).contains(keys)) return;
    tell(keyMap().give(*command, {keys}));
}

void KeysDialog::tell(const QList<const KeyedCommand*>& losers)
{
    QStringList names;
    for (const KeyedCommand* each : losers) names << u'“' + labelOf(*each) + u'”';
    m_note->setText(names.isEmpty() ? QString() : tr("It was a key of %1, which no longer has it.").arg(names.join(QStringLiteral(", "))));
}

} // namespace gantry
