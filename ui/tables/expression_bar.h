#pragma once
#include "ui/models/record_table_model.h"

#include <QTimer>

class QLineEdit;

namespace gantry {

class TextLabel;

/// The field above a table for a condition that all its rows must fulfil, with a line beneath: how to write one, or, while what stands
/// there cannot be read, the sentence that says where and why. The rows stay as the last condition that could be read left them.
class ExpressionBar final : public QWidget {
    Q_OBJECT
public:
    explicit ExpressionBar(RecordTableModel& model, QWidget* parent = nullptr);
    QLineEdit& field() const { return *m_field; }
    /// What stands under the field.
    QString line() const;
    void setText(const QString& text);

Q_SIGNALS:
    /// Back to the rows: Enter, Down, or Esc in an empty field.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void apply();
    void mark();
    void refresh();

    RecordTableModel& m_model;
    QLineEdit* m_field;
    TextLabel* m_line;
    QTimer m_wait; // many rows: filters once the typing pauses
};

} // namespace gantry
