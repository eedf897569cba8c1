#pragma once
#include <QWidget>

namespace gantry {

/// Rows of widgets on twelve columns, so that edges are shared between rows. A row has a fixed height or takes its part of what is left;
/// where the area is too small the grid is higher than it, for a scroll area around.
class CardGrid final : public QWidget {
    Q_OBJECT
public:
    static constexpr int columns = 12, gap = 12, padding = 16;
    struct Item {
        QWidget* widget = nullptr;
        int span = 1; ///< columns
    };
    struct Row {
        std::vector<Item> items;
        int height = 0; ///< the least where it stretches
        bool stretches = true;
    };
    explicit CardGrid(QWidget* parent = nullptr);
    /// Widgets of the rows become children and are shown; children that are in none are hidden.
    void setRows(std::vector<Row> rows);
    QSize sizeHint() const override { return {800, minimumHeight()}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    std::vector<Row> m_rows;
};

} // namespace gantry
