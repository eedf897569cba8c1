#include "ui/tables/expression_bar.h"

#include "ui/shell/controls/text_label.h"
#include "ui/tables/cell_edit.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace gantry {
namespace {

constexpr int filterAtOnce = 5000; // rows
constexpr int pause = 150; // ms

} // namespace

ExpressionBar::ExpressionBar(RecordTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_field(new QLineEdit)
    , m_line(new TextLabel({}, TypeRole::Caption, "text.tertiary"_token))
{
    m_field->setFixedHeight(grown(28));
    m_field->setTextMargins(6, 0, 6, 0);
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(expression::Expression::longest);
    const auto title = std::ranges::find_if(model.columns(), [](const Column& c) { return c.edits && c.edits->is(Title); });
    const QString name = title == model.columns().end() ? QStringLiteral("[Id]") : u'[' + title->title + u']';
    m_field->setPlaceholderText(tr("Show the rows for which this holds, such as %1 is not empty and …").arg(name));
    m_field->setAccessibleName(tr("Condition for the rows"));
    m_field->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 6);
    column->setSpacing(4);
    column->addWidget(m_field);
    column->addWidget(m_line);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_wait.setSingleShot(true);
    m_wait.setInterval(pause);
    connect(&m_wait, &QTimer::timeout, this, &ExpressionBar::apply);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        if (m_model.total() <= filterAtOnce)
            apply();
        else
            m_wait.start();
    });
    connect(&model, &RecordTableModel::countsChanged, this, &ExpressionBar::refresh);
    mark();
}

QString ExpressionBar::line() const { return m_line->text(); }
void ExpressionBar::setText(const QString& text)
{
    m_field->setText(text);
    apply();
}

void ExpressionBar::apply()
{
    m_wait.stop();
    m_model.setExpression(m_field->text());
    mark();
}

/// Somebody else may have taken the condition away, and another column may have made it readable or not.
void ExpressionBar::refresh()
{
    if (m_wait.isActive()) return;
    if (m_field->text().trimmed() != m_model.expression()) {
        const QSignalBlocker still(m_field);
        m_field->setText(m_model.expression());
    }
    mark();
}

void ExpressionBar::mark()
{
    const auto& error = m_model.expressionError();
    const QString wrong = error ? sentence(*error) : QString();
    if (m_field->property("invalid").toBool() != error.has_value() || error) markInvalid(m_field, wrong);
    m_line->setInk(error ? "status.bad"_token : "text.tertiary"_token);
    m_line->setText(error ? wrong
                          : tr("=  <>  <  <=  >  >=  and  or  not  in (a, b)  contains  starts with  is empty    'text'  85%  5d  40h  "
                               "2026-11-29  today()    [Name with spaces]  project.code"));
    m_line->setToolTip(wrong);
}

bool ExpressionBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Down && key != Qt::Key_Escape) return false;
    if (m_wait.isActive()) apply();
    Q_EMIT left();
    return true;
}

void ExpressionBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        if (m_model.expressionError()) mark(); // the wash is the theme's
}

void ExpressionBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.surface"_token]);
    fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
}

} // namespace gantry
