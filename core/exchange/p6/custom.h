#pragma once
#include "core/exchange/p6/reading.h"

namespace gantry::p6 {

/// A record here that a value belongs to. A resource of the file may have become several.
struct Record {
    int project;
    qint64 id;
};

/// A field or code of the file; each project that uses it gets a copy with all its choices.
struct SourceField {
    CustomField row; // without ids
    struct Choice {
        Key parent;
        CustomChoice row; // without ids
        qint64 seq = 0;
        int above = -1;
    };
    std::vector<Choice> choices;
    std::vector<int> order; // of the choices: as a tree, parents first
    struct Copy {
        CustomFieldId field;
        std::vector<CustomChoiceId> choices;
    };
    QHash<int, Copy> copies; // by project
    int home = -1;
    Outcome refused = taken; // why the project that it belongs to is not taken in
    QString place;
};

/// The copy of a field that a project uses; made where it has none yet.
const SourceField::Copy& copyIn(Reading&, SourceField& field, int project);
/// Fields that no project uses go to the project that they belong to, else to the first.
void placeUnused(Reading&, std::vector<SourceField>& fields, std::string_view table);

/// The records that a row speaks of, by the column that names them (task_id, wbs_id, rsrc_id, role_id, taskrsrc_id, proj_id);
/// `why` where there are none.
std::vector<Record> recordsOf(Reading&, std::string_view idColumn, Key key, Outcome& why);

/// Values of records, each field once a record.
class Values {
public:
    explicit Values(Reading& r)
        : r(r)
    {
    }
    /// False where the record has a value in that field already. `choice` is a place in field.choices, or -1.
    bool add(SourceField& field, const Record& record, int choice, const QString& text);

private:
    struct Hash {
        std::size_t operator()(const std::pair<qint64, qint64>& p) const
        {
            return std::size_t(quint64(p.first) * 0x9E3779B97F4A7C15u ^ quint64(p.second) * 0xC2B2AE3D27D4EB4Fu);
        }
    };
    Reading& r;
    std::unordered_set<std::pair<qint64, qint64>, Hash> m_known;
};

} // namespace gantry::p6
