#include "ui/pages/portfolio/portfolio_delegate.h"

#include "ui/pages/portfolio/portfolio_model.h"
#include "ui/shell/theme.h"

#include <QComboBox>
#include <QPainter>

namespace gantry {
namespace {

constexpr int codeRoom = 44; // px; longer codes push the name

} // namespace

QColor rowColor(const QModelIndex& index, bool selected, bool active)
{
    const Theme& t = currentTheme();
    if (selected) return t[active ? "bg.selected"_token : "bg.selectedIdle"_token];
    switch (NodeKind(index.data(KindRole).toInt())) {
    case NodeKind::Portfolio: return t["bg.total"_token];
    case NodeKind::Programme: return t["bg.group"_token];
    case NodeKind::Project: return t["bg.surface"_token];
    }
    return {};
}

PortfolioDelegate::PortfolioDelegate(Workspace& workspace, int rowHeight, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_workspace(workspace)
    , m_rowHeight(rowHeight)
{
}

QSize PortfolioDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {60, m_rowHeight}; }

void PortfolioDelegate::paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = currentTheme();
    const bool selected = option.state & QStyle::State_Selected;
    const bool group = index.data(KindRole).toInt() != int(NodeKind::Project);
    const bool computed = index.data(ComputedRole).toBool();
    if (computed && !selected && !group) p->fillRect(option.rect, t["bg.derived"_token]);
    fillSharp(*p, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);

    const QRect r = option.rect.adjusted(8, 0, -8, 0);
    if (const QVariant health = index.data(HealthRole); health.isValid()) {
        const QVariant trend = index.data(TrendRole);
        const bool arrow = trend.isValid() && trend.toInt() != int(Trend::None);
        const double x = option.rect.x() + (option.rect.width() - (arrow ? 24 : 12)) / 2.0; // both stand in the middle
        const QRectF both(x, option.rect.y(), arrow ? 24 : 12, option.rect.height());
        const double y = option.rect.y() + (option.rect.height() - 12) / 2.0;
        paintStatus(p, mirrored(QRectF(x, y, 12, 12), both), statusOf(Health(health.toInt())));
        if (arrow) {
            constexpr TrendMark by[] = {TrendMark::Flat, TrendMark::Up, TrendMark::Flat, TrendMark::Down};
            paintTrend(p, mirrored(QRectF(x + 16, y + 2, 8, 8), both), by[trend.toInt()]);
        }
    } else {
        QRect room = r;
        if (const QString code = index.data(CodeRole).toString(); !code.isEmpty()) {
            p->setFont(textFont(TypeRole::Table));
            p->setPen(t["text.tertiary"_token]);
            const int wide = std::min(std::max(codeRoom, p->fontMetrics().horizontalAdvance(code) + 10), room.width() / 2);
            drawWords(*p, mirrored(QRect(room.x(), room.y(), wide - 6, room.height()), room), Qt::AlignVCenter | Qt::TextSingleLine,
                p->fontMetrics().elidedText(code, Qt::ElideRight, wide - 6));
            room = mirrored(room.adjusted(wide, 0, 0, 0), room);
        }
        const int alignment = index.data(Qt::TextAlignmentRole).toInt();
        const bool figure = alignment & Qt::AlignRight;
        const TypeRole role = group ? TypeRole::TableStrong : TypeRole::Table;
        p->setFont(figure ? figureFont(role) : textFont(role));
        QColor ink = t["text.primary"_token];
        const QString text = index.data().toString();
        if (const QVariant slip = index.data(SlipRole); slip.isValid()) {
            const qint64 days = slip.toLongLong();
            if (days > 0)
                ink = statusInk(t, statusOf(slipHealth(days)));
            else if (days == 0)
                ink = t["text.tertiary"_token];
        } else if (text == u"0" || text == u"–") {
            ink = t["text.tertiary"_token];
        }
        if (const QVariant done = index.data(DoneRole); done.isValid()) {
            const QRectF groove =
                mirrored(QRectF(room.x(), room.y() + (room.height() - 6) / 2.0, std::max(20, room.width() - grown(44)), 6), room);
            panel(*p, groove, 3, t["line.default"_token]);
            const double share = std::clamp(done.toDouble() / 100.0, 0.0, 1.0);
            const QRectF part(groove.x(), groove.y(), std::max(3.0, groove.width() * share), 6);
            if (share > 0) panel(*p, mirrored(part, groove), 3, t["accent.fill"_token]);
        }
        p->setPen(ink);
        const QVariant count = index.data(CountRole);
        const QString beside = count.isValid() ? QLocale().toString(count.toInt()) : QString();
        const int besideRoom = beside.isEmpty() ? 0 : p->fontMetrics().horizontalAdvance(beside) + 10;
        const QString shown = p->fontMetrics().elidedText(text, Qt::ElideRight, room.width() - besideRoom);
        drawWords(*p, room, alignment | Qt::TextSingleLine, shown);
        if (!beside.isEmpty()) {
            const int x = room.x() + p->fontMetrics().horizontalAdvance(shown) + 10;
            p->setFont(textFont(TypeRole::Table));
            p->setPen(t["text.tertiary"_token]);
            drawWords(*p, mirrored(QRect(x, room.y(), besideRoom, room.height()), room), Qt::AlignVCenter | Qt::TextSingleLine, beside);
        }
    }
    if (!index.data(ChangedRole).toString().isNull()) {
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(t["mark.changed"_token]);
        const QPointF corner = isMirrored() ? QRectF(option.rect).topRight() : QRectF(option.rect).topLeft();
        p->drawPolygon(QPolygonF{corner, corner + QPointF(isMirrored() ? -6 : 6, 0), corner + QPointF(0, 6)});
        p->restore();
    }
    if (option.state & QStyle::State_HasFocus)
        frameSharp(*p, option.rect, 2, t["focus.ring"_token]);
    else if (option.state & QStyle::State_MouseOver && index.flags() & Qt::ItemIsEditable)
        frameSharp(*p, option.rect.adjusted(0, 0, 0, -1), 1, t["line.control"_token]);
}

QWidget* PortfolioDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QStringList words = index.data(WordsRole).toStringList();
    const bool person = index.data(FieldRole).toInt() == fieldIndex<&Node::manager>();
    if (words.isEmpty() && !person) {
        auto* edit = new QLineEdit(parent);
        edit->setFont(textFont(TypeRole::Table));
        edit->setTextMargins(6, 0, 6, 0);
        return edit;
    }
    auto* box = new QComboBox(parent);
    box->setFont(textFont(TypeRole::Table));
    if (person) {
        box->addItem(tr("nobody"), qint64(0));
        std::vector<const Person*> people;
        m_workspace.portfolio().all<Person>().forEach([&](const Person& one) { people.push_back(&one); });
        std::ranges::sort(people, {}, [](const Person* one) { return one->name; });
        for (const Person* one : people) box->addItem(one->name, one->id.value);
    } else {
        box->addItems(words);
    }
    // A choice is an edit; nobody should need a second key for it.
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<PortfolioDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void PortfolioDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* edit = qobject_cast<QLineEdit*>(editor)) {
        edit->setText(text);
        edit->selectAll();
    } else if (auto* box = qobject_cast<QComboBox*>(editor)) {
        box->setCurrentIndex(std::max(0, box->findText(text)));
    }
}

void PortfolioDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* edit = qobject_cast<QLineEdit*>(editor)) {
        if (edit->text() != index.data(Qt::EditRole).toString()) model->setData(index, edit->text());
    } else if (auto* box = qobject_cast<QComboBox*>(editor)) {
        model->setData(index, box->currentData().isValid() ? box->currentData() : QVariant(box->currentText()));
    }
}

void PortfolioDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

} // namespace gantry
