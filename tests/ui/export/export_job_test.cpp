#include "tests/support/strings.h"
#include "ui/export/export_job.h"

using namespace gantry;

TEST_CASE("the format of an export is the one of the list, unless somebody typed the ending of another", "[export]")
{
    const QStringList filters = ExportJob::fileFilter().split(QStringLiteral(";;"));
    REQUIRE(filters.size() == 3);
    const auto chosen = [&](const char* path, int filter) { return ExportJob::formatOf(QString::fromLatin1(path), filters[filter]); };
    CHECK(chosen("a", 0) == SourceFormat::Mspdi);
    CHECK(chosen("a", 1) == SourceFormat::Xer);
    CHECK(chosen("a", 2) == SourceFormat::Pmxml);
    CHECK(chosen("a.xml", 0) == SourceFormat::Mspdi);
    CHECK(chosen("a.xml", 2) == SourceFormat::Pmxml); // both programs call their XML so
    CHECK(chosen("a.XER", 2) == SourceFormat::Xer);
    CHECK(chosen("a.xml", 1) == SourceFormat::Mspdi);
    CHECK(ExportJob::suffixOf(SourceFormat::Xer) == QStringLiteral("xer"));
    CHECK(ExportJob::suffixOf(SourceFormat::Pmxml) == QStringLiteral("xml"));
}
