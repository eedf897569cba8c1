#pragma once
#include "ui/shell/workspace.h"

#include <QStackedWidget>

namespace gantry {

class BoardView;
class CalendarView;
class TableView;

/// The ways to look at a register: its table; a board where its records have a status; a calendar where they have days. All show the rows
/// of one model, and the cursor of the table goes along, so what is done with the current record means the same in each.
class RegisterBody final : public QStackedWidget {
    Q_OBJECT
public:
    enum Way { Table, Board, Calendar };
    /// A field that columns or days are made by.
    struct Choice {
        QString key, title;
    };
    RegisterBody(Workspace& workspace, TableView& table, QWidget* parent = nullptr);

    /// Those that the register has, the table first.
    std::vector<Way> ways() const;
    static QString titleOf(Way way);
    Way way() const { return m_way; }
    /// The table where the register has no such way.
    void setWay(Way way);

    /// Of the present way; none for the table.
    std::vector<Choice> choices() const;
    /// The one in force, by its key.
    QString chosen() const;
    void choose(const QString& key);

    /// "board status", for settings; empty for the table.
    QString state() const;
    void restore(const QString& state);

Q_SIGNALS:
    void changed();
    void refused(const QString& sentence);

private:
    void follow();
    void take(qint64 record);

    Workspace& m_workspace;
    TableView& m_table;
    BoardView* m_board = nullptr; // both made when first shown
    CalendarView* m_calendar = nullptr;
    Way m_way = Table;
};

} // namespace gantry
