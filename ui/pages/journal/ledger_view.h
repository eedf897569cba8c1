#pragma once
#include <QTreeView>

namespace gantry {

/// What rows of a ledger say of their looks.
enum LedgerRole {
    HeadRole = Qt::UserRole + 100, // bool: a row that heads others: a day, a project
    QuietRole, // bool: said more softly, as a value that no longer holds
    LeadsRole, // bool: this cell leads to a record
    StruckRole, // bool: was undone since
    CountRole, // text after the words of a head, in tertiary ink
};

/// Rows to read, not to edit: heads across the whole width, cells that lead somewhere underlined under the mouse.
class LedgerView final : public QTreeView {
    Q_OBJECT
public:
    explicit LedgerView(int rowHeight, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A cell that leads somewhere was clicked, or Enter pressed on its row.
    void followed(const QModelIndex& index);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// The cell under `at` if its words lead somewhere and are there.
    QModelIndex leading(const QPoint& at) const;
};

} // namespace gantry
