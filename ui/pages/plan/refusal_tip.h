#pragma once
#include <QWidget>

namespace gantry {

/// The sentence under an editor that says why what was typed was not taken.
class RefusalTip final : public QWidget {
    Q_OBJECT
public:
    explicit RefusalTip(QWidget* parent);
    /// Below the editor, or above it where there is no room; an empty sentence hides it.
    void present(const QWidget& editor, const QString& sentence);
    QString sentence() const { return m_sentence; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_sentence;
};

} // namespace gantry
