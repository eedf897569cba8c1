#pragma once
#include <QSettings>
#include <QWidget>

class QSplitter;

namespace gantry {

class ProgressStrip;

/// The pages and a panel at their right: side by side with a line to drag between them, or, where the window is narrow, the panel over the
/// pages until Esc. The width that somebody dragged is remembered.
class SidePlace final : public QWidget {
    Q_OBJECT
public:
    SidePlace(QWidget* pages, QSettings& settings, QWidget* parent = nullptr);
    /// Takes ownership; the panel before is deleted. Null: none.
    void setPanel(QWidget* panel);
    void setShown(bool shown);
    bool isShown() const { return m_shown; }
    void setOverlay(bool overlay);
    bool isOverlay() const { return m_overlay; }
    /// What the panel takes from the pages, in px.
    int taken() const;
    /// The line that shows work under way.
    ProgressStrip* strip() const { return m_strip; }

Q_SIGNALS:
    void escaped();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    int panelWidth() const;
    QSettings& m_settings;
    QSplitter* m_splitter;
    ProgressStrip* m_strip;
    QWidget* m_panel = nullptr;
    bool m_shown = false, m_overlay = false;
};

} // namespace gantry
