#include "core/search/folded.h"
#include "core/search/query.h"
#include "core/search/ranking.h"
#include "core/search/record_text.h"
#include "tests/support/strings.h"

#include <catch2/catch.hpp>
#include <random>

using namespace gantry;

namespace {

/// "quay sheet+pile* -rail" of a query: wanted and unwanted terms, words after one another joined by a plus.
std::string told(const SearchQuery& query)
{
    QStringList out;
    for (const SearchTerm& term : query.wanted) out << term.folded.join(u'+') + (term.prefix ? QStringLiteral("*") : QString());
    for (const SearchTerm& term : query.unwanted) out << u'-' + term.folded.join(u'+') + (term.prefix ? QStringLiteral("*") : QString());
    return out.join(u' ').toStdString();
}
std::string told(const char* text) { return told(readQuery(QString::fromUtf8(text))); }

} // namespace

TEST_CASE("what a person types is read as words, phrases and words that must not occur", "[search]")
{
    CHECK(told("quay wall") == "quay wall*");
    CHECK(told("  Quay   WALL ") == "quay wall*");
    CHECK(told("\"sheet pile\" quay") == "sheet+pile quay*");
    CHECK(told("quay \"sheet pile\"") == "quay sheet+pile");
    CHECK(told("quay \"sheet pi") == "quay sheet+pi*"); // still typing
    CHECK(told("quay -rail -\"old dock\"") == "quay* -rail -old+dock");
    CHECK(told("RSK-0012") == "rsk+0012*");
    CHECK(told("insp* quay") == "insp* quay*");
    CHECK(told("Café Ñandú") == "cafe nandu*");
    CHECK(told("a/b") == "a+b*");
    CHECK(told("-rail") == "-rail");
    CHECK(readQuery(u"-rail").isEmpty());
    CHECK(readQuery(u"  ").isEmpty());
    CHECK(readQuery(u"\" - * ( ) : ^ \"").isEmpty());
}

TEST_CASE("a search may be limited to a kind of records and to a project", "[search]")
{
    const SearchQuery query = readQuery(u"entity:risk project:QW-1 piling");
    CHECK(query.entity == entityOf<Risk>());
    CHECK(query.project == QStringLiteral("QW-1"));
    CHECK(told(query) == "piling*");
    CHECK(readQuery(u"kind:\"payment claim\" x").entity == entityOf<Claim>());
    CHECK(readQuery(u"kind:Risks x").entity == entityOf<Risk>());
    CHECK(readQuery(u"project:\"Quay wall\" x").project == QStringLiteral("Quay wall"));
    CHECK_FALSE(readQuery(u"kind:nonsense x").entity);
    CHECK(told("kind:nonsense x") == "nonsense x*");
}

TEST_CASE("nothing that is typed is an error, and what is read of it is bounded", "[search]")
{
    std::mt19937 random(3);
    const QString signs = QStringLiteral("ab1 \"*-:()^{}+'NEAR AND OR NOT kind: project: é漢\u0301\n\0ß");
    for (int i = 0; i < 2000; ++i) {
        QString text;
        for (int n = int(random() % 40); n > 0; --n) text += signs[qsizetype(random() % quint32(signs.size()))];
        const SearchQuery query = readQuery(text);
        for (const SearchTerm& term : query.wanted)
            for (const QString& word : term.words)
                for (const QChar c : word) CHECK((c.isLetterOrNumber() || c.isMark()));
    }
    CHECK(readQuery(QStringLiteral("word ").repeated(5000)).wanted.size() == 16);
    CHECK(readQuery(QString(5000, u'x')).wanted.front().folded.front().size() == 100);
}

TEST_CASE("texts are shown where most of what was looked for stands together", "[search]")
{
    QString text = QStringLiteral("The quay is old. ") + QStringLiteral("Nothing to see here. ").repeated(30)
        + QStringLiteral("Sheet piles of the QUAY wall are driven in the dry season. ") + QStringLiteral("And so on and on. ").repeated(30);
    const SearchQuery query = readQuery(u"quay piles driv");
    const MarkedText found = excerpt(text, query);
    CHECK(found.text.contains(QStringLiteral("Sheet piles of the QUAY wall are driven")));
    CHECK(found.text.startsWith(QStringLiteral("… ")));
    CHECK(found.text.endsWith(QStringLiteral(" …")));
    CHECK(found.text.size() < 200);
    std::vector<std::string> words;
    for (const auto& [start, length] : found.marks) words.push_back(found.text.mid(start, length).toStdString());
    CHECK(words == std::vector<std::string>{"piles", "QUAY", "driven"});
    CHECK(excerpt({}, query).text.isEmpty());
    CHECK(excerpt(u"short", query).text == QStringLiteral("short"));
}

TEST_CASE("diacritics and case make no difference, and marks lie on what is written", "[search]")
{
    const MarkedText found = marked(QStringLiteral("Über den Cafe\u0301s"), readQuery(u"uber cafe"));
    REQUIRE(found.marks.size() == 2);
    CHECK(found.text.mid(found.marks[0].first, found.marks[0].second) == QStringLiteral("Über"));
    CHECK(found.text.mid(found.marks[1].first, found.marks[1].second) == QStringLiteral("Cafe\u0301s"));
    CHECK(holds(u"Grün und blau", readQuery(u"grun")));
    CHECK_FALSE(holds(u"Grün und blau", readQuery(u"grun -blau")));
    CHECK(holds(u"old sheet pile", readQuery(u"\"sheet pile\"")));
    CHECK_FALSE(holds(u"pile of sheet", readQuery(u"\"sheet pile\"")));
}
