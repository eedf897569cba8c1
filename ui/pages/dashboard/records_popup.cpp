#include "ui/pages/dashboard/records_popup.h"

#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QPainter>

namespace gantry {

RecordsPopup::RecordsPopup(const RecordsBehind& records, QWidget* anchor)
    : QFrame(anchor, Qt::Popup)
    , m_list(new RecordList)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(records.title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(11, 10, 11, 8);
    head->setSpacing(8);
    head->addWidget(new TextLabel(records.title, TypeRole::Section, "text.primary"_token));
    head->addWidget(new TextLabel(records.unit, TypeRole::Small, "text.tertiary"_token));
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_list, 1);
    m_list->setTable(records.table);
    m_list->setAccessibleName(records.title);
    setFocusProxy(m_list);
    connect(m_list, &RecordList::chosen, this, [this](RecordKey record) {
        Q_EMIT chosen(record);
        close();
    });

    // Under the tile where that leaves room for some rows, else wherever the window has it.
    const QWidget* window = anchor->window();
    const QSize room = window->size() - QSize(24, 24);
    resize(std::min(560, room.width()), std::min({m_list->wholeHeight() + 44, 460, room.height()}));
    const QPoint wanted = anchor->mapTo(window, QPoint(0, anchor->height() + 4));
    const QPoint held(std::clamp(wanted.x(), 12, std::max(12, window->width() - 12 - width())),
        std::clamp(wanted.y(), 12, std::max(12, window->height() - 12 - height())));
    move(window->mapToGlobal(held));
}

void RecordsPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& t = currentTheme();
    painter.fillRect(rect(), t["bg.raised"_token]);
    frameSharp(painter, rect(), 1, t["line.default"_token]);
}

} // namespace gantry
