#pragma once
#include "core/edit/gates.h"

#include <QWidget>

class QDateEdit;
class QLineEdit;
class QVBoxLayout;

namespace gantry {

class PersonBox;

/// A few things to be done, each with who and until when: what is not filled in is no follow-up.
class FollowUps final : public QWidget {
    Q_OBJECT
public:
    /// `what`: one of them, for the button: "condition".
    FollowUps(const Portfolio& portfolio, const QString& what, QDate due, QWidget* parent = nullptr);
    std::vector<FollowUp> values() const;
    void add(const QString& title = {}, PersonId owner = {});
    void clear();

private:
    struct Line {
        QWidget* box;
        QLineEdit* title;
        PersonBox* owner;
        QDateEdit* due;
    };
    const Portfolio& m_portfolio;
    QString m_what;
    QDate m_due;
    QVBoxLayout* m_column;
    std::vector<Line> m_lines;
};

} // namespace gantry
