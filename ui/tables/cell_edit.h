#pragma once
#include "ui/tables/choices.h"

#include <QLineEdit>
#include <QPlainTextEdit>

class QListWidget;

namespace gantry {

/// Marks an editor, or a filter, as holding something that is not understood: bad wash, frame and corner, the sentence as tooltip; an empty
/// sentence takes the mark away.
void markInvalid(QWidget* editor, const QString& sentence);

/// The editor of a cell of one line.
class CellEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit CellEdit(QWidget* parent);
    /// What a list or a calendar chose, where the text alone would not say it; absent while the text is what counts.
    virtual std::optional<Value> chosen() const { return std::nullopt; }
    virtual void present(const QString& text, const Value& held);

Q_SIGNALS:
    /// A choice with the mouse is an edit; nobody should need a second key for it.
    void picked();

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// One of a list: type to narrow it, arrows or mouse to choose.
class PickEdit final : public CellEdit {
    Q_OBJECT
public:
    using Source = std::function<std::vector<Choice>(const QString& words)>;
    PickEdit(Source source, QWidget* parent);
    std::optional<Value> chosen() const override;
    void present(const QString& text, const Value& held) override;
    QListWidget* list() const { return m_list; }
    void openList();
    void closeList();
    /// Shows the choice in full where only a part of it was typed.
    void settle();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void refill();
    void place();
    Source m_source;
    Value m_held;
    std::vector<Choice> m_choices;
    QListWidget* m_list;
    bool m_typed = false; // the words narrow the list; before that the cell's own text is no search
    bool m_moved = false;
};

/// A day, with or without a time: typed, or chosen from a calendar (Alt+Down).
class DayEdit final : public CellEdit {
    Q_OBJECT
public:
    DayEdit(QDate today, QWidget* parent);
    /// The day that the calendar opens on; an invalid one: today.
    void setDay(QDate day) { m_day = day; }
    void openCalendar();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QDate m_today, m_day;
};

/// Text of several lines: Enter is done, Shift+Enter or Alt+Enter a new line.
class TextEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextEdit(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace gantry
