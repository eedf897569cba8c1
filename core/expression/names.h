#pragma once
#include "core/expression/type.h"

namespace gantry::expression {

/// What a name in an expression stands for.
struct Named {
    int id = 0; // by which Source is asked for the value
    Kind kind = Kind::Text; // how that value is to be read
    Type type{}; // what it means; Days come as whole numbers
    QStringList words{}; // that the value is one of, if it is
    /// Other texts that the same thing goes by, each with the id of its own: a record named by its title also has a number.
    std::vector<std::pair<QString, int>> also{};
};

/// What an expression may speak of. Asked while it is read, never while it is evaluated.
class Names {
public:
    virtual ~Names() = default;
    virtual std::optional<Named> find(const QString& name) = 0;
    /// As they are best written, to propose one where a name is not known.
    virtual QStringList all() const = 0;
};

/// The values of the names for one record, and the days by which it counts. The system's clock is none of them.
class Source {
public:
    virtual ~Source() = default;
    virtual Value value(int id) const = 0;
    virtual QDate today() const = 0;
    virtual QDate statusDate() const = 0;
    /// How long a working day is, where days stand beside hours.
    virtual WorkTime dayLength() const = 0;
};

/// Names are the same in any case, and a space is as good as an underscore: "Fixed cost", "fixed_cost".
bool sameName(QStringView a, QStringView b);
/// The known name that was probably meant, or nothing.
QString likelyName(const QString& typed, const QStringList& known);

} // namespace gantry::expression
