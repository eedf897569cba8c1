#include "ui/board/record_card.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace gantry {
namespace {

constexpr int padding = 12, above = 9, lineGap = 4; // px

/// How a word of good, watch and bad is judged; nothing where it says none of them.
std::optional<Status> statusOfWord(const QString& word)
{
    if (word == u"good") return Status::Good;
    if (word == u"watch") return Status::Watch;
    if (word == u"bad") return Status::Bad;
    return std::nullopt;
}

int line(TypeRole role) { return QFontMetrics(textFont(role)).lineSpacing(); }

} // namespace

int RecordCard::height() const
{
    return 2 * above + (hasTop() ? line(TypeRole::Small) + lineGap : 0) + 2 * line(TypeRole::Body)
        + (hasFoot() ? line(TypeRole::Small) + lineGap + 2 : 0);
}

void RecordCard::paint(QPainter& p, const QRect& card, qint64 record, State state, const QString& search) const
{
    const Theme& t = currentTheme();
    const QColor fill = t[state.focused ? "bg.selected"_token
            : state.current             ? "bg.selectedIdle"_token
            : state.hovered             ? "bg.hover"_token
                                        : "bg.surface"_token];
    panel(p, card, 6, fill, t["line.default"_token]);
    if (state.current) { // the accent edge, inside the rounded corners
        p.save();
        p.setClipRect(mirrored(QRect(card.x(), card.y(), 3, card.height()), card));
        panel(p, card, 6, t["accent.fill"_token]);
        p.restore();
    }
    if (state.focused) panel(p, card, 6, Qt::transparent, t["focus.ring"_token], 2);
    QRect room = card.adjusted(padding, above, -padding, -above);
    if (hasTop()) {
        paintTop(p, QRect(room.topLeft(), QSize(room.width(), line(TypeRole::Small))), record);
        room.setTop(room.top() + line(TypeRole::Small) + lineGap);
    }
    paintTitle(p, QRect(room.topLeft(), QSize(room.width(), 2 * line(TypeRole::Body))), faceText(m_model, record, m_face.title), search);
    if (hasFoot())
        paintFoot(p, QRect(room.x(), card.bottom() + 1 - above - line(TypeRole::Small), room.width(), line(TypeRole::Small)), record);
}

/// Urgency and the like are as they are of every new record: a card says what is out of the ordinary.
bool RecordCard::saysNothing(qint64 record) const
{
    if (m_face.rating < 0) return true;
    const Column& rating = m_model.columnAt(m_face.rating);
    if (!rating.edits || rating.kind != Kind::Enum) return false;
    const auto place = std::size_t(rating.edits - infoOf(m_model.entity()).fields.data());
    return rating.value(record) == defaultsOf(m_model.entity())[place];
}

void RecordCard::paintTop(QPainter& p, QRect room, qint64 record) const
{
    const Theme& t = currentTheme();
    if (m_face.health >= 0)
        if (const auto status = statusOfWord(textOf(m_model.columnAt(m_face.health).value(record)))) {
            paintStatus(&p, mirrored(QRectF(room.right() - 9, room.y() + (room.height() - 10) / 2.0, 10, 10), room), *status);
            room = mirrored(room.adjusted(0, 0, -18, 0), room);
        }
    p.setFont(figureFont(TypeRole::Small));
    if (const QString rating = saysNothing(record) ? QString() : faceText(m_model, record, m_face.rating); !rating.isEmpty()) {
        p.setPen(t["text.secondary"_token]);
        const QString shown = p.fontMetrics().elidedText(rating, Qt::ElideRight, room.width() / 2);
        drawWords(p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        room = mirrored(room.adjusted(0, 0, -p.fontMetrics().horizontalAdvance(shown) - 8, 0), room);
    }
    p.setPen(t["text.tertiary"_token]);
    const QString number = faceText(m_model, record, m_face.number);
    drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(number, Qt::ElideRight, room.width()));
}

void RecordCard::paintTitle(QPainter& p, const QRect& room, const QString& title, const QString& search) const
{
    const Theme& t = currentTheme();
    p.setFont(textFont(TypeRole::Body));
    p.setPen(t["text.primary"_token]);
    const QFontMetrics metrics = p.fontMetrics();
    QTextLayout layout(title, p.font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qsizetype from = 0;
    for (int i = 0; i < 2; ++i) {
        QTextLine at = layout.createLine();
        if (!at.isValid()) break;
        at.setLineWidth(room.width());
        const bool last = i == 1;
        const QString text =
            last ? metrics.elidedText(title.mid(from), Qt::ElideRight, room.width()) : title.mid(from, at.textLength()).trimmed();
        from += at.textLength();
        const QRect place(room.x(), room.y() + i * metrics.lineSpacing(), room.width(), metrics.lineSpacing());
        if (const qsizetype hit = search.isEmpty() ? -1 : text.indexOf(search, 0, Qt::CaseInsensitive); hit >= 0) {
            const QRect mark(place.x() + metrics.horizontalAdvance(text.left(hit)), place.y(),
                metrics.horizontalAdvance(text.mid(hit, search.size())), place.height());
            p.fillRect(mirrored(mark, place), t["mark.search"_token]);
        }
        drawWords(p, place, Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
    layout.endLayout();
}

void RecordCard::paintFoot(QPainter& p, QRect room, qint64 record) const
{
    const Theme& t = currentTheme();
    p.setFont(figureFont(TypeRole::Small));
    if (const QString day = faceText(m_model, record, m_face.due); !day.isEmpty()) {
        const bool late = isOverdue(m_model, m_face, record);
        p.setPen(t[late ? "status.bad"_token : "text.secondary"_token]);
        drawWords(p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, day);
        int taken = p.fontMetrics().horizontalAdvance(day);
        if (late) {
            taken += 16;
            paintStatus(&p, mirrored(QRectF(room.right() + 1 - taken, room.y() + (room.height() - 10) / 2.0, 10, 10), room), Status::Bad);
        }
        room = mirrored(room.adjusted(0, 0, -taken - 8, 0), room);
    }
    p.setPen(t["text.secondary"_token]);
    const QString owner = faceText(m_model, record, m_face.owner);
    drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(owner, Qt::ElideRight, room.width()));
}

} // namespace gantry
