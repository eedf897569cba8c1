#include "ui/why/why_dialog.h"

#include "core/text/text.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace gantry {
namespace {

constexpr int afterEdit = 250; // ms
constexpr int taskRole = Qt::UserRole;
const QString sizeKey = QStringLiteral("why/size");

} // namespace

WhyDialog::WhyDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_head(new QLabel)
    , m_steps(new QTreeWidget)
{
    setObjectName(QStringLiteral("why"));
    setWindowTitle(tr("Why this date?"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_head->setWordWrap(true);
    m_head->setFont(textFont(TypeRole::Section));
    m_steps->setHeaderHidden(true);
    m_steps->setColumnCount(1);
    m_steps->setWordWrap(true);
    m_steps->setRootIsDecorated(true);
    m_steps->setAccessibleName(tr("Causes, step by step"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_steps, 1);
    column->addWidget(buttons);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(560), grown(480)));
    connect(m_steps, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { choose(item); });
    connect(m_steps, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { choose(item); });
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, &WhyDialog::refresh);
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&workspace.session(), &Session::derived, &m_later, qOverload<>(&QTimer::start));
}

void WhyDialog::setTask(TaskId task)
{
    m_task = task;
    refresh();
    m_steps->setFocus();
}

void WhyDialog::refresh()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const Task* task = portfolio.find(m_task);
    if (!task) return reject();
    m_head->setText(withCode(task->code, task->name));
    m_steps->clear();
    const Why why = whyOf(portfolio, m_task);
    addSteps(tr("Why it starts when it does"), why.start, tr("%1 starts %2"));
    addSteps(tr("Where its float comes from"), why.lateFinish, tr("%1 may finish by %2"));
    m_steps->expandAll();
    m_steps->setCurrentItem(m_steps->topLevelItem(0));
}

void WhyDialog::addSteps(const QString& title, const std::vector<WhyStep>& steps, const QString& dated)
{
    const Portfolio& portfolio = m_workspace.portfolio();
    auto* heading = new QTreeWidgetItem(m_steps, {title});
    heading->setFont(0, textFont(TypeRole::SmallStrong));
    for (const WhyStep& step : steps) {
        const Task& task = *portfolio.find(step.task);
        const QString when = step.date ? dateTimeText(*step.date) : QStringLiteral("–");
        auto* line = new QTreeWidgetItem(heading, {dated.arg(withCode(task.code, task.name), when)});
        line->setData(0, taskRole, step.task.value);
        for (const WhyCause& cause : step.causes) {
            auto* why = new QTreeWidgetItem(line, {sentence(cause, portfolio)});
            why->setForeground(0, currentTheme()["text.secondary"_token]);
            why->setData(0, taskRole, cause.other ? cause.other.value : step.task.value);
        }
    }
}

void WhyDialog::choose(const QTreeWidgetItem* item)
{
    if (const qint64 task = item->data(0, taskRole).toLongLong()) m_workspace.reveal({entityOf<Task>(), task});
}

QString WhyDialog::text() const
{
    QStringList lines{m_head->text()};
    const std::function<void(const QTreeWidgetItem*, int)> add = [&](const QTreeWidgetItem* item, int depth) {
        lines << QString(depth * 2, u' ') + item->text(0);
        for (int i = 0; i < item->childCount(); ++i) add(item->child(i), depth + 1);
    };
    for (int i = 0; i < m_steps->topLevelItemCount(); ++i) add(m_steps->topLevelItem(i), 0);
    return lines.join(u'\n');
}

void showWhy(Workspace& workspace, TaskId task, QWidget* window)
{
    showOne<WhyDialog>(workspace, window, [&](WhyDialog& dialog) { dialog.setTask(task); });
}

} // namespace gantry
