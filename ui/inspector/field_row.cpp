#include "ui/inspector/field_row.h"

#include "core/governance/handbook.h"
#include "ui/inspector/field_editor.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QPointer>

namespace gantry {
namespace {
int labelWidth() { return grown(104); }
int rowHeight() { return grown(24); }
} // namespace

/// A value that nobody types; one that names a record leads there.
class FieldRow::Fact final : public QAbstractButton {
public:
    Fact()
    {
        setFixedHeight(rowHeight());
        setAttribute(Qt::WA_Hover);
    }
    void show(const QString& text, std::optional<Status> status, bool leads)
    {
        setText(text);
        m_status = status;
        m_leads = leads && !text.isEmpty();
        setToolTip(fontMetrics().horizontalAdvance(text) > width() - 16 ? text : QString());
        setFocusPolicy(m_leads ? Qt::TabFocus : Qt::NoFocus);
        setCursor(m_leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        panel(p, rect(), 4, t["bg.derived"_token]);
        if (hasFocus()) panel(p, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
        QFont font = textFont(TypeRole::Body);
        font.setUnderline(m_leads && underMouse());
        p.setFont(font);
        p.setPen(m_status ? statusInk(t, *m_status) : t[m_leads ? "text.link"_token : "text.primary"_token]);
        const QRect room = rect().adjusted(8, 0, -8, 0);
        drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }

private:
    std::optional<Status> m_status;
    bool m_leads = false;
};

FieldRow::FieldRow(Session& session, FormLine line, Label label, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_line(std::move(line))
    , m_sentence(new TextLabel({}, TypeRole::Small, "status.bad"_token))
{
    const Column& column = m_line.column;
    QWidget* input = nullptr;
    if (column.editable() || m_line.typed) {
        m_editor = makeEditor(session, column, [this] { return m_record; });
        input = m_editor;
        connect(
            m_editor, &FieldEditor::textTyped, this, [this](const QString& text) { take(changeTyped(m_session, m_line, m_record, text)); });
        connect(m_editor, &FieldEditor::valuePicked, this,
            [this](const Value& value) { take(changePicked(m_session, m_line, m_record, value)); });
        connect(m_editor, &FieldEditor::givenUp, this, [this] {
            say({});
            refresh();
        });
        m_editor->focusProxy()->setAccessibleName(column.title);
    } else {
        m_fact = new Fact;
        input = m_fact;
        connect(m_fact, &QAbstractButton::clicked, this, [this] {
            const auto entity = targetEntity(m_line.column.format);
            const qint64 id = intOf(m_line.column.value(m_record.id));
            if (entity && id) Q_EMIT followed({*entity, id});
        });
        m_fact->setAccessibleName(column.title);
    }
    setObjectName(column.key);
    const QString tip = column.tip.isEmpty() ? column.title : column.title + u'\n' + column.tip;

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(2);
    auto* words = new TextLabel(column.title, TypeRole::Body, "text.secondary"_token);
    words->setToolTip(tip);
    words->setBuddy(input);
    auto* under = new QHBoxLayout;
    under->setSpacing(0);
    if (label == Label::Beside) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        words->setFixedWidth(labelWidth());
        words->setFixedHeight(rowHeight());
        row->addWidget(words, 0, Qt::AlignTop);
        row->addWidget(input, 1);
        outer->addLayout(row);
        under->addSpacing(labelWidth() + 8);
    } else {
        words->setVisible(label == Label::Above);
        outer->addWidget(words);
        outer->addWidget(input);
        if (label == Label::None) words->setParent(this), words->hide();
    }
    m_sentence->setWordWrap(true);
    under->addWidget(m_sentence, 1);
    outer->addLayout(under);
    m_sentence->hide();
}

void FieldRow::contextMenuEvent(QContextMenuEvent* event)
{
    const Portfolio& portfolio = m_session.portfolio();
    const HandbookPage* page =
        m_record.id ? pageExplaining(portfolio, projectOf(portfolio, m_record), m_record.entity, m_line.column.key) : nullptr;
    if (!hasHistory() && !page) return QWidget::contextMenuEvent(event);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (hasHistory())
        connect(menu->addAction(icon("history"), tr("History of this value")), &QAction::triggered, this, &FieldRow::historyWanted);
    if (page)
        connect(menu->addAction(icon("help"), tr("Handbook: %1").arg(QString(page->title).replace(u'&', QLatin1String("&&")))),
            &QAction::triggered, this, [this, id = page->id] { Q_EMIT handbookWanted(id); });
    menu->popup(event->globalPos());
}

void FieldRow::setRecord(RecordKey record, const std::optional<Draft>& draft)
{
    m_record = record;
    if (m_editor) m_editor->forget();
    say({});
    refresh();
    if (m_editor) m_editor->forget(); // shows the new record's, whatever stood there
    if (!draft || !m_editor) return;
    m_editor->setTyped(draft->text);
    say(draft->sentence);
}

void FieldRow::refresh()
{
    if (!m_record.id) return;
    const Value value = m_line.column.value(m_record.id);
    const QString text = textOf(m_session, m_line, m_record);
    if (m_line.hiddenWhenEmpty) setVisible(!text.isEmpty());
    if (m_fact) {
        m_fact->show(text, m_line.status ? m_line.status(m_record, value) : std::nullopt,
            m_line.column.kind == Kind::Id && targetEntity(m_line.column.format));
        return;
    }
    const bool wrong = m_sentence->isVisibleTo(this);
    m_editor->showStored(value, text);
    m_editor->setWritable(isWritable(m_session, m_line, m_record));
    if (wrong)
        m_editor->setLook(FieldEditor::Look::Wrong);
    else if (m_line.column.computed())
        m_editor->setLook(FieldEditor::Look::Computed);
}

void FieldRow::finish()
{
    if (m_editor) m_editor->finish();
}

void FieldRow::take(Result<ChangeSet> set)
{
    const QPointer<FieldRow> alive(this); // a form may be made anew by what it changes
    auto done = set ? m_session.apply(std::move(*set)) : Result<qint64>(set.error());
    if (!alive) return;
    if (!done) {
        say(gantry::sentence(done.error()));
        return;
    }
    say({});
    m_editor->forget();
    refresh();
}

void FieldRow::say(const QString& sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    if (!m_editor) return;
    m_editor->setToolTip(sentence);
    if (!sentence.isEmpty()) m_editor->setLook(FieldEditor::Look::Wrong);
}

std::optional<Draft> FieldRow::draft() const
{
    if (!m_editor || !m_sentence->isVisibleTo(this) || !m_editor->edited()) return std::nullopt;
    return Draft{m_editor->typed(), m_sentence->text()};
}

QString FieldRow::shownText() const { return m_fact ? m_fact->text() : m_editor->typed(); }
QString FieldRow::sentence() const { return m_sentence->isVisibleTo(this) ? m_sentence->text() : QString(); }

} // namespace gantry
