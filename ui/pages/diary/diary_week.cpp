#include "ui/pages/diary/diary_week.h"

#include "core/text/text.h"
#include "core/text/training_text.h"
#include "ui/pages/figures/record_list.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QPainter>

namespace gantry {

DiaryWeek::DiaryWeek(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_title(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_summary(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_workforce(new RecordList)
    , m_quantities(new RecordList)
    , m_delays(new RecordList)
{
    m_summary->setWordWrap(true);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(16, 12, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addWidget(m_summary);
    column->addWidget(card(tr("Workforce by company"), m_workforce));
    column->addWidget(card(tr("Quantities done"), m_quantities));
    column->addWidget(card(tr("Delays"), m_delays));
    column->addStretch(1);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QWidget* each : {viewport(), body}) each->setAutoFillBackground(false);
    setFocusProxy(m_workforce);
    connect(m_delays, &RecordList::chosen, this, [this](RecordKey record) { m_workspace.reveal(record); });
}

QWidget* DiaryWeek::card(const QString& title, RecordList* list)
{
    auto* out = new Card(title);
    list->setAccessibleName(title);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    out->body()->setContentsMargins(1, 0, 1, 1);
    out->body()->addWidget(list);
    return out;
}

void DiaryWeek::setWeek(NodeId project, QDate day)
{
    const Portfolio& portfolio = m_workspace.portfolio();
    m_monday = day.addDays(1 - day.dayOfWeek());
    const QDate sunday = m_monday.addDays(6);
    const DiarySummary week = diarySummary(portfolio, project, m_monday, sunday, m_workspace.session().today());
    m_title->setText(tr("Week of %1 to %2").arg(dateText(m_monday), dateText(sunday)));
    QStringList line{week.days == 1 ? tr("1 day written") : tr("%1 days written").arg(week.days), tr("%1 completed").arg(week.completed)};
    if (week.missing)
        line << (week.missing == 1 ? tr("1 working day without a page") : tr("%1 working days without a page").arg(week.missing));
    line << totalsText(week.totals);
    m_summary->setText(line.join(QStringLiteral(" · ")));
    RecordTable people{{{tr("Company"), Qt::AlignLeft, true}, {tr("Worker days"), Qt::AlignRight}, {tr("Hours"), Qt::AlignRight}}, {}};
    for (const auto& c : week.workforce) {
        const QString name = c.name.isEmpty() ? tr("No company named") : c.name;
        people.rows.push_back(
            {{}, {{.text = name, .faint = c.name.isEmpty()}, {.text = QLocale().toString(c.workerDays)}, {.text = hoursText(c.hours)}},
                tr("%1: %2 hours").arg(name, hoursText(c.hours))});
    }
    RecordTable done{{{tr("What"), Qt::AlignLeft, true}, {tr("Quantity"), Qt::AlignRight}, {tr("Unit"), Qt::AlignLeft}}, {}};
    for (const auto& q : week.quantities)
        done.rows.push_back({{}, {{.text = q.what}, {.text = hoursText(q.quantity)}, {.text = q.unit}},
            QStringLiteral("%1: %2 %3").arg(q.what, hoursText(q.quantity), q.unit)});
    RecordTable delays{{{tr("Day"), Qt::AlignRight}, {tr("What held up"), Qt::AlignLeft, true}, {tr("Hours lost"), Qt::AlignRight}}, {}};
    for (const auto& [date, e] : week.delays) {
        const QString lost = e->lost ? hoursText(*e->lost) : QStringLiteral("–");
        delays.rows.push_back({{entityOf<DiaryEntry>(), e->id.value}, {{.text = dateText(date)}, {.text = e->title}, {.text = lost}},
            tr("%1: %2, %3 hours lost").arg(dateText(date), e->title, lost)});
    }
    const auto fill = [](RecordList* list, RecordTable table, const QString& none) {
        if (table.rows.empty())
            table.rows.push_back({{}, std::vector<RecordCell>(table.columns.size(), RecordCell{.text = {}, .faint = true}), none});
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (table.rows.size() == 1 && table.rows[0].tip == none && table.columns[c].stretches) table.rows[0].cells[c].text = none;
        list->setTable(std::move(table));
        list->setFixedHeight(list->wholeHeight() + 1);
    };
    fill(m_workforce, std::move(people), tr("Nobody is noted."));
    fill(m_quantities, std::move(done), tr("No quantities are noted."));
    fill(m_delays, std::move(delays), tr("Nothing held up."));
}

QString DiaryWeek::summary() const { return m_summary->text(); }

void DiaryWeek::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
