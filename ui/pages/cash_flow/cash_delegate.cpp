#include "ui/pages/cash_flow/cash_delegate.h"

#include "ui/pages/cash_flow/cash_grid_model.h"
#include "ui/shell/theme.h"

#include <QLineEdit>
#include <QPainter>

namespace gantry {
namespace {

constexpr int padding = 8, pageEdge = 16; // px; the first column's text stands under the page's title

QColor groundOf(const Theme& t, const QModelIndex& index)
{
    switch (CashGridModel::CashGround(index.data(CashGridModel::GroundRole).toInt())) {
    case CashGridModel::Input: return t["bg.surface"_token];
    case CashGridModel::Computed: return index.column() == 0 ? t["bg.surface"_token] : t["bg.derived"_token];
    case CashGridModel::Closed: return t["bg.derived"_token];
    case CashGridModel::Sum: return t["bg.total"_token];
    }
    return {};
}

} // namespace

CashDelegate::CashDelegate(int rowHeight, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(rowHeight)
{
}

QSize CashDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {60, m_rowHeight}; }

void CashDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = currentTheme();
    const QRect cell = option.rect;
    const auto ground = CashGridModel::CashGround(index.data(CashGridModel::GroundRole).toInt());
    const bool selected = option.state & QStyle::State_Selected, current = option.state & QStyle::State_HasFocus;
    const bool warns = index.data(CashGridModel::WarningRole).toBool();
    QColor fill = warns ? t["status.watchWash"_token] : groundOf(t, index);
    if (selected && !current) fill = t[option.state & QStyle::State_Active ? "bg.selected"_token : "bg.selectedIdle"_token];
    p->fillRect(cell, fill);
    fillSharp(*p, QRectF(cell.x(), cell.bottom(), cell.width(), 1), t["line.hair"_token]);
    if (index.column() == CashColumn::Remainder) // what stays ends here
        fillSharp(*p, mirrored(QRectF(cell.right(), cell.y(), 1, cell.height()), QRectF(cell)), t["line.default"_token]);

    const bool strong = ground == CashGridModel::Sum;
    const TypeRole role = strong ? TypeRole::TableStrong : TypeRole::Table;
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    QRect room = mirrored(cell.adjusted(index.column() == 0 ? pageEdge : padding, 0, -padding, -1), cell);
    if (const QString code = index.data(CashGridModel::CodeRole).toString(); !code.isEmpty()) {
        p->setFont(textFont(TypeRole::Table));
        p->setPen(t["text.tertiary"_token]);
        const int wide = std::min(p->fontMetrics().horizontalAdvance(code) + 10, room.width() / 2);
        drawWords(*p, mirrored(QRect(room.x(), room.y(), wide - 6, room.height()), room), Qt::AlignVCenter | Qt::TextSingleLine,
            p->fontMetrics().elidedText(code, Qt::ElideRight, wide - 6));
        room = mirrored(room.adjusted(wide, 0, 0, 0), room);
    }
    if (warns) { // never colour alone
        paintStatus(p, mirrored(QRectF(room.x(), cell.y() + (cell.height() - 10) / 2.0, 10, 10), room), Status::Watch);
        room = mirrored(room.adjusted(14, 0, 0, 0), room);
    }
    const bool figure = alignment & Qt::AlignRight;
    p->setFont(figure ? figureFont(role) : textFont(role));
    QColor ink = t["text.primary"_token];
    if (index.data(CashGridModel::WorseRole).toBool())
        ink = t["status.bad"_token];
    else if (index.data(CashGridModel::FaintRole).toBool())
        ink = t["text.tertiary"_token];
    else if (ground == CashGridModel::Closed || index.column() == CashColumn::Curve)
        ink = t["text.secondary"_token];
    p->setPen(ink);
    QString text = index.data().toString();
    if (figure && text.startsWith(u'-')) text[0] = minusSign(p->font());
    drawWords(*p, room, alignment | Qt::TextSingleLine, p->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    if (const QVariant paid = index.data(CashGridModel::PaidShareRole); paid.isValid()) {
        // What is paid already underlines its part of the figure.
        const QRectF line(room.x(), cell.bottom() - 3, room.width(), 2);
        const double wide = std::max(4.0, line.width() * paid.toDouble());
        fillSharp(*p, mirrored(QRectF(line.right() - wide, line.y(), wide, 2), line), t["chart.actual"_token]);
    }
    if (current)
        frameSharp(*p, cell, 2, t["focus.ring"_token]);
    else if (option.state & QStyle::State_MouseOver && index.flags() & Qt::ItemIsEditable)
        frameSharp(*p, cell.adjusted(0, 0, 0, -1), 1, t["line.control"_token]);
}

QWidget* CashDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* edit = new QLineEdit(parent);
    edit->setFont(figureFont(TypeRole::Table));
    edit->setAlignment(Qt::AlignRight);
    edit->setTextMargins(6, 0, 6, 0);
    return edit;
}

void CashDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void CashDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    // Only what was typed counts: leaving a cell of a curve alone must not turn it into one by hand.
    const QString text = static_cast<QLineEdit*>(editor)->text();
    if (text != index.data(Qt::EditRole).toString()) model->setData(index, text);
}

void CashDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

} // namespace gantry
