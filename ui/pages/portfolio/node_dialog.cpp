#include "ui/pages/portfolio/node_dialog.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace gantry {

NodeDialog::NodeDialog(const Portfolio& portfolio, NodeKind kind, NodeId parent, QDate start, QWidget* owner)
    : QDialog(owner)
    , m_name(new QLineEdit)
    , m_code(new QLineEdit)
    , m_under(new QComboBox)
    , m_start(new QDateEdit(start))
{
    setWindowTitle(kind == NodeKind::Project ? tr("New project") : tr("New programme"));
    const std::function<void(NodeId, int)> add = [&](NodeId at, int level) {
        for (const Node* node : portfolio.childrenOf(at)) {
            if (node->kind == NodeKind::Project) continue;
            m_under->addItem(QString(level * 3, u' ') + node->name, node->id.value);
            add(node->id, level + 1);
        }
    };
    add({}, 0);
    m_under->setCurrentIndex(std::max(0, m_under->findData(parent.value)));
    m_start->setCalendarPopup(true);
    for (QLineEdit* edit : {m_name, m_code}) edit->setTextMargins(6, 0, 6, 0);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Code"), m_code);
    form->addRow(tr("Under"), m_under);
    if (kind == NodeKind::Project)
        form->addRow(tr("Start"), m_start);
    else
        m_start->setParent(this), m_start->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
    if (kind == NodeKind::Project) {
        auto* start = buttons->addButton(tr("From a methodology..."), QDialogButtonBox::ActionRole);
        start->setAutoDefault(false);
        connect(start, &QPushButton::clicked, this, [this] { done(FromMethodology); });
    }
    const auto allow = [this, buttons] { buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_name->text().trimmed().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, allow);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    allow();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(20);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(400);
}

QString NodeDialog::name() const { return m_name->text().trimmed(); }
QString NodeDialog::code() const { return m_code->text().trimmed(); }
NodeId NodeDialog::under() const { return NodeId{m_under->currentData().toLongLong()}; }
QDate NodeDialog::start() const { return m_start->date(); }

} // namespace gantry
