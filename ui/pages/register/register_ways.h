#pragma once
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace gantry {

class RegisterBody;
class SegmentedButton;

/// The switch between the ways to look at a register, and by which field its board or calendar goes. Not there where it has its table
/// alone.
class RegisterWays final : public QWidget {
    Q_OBJECT
public:
    explicit RegisterWays(QWidget* parent = nullptr);
    /// This register is on show now.
    void follow(RegisterBody& body);
    SegmentedButton* choice() const { return m_choice; }
    QAction* field() const { return m_field; }

private:
    void refresh();
    void fillFields();

    QPointer<RegisterBody> m_body;
    QHBoxLayout* m_row;
    SegmentedButton* m_choice = nullptr; // made anew for each register
    QAction* m_field;
    QMenu* m_fields;
};

} // namespace gantry
