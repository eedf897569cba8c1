#pragma once
#include "core/model/portfolio.h"

#include <QComboBox>

namespace gantry {

/// One of the people of the portfolio, found by typing a part of the name; the first entry stands for none and is called as the caller
/// says.
class PersonBox final : public QComboBox {
    Q_OBJECT
public:
    PersonBox(const Portfolio& portfolio, const QString& nobody, QWidget* parent = nullptr);
    /// Only these, in their order.
    PersonBox(const Portfolio& portfolio, const std::vector<PersonId>& people, const QString& nobody, QWidget* parent = nullptr);
    PersonId person() const;
    void setPerson(PersonId person);
};

} // namespace gantry
