#include "ui/tables/filter_row.h"

#include "ui/shell/theme.h"
#include "ui/tables/cell_edit.h"

#include <QKeyEvent>

namespace gantry {
namespace {

constexpr int filterAtOnce = 5000; // rows
constexpr int pause = 150; // ms

/// What stays while the other fields slide under it.
class Backdrop final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        p.fillRect(rect(), t["bg.surface"_token]);
        fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
        fillSharp(p, mirrored(QRectF(width() - 1, 0, 1, height()), rect()), t["line.default"_token]);
    }
};

QString hint(const Column& column)
{
    if (!column.ordered())
        return QObject::tr(
            "Shows rows that contain these letters.\nconcrete, steel: either    !paint: without    -: empty    *: not empty");
    const bool day = column.kind == Kind::Date || column.kind == Kind::DateTime || column.kind == Kind::Instant;
    return day ? QObject::tr("A day, or >=1 Nov 2026, 1 Nov..30 Nov, today..+14d\n-: empty    *: not empty")
               : QObject::tr("A figure, or >5, <=2w, 5..9\n-: empty    *: not empty");
}

} // namespace

int FilterRow::rowHeight() { return grown(28); }

FilterRow::FilterRow(RecordTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_frozen(new Backdrop(this))
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(pause);
    connect(&m_wait, &QTimer::timeout, this, [this] { apply(m_pending); });
    connect(&model, &RecordTableModel::countsChanged, this, &FilterRow::refresh);
}

QLineEdit* FilterRow::field(int column) const { return m_fields.value(column); }

void FilterRow::forget()
{
    qDeleteAll(m_fields);
    m_fields.clear();
    m_pending = -1;
}

QLineEdit* FilterRow::make(int column)
{
    auto* field = new QLineEdit(this);
    const Column& c = m_model.columnAt(column);
    field->setProperty("look", QStringLiteral("filter"));
    field->setFont(textFont(TypeRole::Table));
    field->setAlignment(c.alignment & Qt::AlignRight ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    field->setAccessibleName(tr("Filter of %1").arg(c.title));
    field->setToolTip(hint(c));
    field->setText(m_model.filter(column));
    field->installEventFilter(this);
    connect(field, &QLineEdit::textEdited, this, [this, column] {
        m_pending = column;
        if (m_model.total() <= filterAtOnce)
            apply(column);
        else
            m_wait.start();
    });
    return field;
}

void FilterRow::apply(int column)
{
    m_wait.stop();
    m_pending = -1;
    QLineEdit* field = m_fields.value(column);
    if (!field) return;
    m_model.setFilter(column, field->text());
    mark(column);
}

void FilterRow::mark(int column)
{
    QLineEdit* field = m_fields.value(column);
    const bool readable = m_model.filterReadable(column);
    if (readable == !field->property("invalid").toBool()) return;
    const Column& c = m_model.columnAt(column);
    markInvalid(field,
        readable ? QString() : tr("“%1” cannot be compared with %2, so all rows are shown.\n").arg(field->text(), c.title) + hint(c));
    if (readable) field->setToolTip(hint(c));
}

void FilterRow::refresh()
{
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it) {
        const bool typing = it.value()->hasFocus() && (m_pending == it.key() || it.value()->text().trimmed() == m_model.filter(it.key()));
        if (!typing) it.value()->setText(m_model.filter(it.key()));
        if (m_pending != it.key()) mark(it.key());
    }
}

void FilterRow::place(const std::vector<ColumnSpan>& spans, int frozenWidth)
{
    m_spans = spans;
    QSet<int> shown;
    QWidget* last = nullptr;
    m_frozen->setGeometry(mirrored(QRect(0, 0, frozenWidth, height()), rect()));
    for (const ColumnSpan& span : spans) {
        shown.insert(span.column);
        QLineEdit*& field = m_fields[span.column];
        if (!field) field = make(span.column);
        QWidget* home = span.frozen ? m_frozen : static_cast<QWidget*>(this);
        if (field->parentWidget() != home) field->setParent(home);
        const QRect whole = span.frozen ? QRect(0, 0, frozenWidth, height()) : rect();
        field->setGeometry(mirrored(QRect(span.x + 1, 1, span.width - 2, height() - 3), whole));
        const int before = span.x == 0 ? 12 : 4; // with the 2 of QLineEdit in line with the cells
        field->setTextMargins(isMirrored() ? 4 : before, 0, isMirrored() ? before : 4, 0);
        field->show();
        if (last) setTabOrder(last, field);
        last = field;
    }
    for (auto it = m_fields.begin(); it != m_fields.end(); ++it)
        if (!shown.contains(it.key())) it.value()->hide();
    m_frozen->raise();
    m_frozen->setVisible(frozenWidth > 0);
    if (!spans.empty())
        for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
            it.value()->setPlaceholderText(it.key() == spans.front().column ? tr("Filter") : QString());
    update();
}

bool FilterRow::eventFilter(QObject* watched, QEvent* event)
{
    auto* field = qobject_cast<QLineEdit*>(watched);
    if (event->type() == QEvent::FocusIn && field) {
        if (const int column = m_fields.key(field, -1); column >= 0) Q_EMIT entered(column);
    } else if (event->type() == QEvent::KeyPress && field) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !field->text().isEmpty()) {
            field->clear();
            apply(m_fields.key(field));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down || key == Qt::Key_Escape) {
            if (m_pending >= 0) apply(m_pending);
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterRow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.surface"_token]);
    fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
    for (const ColumnSpan& span : m_spans)
        fillSharp(p, mirrored(QRectF(span.x + span.width - 1, 6, 1, height() - 13), rect()), t["line.hair"_token]);
}

} // namespace gantry
