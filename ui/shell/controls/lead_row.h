#pragma once
#include <QAbstractButton>

namespace gantry {

/// One line that leads somewhere: a name, and what it is at the right.
class LeadRow final : public QAbstractButton {
    Q_OBJECT
public:
    LeadRow(const QString& title, const QString& detail, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_detail;
};

} // namespace gantry
