#include "ui/shell/controls/notice_bar.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QPainter>

namespace gantry {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextLabel(QString(), TypeRole::Body, "text.primary"_token))
    , m_actions(new QHBoxLayout)
{
    setFixedHeight(grown(36));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(mirrored(QMargins(42, 0, 8, 0)));
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_actions->setSpacing(8);
    row->addLayout(m_actions);
    auto* close = new QAction(icon("close"), tr("Close this notice"), this);
    connect(close, &QAction::triggered, this, &NoticeBar::dismiss);
    row->addWidget(new ActionButton(close, ActionButton::Look::IconOnly));
    setVisible(false);
}

void NoticeBar::present(Status status, const QString& sentence, const QList<NoticeAction>& actions)
{
    m_status = status;
    m_text->setText(sentence);
    m_text->setToolTip(sentence);
    setAccessibleName(sentence);
    while (QLayoutItem* item = m_actions->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // the press that asks for the next notice may come from this very button
        delete item;
    }
    for (const NoticeAction& wanted : actions.first(std::min<qsizetype>(2, actions.size()))) {
        auto* button = new QPushButton(wanted.text);
        button->setFixedHeight(grown(24));
        connect(button, &QPushButton::clicked, this, [this, run = wanted.run] {
            dismiss();
            run();
        });
        m_actions->addWidget(button);
    }
    setVisible(true);
    update();
}

void NoticeBar::dismiss() { setVisible(false); }
QString NoticeBar::sentence() const { return m_text->text(); }

void NoticeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    painter.fillRect(rect(), statusWash(t, m_status));
    fillSharp(painter, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
    const QRect mark = mirrored(QRect(16, (height() - 16) / 2, 16, 16), rect());
    if (m_status == Status::Neutral)
        icon("info", statusInk(t, m_status)).paint(&painter, mark);
    else
        paintStatus(&painter, mark, m_status);
}

} // namespace gantry
