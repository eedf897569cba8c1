#include "ui/pages/gates/gate_board.h"

#include "core/text/governance_text.h"
#include "core/text/text.h"
#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace gantry {
namespace {

int projectWidth() { return grown(240); }
int cellWidth() { return grown(208); }
int rowHeight() { return grown(52); }
int headHeight() { return grown(28); }
constexpr int pad = 10; // px
constexpr int notable = 7; // days of slip that are worth saying

Status markOf(GateState state)
{
    switch (state) {
    case GateState::Held: return Status::Good;
    case GateState::Overdue: return Status::Bad;
    case GateState::Due: return Status::Watch;
    case GateState::Planned: break;
    }
    return Status::Neutral;
}

/// One after another: "1", "2" ... where projects call their gates differently.
std::vector<QString> numbered(std::size_t count)
{
    std::vector<QString> out;
    for (std::size_t i = 1; i <= count; ++i) out.push_back(GateBoard::tr("Gate %1").arg(i));
    return out;
}

} // namespace

GateBoard::GateBoard(Workspace& workspace, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_workspace(workspace)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Gate board"));
    viewport()->setMouseTracking(true);
    horizontalScrollBar()->setSingleStep(cellWidth() / 4);
    verticalScrollBar()->setSingleStep(rowHeight() / 2);
}

void GateBoard::refresh()
{
    const GateId before = current();
    const Portfolio& portfolio = m_workspace.portfolio();
    const QDate today = m_workspace.session().today();
    const DatesOf dates = [&](TaskId task) { return m_workspace.session().dates(task); };
    m_counts = {};
    m_rows.clear();
    QHash<QString, std::pair<double, int>> places; // where a title stands on average
    bool named = true;
    std::size_t most = 0;
    std::vector<std::pair<NodeId, std::vector<const Gate*>>> found;
    for (const NodeId project : m_workspace.projects()) {
        auto gates = gatesOf(portfolio, project, dates);
        if (gates.empty()) continue;
        most = std::max(most, gates.size());
        QSet<QString> here;
        for (std::size_t i = 0; i < gates.size(); ++i) {
            ++m_counts[std::size_t(stateOf(*gates[i], dates, today))];
            const QString title = gates[i]->title.trimmed();
            named = named && !here.contains(title);
            here.insert(title);
            auto& [sum, n] = places[title];
            sum += double(i);
            ++n;
        }
        found.emplace_back(project, std::move(gates));
    }
    named = named && places.size() <= qsizetype(most) + 2; // a column for every whim would be mostly empty
    std::vector<QString> titles(places.keyBegin(), places.keyEnd());
    std::ranges::sort(titles, {}, [&](const QString& t) { return std::pair(places.value(t).first / places.value(t).second, t); });
    m_columns = named ? titles : numbered(most);
    for (const auto& [project, gates] : found) {
        const Node& node = *portfolio.find(project);
        Row row{project, node.code, node.name, std::vector<Cell>(m_columns.size())};
        bool wanted = m_show == Show::All;
        for (std::size_t i = 0; i < gates.size(); ++i) {
            const Gate& gate = *gates[i];
            Cell cell{gate.id, stateOf(gate, dates, today), gate.title, {}, {}};
            const auto day = expectedDay(gate, dates);
            cell.when = day ? dateText(*day) : tr("no day");
            QStringList more;
            const auto slip = slipOf(gate, dates);
            if (slip && *slip >= notable) more << tr("%1 d late").arg(*slip);
            if (const int open = openConditions(portfolio, gate.id))
                more << (open == 1 ? tr("1 condition open") : tr("%1 conditions open").arg(open));
            else if (gate.decision != GateDecision::None && gate.decision != GateDecision::Go)
                more << enumText(wordOf(gate.decision));
            cell.more = more.join(QStringLiteral(", "));
            cell.bad = cell.state == GateState::Overdue;
            wanted = wanted || (m_show == Show::Overdue && cell.state == GateState::Overdue)
                || (m_show == Show::Due && (cell.state == GateState::Due || cell.state == GateState::Overdue));
            const std::size_t column = named ? std::size_t(std::ranges::find(m_columns, gate.title.trimmed()) - m_columns.begin()) : i;
            row.cells[column] = std::move(cell);
        }
        if (wanted) m_rows.push_back(std::move(row));
    }
    layOut();
    m_row = m_column = -1;
    if (!setCurrent(before)) setCurrent(nextToHold());
    viewport()->update();
}

/// The one that wants attention first: overdue, due, planned; the leftmost of the topmost row.
GateId GateBoard::nextToHold() const
{
    for (const GateState wanted : {GateState::Overdue, GateState::Due, GateState::Planned, GateState::Held})
        for (const Row& row : m_rows)
            for (const Cell& cell : row.cells)
                if (cell.gate && cell.state == wanted) return cell.gate;
    return {};
}

void GateBoard::setShow(Show show)
{
    m_show = show;
    refresh();
}

int GateBoard::gates() const
{
    int all = 0;
    for (const int n : m_counts) all += n;
    return all;
}

const GateBoard::Cell* GateBoard::cellAt(int row, int column) const
{
    if (row < 0 || column < 0 || row >= int(m_rows.size()) || column >= int(m_columns.size())) return nullptr;
    const Cell& cell = m_rows[std::size_t(row)].cells[std::size_t(column)];
    return cell.gate ? &cell : nullptr;
}

GateId GateBoard::current() const
{
    const Cell* cell = cellAt(m_row, m_column);
    return cell ? cell->gate : GateId{};
}

bool GateBoard::setCurrent(GateId gate)
{
    for (int r = 0; gate && r < int(m_rows.size()); ++r)
        for (int c = 0; c < int(m_columns.size()); ++c)
            if (const Cell* cell = cellAt(r, c); cell && cell->gate == gate) {
                moveTo(r, c);
                return true;
            }
    return false;
}

QString GateBoard::textOf(GateId gate) const
{
    for (const Row& row : m_rows)
        for (const Cell& cell : row.cells)
            if (cell.gate == gate)
                return QStringList{row.name, cell.title, stateText(cell.state), cell.when, cell.more}.join(QStringLiteral(", "));
    return {};
}

QRect GateBoard::rectOf(GateId gate) const
{
    for (int r = 0; r < int(m_rows.size()); ++r)
        for (int c = 0; c < int(m_columns.size()); ++c)
            if (const Cell* cell = cellAt(r, c); cell && cell->gate == gate) return mirrored(cellRect(r, c), viewport()->rect());
    return {};
}

/// As laid out from the left.
QRect GateBoard::cellRect(int row, int column) const
{
    return {projectWidth() + column * cellWidth() - horizontalScrollBar()->value(),
        headHeight() + row * rowHeight() - verticalScrollBar()->value(), cellWidth(), rowHeight()};
}

std::pair<int, int> GateBoard::placeAt(const QPoint& at) const
{
    const QPoint p = mirrored(QRect(at, QSize(1, 1)), viewport()->rect()).topLeft();
    if (p.y() < headHeight() || p.x() < projectWidth()) return {-1, -1};
    return {(p.y() - headHeight() + verticalScrollBar()->value()) / rowHeight(),
        (p.x() - projectWidth() + horizontalScrollBar()->value()) / cellWidth()};
}

void GateBoard::moveTo(int row, int column)
{
    if (!cellAt(row, column) || (row == m_row && column == m_column)) return;
    m_row = row;
    m_column = column;
    if (isVisible()) ensureVisible(row, column); // before that nobody knows how much room there is
    viewport()->update();
    Q_EMIT currentChanged(current());
}

void GateBoard::ensureVisible(int row, int column)
{
    const QRect r = cellRect(row, column);
    const int bottom = viewport()->height(), right = viewport()->width();
    if (r.top() < headHeight()) verticalScrollBar()->setValue(verticalScrollBar()->value() - (headHeight() - r.top()));
    if (r.bottom() > bottom) verticalScrollBar()->setValue(verticalScrollBar()->value() + r.bottom() - bottom);
    if (r.left() < projectWidth()) horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (projectWidth() - r.left()));
    if (r.right() > right) horizontalScrollBar()->setValue(horizontalScrollBar()->value() + r.right() - right);
}

void GateBoard::layOut()
{
    const int wide = projectWidth() + int(m_columns.size()) * cellWidth(), high = headHeight() + int(m_rows.size()) * rowHeight();
    horizontalScrollBar()->setRange(0, std::max(0, wide - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setRange(0, std::max(0, high - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
}

void GateBoard::paintEvent(QPaintEvent*)
{
    QPainter p(viewport());
    const Theme& t = currentTheme();
    const QRect whole = viewport()->rect();
    p.fillRect(whole, t["bg.surface"_token]);
    const int first = std::max(0, verticalScrollBar()->value() / rowHeight());
    const int last = std::min(int(m_rows.size()) - 1, (verticalScrollBar()->value() + whole.height()) / rowHeight());
    for (int r = first; r <= last; ++r) {
        const Row& row = m_rows[std::size_t(r)];
        const QRect line = cellRect(r, 0);
        for (int c = 0; c < int(m_columns.size()); ++c) {
            const Cell* cell = cellAt(r, c);
            const QRect area = cellRect(r, c);
            if (!cell || area.right() < projectWidth() || area.left() > whole.width()) continue;
            const QRect at = mirrored(area, whole);
            if (r == m_row && c == m_column) {
                p.fillRect(at, t[hasFocus() ? "bg.selected"_token : "bg.selectedIdle"_token]);
                if (hasFocus()) frameSharp(p, at, 2, t["focus.ring"_token]);
            }
            paintCell(p, at, *cell);
        }
        const QRect name = mirrored(QRect(0, line.top(), projectWidth(), rowHeight()), whole);
        p.fillRect(name, t["bg.surface"_token]);
        p.setPen(t["text.tertiary"_token]);
        p.setFont(textFont(TypeRole::Small));
        const QRect upper = name.adjusted(16, 8, -pad, -rowHeight() / 2), lower = name.adjusted(16, rowHeight() / 2 - 2, -pad, -8);
        drawWords(p, upper, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, row.code);
        p.setPen(t["text.primary"_token]);
        p.setFont(textFont(TypeRole::TableStrong));
        drawWords(p, lower, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            p.fontMetrics().elidedText(row.name, Qt::ElideRight, lower.width()));
        fillSharp(p, mirrored(QRectF(0, line.bottom(), whole.width(), 1), whole), t["line.hair"_token]);
    }
    p.fillRect(QRect(0, 0, whole.width(), headHeight()), t["bg.header"_token]);
    p.setFont(textFont(TypeRole::SmallStrong));
    p.setPen(t["text.secondary"_token]);
    for (int c = 0; c < int(m_columns.size()); ++c) {
        const QRect area = cellRect(0, c);
        if (area.right() < projectWidth()) continue;
        const QRect head = mirrored(QRect(area.left() + pad, 0, area.width() - 2 * pad, headHeight()), whole);
        drawWords(p, head, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            p.fontMetrics().elidedText(m_columns[std::size_t(c)], Qt::ElideRight, head.width()));
    }
    const QRect corner = mirrored(QRect(0, 0, projectWidth(), headHeight()), whole);
    p.fillRect(corner, t["bg.header"_token]);
    drawWords(p, corner.adjusted(16, 0, -pad, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, tr("Project"));
    fillSharp(p, QRectF(0, headHeight() - 1, whole.width(), 1), t["line.default"_token]);
    fillSharp(p, mirrored(QRectF(projectWidth() - 1, 0, 1, whole.height()), whole), t["line.default"_token]);
}

void GateBoard::paintCell(QPainter& p, const QRect& area, const Cell& cell) const
{
    const Theme& t = currentTheme();
    const QRect inside = area.adjusted(pad, 8, -pad, -8);
    paintStatus(&p, mirrored(QRectF(inside.x(), inside.y() + 3, 12, 12), inside), markOf(cell.state));
    const QRect text = mirrored(QRect(inside.x() + 20, inside.y(), inside.width() - 20, inside.height() / 2), inside);
    p.setPen(t[cell.state == GateState::Held ? "text.secondary"_token : "text.primary"_token]);
    p.setFont(figureFont(TypeRole::Table));
    drawWords(p, text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        p.fontMetrics().elidedText(cell.when, Qt::ElideRight, text.width()));
    const QRect below = text.translated(0, inside.height() / 2);
    p.setFont(textFont(TypeRole::Small));
    p.setPen(cell.bad ? statusInk(t, Status::Bad) : t["text.tertiary"_token]);
    const QString words = cell.more.isEmpty() ? stateText(cell.state)
        : cell.bad                            ? tr("%1, %2").arg(stateText(cell.state), cell.more)
                                              : cell.more;
    drawWords(
        p, below, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(words, Qt::ElideRight, below.width()));
}

void GateBoard::resizeEvent(QResizeEvent*) { layOut(); }

void GateBoard::mousePressEvent(QMouseEvent* event)
{
    const auto [row, column] = placeAt(event->pos());
    moveTo(row, column);
}

void GateBoard::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto [row, column] = placeAt(event->pos());
    if (const Cell* cell = cellAt(row, column)) Q_EMIT opened(cell->gate);
}

void GateBoard::keyPressEvent(QKeyEvent* event)
{
    const auto step = [&](int rows, int columns) {
        for (int r = m_row + rows, c = m_column + columns; r >= 0 && c >= 0 && r < int(m_rows.size()) && c < int(m_columns.size());
             r += rows, c += columns)
            if (cellAt(r, c)) return moveTo(r, c);
    };
    const int onwards = isMirrored() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Up: return step(-1, 0);
    case Qt::Key_Down: return step(1, 0);
    case Qt::Key_Left: return step(0, -onwards);
    case Qt::Key_Right: return step(0, onwards);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current()) Q_EMIT opened(current());
        return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void GateBoard::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

bool GateBoard::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto [row, column] = placeAt(help->pos());
        const Cell* cell = cellAt(row, column);
        QToolTip::showText(help->globalPos(), cell ? textOf(cell->gate).toHtmlEscaped() : QString(), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GateBoard::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) layOut(), viewport()->update();
}

} // namespace gantry
