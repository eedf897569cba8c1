#include "ui/pages/gates/follow_ups.h"

#include "ui/governance/person_box.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateEdit>
#include <QLineEdit>

namespace gantry {

FollowUps::FollowUps(const Portfolio& portfolio, const QString& what, QDate due, QWidget* parent)
    : QWidget(parent)
    , m_portfolio(portfolio)
    , m_what(what)
    , m_due(due)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    auto* more = new QAction(icon("plus"), tr("Add %1").arg(what), this);
    connect(more, &QAction::triggered, this, [this] {
        add();
        m_lines.back().title->setFocus();
    });
    m_column->addWidget(new ActionButton(more, ActionButton::Look::Bare), 0, Qt::AlignLeft);
}

void FollowUps::add(const QString& title, PersonId owner)
{
    Line line{new QWidget, new QLineEdit(title), new PersonBox(m_portfolio, tr("Nobody yet")), new QDateEdit(m_due)};
    line.title->setPlaceholderText(tr("What has to be done"));
    line.title->setAccessibleName(m_what);
    line.title->setTextMargins(6, 0, 6, 0);
    line.owner->setPerson(owner);
    line.owner->setMinimumContentsLength(10);
    line.owner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    line.due->setCalendarPopup(true);
    auto* away = new QAction(icon("close"), tr("Take %1 away").arg(m_what), line.box);
    connect(away, &QAction::triggered, this, [this, box = line.box] {
        std::erase_if(m_lines, [&](const Line& l) { return l.box == box; });
        box->deleteLater();
    });
    auto* rows = new QVBoxLayout(line.box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* upper = new QHBoxLayout;
    upper->addWidget(line.title, 1);
    upper->addWidget(new ActionButton(away, ActionButton::Look::IconOnly));
    auto* lower = new QHBoxLayout;
    lower->addWidget(line.owner, 1);
    lower->addWidget(line.due);
    rows->addLayout(upper);
    rows->addLayout(lower);
    m_column->insertWidget(m_column->count() - 1, line.box);
    m_lines.push_back(line);
}

void FollowUps::clear()
{
    for (const Line& line : m_lines) delete line.box;
    m_lines.clear();
}

std::vector<FollowUp> FollowUps::values() const
{
    std::vector<FollowUp> out;
    for (const Line& line : m_lines)
        if (!line.title->text().trimmed().isEmpty()) out.push_back({line.title->text().trimmed(), line.owner->person(), line.due->date()});
    return out;
}

} // namespace gantry
