#include "ui/inspector/record_history.h"

#include "core/model/owner.h"
#include "core/text/change_text.h"
#include "ui/models/column.h"
#include "ui/models/custom_value_index.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

constexpr int linesAtMost = 500;

class Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 2 * grown(18) + 12}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        if (option.state & QStyle::State_MouseOver) p->fillRect(option.rect, t["bg.hover"_token]);
        if (option.state & QStyle::State_HasFocus)
            panel(*p, QRectF(option.rect).adjusted(2, 2, -2, -3), 2, Qt::transparent, t["focus.ring"_token], 2);
        fillSharp(*p, QRectF(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), t["line.hair"_token]);
        QRect upper = option.rect.adjusted(12, 5, -12, 0), lower = upper;
        upper.setHeight(grown(18));
        lower.setTop(upper.bottom() + 1);
        lower.setHeight(grown(18));
        right(*p, upper, index.data(RecordHistoryModel::WhenRole).toString());
        left(*p, upper, index.data(RecordHistoryModel::FieldRole).toString(), textFont(TypeRole::BodyStrong), "text.primary"_token);
        right(*p, lower, index.data(RecordHistoryModel::AuthorRole).toString());
        const QString before = index.data(RecordHistoryModel::BeforeRole).toString();
        const QString after = index.data(RecordHistoryModel::AfterRole).toString();
        if (!before.isEmpty()) {
            QRect room = lower;
            room.setWidth(std::min(lower.width() / 2 - 12, QFontMetrics(textFont(TypeRole::Body)).horizontalAdvance(before) + 1));
            const QRect whole = lower; // the parts follow each other as lines run
            left(*p, mirrored(room, whole), before, textFont(TypeRole::Body), "text.tertiary"_token);
            const QRect arrow(room.right() + 4, lower.y() + (lower.height() - 12) / 2, 12, 12);
            icon(isMirrored() ? "arrow-left" : "arrow-right", t["text.tertiary"_token]).paint(p, mirrored(arrow, whole));
            lower.setLeft(room.right() + 20);
            lower = mirrored(lower, whole);
        }
        left(*p, lower, after, textFont(TypeRole::Body), "text.primary"_token);
    }

private:
    static void left(QPainter& p, const QRect& room, const QString& text, const QFont& font, Token ink)
    {
        p.setFont(font);
        p.setPen(currentTheme()[ink]);
        drawWords(p, room, Qt::AlignVCenter | Qt::TextSingleLine,
            p.fontMetrics().elidedText(QString(text).replace(u'\n', u' '), Qt::ElideRight, room.width()));
    }
    static void right(QPainter& p, QRect& room, const QString& text)
    {
        p.setFont(textFont(TypeRole::Small));
        p.setPen(currentTheme()["text.tertiary"_token]);
        const QString shown = p.fontMetrics().elidedText(text, Qt::ElideRight, room.width() / 2);
        drawWords(p, room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, shown);
        room = mirrored(room.adjusted(0, 0, -p.fontMetrics().horizontalAdvance(shown) - 8, 0), room);
    }
};

} // namespace

RecordHistoryModel::RecordHistoryModel(Session& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
}

void RecordHistoryModel::setField(const QString& column)
{
    if (column == m_column) return;
    beginResetModel();
    m_column = column;
    choose();
    endResetModel();
}

/// Of a value, its coming and going with the record belong to its history.
void RecordHistoryModel::choose()
{
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_column.isEmpty() || m_lines[i].column.isEmpty() || m_lines[i].column == m_column) m_shown.push_back(i);
}

void RecordHistoryModel::setRecord(RecordKey record)
{
    beginResetModel();
    m_lines.clear();
    const Portfolio& portfolio = m_session.portfolio();
    const auto cells = record.id ? m_session.historyOf(record.entity, record.id, linesAtMost) : std::vector<HistoryCell>();
    for (const HistoryCell& cell : cells) {
        Line line{cell.entry.sequence, {}, {}, {}, cell.entry.author, momentText(cell.entry.at), cell.entry.label, {}};
        if (cell.field < 0) {
            line.field = cell.op == Change::Remove ? tr("Removed") : cell.entry.source == Source::Import ? tr("Imported") : tr("Added");
            line.after = cell.entry.label;
        } else {
            const Field& field = infoOf(record.entity).fields[std::size_t(cell.field)];
            line.field = field.labelText();
            line.column = field.keyText();
            line.before = cellText(portfolio, record, cell.field, cell.before);
            line.after = cellText(portfolio, record, cell.field, cell.after);
        }
        m_lines.push_back(std::move(line));
    }
    if (record.id) addCustom(record);
    std::ranges::stable_sort(m_lines, std::ranges::greater{}, &Line::sequence);
    choose();
    endResetModel();
}

void RecordHistoryModel::addCustom(RecordKey record)
{
    const Portfolio& portfolio = m_session.portfolio();
    const QString entity = infoOf(record.entity).keyText();
    portfolio.all<CustomField>().forEach([&](const CustomField& field) {
        const qint64 value = field.entity == entity ? CustomValueIndex::of(m_session).find(field.id, record.id) : 0;
        if (!value) return;
        const Column column = customColumn(m_session, field);
        // An inserted row is told without its cells: what it held is what the next edit found, or what is there now.
        QString held = displayText(portfolio, column.format, column.value(record.id), workUnitsOf(portfolio, projectOf(portfolio, record)));
        for (const HistoryCell& cell : m_session.historyOf(entityOf<CustomValue>(), value, linesAtMost)) {
            Change change{cell.op, entityOf<CustomValue>(), value, {}};
            if (cell.field >= 0) change.cells.push_back({quint16(cell.field), cell.before, cell.after});
            Line line{cell.entry.sequence, field.name, {}, {}, cell.entry.author, momentText(cell.entry.at), cell.entry.label, column.key};
            if (cell.field < 0) {
                line.before = QStringLiteral("–");
                line.after = held;
            } else if (const auto custom = customChange(portfolio, change)) {
                line.before = held = custom->beforeText;
                line.after = custom->afterText;
            }
            m_lines.push_back(std::move(line));
        }
    });
}

QVariant RecordHistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Line& line = m_lines[m_shown[std::size_t(index.row())]];
    switch (role) {
    case Qt::DisplayRole: return line.before.isEmpty() ? line.field : tr("%1: %2 to %3").arg(line.field, line.before, line.after);
    case Qt::ToolTipRole: {
        const QString what = data(index, Qt::DisplayRole).toString();
        return QStringLiteral("%1\n%2\n%3, %4\n%5")
            .arg(what, line.label, line.author, line.when, tr("Double-click to see the whole entry"));
    }
    case FieldRole: return line.field;
    case BeforeRole: return line.before;
    case AfterRole: return line.after;
    case AuthorRole: return line.author;
    case WhenRole: return line.when;
    default: return {};
    }
}

RecordHistory::RecordHistory(Workspace& workspace, QWidget* parent)
    : QListView(parent)
    , m_workspace(workspace)
    , m_model(new RecordHistoryModel(workspace.session(), this))
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setFocusPolicy(Qt::TabFocus);
    setItemDelegate(new Delegate(this));
    setModel(m_model);
    connect(
        this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) { m_workspace.openEntry(m_model->sequenceAt(index)); });
    connect(&workspace.session(), &Session::historyChanged, this, [this] {
        m_stale = true;
        if (isVisible()) load();
    });
}

void RecordHistory::setRecord(RecordKey record)
{
    m_record = record;
    m_stale = true;
    if (isVisible()) load();
}

void RecordHistory::setField(const QString& column) { m_model->setField(column); }

void RecordHistory::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    if (m_stale) load();
}

void RecordHistory::load()
{
    m_stale = false;
    m_model->setRecord(m_record);
}

} // namespace gantry
