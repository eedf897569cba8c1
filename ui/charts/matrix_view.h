#pragma once
#include "ui/shell/theme.h"

#include <QStringList>
#include <QWidget>
#include <optional>

namespace gantry {

/// One cell of a matrix: how many stand there, on which ground, and what is said of them.
struct MatrixCell {
    int count = 0;
    QColor fill{}, ink{};
    QString tip{}; // the names of those that stand there; empty: none
};
/// A matrix of counts: rows from the lowest up, columns from the lowest on.
struct MatrixCounts {
    QString title{}; // above it: "Before treatment"
    QStringList rows{}, columns{}; // words
    QString rowName{}, columnName{}; // what the axes are: "Likelihood", "Impact"
    std::vector<MatrixCell> cells{}; // rows by columns, row by row from the lowest
    const MatrixCell& at(int row, int column) const { return cells[std::size_t(row * columns.size() + column)]; }
};
struct MatrixPlace {
    int row = 0, column = 0;
    bool operator==(const MatrixPlace&) const = default;
};

/// Counts in a matrix of two scales, as risks by likelihood and impact. A cell is chosen with the mouse, or with arrow keys and Enter;
/// choosing it again, or Esc, lets it go. Figures stand in the cells, so it reads in grey and without colours.
class MatrixView final : public QWidget {
    Q_OBJECT
public:
    explicit MatrixView(QWidget* parent = nullptr);
    void setCounts(MatrixCounts counts);
    const MatrixCounts& counts() const { return m_counts; }
    /// What is marked as chosen; says nothing.
    void setChosen(std::optional<MatrixPlace> place);
    std::optional<MatrixPlace> chosen() const { return m_chosen; }
    /// Where the keyboard is.
    MatrixPlace current() const { return m_current; }
    QRect cellRect(MatrixPlace place) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the person: a cell, or none any more.
    void cellChosen(int row, int column);
    void cellLeft();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::optional<MatrixPlace> placeAt(const QPoint& at) const;
    int wordsWidth() const;
    QSize cellSize() const;
    QString described(MatrixPlace place) const;
    void choose(MatrixPlace place);
    void moveTo(MatrixPlace place);

    MatrixCounts m_counts;
    std::optional<MatrixPlace> m_chosen;
    MatrixPlace m_current;
    bool m_byKeyboard = false;
};

} // namespace gantry
