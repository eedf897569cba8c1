#pragma once
#include <QAction>
#include <QSettings>
#include <QWidget>

class QVBoxLayout;

namespace gantry {

/// What is shown while no file is open: ways to begin at the left, recent files at the right.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    /// Takes "file/new", "file/open" and the like out of the window's commands, by object name.
    StartPage(QSettings& settings, const QList<QAction*>& commands, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void fileChosen(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSettings& m_settings;
    QVBoxLayout* m_recent;
};

} // namespace gantry
