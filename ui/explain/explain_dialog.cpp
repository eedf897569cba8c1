#include "ui/explain/explain_dialog.h"

#include "ui/shell/dialogs.h"
#include "ui/shell/theme.h"

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

constexpr int afterEdit = 150; // ms
enum Column { What, How, AmountColumn };
constexpr int entityRole = Qt::UserRole, recordRole = Qt::UserRole + 1;
const QString sizeKey = QStringLiteral("explain/size");

} // namespace

ExplainDialog::ExplainDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_head(new QLabel)
    , m_rules(new QLabel)
    , m_parts(new QTreeWidget)
{
    setObjectName(QStringLiteral("explain"));
    setWindowTitle(tr("Explain a figure"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_head->setWordWrap(true);
    m_head->setFont(textFont(TypeRole::Section));
    m_rules->setWordWrap(true);
    m_parts->setHeaderLabels({tr("Made of"), tr("Counts as"), tr("Amount")});
    m_parts->headerItem()->setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
    m_parts->header()->setStretchLastSection(false);
    m_parts->header()->setSectionResizeMode(How, QHeaderView::Stretch);
    m_parts->header()->resizeSection(What, grown(280));
    m_parts->header()->resizeSection(AmountColumn, grown(128));
    m_parts->setUniformRowHeights(true);
    m_parts->setAccessibleName(tr("Parts of the figure"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_parts, 1);
    column->addWidget(m_rules);
    column->addWidget(buttons);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(860), grown(560)));
    connect(m_parts, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        const auto entity = entityByKey(item->data(What, entityRole).toString());
        if (entity) m_workspace.reveal({*entity, item->data(What, recordRole).toLongLong()});
    });
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, &ExplainDialog::refresh);
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&workspace.session(), &Session::derived, &m_later, qOverload<>(&QTimer::start));
}

void ExplainDialog::setFigure(Ask ask)
{
    m_ask = std::move(ask);
    refresh();
    m_parts->setFocus();
}

void ExplainDialog::refresh()
{
    const auto figure = m_ask ? m_ask() : std::nullopt;
    if (!figure) return reject();
    m_head->setText(QStringLiteral("%1: %2 %3").arg(figure->title, figure->figure.amount, figure->unit).trimmed());
    m_parts->clear();
    add(nullptr, figure->figure);
    if (figure->since) add(nullptr, *figure->since);
    m_parts->expandToDepth(2);
    m_parts->setCurrentItem(m_parts->topLevelItem(0));
    m_rules->setText(figure->rules.isEmpty() ? QString() : tr("House rules: %1").arg(figure->rules.join(u' ')));
    m_rules->setVisible(!figure->rules.isEmpty());
}

void ExplainDialog::add(QTreeWidgetItem* parent, const ExplainedLine& line)
{
    auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_parts);
    item->setText(What, line.what);
    item->setText(How, line.how);
    item->setText(AmountColumn, line.amount);
    item->setTextAlignment(AmountColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setFont(AmountColumn, figureFont(line.record.id ? TypeRole::Body : TypeRole::TableStrong));
    item->setForeground(How, currentTheme()["text.secondary"_token]);
    item->setToolTip(What, line.what);
    item->setToolTip(How, line.how);
    if (line.record.id) {
        item->setData(What, entityRole, infoOf(line.record.entity).keyText());
        item->setData(What, recordRole, line.record.id);
    }
    for (const ExplainedLine& below : line.below) add(item, below);
}

QString ExplainDialog::text() const
{
    QStringList lines{m_head->text()};
    const std::function<void(const QTreeWidgetItem*, int)> add = [&](const QTreeWidgetItem* item, int depth) {
        lines << QString(depth * 2, u' ') + item->text(What) + u'\t' + item->text(How) + u'\t' + item->text(AmountColumn);
        for (int i = 0; i < item->childCount(); ++i) add(item->child(i), depth + 1);
    };
    for (int i = 0; i < m_parts->topLevelItemCount(); ++i) add(m_parts->topLevelItem(i), 0);
    if (!m_rules->text().isEmpty()) lines << m_rules->text();
    return lines.join(u'\n');
}

void showExplanation(Workspace& workspace, ExplainDialog::Ask ask, QWidget* window)
{
    showOne<ExplainDialog>(workspace, window, [&](ExplainDialog& dialog) { dialog.setFigure(std::move(ask)); });
}

} // namespace gantry
