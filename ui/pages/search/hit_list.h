#pragma once
#include "ui/search/hit_row.h"

#include <QListView>

namespace gantry {

/// What was found, a row each: a click or Enter chooses one. Files that could not be read are shown in the same way, with the reason.
class HitList final : public QListView {
    Q_OBJECT
public:
    explicit HitList(QWidget* parent = nullptr);
    void setRows(std::vector<HitRow> rows);
    const std::vector<HitRow>& rows() const { return m_rows; }
    int current() const { return currentIndex().row(); }
    void setCurrent(int row);

Q_SIGNALS:
    void chosen(int row);
    void currentMoved(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    class Model;
    std::vector<HitRow> m_rows;
    Model* m_model;
};

} // namespace gantry
