#include "tests/support/strings.h"
#include "ui/models/text_order.h"

#include <QRandomGenerator>
#include <algorithm>
#include <numeric>

using namespace gantry;

namespace {

QStringList sorted(const QStringList& texts)
{
    const auto order = orderOfTexts({texts.begin(), texts.end()});
    std::vector<int> places(std::size_t(texts.size()));
    std::iota(places.begin(), places.end(), 0);
    std::ranges::stable_sort(places, {}, [&](int i) { return order[std::size_t(i)]; });
    QStringList out;
    for (int i : places) out << texts[i];
    return out;
}

} // namespace

TEST_CASE("texts stand as people look for them: numbers by size, case beside case, blanks before letters", "[models]")
{
    CHECK(sorted({QStringLiteral("T-10"), QStringLiteral("T-2"), QStringLiteral("t-1")})
        == QStringList{QStringLiteral("t-1"), QStringLiteral("T-2"), QStringLiteral("T-10")});
    CHECK(sorted({QStringLiteral("wall b"), QStringLiteral("Wallace"), QStringLiteral("wall"), QStringLiteral("Wall A")})
        == QStringList{QStringLiteral("wall"), QStringLiteral("Wall A"), QStringLiteral("wall b"), QStringLiteral("Wallace")});
    CHECK(sorted({QStringLiteral("1.10"), QStringLiteral("1.2"), QStringLiteral("1")})
        == QStringList{QStringLiteral("1"), QStringLiteral("1.2"), QStringLiteral("1.10")});
    CHECK(sorted({QStringLiteral("zone"), QStringLiteral("étage"), QStringLiteral("eau"), QStringLiteral("Fenster")})
        == QStringList{QStringLiteral("eau"), QStringLiteral("étage"), QStringLiteral("Fenster"), QStringLiteral("zone")});
    CHECK(sorted({QStringLiteral("99999999999999999999999"), QStringLiteral("1000000000000000000000")})
        == QStringList{QStringLiteral("1000000000000000000000"), QStringLiteral("99999999999999999999999")});
}

TEST_CASE("equal texts have equal places and empty ones none", "[models]")
{
    const auto order = orderOfTexts(
        {QStringLiteral("b"), QString(), QStringLiteral("B"), QStringLiteral("a"), QStringLiteral("007"), QStringLiteral("7")});
    CHECK(order[0] == order[2]);
    CHECK(order[1] == noText);
    CHECK(order[3] < order[0]);
    CHECK(order[4] == order[5]);
    CHECK(order[4] < order[3]);
    CHECK(orderOfTexts({}).empty());
}

TEST_CASE("the order of texts does not hang on the order in which they came", "[models]")
{
    QStringList texts;
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        QString text;
        for (int part = int(random.bounded(1, 5)); part > 0; --part)
            text += QStringView(u"ab 01-29.XyZ").mid(random.bounded(10), 1 + random.bounded(2));
        texts << text;
    }
    QStringList once = sorted(texts);
    std::ranges::shuffle(texts, random);
    QStringList again = sorted(texts);
    const auto lower = [](QStringList& list) {
        for (QString& text : list) text = text.toLower();
    };
    lower(once);
    lower(again);
    // Texts that differ in case or in leading zeros alone may change places among themselves.
    const auto order = orderOfTexts({once.begin(), once.end()}), other = orderOfTexts({again.begin(), again.end()});
    CHECK(std::ranges::is_sorted(order));
    CHECK(order == other);
}
