#pragma once
#include "core/exchange/mspdi/reading.h"

#include <QSet>
#include <pugixml.hpp>

namespace gantry::mspdi {

class RecordValues;

/// The custom fields and outline codes of a project: their definitions, their lists of values, and what the records hold in them.
/// A field comes in if it was named, has a list or a value; the format lists many that nobody uses.
class CustomFields {
public:
    explicit CustomFields(Reading& reading)
        : m_reading(reading)
    {
    }
    void readDefinitions(pugi::xml_node project);
    /// An ExtendedAttribute of a record.
    void readAttribute(pugi::xml_node element, QStringView entity, qint64 record, const RecordValues& owner);
    /// An OutlineCode of a record.
    void readCode(pugi::xml_node element, QStringView entity, qint64 record, const RecordValues& owner);
    /// Puts the fields that are used, with their values, into the project.
    void finish();

private:
    struct Entry {
        CustomField row;
        std::vector<CustomChoice> choices;
        QHash<QString, std::size_t> byId, byGuid, byCode; // places in choices
        qint64 definitions = 0;
        bool used = false;
        std::size_t placeOf(CustomChoiceId id) const; // local ids of the choices of a field rise with their places
        QString pathOf(std::size_t place) const; // "North.Phase 2"
    };
    struct Found { // what a record's element says
        Entry* entry = nullptr;
        QString text, valueId, valueGuid;
    };
    void readDefinition(pugi::xml_node element);
    void readCodeDefinition(pugi::xml_node element);
    void readChoices(Entry& entry, pugi::xml_node values);
    Entry* entryOf(qint64 fieldId);
    std::optional<Found> found(pugi::xml_node element, QStringView entity, const char* word, const RecordValues& owner);
    CustomChoice* choiceOf(Entry& entry, const Found& what);
    void addValue(const char* word, Found what, QStringView entity, qint64 record, const RecordValues& owner);

    Reading& m_reading;
    std::vector<std::unique_ptr<Entry>> m_entries; // in the order of the file
    QHash<qint64, Entry*> m_byFieldId;
    QHash<QString, Entry*> m_byTable; // GUID of the list of values
    qint64 m_record = 0; // whose values are under way, and in which fields it has one
    QSet<CustomFieldId> m_held;
};

} // namespace gantry::mspdi
