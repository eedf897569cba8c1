#pragma once
#include "ui/board/month_page.h"
#include "ui/board/record_face.h"

#include <QWidget>
#include <optional>

namespace gantry {

/// The rows of a register on the days of a month, by one of its days: a window on the same model as the table. Arrow keys go from day to
/// day, Enter goes into the day; a record pulled to another day is dated so, as typing it into the cell would.
class MonthGrid final : public QWidget {
    Q_OBJECT
public:
    explicit MonthGrid(RecordTableModel& model, QWidget* parent = nullptr);

    bool setField(const QString& key);
    QString field() const;
    const MonthPage& page() const { return m_page; }
    QDate currentDay() const { return m_day; }
    void goTo(QDate day);
    /// The same day of another month, or its last.
    void stepMonth(int by) { goTo(m_day.addMonths(by)); }
    qint64 currentRecord() const { return m_current; }
    /// Goes to its day; false where it has none or no row shows it.
    bool setCurrent(qint64 record);
    /// Records on a day, in the order of the rows.
    const std::vector<qint64>& on(QDate day) const;
    /// Rows that have no such day.
    int undated() const;
    /// Dates a record as a person may; what a rule says against it is `refused`.
    void moveTo(qint64 record, QDate day);
    void moveCurrent(int days);

    QRect dayRect(QDate day) const;
    /// Null where it is on no day that is shown, or behind “n more”.
    QRect recordRect(qint64 record) const;
    /// Of “n more”; null where all of the day's records are shown.
    QRect moreRect(QDate day) const;
    /// A list of all that is on a day, to choose from.
    void openDay(QDate day);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(qint64 record);
    void opened(qint64 record);
    void refused(const QString& sentence);
    /// Another month, or other records.
    void pageChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Drag {
        qint64 record = 0;
        QPoint pressed, at;
        bool moving = false;
    };
    void forget();
    void arrange() const;
    QDate dayAt(QPoint at) const;
    qint64 recordAt(QPoint at) const;
    int headHeight() const;
    int lineHeight() const;
    int shownOn(QDate day) const;
    void choose(qint64 record);
    void endDrag();
    void paintHead(QPainter& painter) const;
    void paintDay(QPainter& painter, QDate day) const;
    void paintRecord(QPainter& painter, const QRect& room, qint64 record, bool solid) const;

    RecordTableModel& m_model;
    RecordFace m_face; // its day is the field
    MonthPage m_page;
    QDate m_day;
    mutable QHash<qint64, std::vector<qint64>> m_on; // by Julian day, those of the page
    mutable int m_undated = 0;
    mutable bool m_stale = true;
    qint64 m_current = 0;
    std::optional<Drag> m_drag;
};

} // namespace gantry
