#include "core/exchange/import.h"
#include "tests/support/corpus.h"
#include "tests/support/strings.h"

#include <QStringEncoder>

using namespace gantry;

namespace {

QByteArray inEncoding(QStringConverter::Encoding encoding, const char* text, bool mark)
{
    QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder(QString::fromUtf8(text));
}

} // namespace

TEST_CASE("a file is told by its content, whatever surrounds the root", "[exchange]")
{
    CHECK(recognise("<Project xmlns=\"http://schemas.microsoft.com/project\">") == SourceKind::Mspdi);
    CHECK(recognise("<Project>") == SourceKind::Mspdi);
    CHECK(recognise("<Project/>") == SourceKind::Mspdi);
    CHECK(recognise("<p:Project xmlns:p='http://schemas.microsoft.com/project/2007'>") == SourceKind::Mspdi);
    CHECK(recognise("\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n<!-- <Other> -->\r\n<Project a=\"1\">") == SourceKind::Mspdi);
    CHECK(recognise("<!DOCTYPE Project [<!ENTITY e \"x\">]><Project>") == SourceKind::Mspdi);
    CHECK(recognise("<?xml version='1.0'?><APIBusinessObjects xmlns='http://xmlns.oracle.com/Primavera/P6/V8.4/API/BusinessObjects'>")
        == SourceKind::Pmxml);
    CHECK(recognise("<ns2:APIBusinessObjects>") == SourceKind::Pmxml);
    CHECK(recognise("ERMHDR\t8.0\t2026-03-02\tProject") == SourceKind::Xer);
    CHECK(recognise("\xEF\xBB\xBF"
                    "ERMHDR\t8.0")
        == SourceKind::Xer);
    CHECK(recognise("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on") == SourceKind::Mpp);
}

TEST_CASE("a wide encoding hides no format", "[exchange]")
{
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE})
        for (const bool mark : {true, false}) {
            CHECK(recognise(inEncoding(encoding, "<?xml version=\"1.0\"?><Project>", mark)) == SourceKind::Mspdi);
            CHECK(recognise(inEncoding(encoding, "ERMHDR\t8.0\t", mark)) == SourceKind::Xer);
        }
}

TEST_CASE("what is no schedule is not taken for one", "[exchange]")
{
    for (const char* text : {"", "<", "<!--", "<?xml", "ERMHD", "hello", "<html><Project>", "<ProjectPlan>", "{\"Project\": 1}",
             "<Project xmlns=\"http://schemas.microsoft.com/developer/msbuild/2003\">", "<!-- <Project> -->"})
        CHECK(recognise(QByteArrayView(text)) == SourceKind::Other);
    CHECK(recognise(QByteArrayView("\0\0\0\0\0\0", 6)) == SourceKind::Other);
}

TEST_CASE("every file of the corpus is recognised", "[exchange][corpus]")
{
    const std::pair<const char*, SourceKind> kinds[] = {
        {"mspdi", SourceKind::Mspdi}, {"xer", SourceKind::Xer}, {"pmxml", SourceKind::Pmxml}, {"mpp", SourceKind::Mpp}};
    for (const auto& [folder, kind] : kinds)
        for (const corpus::File& file : corpus::files(QString::fromLatin1(folder))) {
            INFO(file.name.toStdString());
            CHECK(recognise(file.bytes) == kind);
        }
}
