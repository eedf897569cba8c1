#pragma once
// A project out to a file and in again, told as plain text so that two of them can be compared whatever their ids.
#include "core/exchange/export.h"
#include "core/exchange/import.h"

#include <QMap>

namespace gantry::test {

/// A portfolio in memory with the contents of its snapshots.
struct Holding {
    Portfolio portfolio;
    QHash<qint64, QByteArray> contents;
    std::vector<NodeId> projects;
};

/// What a file brings into an empty portfolio.
Holding holdingOf(const QByteArray& file, const QString& name = QStringLiteral("Plan.xml"));
Holding holdingOf(ChangeSet set); // a whole portfolio, root and all

ExportRequest requestFor(const Holding& holding, NodeId project);
ExportedFile written(const Holding& holding, NodeId project, SourceFormat format);

/// Every cell of every record of a project: "task 1.2 Slab|name" gives "Slab". Records are named by where they stand and what they are
/// called, references by the name of what they lead to; ids, ranks, register numbers and what only the machine keeps are left out. Tasks go
/// by their outline number or, where their order may change, by their names from the top: "Frame/Slab".
using Facts = QMap<QString, QString>;
enum class Naming { Outline, Path };
Facts factsOf(const Holding& holding, NodeId project, Naming naming = Naming::Outline);

/// A cell that is not the same on both sides; empty: not there.
struct Difference {
    QString record, field, before, after;
    QString entity() const { return record.section(u' ', 0, 0); }
};
std::vector<Difference> differences(const Facts& before, const Facts& after);
/// Those that the report does not speak of. What the file has where nothing was is no loss; exceptions of calendars are compared by
/// their days, since a format may write them one by one.
std::vector<Difference> untold(const std::vector<Difference>& list, const ExportReport& report);
/// The working seconds of each calendar of a project on each day of four years, by name: "Standard 2026-03-02" gives 28800.
QMap<QString, qint64> workingTimeOf(const Holding& holding, NodeId project);
/// The first few, one a line.
QString text(const std::vector<Difference>& list);

} // namespace gantry::test
