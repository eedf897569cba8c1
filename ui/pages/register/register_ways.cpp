#include "ui/pages/register/register_ways.h"

#include "ui/pages/register/register_body.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>

namespace gantry {

RegisterWays::RegisterWays(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_field(new QAction(this))
    , m_fields(new QMenu(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_field->setMenu(m_fields);
    connect(m_fields, &QMenu::aboutToShow, this, &RegisterWays::fillFields);
    auto* button = new ActionButton(m_field, ActionButton::Look::Outlined);
    button->setFixedHeight(grown(24));
    m_row->addWidget(button);
}

void RegisterWays::follow(RegisterBody& body)
{
    if (m_body == &body) return refresh();
    if (m_body) m_body->disconnect(this);
    m_body = &body;
    if (m_choice) {
        m_choice->hide();
        m_choice->deleteLater(); // the press that chose the register may come from beside it
    }
    const auto ways = body.ways();
    QStringList titles;
    for (const auto way : ways) titles << RegisterBody::titleOf(way);
    m_choice = new SegmentedButton(titles);
    m_choice->setAccessibleName(tr("How the register is shown"));
    m_row->insertWidget(0, m_choice);
    setVisible(ways.size() > 1);
    connect(m_choice, &SegmentedButton::currentChanged, this, [this, ways](int at) {
        if (!m_body) return;
        m_body->setWay(ways[std::size_t(at)]);
        refresh(); // where what is being typed is refused, the table stays
    });
    connect(&body, &RegisterBody::changed, this, &RegisterWays::refresh);
    refresh();
}

void RegisterWays::refresh()
{
    if (!m_body) return;
    const auto ways = m_body->ways();
    const auto at = std::ranges::find(ways, m_body->way());
    const QSignalBlocker still(m_choice);
    m_choice->setCurrent(int(at - ways.begin()));
    const auto choices = m_body->choices();
    const auto chosen = std::ranges::find(choices, m_body->chosen(), &RegisterBody::Choice::key);
    m_field->setVisible(choices.size() > 1);
    if (chosen == choices.end()) return;
    m_field->setText(tr("By %1").arg(chosen->title.toLower()));
    m_field->setToolTip(
        m_body->way() == RegisterBody::Board ? tr("The field that makes the columns") : tr("The date that records stand on"));
}

void RegisterWays::fillFields()
{
    m_fields->clear();
    if (!m_body) return;
    for (const auto& choice : m_body->choices()) {
        QAction* action = m_fields->addAction(choice.title, this, [this, key = choice.key] {
            if (m_body) m_body->choose(key);
        });
        action->setCheckable(true);
        action->setChecked(choice.key == m_body->chosen());
    }
}

} // namespace gantry
