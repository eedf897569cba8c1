#include "ui/pages/plan/plan_tools.h"

#include "ui/gantt/gantt_view.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/filter_chip.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/key_map.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>

namespace gantry {
namespace {
constexpr int typingRest = 150; // ms
const QString partsKey = QStringLiteral("page/plan/parts");
} // namespace

PlanTools::PlanTools(PlanTable& table, GanttView& gantt, QObject* parent)
    : QObject(parent)
    , m_table(table)
    , m_gantt(gantt)
    , m_row(new ToolRow)
    , m_words(new QLineEdit)
    , m_chips(new QWidget)
    , m_tier(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_filterMenu(new QMenu(m_row))
    , m_columnsMenu(new QMenu(m_row))
    , m_shownMenu(new QMenu(m_row))
{
    makeFilter();
    auto* columns = new QAction(icon("columns"), tr("Columns"), this);
    columns->setMenu(m_columnsMenu);
    m_row->addAction(columns);
    connect(m_columnsMenu, &QMenu::aboutToShow, this, [this] {
        m_columnsMenu->clear();
        fillColumns(*m_columnsMenu);
    });
    makeShown();
    m_row->addSeparator();
    m_row->addWidget(m_words);
    auto* chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(8);
    m_row->addWidget(m_chips);

    QAction* zoomOut = action("zoom-out", "plan/zoom-out");
    QAction* zoomIn = action("zoom-in", "plan/zoom-in");
    QAction* fit = action("zoom-fit", "plan/zoom-fit");
    connect(zoomOut, &QAction::triggered, &gantt, &GanttView::zoomOut);
    connect(zoomIn, &QAction::triggered, &gantt, &GanttView::zoomIn);
    connect(fit, &QAction::triggered, &gantt, &GanttView::zoomToFit);
    const auto tier = [this] { m_tier->setText(tierText(m_gantt.scale())); };
    connect(&gantt, &GanttView::scaleChanged, this, tier);
    tier();
    m_row->addRightAction(zoomOut);
    m_row->addRightWidget(m_tier);
    m_row->addRightAction(zoomIn);
    m_row->addRightAction(fit);
}

QAction* PlanTools::action(const char* iconName, const char* key)
{
    QAction* out = keyMap().action(iconName, key, this);
    m_all << out;
    return out;
}

void PlanTools::makeFilter()
{
    auto* filter = new QAction(icon("filter"), tr("Filter"), this);
    filter->setMenu(m_filterMenu);
    m_row->addAction(filter);
    const auto condition = [this](const QString& text, bool PlanFilter::*member) {
        auto* each = new QAction(text, this);
        each->setCheckable(true);
        connect(each, &QAction::toggled, this, &PlanTools::takeFilter);
        m_filterMenu->addAction(each);
        m_conditions.push_back({member, each});
        m_all << each;
    };
    condition(tr("Critical tasks"), &PlanFilter::critical);
    condition(tr("Late tasks"), &PlanFilter::late);
    condition(tr("Milestones"), &PlanFilter::milestones);
    m_filterMenu->addSeparator();
    QAction* clear = action("close", "plan/clear-filter");
    connect(clear, &QAction::triggered, this, &PlanTools::clearFilter);
    m_filterMenu->addAction(clear);

    m_words->setPlaceholderText(tr("Filter by name or code"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setTextMargins(6, 0, 6, 0);
    m_words->setFixedHeight(grown(24));
    m_words->setFixedWidth(m_words->fontMetrics().horizontalAdvance(m_words->placeholderText()) + 44); // and the clear button
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingRest);
    connect(&m_typing, &QTimer::timeout, this, &PlanTools::takeFilter);
    connect(m_words, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_words, &QLineEdit::returnPressed, this, [this] {
        takeFilter();
        m_table.setFocus();
    });
    QAction* find = action("search", "plan/find");
    connect(find, &QAction::triggered, m_words, [this] {
        m_words->setFocus();
        m_words->selectAll();
    });
}

void PlanTools::makeShown()
{
    auto* shown = new QAction(icon("eye"), tr("Show"), this);
    shown->setMenu(m_shownMenu);
    m_row->addAction(shown);
    const auto part = [this](const char* key, const QString& text, bool GanttOptions::*member) {
        auto* each = new QAction(text, this);
        each->setCheckable(true);
        each->setChecked(m_gantt.options().*member);
        connect(each, &QAction::toggled, this, [this, member](bool on) {
            GanttOptions options = m_gantt.options();
            options.*member = on;
            m_gantt.setOptions(options);
        });
        m_shownMenu->addAction(each);
        m_parts.push_back({QLatin1StringView(key), member, each});
    };
    part("critical", tr("Critical path"), &GanttOptions::criticalPath);
    part("baseline", tr("Baseline"), &GanttOptions::baseline);
    part("links", tr("Links"), &GanttOptions::links);
    part("labels", tr("Labels"), &GanttOptions::labels);
    part("float", tr("Float of all tasks"), &GanttOptions::allFloat);
    part("progress", tr("Progress line"), &GanttOptions::progressLine);
    part("free", tr("Days off"), &GanttOptions::nonWorking);
}

void PlanTools::fillColumns(QMenu& menu)
{
    const auto& columns = m_table.model().planColumns();
    for (int i = 2; i < std::ssize(columns); ++i) {
        if (!m_table.model().offers(i)) continue;
        QAction* each = menu.addAction(columns[std::size_t(i)].title);
        each->setCheckable(true);
        each->setChecked(m_table.isShown(i));
        connect(each, &QAction::toggled, &m_table, [this, i](bool on) { m_table.setShown(i, on); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Columns as at first")), &QAction::triggered, &m_table, &PlanTable::resetColumns);
}

void PlanTools::popUpColumns(const QPoint& globalPosition) { m_columnsMenu->popup(globalPosition); }

void PlanTools::takeFilter()
{
    m_typing.stop();
    PlanFilter filter;
    filter.text = m_words->text().trimmed();
    for (const Condition& each : m_conditions) filter.*each.member = each.action->isChecked();
    m_table.model().setFilter(filter);
    showChips();
}

void PlanTools::clearFilter()
{
    for (const Condition& each : m_conditions) {
        const QSignalBlocker still(each.action);
        each.action->setChecked(false);
    }
    m_words->clear();
    takeFilter();
    m_table.setFocus();
}

void PlanTools::showChips()
{
    while (QLayoutItem* item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // the chip pressed may be this very one
        delete item;
    }
    const auto chip = [this](const QString& text, auto away) {
        auto* out = new FilterChip(text);
        m_chips->layout()->addWidget(out);
        connect(out, &FilterChip::removed, this, away);
    };
    for (const Condition& each : m_conditions)
        if (each.action->isChecked()) chip(each.action->text(), [a = each.action] { a->setChecked(false); });
}

void PlanTools::store(QSettings& settings) const
{
    QStringList parts;
    for (const Part& part : m_parts) parts << (part.action->isChecked() ? part.key : u'-' + part.key);
    settings.setValue(partsKey, parts);
}

void PlanTools::restore(const QSettings& settings)
{
    const QStringList kept = settings.value(partsKey).toStringList();
    for (const Part& part : m_parts)
        if (kept.contains(part.key))
            part.action->setChecked(true);
        else if (kept.contains(u'-' + part.key))
            part.action->setChecked(false);
}

} // namespace gantry
