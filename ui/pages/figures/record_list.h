#pragma once
#include "core/model/invariants.h"
#include "ui/shell/theme.h"

#include <QTreeView>

namespace gantry {

/// One cell as it is read: finished words, nothing is computed here.
struct RecordCell {
    QString text{};
    QString code{}; ///< before the text, fainter
    std::optional<Status> mark{};
    std::optional<TrendMark> trend{};
    std::optional<Status> judged{}; ///< ink of the text where it is worse than it should be
    bool faint = false;
    std::optional<double> share{}; ///< 0 to 1, as a bar before the text
    bool operator==(const RecordCell&) const = default;
};
struct RecordColumn {
    QString title{}; ///< all empty: no header
    Qt::Alignment alignment = Qt::AlignLeft;
    bool stretches = false; ///< takes the room that is left
};
struct RecordRow {
    RecordKey record{};
    std::vector<RecordCell> cells;
    QString tip{}; ///< the whole row in words
    bool head = false; ///< of a group: the text of its first cell goes across
    bool operator==(const RecordRow&) const = default;
};
struct RecordTable {
    std::vector<RecordColumn> columns;
    std::vector<RecordRow> rows;
};

/// A short table whose rows lead to their records: by click, or by Enter on the current row.
class RecordList final : public QTreeView {
    Q_OBJECT
public:
    explicit RecordList(QWidget* parent = nullptr);
    void setTable(RecordTable table);
    const RecordTable& table() const;
    /// Whether the current row is told while the focus is elsewhere: where something beside the list is about it.
    void setShowsCurrent(bool shows) { m_showsCurrent = shows; }
    /// The record of the current row, or none.
    RecordKey currentRecord() const;
    /// Height that shows all rows.
    int wholeHeight() const;

Q_SIGNALS:
    void chosen(gantry::RecordKey record);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layColumns();
    bool whole(const QRect& row) const;
    class Model;
    Model* m_model;
    int m_hovered = -1;
    bool m_showsCurrent = false;
};

} // namespace gantry
