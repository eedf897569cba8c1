#include "ui/pages/cash_flow/cash_curve_dialog.h"

#include "core/model/outline.h"
#include "core/text/cash_flow_text.h"
#include "core/text/text.h"
#include "ui/shell/theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace gantry {

CashCurveDialog::CashCurveDialog(const Portfolio& portfolio, const CashFlow& flow, const CashRow& row, QWidget* owner)
    : QDialog(owner)
    , m_curve(new QComboBox)
    , m_task(new QComboBox)
    , m_ownFrom(new QCheckBox(tr("From")))
    , m_ownTo(new QCheckBox(tr("To")))
    , m_from(new QDateEdit)
    , m_to(new QDateEdit)
    , m_note(new QLabel)
{
    setObjectName(QStringLiteral("cash-curve"));
    setWindowTitle(tr("Spread what is to come"));
    for (std::size_t i = 0; i < keysOf<SpreadCurve>.size(); ++i) m_curve->addItem(curveText(SpreadCurve(i)), int(i));
    m_curve->setCurrentIndex(int(row.curve));
    m_curve->setObjectName(QStringLiteral("curve"));
    m_task->setObjectName(QStringLiteral("task"));
    m_task->addItem(tr("none"), qint64(0));
    for (const OutlineRow& each : outlineOf(portfolio, flow.project)) {
        const Task* task = portfolio.find(each.task);
        m_task->addItem(QString(each.level * 3, u' ') + withCode(task->code, task->name), task->id.value);
    }
    m_task->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_task->setMinimumContentsLength(28);
    const Phasing* held = nullptr;
    portfolio.all<Phasing>().forEachIn(flow.project, [&](const Phasing& p) {
        if (p.record.value == row.record.id && (!held || p.id < held->id)) held = &p;
    });
    if (held) m_task->setCurrentIndex(std::max(0, m_task->findData(held->task.value)));
    const auto date = [&](QCheckBox* own, QDateEdit* edit, bool isOwn, std::optional<QDate> day) {
        edit->setCalendarPopup(true);
        edit->setDate(day.value_or(flow.firstOpen.first()));
        own->setChecked(isOwn);
        edit->setEnabled(isOwn);
        connect(own, &QCheckBox::toggled, this, &CashCurveDialog::refresh);
    };
    date(m_ownFrom, m_from, held && held->from, row.from);
    date(m_ownTo, m_to, held && held->to, row.to);
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_note->setWordWrap(true);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("Object"), new QLabel(portfolio.titleOf(row.record.entity, row.record.id)));
    form->addRow(tr("Curve"), m_curve);
    form->addRow(tr("Dates of task"), m_task);
    form->addRow(m_ownFrom, m_from);
    form->addRow(m_ownTo, m_to);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Spread"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_curve, &QComboBox::currentIndexChanged, this, &CashCurveDialog::refresh);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addWidget(buttons);
    setMinimumWidth(grown(440));
    refresh();
}

void CashCurveDialog::refresh()
{
    const bool hand = SpreadCurve(m_curve->currentIndex()) == SpreadCurve::Hand;
    for (QWidget* each : std::initializer_list<QWidget*>{m_task, m_ownFrom, m_ownTo}) each->setEnabled(!hand);
    m_from->setEnabled(!hand && m_ownFrom->isChecked());
    m_to->setEnabled(!hand && m_ownTo->isChecked());
    m_note->setText(hand ? tr("The months stay as they are now and are set by hand from then on.")
                         : tr("Without dates of its own the curve takes those of the task, else of the contract, else of the project, from "
                              "the first open month on. Months that were set by hand go."));
}

CurveChoice CashCurveDialog::choice() const
{
    CurveChoice out{SpreadCurve(m_curve->currentIndex()), {}, {}, {}};
    if (out.curve == SpreadCurve::Hand) return out;
    out.task = TaskId{m_task->currentData().toLongLong()};
    if (m_ownFrom->isChecked()) out.from = m_from->date();
    if (m_ownTo->isChecked()) out.to = m_to->date();
    return out;
}

} // namespace gantry
