#include "ui/inspector/record_notes.h"

#include "core/edit/records.h"
#include "core/text/change_text.h"
#include "ui/inspector/field_editor.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace gantry {

std::vector<NoteId> notesOn(const Portfolio& portfolio, RecordKey record)
{
    std::vector<NoteId> out;
    const QString entity = infoOf(record.entity).keyText();
    portfolio.all<Note>().forEachIn(projectOf(portfolio, record), [&](const Note& note) {
        if (note.record.value == record.id && note.entity == entity) out.push_back(note.id);
    });
    std::ranges::sort(out);
    return out;
}

std::vector<NoteWritten> notesWritten(const Session& session, RecordKey record)
{
    constexpr int entries = 200; // of a note that is edited more often, the first of those counts
    std::vector<NoteWritten> out;
    for (NoteId id : notesOn(session.portfolio(), record)) {
        const auto history = session.historyOf(entityOf<Note>(), id.value, entries);
        NoteWritten note{id, 0, {}};
        if (!history.empty()) {
            const HistoryEntry &first = history.back().entry, &last = history.front().entry;
            note.sequence = first.sequence;
            note.by = RecordNotes::tr("%1, %2").arg(first.author, momentText(first.at));
            const bool text = std::ranges::any_of(
                history, [&](const HistoryCell& cell) { return cell.entry.sequence == last.sequence && cell.op == Change::Update; });
            if (text && last.sequence != first.sequence)
                note.by = last.author == first.author
                    ? RecordNotes::tr("%1, edited %2").arg(note.by, momentText(last.at))
                    : RecordNotes::tr("%1, edited by %2, %3").arg(note.by, last.author, momentText(last.at));
        }
        out.push_back(std::move(note));
    }
    std::ranges::sort(out, {}, [](const NoteWritten& n) { return std::pair(n.sequence, n.note.value); });
    return out;
}

RecordNotes::RecordNotes(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_new(new TextEditor(3))
    , m_add(new QPushButton(tr("Add note")))
    , m_notes(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 12, 12, 16);
    column->setSpacing(8);
    m_new->setPlaceholder(tr("Write a note"));
    m_new->setObjectName(QStringLiteral("newNote"));
    m_new->focusProxy()->setAccessibleName(tr("New note"));
    m_new->showStored({}, {});
    m_notes->setSpacing(4);
    column->addLayout(m_notes);
    column->addWidget(m_new);
    m_add->setObjectName(QStringLiteral("addNote"));
    m_add->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addStretch(1);
    setWidget(body);
    body->setAutoFillBackground(false);
    // Leaving the box adds nothing yet: only the button and Ctrl+Enter do.
    connect(m_add, &QPushButton::clicked, this, &RecordNotes::add);
    connect(m_new, &FieldEditor::textTyped, this, [this] {
        if (m_new->focusProxy()->hasFocus()) add();
    });
    connect(&workspace.session(), &Session::changed, this, &RecordNotes::follow);
}

void RecordNotes::finish()
{
    const auto rows = m_rows;
    for (FieldRow* row : rows) row->finish();
}

void RecordNotes::setRecord(RecordKey record)
{
    finish();
    if (record != m_record) m_new->forget();
    m_record = record;
    build();
}

void RecordNotes::build()
{
    m_shown = m_record.id ? notesOn(m_workspace.portfolio(), m_record) : std::vector<NoteId>();
    m_rows.clear();
    m_heads.clear();
    while (QLayoutItem* item = m_notes->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // the press that removes a note comes from it
        }
        delete item;
    }
    Session& session = m_workspace.session();
    const bool writable = m_record.id && !session.isReadOnly();
    m_new->setWritable(writable);
    m_add->setEnabled(writable);
    for (const NoteWritten& note : m_record.id ? notesWritten(session, m_record) : std::vector<NoteWritten>()) {
        const NoteId id = note.note;
        auto* block = new QWidget;
        auto* column = new QVBoxLayout(block);
        column->setContentsMargins(0, 0, 0, 8);
        column->setSpacing(4);
        auto* head = new QHBoxLayout;
        head->setSpacing(4);
        auto* by = new TextLabel(note.by, TypeRole::Small, "text.tertiary"_token);
        by->setToolTip(note.by);
        head->addWidget(by, 1);
        m_heads.emplace_back(id, by);
        auto* remove = new QAction(icon("trash"), tr("Remove this note"), block);
        remove->setEnabled(writable);
        connect(remove, &QAction::triggered, this, [this, id] { this->remove(id); });
        auto* button = new ActionButton(remove, ActionButton::Look::IconOnly);
        button->setFixedSize(24, 24);
        head->addWidget(button);
        column->addLayout(head);
        const auto add = [&](const Field& field) {
            FormLine line{.column = fieldColumn(session.portfolio(), entityOf<Note>(), field)};
            auto* row = new FieldRow(session, std::move(line), FieldRow::Label::None);
            row->setRecord({entityOf<Note>(), id.value});
            column->addWidget(row);
            m_rows.push_back(row);
        };
        if (!session.portfolio().find<Note>(id.value)->topic.isEmpty()) add(fieldFor<&Note::topic>());
        add(fieldFor<&Note::text>());
        m_notes->addWidget(block);
    }
}

void RecordNotes::follow()
{
    if (!m_record.id || !m_workspace.portfolio().table(m_record.entity).contains(m_record.id)) return;
    if (notesOn(m_workspace.portfolio(), m_record) != m_shown) return build();
    for (FieldRow* row : m_rows) row->refresh();
    if (!isVisible()) return;
    for (const NoteWritten& note : notesWritten(m_workspace.session(), m_record))
        for (const auto& [id, head] : m_heads)
            if (id == note.note) head->setText(note.by);
}

void RecordNotes::add()
{
    const QString text = m_new->typed().trimmed();
    if (text.isEmpty()) return;
    const auto cell = [](const Field& field, Value value) {
        return std::pair(int(&field - infoOf<Note>().fields.data()), std::move(value));
    };
    const Portfolio& portfolio = m_workspace.portfolio();
    Session& session = m_workspace.session();
    auto set = addRecord(portfolio, session.ids(), entityOf<Note>(), projectOf(portfolio, m_record).value,
        {cell(fieldFor<&Note::entity>(), infoOf(m_record.entity).keyText()), cell(fieldFor<&Note::record>(), m_record.id),
            cell(fieldFor<&Note::text>(), text)});
    if (set) set->label = tr("Add a note to %1").arg(portfolio.titleOf(m_record.entity, m_record.id));
    if (!m_workspace.apply(std::move(set))) return;
    m_new->forget();
    widget()->layout()->activate();
    ensureWidgetVisible(m_add); // below what was just written
}

void RecordNotes::remove(NoteId note)
{
    if (!m_workspace.apply(removeRecords(m_workspace.portfolio(), {{entityOf<Note>(), note.value}}))) return;
    m_workspace.notify({Notice::Tone::Info, tr("The note was removed."), tr("Undo"), [this] { m_workspace.undo(); }});
}

void RecordNotes::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(event->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
