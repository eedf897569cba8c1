#include "ui/pages/register/register_csv.h"

#include "core/base/write_whole.h"
#include "core/edit/records.h"
#include "core/text/text.h"
#include "ui/tables/cell_block.h"
#include "ui/tables/record_grid.h"

#include <QClipboard>
#include <QFileInfo>
#include <QPointer>

namespace gantry {

Result<qsizetype> exportCsv(const TableView& view, const QString& path, bool asShown)
{
    const RecordTableModel& model = view.records();
    CellBlock block{{}, view.shownColumns()};
    for (int row = 0; asShown && row < model.rowCount(); ++row) block.records.push_back(model.idAt(row));
    const std::vector<qint64>& records = asShown ? block.records : model.idsInScope();
    RecordGrid grid(model);
    const auto written = writeWhole(asShown ? blockCsv(grid, block) : writeCsv(model.portfolio(), model.entity(), records), path);
    return written ? Result<qsizetype>(qsizetype(records.size())) : written.error();
}

CsvOutcome describe(const CsvImport& read, Entity entity, const QString& fileName)
{
    const QLocale locale;
    const QString plural = infoOf(entity).pluralText().toLower();
    CsvOutcome out;
    out.sentence = read.added + read.changed == 0 ? QObject::tr("%1 holds nothing new for the %2.").arg(fileName, plural)
                                                  : QObject::tr("%1: %2 of the %3 added, %4 changed.")
                                                        .arg(fileName, locale.toString(read.added), plural, locale.toString(read.changed));
    if (!read.unknownColumns.isEmpty())
        out.sentence +=
            u' ' + QObject::tr("No field is called %1, so that was left out.").arg(read.unknownColumns.join(QStringLiteral(", ")));
    QStringList lines;
    for (const CsvRefusal& refusal : read.refused)
        lines << QObject::tr("Line %1: %2").arg(locale.toString(refusal.line), sentence(refusal.error));
    if (!lines.isEmpty())
        out.sentence += u' '
            + (lines.size() == 1 ? QObject::tr("One row was left out. %1").arg(lines.front())
                                 : QObject::tr("%1 rows were left out. %2").arg(locale.toString(lines.size()), lines.front()));
    out.refusals = lines.join(u'\n');
    out.complete = lines.isEmpty() && read.unknownColumns.isEmpty();
    return out;
}

void importCsv(Workspace& workspace, Entity entity, const QString& path, std::function<void()> finished)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        workspace.report({Errc::Io, "file.cannot-open", {name, file.errorString()}});
        return finished();
    }
    auto read = std::make_shared<CsvImport>();
    const auto build = [read, entity, name, bytes = file.readAll()](
                           const Portfolio& portfolio, IdSource& ids, const Progress&) -> Result<ChangeSet> {
        auto csv = readCsv(bytes, portfolio, ids, entity, QLocale());
        if (!csv) return csv.error();
        *read = std::move(*csv);
        giveNumbers(portfolio, read->set);
        ChangeSet set = std::move(read->set);
        set.label = QObject::tr("Import %1 into %2").arg(name, infoOf(entity).pluralText().toLower());
        return set;
    };
    const auto done = [read, entity, name, finished, desk = QPointer(&workspace)](Result<qint64> sequence) {
        if (!desk) return;
        if (!sequence) {
            desk->report(sequence.error());
        } else {
            const CsvOutcome outcome = describe(*read, entity, name);
            Notice notice{outcome.complete ? Notice::Tone::Good : Notice::Tone::Watch, outcome.sentence};
            if (!outcome.refusals.isEmpty()) {
                notice.actionText = QObject::tr("Copy the list");
                notice.action = [list = outcome.refusals] { QApplication::clipboard()->setText(list); };
            } else if (read->added + read->changed > 0) {
                notice.actionText = QObject::tr("Undo");
                notice.action = [desk] {
                    if (desk) desk->undo();
                };
            }
            desk->notify(std::move(notice));
        }
        finished();
    };
    workspace.session().applyBulk(build, Source::Import, Progress{}, done);
}

} // namespace gantry
