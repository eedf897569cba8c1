#pragma once
#include "core/cost/cost_measures.h"
#include "core/model/owner.h"
#include "core/text/text.h"

#include <QColor>
#include <QMetaType>
#include <functional>
#include <vector>

namespace gantry {

class Session;

/// What a cell shows beside its text.
struct CellLook {
    QString tag{}; // framed behind the text: "Key"
    QColor fill{}, ink{}; // a chip that the text stands on, where `fill` is a colour
    QString word{}; // behind that chip: "Extreme"
    bool bad = false; // the text says what is wrong: overdue
};

/// One column of a table or one line of a form: where its value comes from, how it reads, and what typing into it edits.
/// A table's columns are a runtime list of these; nothing anywhere switches over columns.
struct Column {
    QString key; // stable, for settings: the field's key, "computed.finish", "custom.12"
    QString title;
    Kind kind = Kind::Text;
    std::function<Value(qint64 record)> value;
    const Field* edits = nullptr; // the field that typing writes; null: computed, or a custom field
    CustomFieldId custom{}; // the custom field that typing writes
    Field format{}; // how the value reads: unit, words, entity referred to
    int width = 120;
    Qt::Alignment alignment = Qt::AlignLeft;
    bool shown = true; // before a person chose otherwise
    QString tip{};
    std::optional<CostMeasure> measure{}; // a figure of money, which can be explained
    std::function<CellLook(qint64 record)> look{}; // may be empty
    std::vector<Entity> follows{}; // computed: edits of records of these may change it, beside what the session announces
    bool adds = true; // false: a figure whose sum means nothing, as a score

    bool computed() const { return !edits && !custom; }
    /// A person may type here.
    bool editable() const { return custom || (edits && !edits->is(ReadOnly)); }
    /// Has an order as a number or a day, so `>5` and `a..b` mean something.
    bool ordered() const
    {
        return kind != Kind::Text && kind != Kind::Enum && kind != Kind::Id && kind != Kind::Bool && kind != Kind::Shifts
            && kind != Kind::Bytes;
    }
    /// Sums mean something.
    bool summable() const;
    /// So much so that every group of records and the table as a whole show one: money, days and hours that somebody enters. Shares, scores
    /// and floats are summed only where somebody selects them.
    bool addsUp() const;
    /// Good, watch, bad: painted as shape and word.
    bool isHealth() const;
};

/// How the amounts of a cell are counted: by the field that it edits; a figure of money by the currency that it is told in, which for a
/// node is that of the portfolio, else that of the project.
WorkUnits unitsOf(const Portfolio& portfolio, RecordKey record, const Column& column);

Column fieldColumn(const Portfolio& portfolio, Entity entity, const Field& field);
Column computedColumn(const QString& key, const QString& title, Kind kind, std::function<Value(qint64)> value, const QString& tip = {});

/// Number and title first, then every field that is not for the machine alone, then what the engines know of it
/// (a task's dates and float), then the custom fields of all projects and of `project`.
std::vector<Column> columnsOf(Session& session, Entity entity, NodeId project = {});

/// What a custom field writes and reads, as a field of the nearest kind; a code is an Id of one of its choices.
Column customColumn(Session& session, const CustomField& field);
/// The value row of a record in a custom field, or null. Goes through all values of the project.
const CustomValue* customValueOf(const Portfolio& portfolio, CustomFieldId field, RecordKey record);
/// Writes (or, absent, clears) what a record holds in a custom field.
Result<ChangeSet> setCustomValue(const Portfolio& portfolio, IdSource& ids, const Column& column, RecordKey record, const Value& value);

} // namespace gantry

Q_DECLARE_METATYPE(gantry::Value)
