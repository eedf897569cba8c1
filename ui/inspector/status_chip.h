#pragma once
#include "ui/shell/theme.h"

#include <QWidget>
#include <optional>

namespace gantry {

/// A word with its status shape on the wash of that status; nothing while there is no word.
class StatusChip final : public QWidget {
    Q_OBJECT
public:
    explicit StatusChip(QWidget* parent = nullptr);
    void setStatus(std::optional<Status> status, const QString& word = {});
    QString word() const { return m_word; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status = Status::Neutral;
    QString m_word;
};

} // namespace gantry
