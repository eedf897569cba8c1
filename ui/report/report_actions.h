#pragma once
#include "core/report/document.h"
#include "ui/shell/workspace.h"

#include <QAction>

class QWidget;

namespace gantry {

enum class ReportKind { Charter, StatusReport, GatePack, RiskRegister, SteeringPack, Compliance };

/// What can be reported on a record: a charter, a status report, a gate; of a node its risk register, and by name its steering pack and its
/// compliance. Nullopt of others.
std::optional<ReportKind> reportKindOf(Entity entity);
/// The document of a record as it is now. Errors: NotFound (the record is gone).
Result<ReportDocument> reportOf(const Session& session, ReportKind kind, RecordKey record);
/// Writes it as PDF or HTML by the ending of the name; the notice bar says where it is, with a way to its folder, or what went wrong.
void writeReport(Workspace& workspace, ReportKind kind, RecordKey record, const QString& path);
/// Asks for the name of the file first.
void askAndWriteReport(Workspace& workspace, ReportKind kind, RecordKey record, QWidget* window);

/// The same with a document that is no one record's; `name`: of the file, without its ending.
void askAndWriteDocument(Workspace& workspace, ReportDocument document, const QString& name, QWidget* window);

/// The action "Report...": of the record that is selected, where its kind has a document. `entity`: the register that it stands on; the
/// risk register reports on the scope, whatever is selected.
QAction* reportAction(Workspace& workspace, Entity entity, QWidget* owner);
/// A notice that a file is written, with a way to its folder.
Notice writtenNotice(const QString& sentence, const QString& path);

} // namespace gantry
