#include "ui/baselines/baseline_form.h"

#include "core/model/baselines.h"
#include "ui/shell/controls/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace gantry {

BaselineForm::BaselineForm(const Portfolio& portfolio, NodeId project, const Snapshot* baseline, QWidget* parent)
    : QDialog(parent)
    , m_name(new QLineEdit)
    , m_reason(new QLineEdit)
    , m_type(new QComboBox)
    , m_use(new QCheckBox(tr("Bars and variances go by it")))
{
    const auto others = baselinesOf(portfolio, project);
    setWindowTitle(baseline ? tr("Describe baseline") : tr("Set baseline"));
    m_name->setObjectName(QStringLiteral("name"));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_type->setObjectName(QStringLiteral("type"));
    qint64 number = 1;
    QStringList types{tr("Approved"), tr("Tender"), tr("Re-baselined"), tr("What-if")};
    for (const Snapshot* each : others) {
        number = std::max(number, each->number + 1);
        if (!each->type.isEmpty() && !types.contains(each->type)) types << each->type;
    }
    m_type->setEditable(true);
    m_type->addItems(types);
    m_type->setCurrentText(baseline ? baseline->type : QString());
    m_name->setText(baseline ? baseline->name : tr("Baseline %1").arg(number));
    m_name->selectAll();
    m_reason->setText(baseline ? baseline->reason : QString());
    m_use->setChecked(true);
    auto* what = new TextLabel(baseline ? tr("Its plan stays as it was frozen.")
                                        : tr("Freezes “%1” as it stands: tasks, links, calendars, assignments, costs and every date.")
                                              .arg(portfolio.titleOf(entityOf<Node>(), project.value)),
        TypeRole::Body, "text.secondary"_token);
    what->setWordWrap(true);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    for (QLineEdit* edit : {m_name, m_reason}) edit->setTextMargins(6, 0, 6, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Type"), m_type);
    form->addRow(tr("Reason"), m_reason);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* set = buttons->button(QDialogButtonBox::Ok);
    set->setText(baseline ? tr("Save") : tr("Set"));
    set->setProperty("look", QStringLiteral("primary"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, [this, set] { set->setEnabled(!m_name->text().trimmed().isEmpty()); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(m_use);
    column->addWidget(buttons);
    m_use->setVisible(!baseline && !others.empty()); // the first one is what there is
    setMinimumWidth(grown(440));
    m_name->setFocus();
}

BaselineWords BaselineForm::words() const { return {m_name->text(), m_type->currentText(), m_reason->text()}; }

bool BaselineForm::use() const { return m_use->isChecked(); }

} // namespace gantry
