#pragma once
#include "app/desktop/bench_script.h"
#include "ui/window/main_window.h"

class QAbstractItemView;

namespace gantry {

/// Does in a window what the lines of a script say, as the window system would hand it over, and keeps how long each event took.
class BenchPlayer final : public QObject {
public:
    explicit BenchPlayer(MainWindow& window);

    /// Errors: Invalid ("script.no-page", "script.no-cell").
    Result<void> play(const ScriptLine& line);
    /// Lets the window do all that is due.
    void settle();

    struct Kind {
        QString name; // of the line: its word, for keys and pages with what follows
        std::vector<double> times; // ms an event
    };
    /// In the order in which they first came.
    const std::vector<Kind>& kinds() const { return m_kinds; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void measure(const QString& kind, const std::function<void()>& event);
    Result<void> openPage(const ScriptLine& line);
    Result<void> click(const ScriptLine& line);
    void press(int key, Qt::KeyboardModifiers modifiers, const QString& text);
    void scroll(int steps);
    /// The tables of the page, from left to right.
    QList<QAbstractItemView*> tables() const;
    /// The middle of a cell, in the window; nullopt where there is none in sight.
    std::optional<QPointF> cellAt(int row, const QString& column) const;

    MainWindow& m_window;
    int m_delivered = 0; // events since it was last set to none
    QPointF m_place; // of the last click
    std::vector<Kind> m_kinds;
};

} // namespace gantry
