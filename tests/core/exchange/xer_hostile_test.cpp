#include "tests/core/exchange/parsed_support.h"
#include "tests/core/exchange/xer_text.h"
#include "tests/support/strings.h"

#include <QElapsedTimer>
#include <random>

using namespace gantry;
using namespace gantry::test;

namespace {

/// Whatever comes in: a source whose report adds up and whose rows keep the rules, or an error.
void checkSurvives(const QByteArray& bytes)
{
    const auto source = readXer(bytes, QStringLiteral("hostile.xer"));
    if (!source) {
        CHECK(std::string_view(source.error().reason).starts_with("import"));
        return;
    }
    if (!source->report.balanced()) FAIL_CHECK(reportText(source->report).toStdString());
    const QString broken = brokenRules(*source);
    if (!broken.isEmpty()) FAIL_CHECK(broken.toStdString());
}

} // namespace

TEST_CASE("an XER that breaks off anywhere is read as far as it goes", "[xer][hostile]")
{
    const QByteArray whole = XerText::everything().bytes();
    for (qsizetype n = 0; n < whole.size(); n += 11) checkSurvives(whole.left(n));
    const QByteArray project = XerText::project().unended();
    CHECK(noted(read(project), "truncated-file") == 1);
    CHECK(noted(read(project + "%E\n"), "truncated-file") == 0);
}

TEST_CASE("an XER with damaged bytes never brings the reader down", "[xer][hostile]")
{
    const QByteArray whole = XerText::everything().bytes();
    const QByteArrayList pieces{"\t", "\n", "%R\t", "%F\t", "%T\t", "%E", "|", "(", ")", "||", "-", "999999999999999999999", "1e300",
        "\xFF", QByteArray(1, '\0'), "100", "1002", "203", "Y", "", "2026-03-02 08:00", "\x7F\x7F"};
    std::mt19937 random(20260302);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::uint32_t(n)); };
    for (int round = 0; round < 2'000; ++round) {
        QByteArray bytes = whole;
        for (int n = 1 + int(below(8)); n > 0; --n) {
            const qsizetype at = below(bytes.size());
            switch (below(5)) {
            case 0: bytes[at] = char(below(256)); break;
            case 1: bytes.remove(at, 1 + below(40)); break;
            case 2: bytes.insert(at, pieces[below(pieces.size())]); break;
            case 3: bytes.replace(at, 1 + below(6), pieces[below(pieces.size())]); break;
            case 4: bytes.insert(below(bytes.size()), bytes.mid(at, 1 + below(400))); break;
            }
        }
        checkSurvives(bytes);
    }
}

TEST_CASE("values of one row put into another never bring the reader down", "[xer][hostile]")
{
    const QByteArrayList lines = XerText::everything().bytes().split('\n');
    std::mt19937 random(7);
    const auto below = [&](qsizetype n) { return qsizetype(random() % std::uint32_t(n)); };
    for (int round = 0; round < 500; ++round) {
        QByteArrayList mixed = lines;
        for (int n = 0; n < 20; ++n) {
            QByteArrayList to = mixed[below(mixed.size())].split('\t');
            const qsizetype line = below(mixed.size());
            to = mixed[line].split('\t');
            const QByteArrayList from = mixed[below(mixed.size())].split('\t');
            if (to.size() > 1 && from.size() > 1) to[1 + below(to.size() - 1)] = from[1 + below(from.size() - 1)];
            mixed[line] = to.join('\t');
        }
        checkSurvives(mixed.join('\n'));
    }
}

TEST_CASE("an XER made to exhaust the reader ends soon", "[xer][hostile]")
{
    QElapsedTimer clock;
    clock.start();
    const QByteArray head = XerText::project().unended();
    QByteArray wbs = "%T\tPROJWBS\n%F\twbs_id\tproj_id\tparent_wbs_id\twbs_name\n"; // one below the other
    QByteArray calendars = "%T\tCALENDAR\n%F\tclndr_id\tbase_clndr_id\tclndr_name\n";
    QByteArray codes = "%T\tACTVTYPE\n%F\tactv_code_type_id\tactv_code_type\n%R\t1\tx\n%T\tACTVCODE\n%F\tactv_code_id\tactv_code_type_"
                       "id\tparent_actv_code_id\n";
    QByteArray resources = "%T\tRSRC\n%F\trsrc_id\tparent_rsrc_id\trsrc_name\n";
    for (int i = 1000; i < 21'000; ++i) {
        const QByteArray id = QByteArray::number(i), above = QByteArray::number(i == 1000 ? 20'999 : i - 1);
        wbs += "%R\t" + id + "\t100\t" + above + "\tx\n";
        calendars += "%R\t" + id + '\t' + above + "\tx\n";
        codes += "%R\t" + id + "\t1\t" + above + '\n';
        resources += "%R\t" + id + '\t' + above + "\tx\n";
    }
    checkSurvives(head + wbs);
    checkSurvives(head + calendars);
    checkSurvives(head + codes);
    checkSurvives(head + resources);
    QByteArray tables = head, columns = head + "%T\tX\n%F";
    for (int i = 0; i < 50'000; ++i) tables += "%T\tT" + QByteArray::number(i) + '\n', columns += "\tc";
    for (const QByteArray& bytes : {tables, columns}) {
        const auto refused = readXer(bytes, QStringLiteral("x"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().reason == std::string_view("import.too-many"));
    }
    checkSurvives(head + QByteArray(2'000'000, '\n'));
    checkSurvives(head + QByteArray(2'000'000, '\t'));
    checkSurvives(head + "%T\tTASK\n%F\ttask_id\tproj_id\ttask_name\n%R\t1\t100\t" + QByteArray(5'000'000, 'x'));
    CHECK(clock.elapsed() < 60'000);
}
