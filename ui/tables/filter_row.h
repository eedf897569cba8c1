#pragma once
#include "ui/models/record_table_model.h"

#include <QLineEdit>
#include <QTimer>

namespace gantry {

/// Where one column stands in the header, in pixels from its left edge.
struct ColumnSpan {
    int column = 0, x = 0, width = 0;
    bool frozen = false;
};

/// The row under a header in which a person types what each column must hold (the syntax is RowFilter's). What is typed filters as it is
/// typed; what cannot be read wears the bad frame and lets everything pass.
class FilterRow final : public QWidget {
    Q_OBJECT
public:
    static int rowHeight();
    FilterRow(RecordTableModel& model, QWidget* parent);

    void place(const std::vector<ColumnSpan>& spans, int frozenWidth);
    /// The field of a column, or null where it is hidden.
    QLineEdit* field(int column) const;
    /// The columns are others now.
    void forget();
    /// What the model filters by, where it is not being typed at the moment.
    void refresh();

Q_SIGNALS:
    /// Back to the rows: Enter, Esc or Down.
    void left();
    /// The keyboard came to a field that may be out of sight.
    void entered(int column);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QLineEdit* make(int column);
    void apply(int column);
    void mark(int column);

    RecordTableModel& m_model;
    QWidget* m_frozen;
    QHash<int, QLineEdit*> m_fields; // by column
    std::vector<ColumnSpan> m_spans;
    QTimer m_wait; // many rows: filters once the typing pauses
    int m_pending = -1;
};

} // namespace gantry
