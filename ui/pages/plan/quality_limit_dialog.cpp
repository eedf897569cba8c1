#include "ui/pages/plan/quality_limit_dialog.h"

#include "core/text/quality_text.h"
#include "ui/shell/controls/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QPushButton>

namespace gantry {
namespace {

double shown(Quantity q) { return double(q.e8) / double(e8); }
Quantity quantity(double number) { return {std::llround(number * 100) * (e8 / 100)}; }

QString barText(QualityBar bar)
{
    switch (bar) {
    case QualityBar::Under: return QualityLimitDialog::tr("Passes under");
    case QualityBar::AtMost: return QualityLimitDialog::tr("Passes up to");
    case QualityBar::AtLeast: break;
    }
    return QualityLimitDialog::tr("Passes from");
}

} // namespace

QualityLimitDialog::QualityLimitDialog(const Portfolio& portfolio, NodeId project, QualityCheck check, QWidget* parent)
    : QDialog(parent)
    , m_portfolio(portfolio)
    , m_check(check)
    , m_for(new QComboBox)
    , m_limit(new QDoubleSpinBox)
    , m_days(new QDoubleSpinBox)
{
    const QualityRule& rule = ruleOf(check);
    setWindowTitle(tr("Limit of %1").arg(checkWords(check).name.toLower()));
    if (project) m_for->addItem(portfolio.titleOf(entityOf<Node>(), project.value), project.value);
    m_for->addItem(tr("Whole portfolio"), 0);
    m_limit->setObjectName(QStringLiteral("limit"));
    m_days->setObjectName(QStringLiteral("days"));
    for (QDoubleSpinBox* box : {m_limit, m_days}) {
        box->setAlignment(Qt::AlignRight);
        box->setDecimals(2);
        box->setRange(0, 1e6);
    }
    if (rule.unit == QualityUnit::Percent) m_limit->setRange(0, 100), m_limit->setSuffix(QStringLiteral(" %"));
    if (rule.unit == QualityUnit::Count) m_limit->setDecimals(0);
    if (rule.unit == QualityUnit::Index) m_limit->setSingleStep(0.05);
    m_days->setSuffix(tr(" d"));
    auto* measures = new TextLabel(checkWords(check).measures, TypeRole::Body, "text.secondary"_token);
    measures->setWordWrap(true);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("For"), m_for);
    form->addRow(barText(rule.bar), m_limit);
    if (hasDays(rule))
        form->addRow(check == QualityCheck::CriticalPathTest ? tr("Delay by") : tr("Counts over"), m_days);
    else
        m_days->setParent(this), m_days->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Set"));
    QPushButton* restore = buttons->button(QDialogButtonBox::RestoreDefaults);
    restore->setText(tr("As at first"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(restore, &QPushButton::clicked, this, [this] {
        m_given = false;
        accept();
    });
    connect(m_for, &QComboBox::currentIndexChanged, this, &QualityLimitDialog::showValues);
    showValues();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(20);
    column->addWidget(measures);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(400);
}

void QualityLimitDialog::showValues()
{
    const EffectiveLimit held = effectiveLimit(m_portfolio, project(), m_check);
    m_limit->setValue(shown(held.limit));
    m_days->setValue(shown(held.days));
}

NodeId QualityLimitDialog::project() const { return NodeId{m_for->currentData().toLongLong()}; }

std::optional<Quantity> QualityLimitDialog::limit() const { return m_given ? std::optional(quantity(m_limit->value())) : std::nullopt; }

std::optional<Quantity> QualityLimitDialog::days() const
{
    return m_given && hasDays(ruleOf(m_check)) ? std::optional(quantity(m_days->value())) : std::nullopt;
}

} // namespace gantry
