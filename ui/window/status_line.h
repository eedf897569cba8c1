#pragma once
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace gantry {

class TextLabel;

/// The 24 px at the bottom: what is saved, totals of the selection, how long the last calculation took; long work with its Cancel.
class StatusLine final : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(QWidget* parent = nullptr);
    void setState(const QString& text);
    void setTotals(const QString& text);
    void setRight(const QString& text);
    void startWork(const QString& name);
    void setWork(const QString& name, int percent);
    void endWork();

Q_SIGNALS:
    void cancelled();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel *m_state, *m_totals, *m_right, *m_work;
    QProgressBar* m_bar;
    QPushButton* m_cancel;
};

} // namespace gantry
