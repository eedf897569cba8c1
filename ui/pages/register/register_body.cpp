#include "ui/pages/register/register_body.h"

#include "ui/board/board_view.h"
#include "ui/board/calendar_view.h"
#include "ui/tables/table_view.h"

namespace gantry {
namespace {
const std::array words{QString(), QStringLiteral("board"), QStringLiteral("calendar")};
}

RegisterBody::RegisterBody(Workspace& workspace, TableView& table, QWidget* parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
    , m_table(table)
{
    addWidget(&table);
    setFocusProxy(&table);
    connect(&table, &TableView::selectionMoved, this, &RegisterBody::follow);
}

QString RegisterBody::titleOf(Way way) { return way == Board ? tr("Board") : way == Calendar ? tr("Calendar") : tr("Table"); }

std::vector<RegisterBody::Way> RegisterBody::ways() const
{
    std::vector<Way> out{Table};
    if (!boardColumns(m_table.records()).empty()) out.push_back(Board);
    if (!dayColumns(m_table.records()).empty()) out.push_back(Calendar);
    return out;
}

void RegisterBody::setWay(Way way)
{
    const auto all = ways();
    if (std::ranges::find(all, way) == all.end()) way = Table;
    if (way == m_way || !m_table.finishEditing()) return;
    const bool keyboard = focusProxy()->hasFocus();
    const auto listen = [this](auto* view) {
        using View = std::remove_pointer_t<decltype(view)>;
        connect(view, &View::currentChanged, this, &RegisterBody::take);
        connect(view, &View::opened, this, [this](qint64 record) {
            take(record);
            m_workspace.inspect();
        });
        connect(view, &View::refused, this, &RegisterBody::refused);
    };
    if (way == Board && !m_board) {
        addWidget(m_board = new BoardView(m_table.records()));
        listen(m_board);
    }
    if (way == Calendar && !m_calendar) {
        addWidget(m_calendar = new CalendarView(m_table.records()));
        listen(&m_calendar->grid());
    }
    m_way = way;
    QWidget* shown = way == Board ? static_cast<QWidget*>(m_board) : way == Calendar ? static_cast<QWidget*>(m_calendar) : &m_table;
    setCurrentWidget(shown);
    setFocusProxy(way == Calendar ? &m_calendar->grid() : shown);
    if (keyboard) setFocus();
    follow();
    Q_EMIT changed();
}

/// The record under the table's cursor is the one on the board and in the calendar.
void RegisterBody::follow()
{
    const qint64 record = m_table.currentRecord();
    if (m_way == Board && m_board->currentRecord() != record) m_board->setCurrent(record);
    if (m_way == Calendar && m_calendar->grid().currentRecord() != record) m_calendar->grid().setCurrent(record);
}

void RegisterBody::take(qint64 record)
{
    m_table.setCurrent(record);
    m_workspace.select({m_table.records().entity(), record});
}

std::vector<RegisterBody::Choice> RegisterBody::choices() const
{
    const RecordTableModel& model = m_table.records();
    std::vector<Choice> out;
    if (m_way == Table) return out;
    for (int c : m_way == Board ? boardColumns(model) : dayColumns(model)) out.push_back({model.columnAt(c).key, model.columnAt(c).title});
    return out;
}

QString RegisterBody::chosen() const
{
    return m_way == Board ? m_board->field() : m_way == Calendar ? m_calendar->grid().field() : QString();
}

void RegisterBody::choose(const QString& key)
{
    if (m_way == Board ? m_board->setField(key) : m_way == Calendar && m_calendar->grid().setField(key)) Q_EMIT changed();
}

QString RegisterBody::state() const { return m_way == Table ? QString() : words[std::size_t(m_way)] + u' ' + chosen(); }

void RegisterBody::restore(const QString& state)
{
    const auto word = std::ranges::find(words, state.section(u' ', 0, 0));
    if (word == words.end()) return;
    setWay(Way(word - words.begin()));
    if (const QString key = state.section(u' ', 1); m_way != Table && !key.isEmpty()) choose(key);
}

} // namespace gantry
