#include "ui/tables/cell_delegate.h"

#include "core/session/session.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/cell_edit.h"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace gantry {
namespace {

constexpr int padding = 8, pageEdge = 16; // px; the first column's text stands under the page's title
constexpr QSize textBlock(360, 116); // editor of several lines
constexpr int levelIndent = 16, chevronSize = 12, chevronGap = 4; // px
constexpr int buttonRoom = 52; // px beside the text of an editor with a list or a calendar

Status statusOf(const QString& word)
{
    return word == u"good" ? Status::Good : word == u"watch" ? Status::Watch : word == u"bad" ? Status::Bad : Status::Neutral;
}

std::optional<TrendMark> trendOf(const Column& column, const Value& value)
{
    if (column.format.words.data() != keysOf<Trend>.data()) return std::nullopt;
    const QString word = textOf(value);
    if (word == u"up") return TrendMark::Up;
    if (word == u"down") return TrendMark::Down;
    return word == u"flat" ? std::optional(TrendMark::Flat) : std::nullopt;
}

/// Progress has a bar beside its figure.
bool isProgress(const Column& column)
{
    return column.edits == &fieldFor<&Task::percentComplete>() || column.edits == &fieldFor<&Task::physicalPercent>();
}

/// In a corner of `cell`, each side `size` long: at the top where lines begin, or at the bottom where they end.
void cornerMark(QPainter& painter, const QRectF& cell, double size, bool atEnd, const QColor& color)
{
    const bool right = atEnd != isMirrored();
    const QPointF corner(right ? cell.right() : cell.left(), atEnd ? cell.bottom() : cell.top());
    const QPointF across(right ? -size : size, 0), down(0, atEnd ? -size : size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{corner, corner + across, corner + down});
    painter.restore();
}

/// Before a cell's content. The cells at the edge of the page stand under its title.
int indentOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool first = isMirrored() && view ? option.rect.right() + 1 == view->viewport()->width() : option.rect.x() == 0;
    return first ? pageEdge : padding;
}

/// Before the text of a cell in a tree: room for the levels above it and for the chevron that folds what lies below.
int treeIndent(const QModelIndex& index)
{
    const QVariant depth = index.data(DepthRole);
    return depth.isNull() ? 0 : depth.toInt() * levelIndent + chevronSize + chevronGap;
}

CellLook lookOf(const Column& column, const QModelIndex& index)
{
    return column.look ? column.look(index.data(RecordRole).toLongLong()) : CellLook();
}

constexpr int tagPadding = 6, tagGap = 8, chipPadding = 6, wordGap = 8; // px

int chipWidth(const QString& figure)
{
    return std::max(grown(26), QFontMetrics(figureFont(TypeRole::TableStrong)).horizontalAdvance(figure) + 2 * chipPadding);
}

int tagWidth(const QString& tag) { return QFontMetrics(textFont(TypeRole::Caption)).horizontalAdvance(tag) + 2 * tagPadding; }

/// Room of what stands beside the text.
int besideText(const CellLook& look, const QString& text)
{
    if (look.fill.isValid())
        return chipWidth(text) + wordGap + QFontMetrics(textFont(TypeRole::Table)).horizontalAdvance(look.word)
            - QFontMetrics(textFont(TypeRole::Table)).horizontalAdvance(text);
    return look.tag.isEmpty() ? 0 : tagGap + tagWidth(look.tag);
}

/// A figure on its chip, with the word behind it.
void paintChip(QPainter& p, const QRect& room, const QString& figure, const CellLook& look)
{
    const Theme& t = currentTheme();
    const int high = std::min(room.height() - 3, grown(20)), wide = std::min(chipWidth(figure), room.width());
    const QRect chip = mirrored(QRect(room.x(), room.y() + (room.height() - high) / 2, wide, high), room);
    panel(p, chip, 3, look.fill, t.highContrast ? t["line.control"_token] : QColor(Qt::transparent));
    p.setFont(figureFont(TypeRole::TableStrong));
    p.setPen(look.ink);
    p.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, figure);
    const QRect rest = mirrored(room.adjusted(wide + wordGap, 0, 0, 0), room);
    if (rest.width() <= 0) return;
    p.setFont(textFont(TypeRole::Table));
    p.setPen(t["text.secondary"_token]);
    drawWords(p, rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        p.fontMetrics().elidedText(look.word, Qt::ElideRight, rest.width()));
}

/// A framed word at `x` of a cell laid out from the left.
void paintTag(QPainter& p, const QRect& room, int x, const QString& tag)
{
    const Theme& t = currentTheme();
    p.setFont(textFont(TypeRole::Caption));
    const int high = std::min(room.height() - 3, p.fontMetrics().height() + 4);
    const QRect frame = mirrored(QRect(x, room.y() + (room.height() - high) / 2, tagWidth(tag), high), room);
    panel(p, frame, 4, Qt::transparent, t["line.default"_token]);
    p.setPen(t["text.secondary"_token]);
    p.drawText(frame, Qt::AlignCenter | Qt::TextSingleLine, tag);
}

QString oneLine(QString text)
{
    const qsizetype end = text.indexOf(u'\n');
    if (end < 0) return text;
    return text.simplified();
}

} // namespace

QRect chevronIn(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QRect& cell = option.rect;
    const int x = cell.x() + indentOf(option) + index.data(DepthRole).toInt() * levelIndent;
    return mirrored(QRect(x, cell.y() + (cell.height() - chevronSize) / 2, chevronSize, chevronSize), cell);
}

QRect checkBoxIn(const QRect& cell) { return {cell.x() + (cell.width() - 16) / 2, cell.y() + (cell.height() - 16) / 2, 16, 16}; }

CellDelegate::CellDelegate(const CellSource& source, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_source(source)
{
    refreshLook();
}

void CellDelegate::refreshLook()
{
    m_text = textFont(TypeRole::Table);
    m_figure = figureFont(TypeRole::Table);
}

void CellDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = currentTheme();
    const QRect cell = option.rect;
    const Column& column = m_source.columnAt(index.column());
    const bool selected = option.state & QStyle::State_Selected, current = option.state & QStyle::State_HasFocus;
    const QString wrong = index.data(InvalidRole).toString();

    const bool group = index.data(GroupRole).toBool();
    QColor ground = group ? t["bg.group"_token] : column.computed() ? t["bg.derived"_token] : t["bg.surface"_token];
    if (!wrong.isEmpty()) ground = t["status.badWash"_token];
    if (selected && !current) ground = t[option.state & QStyle::State_Active ? "bg.selected"_token : "bg.selectedIdle"_token];
    p->fillRect(cell, ground);
    fillSharp(*p, QRectF(cell.x(), cell.bottom(), cell.width(), 1), t["line.hair"_token]);

    QRect room = mirrored(cell.adjusted(indentOf(option) + treeIndent(index), 0, -padding, -1), cell);
    if (const QVariant open = index.data(FoldRole); !open.isNull())
        icon(open.toBool()     ? "chevron-down"
                : isMirrored() ? "chevron-left"
                               : "chevron-right",
            t["text.secondary"_token])
            .paint(p, chevronIn(option, index));
    if (index.data(LockedRole).toBool()) {
        const QRect lock(room.right() - 11, cell.y() + (cell.height() - 12) / 2, 12, 12);
        icon("lock", t["text.tertiary"_token]).paint(p, mirrored(lock, room));
        room = mirrored(room.adjusted(0, 0, -16, 0), room);
    }
    paintContent(*p, room, index, column);

    if (!index.data(ChangedRole).isNull()) cornerMark(*p, cell, 6, false, t["mark.changed"_token]);
    if (!wrong.isEmpty()) {
        frameSharp(*p, cell.adjusted(0, 0, 0, -1), 1, t["mark.bad"_token]);
        cornerMark(*p, QRectF(cell).adjusted(0, 0, 0, -1), 5, true, t["mark.bad"_token]);
    }
    if (current)
        frameSharp(*p, cell, 2, t["focus.ring"_token]);
    else if (option.state & QStyle::State_MouseOver && index.flags() & Qt::ItemIsEditable)
        frameSharp(*p, cell.adjusted(0, 0, 0, -1), 1, t["line.control"_token]);
}

void CellDelegate::paintContent(QPainter& p, const QRect& room, const QModelIndex& index, const Column& column) const
{
    if (column.kind == Kind::Bool) {
        const QVariant checked = index.data(Qt::CheckStateRole);
        if (checked.isNull()) return;
        if (column.computed()) { // a fact, and no box to tick
            if (checked.toInt() == Qt::Checked) icon("check", currentTheme()["text.secondary"_token]).paint(&p, checkBoxIn(room));
            return;
        }
        QStyleOptionViewItem box;
        box.rect = checkBoxIn(room);
        box.state = QStyle::State(checked.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
        if (index.flags() & Qt::ItemIsEditable) box.state |= QStyle::State_Enabled;
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, &p);
        return;
    }
    QString text = oneLine(index.data().toString());
    if (text.isEmpty()) return;
    if (column.alignment & Qt::AlignRight && text.front() == u'-') text[0] = minusSign(m_figure);
    QRect left = room;
    const CellLook look = lookOf(column, index);
    if (look.fill.isValid()) return paintChip(p, room, text, look);
    if (!look.tag.isEmpty()) {
        const int wide = QFontMetrics(fontOf(column, index)).horizontalAdvance(text) + tagGap + 2; // eliding rounds up
        const int at = std::min(wide, room.width() - tagWidth(look.tag));
        if (at > tagGap) {
            paintTag(p, room, room.x() + at, look.tag);
            left = mirrored(QRect(room.x(), room.y(), at - tagGap, room.height()), room);
        }
    }
    const auto mark = [&](int size, auto paint) {
        paint(mirrored(QRectF(room.x(), room.y() + (room.height() - size) / 2.0, size, size), room));
        left = mirrored(room.adjusted(size + 6, 0, 0, 0), room);
    };
    if (column.isHealth()) {
        const Status status = statusOf(textOf(index.data(ValueRole).value<Value>()));
        mark(10, [&](const QRectF& area) { paintStatus(&p, area, status); });
    } else if (const auto trend = column.kind == Kind::Enum ? trendOf(column, index.data(ValueRole).value<Value>()) : std::nullopt) {
        mark(8, [&](const QRectF& area) { paintTrend(&p, area, *trend); });
    } else if (isProgress(column)) {
        const Theme& t = currentTheme();
        const double figure = grown(48);
        const QRectF groove = mirrored(QRectF(room.x(), room.y() + (room.height() - 6) / 2.0, room.width() - figure, 6), room);
        const double share = std::clamp(double(intOf(index.data(ValueRole).value<Value>())) / double(100 * e8), 0.0, 1.0);
        panel(p, groove, 3, t["line.default"_token]);
        const QRectF done(groove.x(), groove.y(), std::max(3.0, groove.width() * share), 6);
        if (share > 0) panel(p, mirrored(done, groove), 3, t["accent.fill"_token]);
    }
    paintText(p, left, text, column, index, look.bad);
}

void CellDelegate::paintText(
    QPainter& p, const QRect& room, const QString& text, const Column& column, const QModelIndex& index, bool bad) const
{
    const Theme& t = currentTheme();
    const bool figure = column.alignment & Qt::AlignRight;
    QColor ink = t[index.data(ContextRole).toBool() ? "text.tertiary"_token : "text.primary"_token];
    if (column.edits && column.edits->is(Number)) ink = t["text.tertiary"_token];
    if (figure && column.kind != Kind::Date && column.kind != Kind::DateTime && column.kind != Kind::Instant
        && index.data(ValueRole).value<Value>() == Value(qint64(0)))
        ink = t["text.tertiary"_token];
    if (bad) ink = t["status.bad"_token];
    p.setFont(fontOf(column, index));
    const QString shown = p.fontMetrics().elidedText(text, Qt::ElideRight, room.width());
    if (!m_search.isEmpty()) {
        if (const qsizetype at = shown.indexOf(m_search, 0, Qt::CaseInsensitive); at >= 0) {
            const int before = p.fontMetrics().horizontalAdvance(shown.left(at));
            const int wide = p.fontMetrics().horizontalAdvance(shown.mid(at, m_search.size()));
            const bool right = figure != isMirrored();
            const int start = right ? room.right() + 1 - p.fontMetrics().horizontalAdvance(shown) : room.x();
            p.fillRect(QRect(start + before, room.y() + 4, wide, room.height() - 8), t["mark.search"_token]);
        }
    }
    p.setPen(ink);
    drawWords(p, room, int(column.alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

/// Rows that hold others stand out by weight.
QFont CellDelegate::fontOf(const Column& column, const QModelIndex& index) const
{
    QFont font = column.alignment & Qt::AlignRight ? m_figure : m_text;
    if (index.data(GroupRole).toBool()) font.setWeight(QFont::DemiBold);
    return font;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Column& column = m_source.columnAt(index.column());
    const QFontMetrics metrics(fontOf(column, index));
    const QString text = oneLine(index.data().toString());
    const int beside = isProgress(column) ? 40 : column.isHealth() ? 16 : besideText(lookOf(column, index), text);
    return {metrics.horizontalAdvance(text) + indentOf(option) + treeIndent(index) + padding + beside + 2, option.rect.height()};
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Column& column = m_source.columnAt(index.column());
    if (column.kind == Kind::Bool || column.kind == Kind::Bytes) return nullptr; // a click or Space; nothing to type
    const RecordKey record = m_source.recordAt(index);
    QWidget* editor = nullptr;
    if (offersChoices(column)) {
        const NodeId project = projectOf(m_source.portfolio(), record);
        // The source and its columns outlive the view and so its editors; the column is looked up anew, for they may be laid out again.
        editor = new PickEdit(
            [this, record, project, key = index.column()](
                const QString& words) { return choicesFor(m_source.portfolio(), m_source.columnAt(key), record, project, words); },
            parent);
    } else if (column.kind == Kind::Date || column.kind == Kind::DateTime) {
        editor = new DayEdit(m_source.session().today(), parent);
    } else if (column.format.is(Multiline)) {
        editor = new TextEdit(parent);
    } else {
        editor = new CellEdit(parent);
    }
    if (auto* edit = qobject_cast<CellEdit*>(editor)) {
        edit->setTextMargins(indentOf(option) + treeIndent(index) - 2, 0, 6, 0); // QLineEdit adds 2
        edit->setAlignment(column.alignment & Qt::AlignRight ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
        connect(edit, &CellEdit::picked, this, [this, edit] { const_cast<CellDelegate*>(this)->leave(edit, 0, 0); });
    }
    editor->setFont(column.alignment & Qt::AlignRight ? m_figure : m_text);
    editor->setAccessibleName(column.title);
    Q_EMIT opened(editor);
    return editor;
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    const Value held = index.data(ValueRole).value<Value>();
    if (auto* edit = qobject_cast<CellEdit*>(editor)) {
        if (edit->isModified()) return; // a refresh of the row does not take away what is being typed
        if (auto* day = qobject_cast<DayEdit*>(editor); day && !isAbsent(held))
            day->setDay(m_source.columnAt(index.column()).kind == Kind::Date ? QDate::fromJulianDay(intOf(held)) : dateOf({intOf(held)}));
        edit->present(text, held);
    } else if (auto* block = qobject_cast<TextEdit*>(editor); block && !block->document()->isModified()) {
        block->setPlainText(text);
        block->selectAll();
    }
}

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const
{
    m_taken = true;
    const auto* edit = qobject_cast<CellEdit*>(editor);
    const auto* block = qobject_cast<TextEdit*>(editor);
    const QString typed = edit ? edit->text() : block->toPlainText();
    const std::optional<Value> chosen = edit ? edit->chosen() : std::nullopt;
    if (!chosen && !(edit ? edit->isModified() : block->document()->isModified())) return;
    const Result<Value> value = chosen ? Result<Value>(*chosen) : m_source.parse(index, typed);
    const Result<void> done = value ? m_source.commit(index, *value) : Result<void>(value.error());
    m_taken = bool(done);
    if (m_taken) return;
    const QString why = sentence(done.error());
    markInvalid(editor, why);
    Q_EMIT refused(why);
}

void CellDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    QRect area = option.rect;
    if (qobject_cast<TextEdit*>(editor)) { // it covers what is below, inside the view
        const QRect bounds = editor->parentWidget()->rect();
        area.setSize(area.size().expandedTo(textBlock).boundedTo(bounds.size()));
        if (area.bottom() > bounds.bottom()) area.moveBottom(bounds.bottom());
        if (isMirrored()) area.moveRight(option.rect.right());
        if (area.right() > bounds.right()) area.moveRight(bounds.right());
        if (area.left() < bounds.left()) area.moveLeft(bounds.left());
    } else if (auto* edit = qobject_cast<CellEdit*>(editor);
               edit && !edit->actions().isEmpty()) { // its button takes none of the text's room
        const int wanted = edit->fontMetrics().horizontalAdvance(edit->text()) + buttonRoom;
        const int room = isMirrored() ? area.right() + 1 : editor->parentWidget()->width() - area.x();
        area.setWidth(std::min(std::max(area.width(), wanted), room));
        if (isMirrored()) area.moveRight(option.rect.right());
    }
    editor->setGeometry(area);
}

bool CellDelegate::commit(QWidget* editor)
{
    Q_EMIT commitData(editor);
    return m_taken;
}

bool CellDelegate::leave(QWidget* editor, int rows, int columns)
{
    if (!commit(editor)) return false;
    Q_EMIT closeEditor(editor, NoHint);
    Q_EMIT left(rows, columns);
    return true;
}

bool CellDelegate::eventFilter(QObject* object, QEvent* event)
{
    auto* editor = qobject_cast<QWidget*>(object);
    if (!editor) return false;
    if (event->type() == QEvent::FocusOut) {
        // A menu or calendar of the editor's own, and another program's window, leave it open.
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason || reason == Qt::MenuBarFocusReason) return false;
        for (QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget())
            if (at == editor) return false;
        // The view gives the keyboard back to what it refused; whoever goes further away has read why.
        if (!commit(editor) && QApplication::focusWidget() == editor->parentWidget()->parentWidget()) return false;
        Q_EMIT closeEditor(editor, NoHint);
        return false;
    }
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool shift = key->modifiers() & Qt::ShiftModifier, alt = key->modifiers() & Qt::AltModifier;
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (auto* block = qobject_cast<TextEdit*>(editor); block && (shift || alt)) {
            block->insertPlainText(QStringLiteral("\n"));
            return true;
        }
        leave(editor, shift ? -1 : 1, 0);
        return true;
    case Qt::Key_Tab: leave(editor, 0, 1); return true;
    case Qt::Key_Backtab: leave(editor, 0, -1); return true;
    case Qt::Key_Escape:
        if (auto* pick = qobject_cast<PickEdit*>(editor)) pick->closeList();
        Q_EMIT closeEditor(editor, RevertModelCache);
        return true;
    default: return false;
    }
}

bool CellDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Column& column = m_source.columnAt(index.column());
    if (column.kind != Kind::Bool || !(index.flags() & Qt::ItemIsEditable) || event->type() != QEvent::MouseButtonRelease) return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton || !checkBoxIn(option.rect).adjusted(-4, -4, 4, 4).contains(mouse->pos())) return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, int(checked ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

} // namespace gantry
