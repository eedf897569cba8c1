#pragma once
#include "ui/pages/training/training_matrix_model.h"

#include <QScrollBar>
#include <QTableView>

namespace gantry {

class TextLabel;

/// The matrix: who stays at the left, competencies scroll, and below it stands in words what the cell under the cursor means. The keys 0 to
/// 5 say that somebody was found at that level.
class TrainingMatrix final : public QWidget {
    Q_OBJECT
public:
    TrainingMatrix(TrainingMatrixModel& model, int rowHeight, QWidget* parent = nullptr);
    QTableView& cells() const { return *m_cells; }
    QTableView& names() const { return *m_names; }
    /// Puts the cursor on a person, in the first column that asks something of them where none is named.
    bool setCurrent(PersonId person, CompetencyId competency = {});
    PersonId currentPerson() const;
    CompetencyId currentCompetency() const;
    QString told() const;
    /// Keeps the cursor over what `change` does to the model.
    void keepPlace(const std::function<void()>& change);

Q_SIGNALS:
    void assessed(gantry::PersonId person, gantry::CompetencyId competency, int level);
    void currentChanged();
    void opened(gantry::PersonId person);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void prepare(QTableView& view);
    void layColumns();
    void tell();

    TrainingMatrixModel& m_model;
    QTableView *m_names, *m_cells;
    QScrollBar *m_across, *m_down;
    TextLabel* m_told;
};

} // namespace gantry
