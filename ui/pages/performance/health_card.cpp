#include "ui/pages/performance/health_card.h"

#include "core/edit/kpis.h"
#include "core/text/text.h"
#include "ui/pages/figures/plan_figures.h"
#include "ui/shell/controls/text_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace gantry {
namespace {
enum Place { Name, Suggested, Differs, Set, Comment };
}

HealthCard::HealthCard(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_grid(new QGridLayout)
{
    auto* card = new Card(tr("Health by dimension"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnMinimumWidth(Suggested, grown(96));
    m_grid->setColumnStretch(Comment, 1);
    card->body()->addLayout(m_grid);
    card->body()->addStretch(1);
    const auto heading = [&](const QString& text, Place place) {
        m_grid->addWidget(new TextLabel(text, TypeRole::SmallStrong, "text.secondary"_token), 0, place);
    };
    heading(tr("Dimension"), Name);
    heading(tr("By the KPIs"), Suggested);
    heading(tr("Set"), Set);
    heading(tr("Comment"), Comment);
    for (std::size_t d = 0; d < m_rows.size(); ++d) {
        Row& row = m_rows[d];
        const int line = int(d) + 1;
        const QString name = enumText(wordOf(HealthDimension(d)));
        m_grid->addWidget(new TextLabel(name, TypeRole::Table, "text.primary"_token), line, Name);
        row.differs = new TextLabel(tr("differs"), TypeRole::Caption, "status.watch"_token);
        m_grid->addWidget(row.differs, line, Differs);
        row.choice = new QComboBox;
        for (std::size_t h = 0; h < keysOf<Health>.size(); ++h) row.choice->addItem(healthWord(Health(h)));
        row.choice->setFixedWidth(grown(124));
        row.choice->setAccessibleName(tr("%1, as set").arg(name));
        m_grid->addWidget(row.choice, line, Set);
        row.comment = new QLineEdit;
        row.comment->setAccessibleName(tr("%1, comment").arg(name));
        m_grid->addWidget(row.comment, line, Comment);
        connect(row.choice, qOverload<int>(&QComboBox::activated), this, [this, d] { assess(HealthDimension(d)); });
        connect(row.comment, &QLineEdit::editingFinished, this, [this, d] { assess(HealthDimension(d)); });
    }
}

void HealthCard::setHealth(
    NodeId node, const std::vector<DimensionHealth>& health, std::span<const ClosedValue> former, const QString& period)
{
    const bool other = m_node != node;
    m_node = node;
    m_health = health;
    const bool writes = !m_workspace.session().isReadOnly();
    for (const DimensionHealth& d : health) {
        Row& row = m_rows[std::size_t(d.dimension)];
        delete row.suggested;
        row.suggested = new LegendItem(statusOf(d.suggested), healthWord(d.suggested));
        QStringList because;
        for (KpiId id : d.because)
            if (const Kpi* kpi = m_workspace.portfolio().find(id)) because << withCode(kpi->code, kpi->name);
        if (because.isEmpty()) because << tr("No KPI of this dimension has a status.");
        const ClosedHealth then = closedHealth(former, node, d.dimension);
        if (!period.isEmpty())
            because << (then.set == Health::NotAssessed
                    ? tr("At the close of %1: %2 by the KPIs.").arg(period, healthWord(then.suggested).toLower())
                    : tr("At the close of %1: %2 by the KPIs, set to %3.")
                          .arg(period, healthWord(then.suggested).toLower(), healthWord(then.set).toLower()));
        row.suggested->setToolTip(because.join(u'\n'));
        m_grid->addWidget(row.suggested, int(d.dimension) + 1, Suggested);
        row.differs->setText(d.differs ? tr("differs") : QString());
        row.differs->setToolTip(
            d.differs ? tr("The KPIs suggest %1, a person set %2.").arg(healthWord(d.suggested), healthWord(d.set)) : QString());
        row.choice->setEnabled(writes);
        row.comment->setReadOnly(!writes);
        const QSignalBlocker quiet(row.choice), quietToo(row.comment);
        row.choice->setCurrentIndex(int(d.set));
        if (other || !row.comment->isModified()) row.comment->setText(d.comment);
        row.comment->setToolTip(d.comment);
        row.comment->setCursorPosition(row.comment->hasFocus() ? row.comment->cursorPosition() : 0);
    }
}

QString HealthCard::suggestionOf(HealthDimension dimension) const
{
    const DimensionHealth& health = m_health[std::size_t(dimension)];
    const QString differs = m_rows[std::size_t(dimension)].differs->text();
    return QStringList{healthWord(health.suggested), differs}.join(u' ').trimmed();
}

void HealthCard::assess(HealthDimension dimension)
{
    if (std::size_t(dimension) >= m_health.size()) return;
    const Row& row = m_rows[std::size_t(dimension)];
    const DimensionHealth& held = m_health[std::size_t(dimension)];
    const Health health = Health(row.choice->currentIndex());
    const QString comment = row.comment->text().trimmed();
    row.comment->setModified(false);
    if (health == held.set && comment == held.comment) return;
    const Session& session = m_workspace.session();
    m_workspace.apply(
        assessHealth(m_workspace.portfolio(), m_workspace.session().ids(), m_node, dimension, health, comment, session.today()));
}

} // namespace gantry
