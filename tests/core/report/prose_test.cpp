#include "core/report/prose.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

/// "p:words", "h:", "-:", "2:"; strong as *words*, emphasis as /words/, blocks parted by |.
QString told(const char* text)
{
    QStringList out;
    for (const ProseBlock& block : proseOf(QString::fromUtf8(text))) {
        QString line = block.kind == ProseBlock::Heading ? QStringLiteral("h:")
            : block.kind == ProseBlock::Bullet           ? QStringLiteral("-:")
            : block.kind == ProseBlock::Number           ? QString::number(block.number) + u':'
                                                         : QStringLiteral("p:");
        for (const ProseSpan& span : block.spans) {
            QString words = span.text;
            if (span.emphasis) words = u'/' + words + u'/';
            if (span.strong) words = u'*' + words + u'*';
            line += words;
        }
        out << line;
    }
    return out.join(u'|');
}

} // namespace

TEST_CASE("what people write is read as paragraphs, headings and lists", "[report]")
{
    CHECK(told("One line\nand its next.\n\nAnother.") == QStringLiteral("p:One line\nand its next.|p:Another."));
    CHECK(told("# Ground\n- Piles\n- Slab\n2. First\n3) Then") == QStringLiteral("h:Ground|-:Piles|-:Slab|2:First|3:Then"));
    CHECK(told("") == QString());
    CHECK(told("\r\n \n") == QString());
}

TEST_CASE("bold and italics are told, and a lone mark is a mark", "[report]")
{
    CHECK(told("a **strong** and *soft* word") == QStringLiteral("p:a *strong* and /soft/ word"));
    CHECK(told("**both *at* once**") == QStringLiteral("p:*both **/at/** once*"));
    CHECK(told("2 * 3 * 4 and 5 ** 6") == QStringLiteral("p:2 * 3 * 4 and 5 ** 6"));
    CHECK(told("file_name_of_it") == QStringLiteral("p:file_name_of_it"));
    CHECK(told("`a*b*c` stays") == QStringLiteral("p:a*b*c stays"));
    CHECK(told("[plan](https://x.example/1)") == QStringLiteral("p:plan (https://x.example/1)"));
    CHECK(told("[not a link] (of any kind)") == QStringLiteral("p:[not a link] (of any kind)"));
}

TEST_CASE("marks without end take no time that grows with their number squared", "[report]")
{
    const QString many(200'000, u'*');
    CHECK(proseOf(many).size() == 1);
    CHECK(proseOf(QStringLiteral("[").repeated(50'000)).front().spans.front().text.size() == 50'000);
}
