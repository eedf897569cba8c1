#include "app/desktop/bench_player.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QWheelEvent>
#include <QWindow>

// What QTest's keys go through: the way of a real key, first past the shortcuts and then to the widget with the focus.
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers, const QString& text = {},
    bool autorepeat = false, ushort count = 1);

namespace gantry {
namespace {

QHeaderView* titlesOf(const QAbstractItemView& view)
{
    for (auto* header : view.findChildren<QHeaderView*>())
        if (header->orientation() == Qt::Horizontal && header->isVisible()) return header;
    return nullptr;
}

/// The section of a title, or of a place among those shown, counted from `place` on, which moves on past this table's; -1: not here.
int sectionOf(const QAbstractItemView& view, const QString& column, int& place)
{
    const QHeaderView& titles = *titlesOf(view);
    for (int visual = 0; visual < titles.count(); ++visual) {
        const int section = titles.logicalIndex(visual);
        if (titles.isSectionHidden(section)) continue;
        const QString title = view.model()->headerData(section, Qt::Horizontal).toString();
        if (++place == column.toInt() || title.compare(column, Qt::CaseInsensitive) == 0) return section;
    }
    return -1;
}

/// What a key writes by itself.
QString textOf(QKeyCombination key)
{
    if (key.keyboardModifiers() & ~Qt::ShiftModifier || key.key() >= Qt::Key_Escape) return {};
    return QString(QChar(ushort(key.key()))).toLower();
}

} // namespace

BenchPlayer::BenchPlayer(MainWindow& window)
    : m_window(window)
{
    qApp->installEventFilter(this);
}

bool BenchPlayer::eventFilter(QObject*, QEvent*)
{
    ++m_delivered;
    return false;
}

void BenchPlayer::settle()
{
    do {
        m_delivered = 0;
        QCoreApplication::processEvents();
    } while (m_delivered > 0);
}

void BenchPlayer::measure(const QString& kind, const std::function<void()>& event)
{
    QElapsedTimer clock;
    clock.start();
    event();
    settle();
    const double time = double(clock.nsecsElapsed()) / 1e6;
    auto known = std::ranges::find(m_kinds, kind, &Kind::name);
    if (known == m_kinds.end()) known = m_kinds.insert(m_kinds.end(), Kind{kind, {}});
    known->times.push_back(time);
}

Result<void> BenchPlayer::play(const ScriptLine& line)
{
    switch (line.what) {
    case ScriptLine::Page: return openPage(line);
    case ScriptLine::Click: return click(line);
    case ScriptLine::Scroll: scroll(line.count); break;
    case ScriptLine::Key:
        measure(QStringLiteral("key ") + line.text, [&] { press(line.key.key(), line.key.keyboardModifiers(), textOf(line.key)); });
        break;
    case ScriptLine::Type:
        for (const QChar c : line.text)
            measure(QStringLiteral("type"), [&] { press(c.toUpper().unicode(), c.isUpper() ? Qt::ShiftModifier : Qt::NoModifier, c); });
        break;
    }
    return {};
}

Result<void> BenchPlayer::openPage(const ScriptLine& line)
{
    bool there = false;
    measure(QStringLiteral("page ") + line.text, [&] { there = m_window.openPage(line.text); });
    if (!there) return Error{Errc::Invalid, "script.no-page", {QString::number(line.number), line.text}};
    return {};
}

void BenchPlayer::press(int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    QWindow* window = QGuiApplication::focusWindow() ? QGuiApplication::focusWindow() : m_window.windowHandle();
    qt_handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text);
    qt_handleKeyEvent(window, QEvent::KeyRelease, key, modifiers, text);
}

QList<QAbstractItemView*> BenchPlayer::tables() const
{
    QList<QAbstractItemView*> found;
    if (!m_window.currentPage()) return found;
    for (auto* view : m_window.currentPage()->findChildren<QAbstractItemView*>())
        if (view->isVisible() && titlesOf(*view)) found << view;
    std::ranges::stable_sort(found, {}, [](const QAbstractItemView* view) { return view->mapToGlobal(QPoint()).x(); });
    return found;
}

std::optional<QPointF> BenchPlayer::cellAt(int row, const QString& column) const
{
    int place = 0;
    for (QAbstractItemView* view : tables()) {
        const int section = sectionOf(*view, column, place);
        if (section < 0) continue;
        const QRect port = view->viewport()->rect();
        QRect first = view->visualRect(view->indexAt({port.width() / 2, 0}));
        if (first.isEmpty()) return std::nullopt;
        if (first.top() < 0) first.translate(0, first.height());
        const QModelIndex index = view->indexAt({port.width() / 2, first.center().y() + (row - 1) * first.height()});
        const QRect cell = view->visualRect(index.siblingAtColumn(section)) & port;
        if (cell.isEmpty()) return std::nullopt;
        return view->viewport()->mapTo(&m_window, QPointF(cell.center()));
    }
    return std::nullopt;
}

Result<void> BenchPlayer::click(const ScriptLine& line)
{
    const auto at = cellAt(line.count, line.text);
    if (!at) return Error{Errc::Invalid, "script.no-cell", {QString::number(line.number), QString::number(line.count), line.text}};
    m_place = *at;
    measure(QStringLiteral("click"), [&] {
        const QPointF global = m_window.mapToGlobal(*at);
        QMouseEvent press(QEvent::MouseButtonPress, *at, *at, global, Qt::LeftButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window.windowHandle(), &press);
        QMouseEvent release(QEvent::MouseButtonRelease, *at, *at, global, Qt::LeftButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(m_window.windowHandle(), &release);
    });
    return {};
}

/// Where was clicked last, else in the middle of the first table.
void BenchPlayer::scroll(int steps)
{
    QPointF at = m_place;
    if (const auto views = tables(); at.isNull() && !views.isEmpty())
        at = views.front()->viewport()->mapTo(&m_window, QPointF(views.front()->viewport()->rect().center()));
    for (int i = 0; i < std::abs(steps); ++i)
        measure(QStringLiteral("scroll"), [&] {
            QWheelEvent wheel(at, m_window.mapToGlobal(at), {}, {0, steps > 0 ? -120 : 120}, {}, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_window.windowHandle(), &wheel);
        });
}

} // namespace gantry
