#pragma once
#include <QWidget>

class QButtonGroup;

namespace gantry {

/// One choice of a few that exclude each other, side by side: "Table | Board | Map".
class SegmentedButton final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedButton(const QStringList& segments, QWidget* parent = nullptr);
    int current() const;
    /// -1: none of them.
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QButtonGroup* m_group;
};

} // namespace gantry
