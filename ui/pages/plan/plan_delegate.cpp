#include "ui/pages/plan/plan_delegate.h"

#include "core/text/text.h"
#include "ui/pages/plan/plan_model.h"
#include "ui/shell/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QTimer>

namespace gantry {
namespace {
constexpr char invalidProperty[] = "invalid"; // how the look paints what was refused
constexpr int padding = 8, treePadding = 2; // px left of a cell's text; the task's own stands beside its chevron
} // namespace

PlanDelegate::PlanDelegate(int rowHeight, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(rowHeight)
{
    fontsChanged();
}

void PlanDelegate::fontsChanged()
{
    m_plain = textFont(TypeRole::Table);
    m_strong = textFont(TypeRole::TableStrong);
    m_figure = figureFont(TypeRole::Table);
    m_figureStrong = figureFont(TypeRole::TableStrong);
}

void PlanDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = currentTheme();
    const bool tinted = option.state & QStyle::State_Selected || index.data(PlanModel::ProjectRole).toBool();
    const bool typed = index.flags() & Qt::ItemIsEditable;
    if (!tinted && index.column() > 1 && !typed) painter->fillRect(option.rect, theme["bg.derived"_token]);
    paintText(painter, option, index);
    if (option.state & QStyle::State_HasFocus)
        frameSharp(*painter, QRectF(option.rect).adjusted(0, 0, 0, -1), 2, theme["focus.ring"_token]);
    else if (typed && index.column() > 1 && option.state & QStyle::State_MouseOver)
        frameSharp(*painter, QRectF(option.rect).adjusted(0, 0, 0, -1), 1, theme["line.control"_token]);
}

void PlanDelegate::paintText(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QString text = index.data().toString();
    if (text.isEmpty()) return;
    const Theme& theme = currentTheme();
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const bool figures = alignment & Qt::AlignRight, strong = index.data(PlanModel::SummaryRole).toBool() && index.column() > 0;
    QFont font = figures ? (strong ? m_figureStrong : m_figure) : (strong ? m_strong : m_plain);
    QColor ink = theme["text.primary"_token];
    switch (Ink(index.data(PlanModel::InkRole).toInt())) {
    case Ink::Bad: ink = theme["status.bad"_token]; break;
    case Ink::Watch: ink = theme["status.watch"_token]; break;
    case Ink::Quiet: ink = theme["text.tertiary"_token]; break;
    case Ink::Plain: break;
    }
    if (index.column() == 0) ink = theme["text.secondary"_token];
    if (index.data(PlanModel::ContextRole).toBool()) ink = theme["text.tertiary"_token];
    if (index.column() == 1 && index.data(PlanModel::InactiveRole).toBool()) {
        font.setStrikeOut(true);
        ink = theme["text.tertiary"_token];
    }
    if (figures && text.startsWith(u'-')) text[0] = minusSign(font);
    painter->setFont(font);
    painter->setPen(ink);
    const QRect room = mirrored(option.rect.adjusted(index.column() == 1 ? treePadding : padding, 0, -padding, -1), option.rect);
    const QFontMetrics metrics(font);
    const bool fits = metrics.horizontalAdvance(text) <= room.width();
    drawWords(*painter, room, int(alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine,
        fits ? text : metrics.elidedText(text, Qt::ElideRight, room.width()));
}

QWidget* PlanDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* self = const_cast<PlanDelegate*>(this);
    auto* edit = new QLineEdit(parent);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    edit->setFrame(false);
    edit->setFont(alignment & Qt::AlignRight ? m_figure : m_plain);
    edit->setAlignment(alignment);
    const int before = index.column() == 1 ? 0 : 6;
    edit->setTextMargins(isMirrored() ? 6 : before, 0, isMirrored() ? before : 6, 0);
    edit->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    if (const QStringList choices = index.data(PlanModel::ChoicesRole).toStringList(); !choices.isEmpty()) {
        auto* completer = new QCompleter(choices, edit);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setMaxVisibleItems(12);
        edit->setCompleter(completer);
        // All of them at first: one wants to see what there is before one types.
        QTimer::singleShot(0, edit, [edit, completer] {
            completer->setCompletionPrefix({});
            if (edit->hasSelectedText() && edit->isVisible()) completer->complete();
        });
    }
    connect(edit, &QLineEdit::textEdited, self, [self, edit] {
        edit->setProperty(invalidProperty, {});
        Q_EMIT self->refused(edit, {});
    });
    m_taken = true;
    Q_EMIT self->opened(edit);
    return edit;
}

void PlanDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    if (edit->isModified()) return; // a refresh of the row does not take away what is being typed
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void PlanDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    auto* edit = static_cast<QLineEdit*>(editor);
    const QString typed = edit->text();
    edit->setModified(false); // what the plan makes of it may now be shown
    const auto done = static_cast<PlanModel*>(model)->type(index, typed);
    m_taken = bool(done);
    if (m_taken) return;
    edit->setText(typed);
    edit->setModified(true);
    edit->setProperty(invalidProperty, true);
    edit->update();
    Q_EMIT const_cast<PlanDelegate*>(this)->refused(edit, sentence(done.error()));
}

void PlanDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(0, 0, 0, -1));
}

bool PlanDelegate::eventFilter(QObject* object, QEvent* event)
{
    auto* editor = qobject_cast<QWidget*>(object);
    if (!editor) return QStyledItemDelegate::eventFilter(object, event);
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason) return false; // it comes back
        Q_EMIT commitData(editor);
        if (m_taken)
            Q_EMIT closeEditor(editor, NoHint);
        else if (editor->isVisible()) // what was typed is not thrown away behind somebody's back; Esc does that
            QTimer::singleShot(0, editor, [editor] { editor->setFocus(); });
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QStyledItemDelegate::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::ShortcutOverride) {
        // While something is being typed, these go from cell to cell, whatever else they are a key of.
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) event->accept();
        return QStyledItemDelegate::eventFilter(object, event);
    }
    int rows = 0, columns = 0;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: rows = key->modifiers() & Qt::ShiftModifier ? -1 : 1; break;
    case Qt::Key_Tab: columns = 1; break;
    case Qt::Key_Backtab: columns = -1; break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (static_cast<QLineEdit*>(editor)->completer()) return false; // walks through the choices
        rows = key->key() == Qt::Key_Up ? -1 : 1;
        break;
    case Qt::Key_Escape: m_taken = true; [[fallthrough]];
    default: return QStyledItemDelegate::eventFilter(object, event);
    }
    Q_EMIT commitData(editor);
    if (!m_taken) return true;
    Q_EMIT closeEditor(editor, NoHint);
    Q_EMIT entered(rows, columns);
    return true;
}

} // namespace gantry
