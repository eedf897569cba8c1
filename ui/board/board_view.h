#pragma once
#include "ui/board/record_face.h"

#include <QAbstractScrollArea>
#include <QTimer>
#include <optional>

namespace gantry {

/// The rows of a register as cards in columns by one of its fields of words: a window on the same model as the table, so filter,
/// expression, sort and scope are its own. A card moved to another column, by mouse or with Alt+Left and Alt+Right, writes that word as
/// typing it into the cell would. Letters look for a card. Cards have one height, and only those in sight are painted.
class BoardView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    struct Column {
        Value word; // absent: the field is empty
        QString title;
        std::vector<qint64> records; // in the order of the rows
    };
    explicit BoardView(RecordTableModel& model, QWidget* parent = nullptr);

    /// The field that makes the columns, by its key; false where the register has no such one to choose.
    bool setField(const QString& key);
    QString field() const;
    const std::vector<Column>& columns() const;
    /// Empty ones are narrow.
    bool isNarrow(int column) const { return columns()[std::size_t(column)].records.empty(); }

    qint64 currentRecord() const { return m_current; }
    /// False where no row shows it.
    bool setCurrent(qint64 record);
    /// Puts a record under the word of a column, as a person may; what a rule says against it is `refused`.
    void moveTo(qint64 record, int column);
    /// What is being looked for.
    const QString& words() const { return m_words; }

    /// In the viewport; null where it is not there.
    QRect cardRect(qint64 record) const;
    QRect columnRect(int column) const;
    /// The cards that meet an area of the viewport: what a paint event paints.
    std::vector<qint64> cardsIn(const QRect& area) const;

Q_SIGNALS:
    void currentChanged(qint64 record);
    /// Enter or a double click: the person wants all of it.
    void opened(qint64 record);
    void refused(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void scrollContentsBy(int, int) override { viewport()->update(); }
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Place {
        int column = -1, card = -1;
    };
    struct Drag {
        qint64 record = 0;
        QPoint pressed, at;
        bool moving = false;
    };
    void forget(); // columns are found anew when next asked for
    void arrange() const;
    void measure();
    void updateBars();
    Place placeOf(qint64 record) const;
    int cardHeight() const { return m_cardHeight; }
    int headHeight() const;
    int columnAt(int x) const;
    qint64 recordAt(QPoint at) const;
    void reveal(qint64 record);
    void choose(qint64 record);
    void stepCard(int by);
    void stepColumn(int by);
    void moveCurrent(int by);
    void look(const QString& words, bool onwards);
    void endDrag();
    void paintHead(QPainter& painter, int column) const;
    void paintCard(QPainter& painter, const QRect& card, qint64 record) const;
    void paintWords(QPainter& painter) const;

    RecordTableModel& m_model;
    RecordFace m_face;
    int m_field = -1; // column of the model
    mutable std::vector<Column> m_columns;
    mutable QHash<qint64, Place> m_places;
    mutable bool m_stale = true;
    int m_cardHeight = 0;
    qint64 m_current = 0, m_hovered = 0;
    QString m_words;
    std::optional<Drag> m_drag;
    QTimer m_later; // the scroll bars, after the last of many edits
};

} // namespace gantry
