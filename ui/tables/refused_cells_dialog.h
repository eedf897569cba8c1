#pragma once
#include "ui/tables/cell_block.h"

#include <QDialog>

class QTreeWidget;

namespace gantry {

/// What a paste, fill or clearing would leave out, cell by cell with the reason, before anything is written: take the rest, or nothing.
/// Accepted: the rest is wanted. It deletes itself once closed.
class RefusedCellsDialog final : public QDialog {
    Q_OBJECT
public:
    /// `verb`: "Paste", for the title and the button.
    RefusedCellsDialog(const BlockChange& change, const QString& verb, QWidget* parent);
    QTreeWidget* list() const { return m_list; }
    /// The list as a table for a spreadsheet.
    QString text() const;

private:
    QTreeWidget* m_list;
};

} // namespace gantry
