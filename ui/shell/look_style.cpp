#include "ui/shell/look_style.h"

#include "ui/shell/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProxyStyle>
#include <QStyleOption>
#include <QTabBar>
#include <QTextCharFormat>
#include <cmath>

namespace gantry {
namespace {

void strokes(QPainter& p, const QPolygonF& line, const QColor& color)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(line);
    p.restore();
}
bool inCell(const QWidget* w)
{
    return w && w->parentWidget() && qobject_cast<const QAbstractItemView*>(w->parentWidget()->parentWidget());
}
bool inControl(const QWidget* w)
{
    const QWidget* outer = w ? w->parentWidget() : nullptr;
    return outer && (outer->inherits("QComboBox") || outer->inherits("QAbstractSpinBox"));
}
QString lookOf(const QWidget* w) { return w ? w->property("look").toString() : QString(); }
bool filled(const QWidget* w)
{
    const QString look = lookOf(w);
    return look == u"primary" || look == u"danger";
}

/// The standard controls over Fusion. No stylesheet: one set on the application wraps this class in another style.
class LookStyle final : public QProxyStyle {
public:
    explicit LookStyle(const Theme& theme)
        : QProxyStyle(QStringLiteral("Fusion"))
        , m_theme(theme)
    {
    }
    using QProxyStyle::polish;
    void polish(QPalette& out) override { out = palette(m_theme); }
    void polish(QWidget* w) override
    {
        QProxyStyle::polish(w);
        for (const char* kind : {"QAbstractButton", "QComboBox", "QAbstractSpinBox", "QScrollBar", "QSplitterHandle", "QTabBar",
                 "QHeaderView", "QLineEdit", "QSlider"})
            if (w->inherits(kind)) w->setAttribute(Qt::WA_Hover); // else State_MouseOver never comes
        // No text of a record, a file or a person is a document: what looks like HTML is shown as it stands. Tips come this way too.
        if (auto* label = qobject_cast<QLabel*>(w); label && label->textFormat() == Qt::AutoText) label->setTextFormat(Qt::PlainText);
        if (auto* view = qobject_cast<QAbstractItemView*>(w)) view->viewport()->setAttribute(Qt::WA_Hover);
        if (auto* edit = qobject_cast<QLineEdit*>(w); edit && !inControl(w) && !inCell(w))
            edit->setTextMargins(6, 0, 6, 0); // QLineEdit adds 2
        if (auto* tabs = qobject_cast<QTabBar*>(w)) tabs->setExpanding(false);
        if (auto* calendar = qobject_cast<QCalendarWidget*>(w)) { // its red week-end and grey header come from formats of its own
            QTextCharFormat day;
            day.setForeground(m_theme["text.secondary"_token]);
            calendar->setWeekdayTextFormat(Qt::Saturday, day);
            calendar->setWeekdayTextFormat(Qt::Sunday, day);
            calendar->setHeaderTextFormat(day);
            calendar->setVerticalHeaderFormat(QCalendarWidget::ISOWeekNumbers);
        }
    }
    int pixelMetric(PixelMetric m, const QStyleOption* o, const QWidget* w) const override
    {
        switch (m) {
        case PM_DefaultFrameWidth:
        case PM_SplitterWidth: // Qt widens the grip of a 1-px splitter
        case PM_MenuPanelWidth: return 1;
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
        case PM_TabBarTabShiftVertical:
        case PM_TabBarTabShiftHorizontal:
        case PM_TabBarTabOverlap:
        case PM_TabBarBaseOverlap:
        case PM_ScrollView_ScrollBarSpacing: return 0;
        case PM_ScrollBarExtent: return 12;
        case PM_ScrollBarSliderMin: return 24;
        case PM_TabBarTabHSpace: return 24;
        case PM_TabBarTabVSpace: return 16;
        case PM_ToolBarIconSize: return 20;
        case PM_TreeViewIndentation:
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight: return 16;
        case PM_MenuVMargin: return 4;
        case PM_MenuHMargin: return 0;
        case PM_ToolTipLabelFrameWidth: return 6;
        case PM_SliderThickness:
        case PM_SliderControlThickness:
        case PM_SliderLength: return 16;
        case PM_LayoutLeftMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutBottomMargin: return 12;
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing: return 8;
        case PM_FocusFrameHMargin: return 7; // cell text 8 px in: views add 1
        default: return QProxyStyle::pixelMetric(m, o, w);
        }
    }
    int styleHint(StyleHint h, const QStyleOption* o, const QWidget* w, QStyleHintReturn* data) const override
    {
        switch (h) {
        case SH_ComboBox_Popup:
        case SH_EtchDisabledText:
        case SH_ItemView_DrawDelegateFrame:
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_ScrollBar_Transient:
        case SH_Menu_Scrollable: return 0;
        case SH_ItemView_ShowDecorationSelected:
        case SH_Menu_MouseTracking:
        case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
        case SH_ToolTip_WakeUpDelay: return 400;
        default: return QProxyStyle::styleHint(h, o, w, data);
        }
    }
    QSize sizeFromContents(ContentsType type, const QStyleOption* o, const QSize& contents, const QWidget* w) const override
    {
        QSize s = QProxyStyle::sizeFromContents(type, o, contents, w);
        const bool control =
            type == CT_PushButton || type == CT_ToolButton || type == CT_ComboBox || type == CT_SpinBox || type == CT_LineEdit;
        const int height = std::max(28, QFontMetrics(w ? w->font() : QApplication::font()).height() + 8);
        if (control && !inCell(w) && !inControl(w)) s.setHeight(height);
        if (type == CT_PushButton) s.setWidth(contents.width() + 24);
        if (type == CT_ToolButton) {
            const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(o);
            const bool text = button && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
            const bool arrow = button && button->features & QStyleOptionToolButton::HasMenu;
            s.setWidth(std::max(contents.width() + (text ? 16 : 8) + (text && arrow ? 18 : 0), height));
        }
        if (type == CT_HeaderSection) s.setHeight(std::max(s.height(), 28));
        if (type == CT_ComboBox || type == CT_SpinBox) s.rwidth() += 12;
        if (type == CT_MenuItem && o && s.height() > 10) { // separators stay thin
            s.setHeight(std::max(28, contents.height()));
            s.rwidth() += 16;
        }
        if (type == CT_ItemViewItem) s.setHeight(std::max(s.height(), 24));
        if (type == CT_TabBarTab) s.setHeight(36);
        return s;
    }
    QRect subElementRect(SubElement part, const QStyleOption* o, const QWidget* w) const override
    {
        const QRect r = QProxyStyle::subElementRect(part, o, w);
        if (part == SE_ProgressBarGroove || part == SE_ProgressBarContents) return o->rect;
        return r;
    }
    QRect subControlRect(ComplexControl c, const QStyleOptionComplex* o, SubControl part, const QWidget* w) const override
    {
        const auto sided = [o](const QRect& r) { return visualRect(o->direction, o->rect, r); };
        if (c == CC_ComboBox && part == SC_ComboBoxEditField) return sided(o->rect.adjusted(8, 2, -24, -2));
        if (c == CC_SpinBox) {
            const QRect r = o->rect;
            const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(o);
            const int width = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 20;
            switch (part) {
            case SC_SpinBoxEditField: return sided(r.adjusted(6, 2, -width - 2, -2));
            case SC_SpinBoxUp: return sided({r.right() - width, r.top() + 1, width, r.height() / 2 - 1});
            case SC_SpinBoxDown: return sided({r.right() - width, r.center().y(), width, r.height() / 2});
            default: return r;
            }
        }
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(o);
        if (c != CC_ScrollBar || !bar) return QProxyStyle::subControlRect(c, o, part, w);
        const bool across = bar->orientation == Qt::Horizontal; // no arrow buttons, so the groove is the whole bar
        const int length = across ? bar->rect.width() : bar->rect.height(), range = bar->maximum - bar->minimum;
        const int thumb = range > 0
            ? std::clamp(int(qint64(length) * bar->pageStep / (qint64(range) + bar->pageStep)), std::min(24, length), length)
            : length;
        const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
        int from = 0, size = 0;
        switch (part) {
        case SC_ScrollBarSlider: from = at, size = thumb; break;
        case SC_ScrollBarSubPage: size = at; break;
        case SC_ScrollBarAddPage: from = at + thumb, size = length - from; break;
        case SC_ScrollBarGroove: size = length; break;
        default: break;
        }
        return across ? sided(QRect(from, 0, size, bar->rect.height())) : QRect(0, from, bar->rect.width(), size);
    }
    void drawPrimitive(PrimitiveElement e, const QStyleOption* o, QPainter* p, const QWidget* w) const override
    {
        const Theme& t = m_theme;
        const QRectF r = o->rect;
        const bool on = o->state & State_Enabled, hover = on && (o->state & State_MouseOver), down = o->state & State_Sunken;
        const bool checked = o->state & State_On, focus = o->state & State_HasFocus, keyboard = o->state & State_KeyboardFocusChange;
        const Token edge = focus ? "focus.ring"_token : on ? "line.control"_token : "line.default"_token;
        switch (e) {
        case PE_PanelItemViewRow: return; // Fusion tints here without knowing the row's kind; a view's drawRow does better
        case PE_PanelItemViewItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(o);
            if (item && item->backgroundBrush.style() != Qt::NoBrush) p->fillRect(r, item->backgroundBrush);
            if (o->state & State_Selected)
                p->fillRect(r, t[o->state & State_Active ? "bg.selected"_token : "bg.selectedIdle"_token]);
            else if (hover)
                p->fillRect(r, t["bg.hover"_token]);
            return;
        }
        case PE_FrameFocusRect: // inside the edge, where alone a style can paint; cells draw theirs in the delegate
            if (keyboard && !qobject_cast<const QAbstractItemView*>(w)) panel(*p, r, 4, Qt::transparent, t["focus.ring"_token], 2);
            return;
        case PE_Frame:
        case PE_FrameMenu:
        case PE_FrameTabWidget: frameSharp(*p, r, 1, t["line.default"_token]); return;
        case PE_FrameGroupBox: panel(*p, r, 6, Qt::transparent, t["line.default"_token]); return;
        case PE_PanelMenu: p->fillRect(r, t["bg.raised"_token]); return;
        case PE_PanelTipLabel: p->fillRect(r, t["bg.tooltip"_token]); return;
        case PE_PanelScrollAreaCorner: p->fillRect(r, t["bg.surface"_token]); return;
        case PE_PanelStatusBar:
        case PE_FrameStatusBarItem: return;
        case PE_FrameTabBarBase: fillSharp(*p, {r.x(), r.bottom() - 1, r.width(), 1}, t["line.default"_token]); return;
        case PE_PanelLineEdit:
        case PE_FrameLineEdit:
            if (inControl(w)) return;
            if (lookOf(w) == u"filter") { // in a row of its own, with no frame until it is wanted
                p->fillRect(r, o->palette.base());
                if (focus || hover) frameSharp(*p, r, focus ? 2 : 1, t[focus ? "focus.ring"_token : "line.control"_token]);
                if (w->property("invalid").toBool()) frameSharp(*p, r, 1, t["mark.bad"_token]);
            } else if (inCell(w) && w->property("invalid").toBool()) {
                p->fillRect(r, t["status.badWash"_token]);
                frameSharp(*p, r, 1, t["mark.bad"_token]);
                p->save();
                p->setRenderHint(QPainter::Antialiasing);
                p->setPen(Qt::NoPen);
                p->setBrush(t["mark.bad"_token]);
                const QPointF corner(r.right(), r.bottom());
                p->drawPolygon(QPolygonF{corner, corner - QPointF(5, 0), corner - QPointF(0, 5)});
                p->restore();
            } else if (inCell(w)) {
                p->fillRect(r, o->palette.base());
                frameSharp(*p, r, 2, t["focus.ring"_token]);
            } else if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(o); frame && frame->lineWidth == 0) {
                if (e == PE_PanelLineEdit) p->fillRect(r, o->palette.base());
            } else {
                const bool invalid = w && w->property("invalid").toBool();
                const Token fill = invalid ? "status.badWash"_token : on ? "bg.surface"_token : "bg.derived"_token;
                panel(*p, r, 4, t[fill], t[invalid && !focus ? "mark.bad"_token : edge], focus ? 2 : 1);
            }
            return;
        case PE_PanelButtonCommand:
        case PE_PanelButtonTool: {
            const QString look = lookOf(w);
            const bool outlined = look.isEmpty() ? e == PE_PanelButtonCommand : look == u"outlined";
            const QColor fill = t[checked ? "bg.selected"_token
                    : down                ? "line.default"_token
                    : hover               ? "bg.hover"_token
                                          : "bg.surface"_token];
            if (look == u"primary" && on) {
                panel(*p, r, 4, t[down ? "accent.press"_token : hover ? "accent.hover"_token : "accent.fill"_token]);
            } else if (look == u"danger" && on) {
                panel(*p, r, 4, t["status.bad"_token]);
            } else if (outlined || filled(w)) {
                panel(*p, r, 4, fill, t["line.default"_token]);
            } else if (checked || down || hover) {
                panel(*p, r, 4, fill);
            }
            // Fusion marks a focused push button here and never asks for PE_FrameFocusRect. On a filled one a gap shows the ring.
            if (focus && keyboard) panel(*p, r, 4, Qt::transparent, t["focus.ring"_token], 2);
            if (focus && keyboard && filled(w)) panel(*p, r.adjusted(2, 2, -2, -2), 2, Qt::transparent, t["bg.surface"_token]);
            return;
        }
        case PE_FrameDefaultButton:
        case PE_FrameButtonTool: return;
        case PE_IndicatorBranch: // no dotted lines
            if (o->state & State_Children) chevron(*p, r, o->state & State_Open ? 0 : -90, t["text.secondary"_token]);
            return;
        case PE_IndicatorArrowDown: chevron(*p, r, 0, t[on ? "text.secondary"_token : "text.disabled"_token]); return;
        case PE_IndicatorArrowUp: chevron(*p, r, 180, t[on ? "text.secondary"_token : "text.disabled"_token]); return;
        // These two are meant as they are called, whichever way lines run.
        case PE_IndicatorArrowRight:
            chevron(*p, r, isMirrored() ? 90 : -90, t[on ? "text.secondary"_token : "text.disabled"_token]);
            return;
        case PE_IndicatorArrowLeft: chevron(*p, r, isMirrored() ? -90 : 90, t[on ? "text.secondary"_token : "text.disabled"_token]); return;
        case PE_IndicatorMenuCheckMark:
            if (checked)
                strokes(*p, {{r.x() + 3, r.y() + 8.5}, {r.x() + 6.5, r.y() + 12}, {r.x() + 13, r.y() + 4.5}}, t["text.primary"_token]);
            return;
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck: { // Fusion's vanishes on a dark surface
            const bool part = o->state & State_NoChange, set = on && (checked || part);
            panel(*p, r, 3,
                t[set        ? "accent.fill"_token
                        : on ? "bg.surface"_token
                             : "bg.derived"_token],
                t[set ? "accent.fill"_token : "line.control"_token]);
            const QColor ink = t[on ? "text.onAccent"_token : "text.disabled"_token];
            if (part)
                fillSharp(*p, {r.x() + 4, r.y() + 7, 8, 2}, ink);
            else if (checked)
                strokes(*p, {{r.x() + 4, r.y() + 8.5}, {r.x() + 7, r.y() + 11.5}, {r.x() + 12, r.y() + 5}}, ink);
            if (focus && keyboard) panel(*p, r, 3, Qt::transparent, t["focus.ring"_token], 2);
            return;
        }
        case PE_IndicatorRadioButton: {
            const bool set = on && checked;
            panel(*p, r, r.width() / 2,
                t[set        ? "accent.fill"_token
                        : on ? "bg.surface"_token
                             : "bg.derived"_token],
                t[set ? "accent.fill"_token : "line.control"_token]);
            if (checked) panel(*p, r.adjusted(5, 5, -5, -5), 3, t[on ? "text.onAccent"_token : "text.disabled"_token]);
            return;
        }
        default: QProxyStyle::drawPrimitive(e, o, p, w);
        }
    }
    void drawControl(ControlElement e, const QStyleOption* o, QPainter* p, const QWidget* w) const override
    {
        const Theme& t = m_theme;
        const QRectF r = o->rect;
        switch (e) {
        case CE_Header:
        case CE_HeaderEmptyArea: {
            p->fillRect(r, t["bg.header"_token]);
            fillSharp(*p, {r.x(), r.bottom() - 1, r.width(), 1}, t["line.default"_token]);
            const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(o);
            if (e == CE_HeaderEmptyArea || !header) return;
            if (o->state & State_MouseOver && o->state & State_Enabled && w && w->property("sortable").toBool())
                p->fillRect(r.adjusted(0, 0, 0, -1), t["bg.hover"_token]);
            // Painting CE_Header whole puts the arrow beside the text and wraps titles: two lines need only a taller header.
            const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
            const QRect room = mirrored(o->rect.adjusted(8, 0, sorted ? -20 : -8, 0), o->rect);
            const int flags = int(header->textAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextWordWrap;
            p->save();
            p->setFont(textFont(TypeRole::SmallStrong));
            p->setPen(t["text.secondary"_token]);
            const int line = p->fontMetrics().height();
            const QString text =
                room.height() < 2 * line ? p->fontMetrics().elidedText(header->text, Qt::ElideRight, room.width()) : header->text;
            drawWords(*p, room, flags, text);
            if (sorted) { // Qt's SortUp means a descending order
                const double x = p->fontMetrics().boundingRect(mirrored(room, o->rect), flags, text).right() + 2;
                chevron(*p, mirrored(QRectF(x, r.y(), 12, r.height()), r), header->sortIndicator == QStyleOptionHeader::SortUp ? 0 : 180,
                    t["text.secondary"_token]);
            }
            p->restore();
            return;
        }
        case CE_Splitter: fillSharp(*p, r, t[o->state & State_MouseOver ? "accent.fill"_token : "line.default"_token]); return;
        case CE_TabBarTabShape:
            if (o->state & State_MouseOver && !(o->state & State_Selected)) panel(*p, r.adjusted(4, 4, -4, -4), 4, t["bg.hover"_token]);
            if (o->state & State_Selected) fillSharp(*p, {r.x() + 8, r.bottom() - 2, r.width() - 16, 2}, t["accent.fill"_token]);
            return;
        case CE_TabBarTabLabel:
            if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(o)) {
                QStyleOptionTab plain(*tab);
                const bool current = o->state & State_Selected;
                plain.palette.setColor(QPalette::WindowText, t[current ? "text.primary"_token : "text.secondary"_token]);
                plain.state &= ~State_HasFocus;
                QProxyStyle::drawControl(e, &plain, p, w);
                if (o->state & State_HasFocus && o->state & State_KeyboardFocusChange)
                    panel(*p, r.adjusted(4, 4, -4, -4), 4, Qt::transparent, t["focus.ring"_token], 2);
                return;
            }
            break;
        case CE_MenuItem:
            if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(o)) return drawMenuItem(*item, *p);
            break;
        case CE_MenuBarItem:
            if (o->state & (State_Selected | State_Sunken) && o->state & State_Enabled) p->fillRect(r, t["bg.hover"_token]);
            if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(o))
                drawItemText(p, o->rect, Qt::AlignCenter | Qt::TextShowMnemonic, o->palette, o->state & State_Enabled, item->text,
                    QPalette::WindowText);
            return;
        case CE_MenuBarEmptyArea: p->fillRect(r, t["bg.frame"_token]); return;
        case CE_PushButtonLabel:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(o); button && filled(w)) {
                QStyleOptionButton copy(*button);
                if (o->state & State_Enabled) copy.palette.setColor(QPalette::ButtonText, t["text.onAccent"_token]);
                QProxyStyle::drawControl(e, &copy, p, w);
                return;
            }
            break;
        case CE_ProgressBarGroove: panel(*p, barOf(r), 3, t["line.hair"_token]); return;
        case CE_ProgressBarContents:
            if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(o)) {
                const qint64 range = qint64(bar->maximum) - bar->minimum;
                QRectF done = barOf(r);
                if (range <= 0)
                    done.adjust(done.width() * 0.3, 0, -done.width() * 0.3, 0); // not known how much: a part in the middle
                else
                    done.setWidth(done.width() * double(qint64(bar->progress) - bar->minimum) / double(range));
                if (done.width() > 0) panel(*p, done, 3, t["accent.fill"_token]);
            }
            return;
        case CE_ProgressBarLabel: return;
        case CE_RubberBand:
            p->fillRect(r, QColor(t["accent.fill"_token].red(), t["accent.fill"_token].green(), t["accent.fill"_token].blue(), 40));
            frameSharp(*p, r, 1, t["accent.fill"_token]);
            return;
        default: break;
        }
        QProxyStyle::drawControl(e, o, p, w);
    }
    /// Words of Qt's own controls, each in its own direction; they come with the alignment of the layout already.
    void drawItemText(QPainter* p, const QRect& r, int flags, const QPalette& palette, bool enabled, const QString& text,
        QPalette::ColorRole role) const override
    {
        const Qt::LayoutDirection before = p->layoutDirection();
        p->setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        QProxyStyle::drawItemText(p, r, flags | Qt::AlignAbsolute, palette, enabled, text, role);
        p->setLayoutDirection(before);
    }
    void drawComplexControl(ComplexControl c, const QStyleOptionComplex* o, QPainter* p, const QWidget* w) const override
    {
        const Theme& t = m_theme;
        const QRectF r = o->rect;
        const bool on = o->state & State_Enabled, hover = on && (o->state & State_MouseOver), focus = o->state & State_HasFocus;
        switch (c) {
        case CC_ScrollBar: {
            p->fillRect(r, t["bg.surface"_token]);
            const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(o);
            if (!bar || bar->maximum <= bar->minimum) return;
            panel(*p, QRectF(subControlRect(c, o, SC_ScrollBarSlider, w)).adjusted(3, 3, -3, -3), 3,
                t[hover || o->state & State_Sunken ? "line.control"_token : "text.disabled"_token]);
            return;
        }
        case CC_ComboBox:
        case CC_SpinBox: {
            const QColor ink = t[on ? "text.secondary"_token : "text.disabled"_token];
            const bool cell = inCell(w);
            const Token line = focus ? "focus.ring"_token : on ? "line.control"_token : "line.default"_token;
            if (cell) {
                p->fillRect(r, t["bg.surface"_token]);
                frameSharp(*p, r, focus ? 2 : 1, t[line]); // one that always stands in its cell is not always at work
            } else if (lookOf(w) != u"bare" || hover || focus) {
                panel(*p, r, 4, t[on ? "bg.surface"_token : "bg.derived"_token], t[line], focus ? 2 : 1);
            }
            if (c == CC_ComboBox) {
                chevron(*p, visualRect(o->direction, o->rect, QRect(o->rect.right() - 24, o->rect.y(), 24, o->rect.height())), 0, ink);
            } else if (!subControlRect(c, o, SC_SpinBoxUp, w).isEmpty()) {
                chevron(*p, subControlRect(c, o, SC_SpinBoxUp, w), 180, ink);
                chevron(*p, subControlRect(c, o, SC_SpinBoxDown, w), 0, ink);
            }
            return;
        }
        case CC_Slider:
            if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(o)) {
                const QRectF handle = subControlRect(c, o, SC_SliderHandle, w);
                const bool across = slider->orientation == Qt::Horizontal;
                const QRectF line = across ? QRectF(r.x() + 8, handle.center().y() - 1, r.width() - 16, 2)
                                           : QRectF(handle.center().x() - 1, r.y() + 8, 2, r.height() - 16);
                panel(*p, line, 1, t["line.control"_token]);
                panel(*p, handle.adjusted(1, 1, -1, -1), 7, t[on ? "accent.fill"_token : "text.disabled"_token], t["bg.surface"_token], 2);
                if (focus) panel(*p, handle, 8, Qt::transparent, t["focus.ring"_token], 2);
            }
            return;
        case CC_ToolButton:
            if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(o)) {
                if (button->subControls & SC_ToolButton || button->features & QStyleOptionToolButton::HasMenu) {
                    QStyleOption box(*o);
                    box.state &= ~State_HasFocus;
                    if (!(o->state & State_AutoRaise) || (o->state & (State_MouseOver | State_Sunken | State_On))
                        || lookOf(w) == u"outlined")
                        drawPrimitive(PE_PanelButtonTool, &box, p, w);
                }
                QStyleOptionToolButton label(*button);
                const bool arrow = button->features & QStyleOptionToolButton::HasMenu;
                if (arrow && button->toolButtonStyle != Qt::ToolButtonIconOnly)
                    label.rect = visualRect(o->direction, o->rect, label.rect.adjusted(0, 0, -16, 0));
                label.features &= ~QStyleOptionToolButton::HasMenu;
                label.state &= ~(State_Sunken | State_HasFocus);
                drawControl(CE_ToolButtonLabel, &label, p, w);
                if (arrow && button->toolButtonStyle != Qt::ToolButtonIconOnly)
                    chevron(*p, mirrored(QRectF(r.right() - 20, r.y(), 16, r.height()), r), 0,
                        t[on ? "text.secondary"_token : "text.disabled"_token]);
                if (focus && o->state & State_KeyboardFocusChange) panel(*p, r, 4, Qt::transparent, t["focus.ring"_token], 2);
                return;
            }
            break;
        default: break;
        }
        QProxyStyle::drawComplexControl(c, o, p, w);
    }

private:
    /// A progress bar is 6 px high in the middle of whatever room it has.
    static QRectF barOf(const QRectF& r)
    {
        const double height = std::min(6.0, r.height());
        return {r.x(), r.center().y() - height / 2, r.width(), height};
    }
    void drawMenuItem(const QStyleOptionMenuItem& item, QPainter& p) const
    {
        const Theme& t = m_theme;
        const QRectF r = item.rect;
        if (item.menuItemType == QStyleOptionMenuItem::Separator) {
            if (item.text.isEmpty()) {
                fillSharp(p, {r.x(), std::floor(r.center().y()), r.width(), 1}, t["line.hair"_token]);
                return;
            }
            p.save();
            p.setFont(textFont(TypeRole::Caption));
            p.setPen(t["text.tertiary"_token]);
            drawWords(p, mirrored(r.adjusted(12, 0, -8, 0), r), Qt::AlignVCenter, item.text);
            p.restore();
            return;
        }
        const bool on = item.state & State_Enabled, current = on && item.state & State_Selected;
        if (current) p.fillRect(r, t["bg.hover"_token]);
        const QRect mark = mirrored(QRect(int(r.x()) + 8, int(r.center().y()) - 7, 16, 16), item.rect);
        if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked && item.icon.isNull()) {
            QStyleOption check;
            check.rect = mark;
            check.state = State_Enabled | State_On;
            drawPrimitive(PE_IndicatorMenuCheckMark, &check, &p, nullptr);
        } else if (!item.icon.isNull()) {
            if (item.checked) panel(p, QRectF(mark).adjusted(-4, -4, 4, 4), 4, t["bg.selected"_token]);
            item.icon.paint(&p, mark, Qt::AlignCenter, on ? QIcon::Normal : QIcon::Disabled);
        }
        p.save();
        p.setFont(item.font);
        const qsizetype tab = item.text.indexOf(u'\t');
        const QString label = tab < 0 ? item.text : item.text.left(tab), keys = tab < 0 ? QString() : item.text.mid(tab + 1);
        const QRectF room = mirrored(r.adjusted(32, 0, item.menuItemType == QStyleOptionMenuItem::SubMenu ? -24 : -12, 0), r);
        p.setPen(t[on ? "text.primary"_token : "text.disabled"_token]);
        drawWords(p, room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine, label);
        p.setPen(t[on ? "text.tertiary"_token : "text.disabled"_token]);
        drawWords(p, room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, keys);
        p.restore();
        if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
            chevron(
                p, mirrored(QRectF(r.right() - 24, r.y(), 24, r.height()), r), -90, t[on ? "text.secondary"_token : "text.disabled"_token]);
    }

    const Theme& m_theme;
};

} // namespace

QStyle* createLookStyle(const Theme& theme) { return new LookStyle(theme); }

} // namespace gantry
