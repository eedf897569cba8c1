#include "core/store/schema.h"
#include "tests/core/store/raw_file.h"

#include <QCoreApplication>
#include <QDir>

using namespace gantry;
using namespace gantry::test;

namespace {

const char* kindName(Kind kind)
{
    static constexpr const char* names[] = {"Bool", "Int", "Id", "Date", "DateTime", "Instant", "Work", "Money", "Rate", "Quantity",
        "Percent", "Real", "Text", "Enum", "Shifts", "Bytes"};
    return names[std::size_t(kind)];
}

/// Everything of the model that old files hold us to: tables, columns, defaults, and what a number or a word in a column means.
QString formatText()
{
    QString text =
        QStringLiteral("schema %1\n\n").arg(schemaVersion) + schemaStatements().join(QStringLiteral(";\n\n")) + QStringLiteral(";\n");
    for (const EntityInfo& info : allEntities()) {
        text += u'\n';
        for (const Field& field : info.fields) {
            text += QStringLiteral("%1.%2: %3").arg(info.keyText(), field.keyText(), QString::fromLatin1(kindName(field.kind)));
            if (!field.target.empty())
                text += QStringLiteral(" -> ") + QString::fromLatin1(field.target.data(), qsizetype(field.target.size()));
            for (const auto& word : field.words) text += u' ' + QString::fromLatin1(word.data(), qsizetype(word.size()));
            text += u'\n';
        }
    }
    return text;
}

} // namespace

TEST_CASE("the format of a portfolio file is the approved one", "[store]")
{
    const QString approvedPath = QStringLiteral(GANTRY_TEST_DATA "/approved-schema.txt");
    const QDir repository(QStringLiteral(GANTRY_TEST_DATA "/../.."));
    const QString found = formatText();
    const QString foundPath = QCoreApplication::applicationDirPath() + QStringLiteral("/approved-schema.txt");
    const QString approved = QString::fromUtf8(bytesOf(approvedPath));
    if (found == approved) return;
    writeBytes(foundPath, found.toUtf8());
    const QStringList a = approved.split(u'\n'), b = found.split(u'\n');
    qsizetype line = 0;
    while (a.value(line) == b.value(line)) ++line;
    FAIL("The format differs from the approved one from line "
        << line + 1 << " on:\n  approved: " << a.value(line).toStdString() << "\n  now:      " << b.value(line).toStdString()
        << "\nKeys, kinds and defaults of released fields, and words of their enums, never change. If the change is meant: raise "
           "schemaVersion"
           " (core/store/schema.h), add the step that brings older files there (core/store/migrations.cpp), and approve it with\n  cp "
        << repository.relativeFilePath(foundPath).toStdString() << " tests/data");
}

TEST_CASE("a new file has the schema that the field tables ask for, and nothing else", "[store]")
{
    auto db = Database::open(QStringLiteral(":memory:"), Database::Access::Create);
    REQUIRE(db);
    for (const QString& sql : schemaStatements()) REQUIRE((*db)->run(sql));
    CHECK(checkSchema(**db, SchemaAge::Today));
    const QString text = *schemaText(**db);
    for (const EntityInfo& info : allEntities())
        for (const Field& field : info.fields) CHECK(text.contains(info.keyText() + u'.' + field.keyText() + u' '));
}
