#include "ui/board/calendar_view.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/key_map.h"

#include <QBoxLayout>
#include <QPainter>

namespace gantry {

CalendarView::CalendarView(RecordTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_grid(new MonthGrid(model))
    , m_month(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_undated(new TextLabel({}, TypeRole::Small, "text.tertiary"_token))
{
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(mirrored(QMargins(16, 8, 12, 8)));
    strip->setSpacing(8);
    strip->addWidget(m_month);
    strip->addWidget(m_undated);
    strip->addStretch(1);
    const auto action = [&](const char* iconName, const char* key, auto run) {
        QAction* out = keyMap().action(iconName, key, m_grid);
        m_grid->addAction(out);
        connect(out, &QAction::triggered, this, run);
        return out;
    };
    // As lines run: what was before lies where they begin.
    auto* previous = action(isMirrored() ? "chevron-right" : "chevron-left", "calendar/previous", [this] { m_grid->stepMonth(-1); });
    auto* today = action("today", "calendar/today", [this, &model] { m_grid->goTo(model.session().today()); });
    auto* next = action(isMirrored() ? "chevron-left" : "chevron-right", "calendar/next", [this] { m_grid->stepMonth(1); });
    action("arrow-left", "calendar/earlier", [this] { m_grid->moveCurrent(-1); });
    action("arrow-right", "calendar/later", [this] { m_grid->moveCurrent(1); });
    strip->addWidget(new ActionButton(previous, ActionButton::Look::IconOnly));
    strip->addWidget(new ActionButton(today, ActionButton::Look::Outlined));
    strip->addWidget(new ActionButton(next, ActionButton::Look::IconOnly));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(strip);
    column->addWidget(m_grid, 1);
    setFocusProxy(m_grid);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &CalendarView::count);
    const auto refresh = [this] {
        const QDate month = m_grid->page().month;
        m_month->setText(tr("%1 %2").arg(QLocale().standaloneMonthName(month.month()), QString::number(month.year())));
        if (isVisible()) m_later.start();
    };
    connect(m_grid, &MonthGrid::pageChanged, this, refresh);
    refresh();
}

QString CalendarView::monthText() const { return m_month->text(); }
QString CalendarView::undatedText() const { return m_undated->text(); }

void CalendarView::count()
{
    const int undated = m_grid->undated();
    m_undated->setText(undated == 0 ? QString() : tr("%1 without this date").arg(QLocale().toString(undated)));
}

void CalendarView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    count();
}

void CalendarView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(p, QRectF(0, m_grid->y() - 1, width(), 1), currentTheme()["line.default"_token]);
}

} // namespace gantry
