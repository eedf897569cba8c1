#include "tests/core/exchange/pmxml_text.h"

#include "core/text/text.h"

#include <QFile>
#include <catch2/catch.hpp>

namespace gantry::pmxml_text {

QByteArray quayWall()
{
    QFile file(QStringLiteral(GANTRY_TEST_DATA "/quay-wall.pmxml.xml"));
    REQUIRE(file.open(QFile::ReadOnly));
    return file.readAll();
}

ParsedSource read(const QByteArray& bytes)
{
    auto source = readPmxml(bytes, QStringLiteral("plan.xml"));
    if (!source) FAIL(sentence(source.error()).toStdString());
    CHECK(source->report.balanced());
    return std::move(*source);
}

} // namespace gantry::pmxml_text
