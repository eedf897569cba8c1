#pragma once
#include "ui/shell/theme.h"

#include <QWidget>
#include <functional>

class QHBoxLayout;

namespace gantry {

class TextLabel;

struct NoticeAction {
    QString text;
    std::function<void()> run;
};

/// The 36 px under a page header that say what happened and what to do; hidden while there is nothing to say.
class NoticeBar final : public QWidget {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);
    /// At most two actions. Neutral is for information.
    void present(Status status, const QString& sentence, const QList<NoticeAction>& actions = {});
    void dismiss();
    QString sentence() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status = Status::Neutral;
    TextLabel* m_text;
    QHBoxLayout* m_actions;
};

} // namespace gantry
