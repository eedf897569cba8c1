#pragma once
#include <QWidget>

class QButtonGroup;

namespace gantry {

class Segment;

/// One choice of a few that exclude each other, side by side: "Table | Board | Map".
class SegmentedButton final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedButton(const QStringList& segments, QWidget* parent = nullptr);
    int current() const;
    /// -1: none of them.
    void setCurrent(int index);
    /// Segments that the width does not hold are left out, the last ones first and the chosen one never: for choices that can also be made
    /// elsewhere. Without this all of them are always shown.
    void setYielding();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QButtonGroup* m_group;
    std::vector<Segment*> m_segments;
    bool m_yielding = false;
};

} // namespace gantry
