#pragma once
#include "core/model/custom_field.h"

#include <optional>
#include <vector>

namespace gantry::mspdi {

/// What the number of one of the format's own custom fields stands for.
struct KnownField {
    QString entity; // "task", "resource", "assignment"; "node" where it belongs to the project
    QString name; // "Text1", "Enterprise Cost3"
    CustomKind kind = CustomKind::Text;
};
/// Source: the PjField constants of Project's object model, checked against the 1,267 definitions of the corpus.
std::optional<KnownField> knownField(qint64 fieldId);
/// The entity that a field belongs to by its number alone, for fields that an organisation has defined; empty if of none.
QString entityOfField(qint64 fieldId);
/// The numbers of the fields of that kind that every project has for records of that entity, in their order.
std::vector<qint64> ownFields(QStringView entity, CustomKind kind);
/// The kind that a field's name begins with ("Enterprise Cost3"); text where it is none.
CustomKind kindByName(QStringView name);

} // namespace gantry::mspdi
