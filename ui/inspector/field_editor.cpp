#include "ui/inspector/field_editor.h"

#include "ui/inspector/reference_editor.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QWheelEvent>
#include <QWidgetAction>

namespace gantry {
namespace {

int editorHeight() { return grown(24); }

/// A wheel over a closed list scrolls the form; it must not change the record on the way.
class QuietBox final : public QComboBox {
protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

bool isUndoKey(const QKeyEvent& event) { return event.matches(QKeySequence::Undo) || event.matches(QKeySequence::Redo); }

} // namespace

// What all editors share

FieldEditor::FieldEditor(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_Hover);
}

void FieldEditor::setInput(QWidget* input, bool framed)
{
    m_input = input;
    m_framed = framed;
    setFocusProxy(input);
    input->installEventFilter(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(input);
    if (!framed) return;
    QPalette clear = input->palette(); // the frame and its fill are painted behind it
    clear.setColor(QPalette::Base, Qt::transparent);
    input->setPalette(clear);
}

void FieldEditor::setLook(Look look)
{
    m_look = look;
    update();
}

void FieldEditor::forget()
{
    m_hasSaid = false;
    restore();
}

void FieldEditor::finish()
{
    if (!edited() || (m_hasSaid && m_said == typed())) return;
    m_said = typed();
    m_hasSaid = true;
    Q_EMIT textTyped(m_said);
}

bool FieldEditor::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn: update(); break;
    case QEvent::FocusOut:
        update();
        if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) finish();
        break;
    case QEvent::ShortcutOverride:
        // With nothing typed, Ctrl+Z means the last change of the portfolio, not of this text.
        if (!edited() && isUndoKey(*static_cast<QKeyEvent*>(event))) {
            event->ignore();
            return true;
        }
        break;
    case QEvent::KeyPress: {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && (!m_multiline || key->modifiers() & Qt::ControlModifier)) {
            m_hasSaid = false; // whoever presses Enter again wants to hear again
            finish();
            return true;
        }
        if (key->key() == Qt::Key_Escape && (edited() || m_look == Look::Wrong)) {
            forget();
            Q_EMIT givenUp();
            return true;
        }
        if (!edited() && isUndoKey(*key)) {
            event->ignore();
            return true;
        }
        break;
    }
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void FieldEditor::paintEvent(QPaintEvent*)
{
    if (!m_framed) return;
    QPainter p(this);
    const Theme& t = currentTheme();
    const bool focus = m_input->hasFocus();
    const bool computed = m_look == Look::Computed && !focus && !underMouse();
    const QColor fill = t[m_look == Look::Wrong ? "status.badWash"_token : computed ? "bg.derived"_token : "bg.surface"_token];
    const QColor line = computed ? QColor(Qt::transparent)
                                 : t[m_look == Look::Wrong ? "status.bad"_token
                                         : focus           ? "focus.ring"_token
                                         : underMouse()    ? "line.control"_token
                                                           : "line.default"_token];
    panel(p, rect(), 4, fill, line, focus && m_look != Look::Wrong ? 2 : 1);
    if (m_look != Look::Wrong) return;
    QPolygonF corner;
    corner << QPointF(width() - 1, height() - 6) << QPointF(width() - 1, height() - 1) << QPointF(width() - 6, height() - 1);
    p.setPen(Qt::NoPen);
    p.setBrush(t["status.bad"_token]);
    p.drawPolygon(corner);
}

// One line

LineEditor::LineEditor(const Column& column, QWidget* parent)
    : FieldEditor(parent)
    , m_line(new QLineEdit)
    , m_kind(column.kind)
{
    m_line->setFrame(false);
    setInput(m_line, true);
    setFixedHeight(editorHeight());
    if (m_kind != Kind::Date && m_kind != Kind::DateTime) return;
    m_calendar = m_line->addAction(icon("calendar"), QLineEdit::TrailingPosition);
    m_calendar->setToolTip(tr("Pick a day"));
    connect(m_calendar, &QAction::triggered, this, &LineEditor::pickDay);
}

void LineEditor::showStored(const Value& value, const QString& text)
{
    const bool typing = edited();
    m_stored = text;
    m_value = value;
    if (!typing) restore();
}

void LineEditor::setWritable(bool writable)
{
    m_line->setReadOnly(!writable);
    if (m_calendar) m_calendar->setVisible(writable);
    setLook(writable ? Look::Input : Look::Computed);
}

bool LineEditor::edited() const { return m_line->text() != m_shown; }
QString LineEditor::typed() const { return m_line->text(); }
void LineEditor::setTyped(const QString& text) { m_line->setText(text); }

void LineEditor::restore()
{
    if (m_line->text() != m_stored) m_line->setText(m_stored);
    m_shown = m_line->text();
    if (!m_line->hasFocus()) m_line->setCursorPosition(0); // a long text shows its beginning
}

void LineEditor::pickDay()
{
    QMenu menu(this);
    auto* calendar = new QCalendarWidget;
    if (!isAbsent(m_value))
        calendar->setSelectedDate(m_kind == Kind::Date ? QDate::fromJulianDay(intOf(m_value)) : dateOf({intOf(m_value)}));
    auto* holder = new QWidgetAction(&menu);
    holder->setDefaultWidget(calendar);
    menu.addAction(holder);
    connect(calendar, &QCalendarWidget::clicked, &menu, [&](QDate day) {
        menu.close();
        m_line->setText(dateText(day));
        finish();
    });
    menu.exec(mapToGlobal(QPoint(0, height() + 2)));
}

// Several lines

TextEditor::TextEditor(int lines, QWidget* parent)
    : FieldEditor(parent)
    , m_edit(new QPlainTextEdit)
{
    m_multiline = true;
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_edit->document()->setDocumentMargin(4);
    m_edit->viewport()->setAutoFillBackground(false);
    setInput(m_edit, true);
    layout()->setContentsMargins(2, 2, 2, 2);
    setFixedHeight(lines * fontMetrics().lineSpacing() + 12);
}

void TextEditor::showStored(const Value&, const QString& text)
{
    const bool typing = edited();
    m_stored = text;
    if (!typing) restore();
}
void TextEditor::setWritable(bool writable)
{
    m_edit->setReadOnly(!writable);
    setLook(writable ? Look::Input : Look::Computed);
}
bool TextEditor::edited() const { return m_edit->toPlainText() != m_shown; }
QString TextEditor::typed() const { return m_edit->toPlainText(); }
void TextEditor::setTyped(const QString& text) { m_edit->setPlainText(text); }
void TextEditor::restore()
{
    if (m_edit->toPlainText() != m_stored) m_edit->setPlainText(m_stored);
    m_shown = m_edit->toPlainText();
}
void TextEditor::setPlaceholder(const QString& text) { m_edit->setPlaceholderText(text); }

// Words

PickEditor::PickEditor(const Field& format, QWidget* parent)
    : FieldEditor(parent)
    , m_box(new QuietBox)
{
    m_box->setFocusPolicy(Qt::StrongFocus);
    if (format.nullable) m_box->addItem(QString(), QString());
    for (const std::string_view& word : format.words) {
        const QString key = QString::fromLatin1(word.data(), qsizetype(word.size()));
        m_box->addItem(enumText(key), key);
    }
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(4);
    setInput(m_box, false);
    setFixedHeight(editorHeight());
    m_box->setFixedHeight(editorHeight());
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        const QString word = m_box->itemData(index).toString();
        Q_EMIT valuePicked(word.isEmpty() ? Value() : Value(word));
    });
}
void PickEditor::showStored(const Value& value, const QString&) { m_box->setCurrentIndex(m_box->findData(textOf(value))); }
void PickEditor::setWritable(bool writable) { m_box->setEnabled(writable); }

FlagEditor::FlagEditor(QWidget* parent)
    : FieldEditor(parent)
    , m_box(new QCheckBox)
{
    setInput(m_box, false);
    setFixedHeight(editorHeight());
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT valuePicked(Value(qint64(on))); });
}
void FlagEditor::showStored(const Value& value, const QString&) { m_box->setChecked(intOf(value) != 0); }
void FlagEditor::setWritable(bool writable) { m_box->setEnabled(writable); }

FieldEditor* makeEditor(Session& session, const Column& column, std::function<RecordKey()> record)
{
    constexpr int textLines = 4;
    switch (column.kind) {
    case Kind::Enum: return new PickEditor(column.format);
    case Kind::Bool: return new FlagEditor;
    case Kind::Id: return new ReferenceEditor(session, column, std::move(record));
    case Kind::Text:
        if (column.format.is(Multiline)) return new TextEditor(textLines);
        break;
    default: break;
    }
    return new LineEditor(column);
}

} // namespace gantry
