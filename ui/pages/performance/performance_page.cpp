#include "ui/pages/performance/performance_page.h"

#include "ui/pages/performance/earned_view.h"
#include "ui/pages/performance/scorecard.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QStackedWidget>

namespace gantry {

PerformancePage::PerformancePage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Performance")))
    , m_stack(new QStackedWidget)
    , m_earned(new EarnedView(workspace))
    , m_scorecard(new Scorecard(workspace))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    addSection(QStringLiteral("earned"), tr("Earned value"), m_earned);
    addSection(QStringLiteral("scorecard"), tr("Scorecard"), m_scorecard);
    closeSections();
    connect(m_earned, &EarnedView::refreshed, this, &PerformancePage::refreshHeader);
    connect(m_scorecard, &Scorecard::refreshed, this, &PerformancePage::refreshHeader);
    addActions(m_earned->actionsOfTable());
    setFocusProxy(m_earned);
}

void PerformancePage::addSection(const QString& key, const QString& title, QWidget* section)
{
    m_keys << key;
    m_titles << title;
    m_stack->addWidget(section);
}

void PerformancePage::closeSections()
{
    if (m_keys.size() < 2) return;
    m_switch = new SegmentedButton(m_titles);
    m_header->addWidget(m_switch);
    connect(m_switch, &SegmentedButton::currentChanged, this, [this](int section) {
        m_stack->setCurrentIndex(section);
        refreshHeader();
    });
}

void PerformancePage::refreshHeader()
{
    m_header->setContext(m_stack->currentWidget() == m_earned ? m_earned->context() : m_scorecard->context());
}

QList<QAction*> PerformancePage::pageActions()
{
    return m_stack->currentWidget() == m_earned ? m_earned->actionsOfTable() : m_scorecard->actionsOfTable();
}

bool PerformancePage::openPart(const QString& key)
{
    const qsizetype section = m_keys.indexOf(key);
    if (section < 0) return false;
    if (m_switch) m_switch->setCurrent(int(section));
    m_stack->setCurrentIndex(int(section));
    return true;
}

bool PerformancePage::reveal(RecordKey record)
{
    return m_stack->currentWidget() == m_earned ? m_earned->reveal(record) : m_scorecard->reveal(record);
}

void PerformancePage::store() { m_earned->store(); }

void PerformancePage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.page"_token]);
}

} // namespace gantry
