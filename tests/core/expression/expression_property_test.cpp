// Random expressions: written and read again they are equal, and they come to what a plain walk over their tree comes to.
#include "tests/core/expression/ledger.h"

#include <random>

using namespace gantry;
using namespace gantry::expression;
using gantry::expression::test::Ledger;

namespace {

using Wide = __int128;

/// What the walk comes to: no value, a fraction, or a text. Trees are small enough for exact fractions of 128 bits.
struct Plain {
    bool absent = false;
    Wide over = 0, under = 1;
    QString text{};
};

struct Tree {
    QString word; // the sign or function, or the text of a leaf
    std::vector<Tree> parts;
    std::function<Plain(const std::vector<Plain>&)> rule; // over all parts
};

Plain fraction(Wide over, Wide under = 1)
{
    if (under < 0) over = -over, under = -under;
    for (Wide a = over < 0 ? -over : over, b = under; true;) {
        if (b == 0) {
            if (a > 1) over /= a, under /= a;
            break;
        }
        std::swap(a %= b, b);
    }
    return {.over = over, .under = under};
}
Plain truth(bool yes) { return fraction(yes); }
Plain halfAway(Plain p)
{
    const Wide twice = (p.over < 0 ? -p.over : p.over) * 2 + p.under, whole = twice / (p.under * 2);
    return fraction(p.over < 0 ? -whole : whole);
}
int order(const Plain& a, const Plain& b)
{
    const Wide left = a.over * b.under, right = b.over * a.under;
    return left < right ? -1 : left > right;
}
/// A rule of values; without all of them there is none.
auto strict(std::function<Plain(const std::vector<Plain>&)> rule)
{
    return [rule](const std::vector<Plain>& p) { return std::ranges::any_of(p, &Plain::absent) ? Plain{.absent = true} : rule(p); };
}

Plain walk(const Tree& tree)
{
    std::vector<Plain> parts;
    for (const Tree& part : tree.parts) parts.push_back(walk(part));
    return tree.rule(parts);
}

class Maker {
public:
    explicit Maker(unsigned seed)
        : m_random(seed)
    {
    }
    int below(int n) { return int(m_random() % unsigned(n)); }

    Tree leaf(const QString& word, Plain value)
    {
        return {word, {}, [value](const auto&) { return value; }};
    }
    Tree binary(const char* sign, Tree a, Tree b, std::function<Plain(const std::vector<Plain>&)> rule)
    {
        return {QLatin1String(sign), {std::move(a), std::move(b)}, strict(std::move(rule))};
    }
    Tree add(Tree a, Tree b)
    {
        const bool plus = below(2);
        return binary(plus ? "+" : "-", std::move(a), std::move(b), [plus](const auto& p) {
            return fraction(p[0].over * p[1].under + (plus ? 1 : -1) * p[1].over * p[0].under, p[0].under * p[1].under);
        });
    }
    Tree negate(Tree a)
    {
        return {QStringLiteral("-"), {std::move(a)}, strict([](const auto& p) { return fraction(-p[0].over, p[0].under); })};
    }
    Tree call(const char* name, std::vector<Tree> parts, std::function<Plain(const std::vector<Plain>&)> rule)
    {
        return {QLatin1String(name) + u'(', std::move(parts), std::move(rule)};
    }
    Tree chosen(std::function<Tree()> make, int depth)
    {
        switch (below(3)) {
        case 0:
            return call("if", {condition(depth - 1), make(), make()}, [](const auto& p) {
                return p[0].absent ? p[0] : p[0].over ? p[1] : p[2];
            });
        case 1: return call("coalesce", {make(), make()}, [](const auto& p) { return p[0].absent ? p[1] : p[0]; });
        default:
            return call("max", {make(), make(), make()}, strict([](const auto& p) {
                Plain best = p[0];
                for (const Plain& each : p)
                    if (order(each, best) > 0) best = each;
                return best;
            }));
        }
    }

    Tree number(int depth)
    {
        if (depth <= 0) {
            switch (below(4)) {
            case 0: return leaf(QStringLiteral("count"), fraction(7));
            case 1: return leaf(QStringLiteral("nothing"), {.absent = true});
            default: {
                const int n = below(40);
                return leaf(QStringLiteral("%1.%2").arg(n / 10).arg(n % 10), fraction(n, 10));
            }
            }
        }
        const auto part = [&] { return number(depth - 1); };
        switch (below(7)) {
        case 0: return add(part(), part());
        case 1: return negate(part());
        case 2: return binary("*", part(), part(), [](const auto& p) { return fraction(p[0].over * p[1].over, p[0].under * p[1].under); });
        case 3: return quotient(part(), part(), [](const Plain& p) { return p; });
        case 4: return quotient(money(depth - 1), money(depth - 1), [](const Plain& p) { return p; });
        case 5: return chosen(part, depth);
        default: {
            const int places = below(3);
            const Wide scale = places == 0 ? 1 : places == 1 ? 10 : 100;
            return call("round", {part(), leaf(QString::number(places), fraction(places))}, strict([scale](const auto& p) {
                const Plain scaled = halfAway(fraction(p[0].over * scale, p[0].under));
                return fraction(scaled.over, scale);
            }));
        }
        }
    }
    Tree quotient(Tree a, Tree b, std::function<Plain(const Plain&)> finish)
    {
        return binary("/", std::move(a), std::move(b), [finish](const auto& p) {
            return p[1].over == 0 ? Plain{.absent = true} : finish(fraction(p[0].over * p[1].under, p[0].under * p[1].over));
        });
    }
    Tree money(int depth)
    {
        if (depth <= 0)
            return below(2) ? leaf(QStringLiteral("spent"), fraction(33'333)) : leaf(QStringLiteral("[Fixed cost]"), fraction(250));
        const auto part = [&] { return money(depth - 1); };
        switch (below(6)) {
        case 0: return add(part(), part());
        case 1: return negate(part());
        case 2: {
            const auto times = [](const auto& p) { return halfAway(fraction(p[0].over * p[1].over, p[0].under * p[1].under)); };
            return below(2) ? binary("*", number(depth - 1), part(), times) : binary("*", part(), number(depth - 1), times);
        }
        case 3: return quotient(part(), number(depth - 1), halfAway);
        case 4: return chosen(part, depth);
        default: return call("abs", {part()}, strict([](const auto& p) { return fraction(p[0].over < 0 ? -p[0].over : p[0].over); }));
        }
    }
    Tree text()
    {
        static const QStringList texts{QStringLiteral("it's"), QStringLiteral("Ann"), QStringLiteral("LEE"), QString()};
        if (below(2)) return leaf(QStringLiteral("owner"), {.text = QStringLiteral("Ann Lee")});
        const QString text = texts[below(4)];
        return leaf(u'\'' + QString(text).replace(u'\'', QLatin1String("''")) + u'\'', {.text = text});
    }
    Tree condition(int depth)
    {
        if (depth <= 0) return below(2) ? leaf(QStringLiteral("active"), truth(true)) : leaf(QStringLiteral("false"), truth(false));
        const auto part = [&] { return condition(depth - 1); };
        switch (below(8)) {
        case 0:
        case 1: {
            const bool either = below(2);
            return {either ? QStringLiteral("or") : QStringLiteral("and"), {part(), part()}, [either](const std::vector<Plain>& p) {
                        for (const Plain& side : p)
                            if (!side.absent && bool(side.over) == either) return truth(either);
                        return p[0].absent ? p[0] : p[1];
                    }};
        }
        case 2: return {QStringLiteral("not"), {part()}, strict([](const auto& p) { return truth(!p[0].over); })};
        case 3: {
            const bool wanted = below(2);
            return {wanted ? QStringLiteral("is empty") : QStringLiteral("is not empty"), {number(depth - 1)},
                [wanted](const std::vector<Plain>& p) { return truth(p[0].absent == wanted); }};
        }
        case 4: {
            const bool starts = below(2);
            return binary(starts ? "starts with" : "contains", text(), text(), [starts](const auto& p) {
                const QString whole = p[0].text.toLower(), sought = p[1].text.toLower();
                return truth(starts ? whole.startsWith(sought) : whole.contains(sought));
            });
        }
        case 5:
            return {QStringLiteral("in"), {number(depth - 1), number(depth - 1), number(depth - 1)}, [](const std::vector<Plain>& p) {
                        if (p[0].absent) return p[0];
                        for (std::size_t i = 1; i < p.size(); ++i)
                            if (!p[i].absent && order(p[i], p[0]) == 0) return truth(true);
                        return p[1].absent ? p[1] : p[2].absent ? p[2] : truth(false);
                    }};
        case 6: return binary("<>", text(), text(), [](const auto& p) { return truth(p[0].text.toLower() != p[1].text.toLower()); });
        default: {
            static const char* const signs[] = {"=", "<>", "<", "<=", ">", ">="};
            const int sign = below(6);
            const bool ofMoney = below(2);
            return binary(signs[sign], ofMoney ? money(depth - 1) : number(depth - 1), ofMoney ? money(depth - 1) : number(depth - 1),
                [sign](const auto& p) {
                    const int far = order(p[0], p[1]);
                    const bool answers[] = {far == 0, far != 0, far<0, far <= 0, far> 0, far >= 0};
                    return truth(answers[sign]);
                });
        }
        }
    }

    /// With more parentheses and spaces than it needs.
    QString text(const Tree& tree)
    {
        const QString space(1 + below(2), u' ');
        QStringList parts;
        for (const Tree& part : tree.parts) parts << text(part);
        const auto joined = [&](qsizetype from) { return parts.mid(from).join(u',' + space); };
        QString out = tree.word;
        if (out.endsWith(u'('))
            out += joined(0) + u')';
        else if (out.startsWith(u"is "))
            out = parts[0] + space + out;
        else if (out == u"in")
            out = parts[0] + space + out + space + u'(' + joined(1) + u')';
        else if (parts.size() == 1)
            out += space + parts[0];
        else if (parts.size() == 2)
            out = parts[0] + space + out + space + parts[1];
        return tree.parts.empty() && below(3) ? out : u'(' + out + u')';
    }

private:
    std::mt19937 m_random;
};

} // namespace

TEST_CASE("random expressions read again are equal, and come to what a walk over their tree does", "[expression]")
{
    Ledger ledger;
    int values = 0, absences = 0;
    for (unsigned seed = 1; seed <= 6'000; ++seed) {
        Maker maker(seed);
        const int sort = maker.below(3);
        const Tree tree = sort == 0 ? maker.number(3) : sort == 1 ? maker.money(3) : maker.condition(4);
        const QString text = maker.text(tree);
        INFO(text.toStdString());
        const auto read = Expression::read(text, ledger);
        INFO((read ? QString() : sentence(read.error())).toStdString());
        REQUIRE(read);

        const QString written = read->text();
        INFO(written.toStdString());
        const auto again = Expression::read(written, ledger);
        REQUIRE(again);
        REQUIRE(*again == *read);
        REQUIRE(again->text() == written);

        const Plain expected = walk(tree);
        for (const Expression& each : {*read, *again}) {
            const Answer answer = Evaluation(each).of(ledger);
            REQUIRE(answer.absence != Absence::Overflow);
            REQUIRE(answer.isAbsent() == expected.absent);
            if (!expected.absent) REQUIRE(Wide(answer.number.over) * expected.under == expected.over * answer.number.under);
        }
        ++(expected.absent ? absences : values);
    }
    CHECK(values > 1'000);
    CHECK(absences > 500);
}

TEST_CASE("hostile expressions are refused or answered, and nothing else happens", "[expression]")
{
    Ledger ledger;
    const auto refused = [&](const QString& text) {
        const auto read = Expression::read(text, ledger);
        return read ? QString() : QString::fromLatin1(read.error().reason);
    };
    const auto repeated = [](const char* text, int times) { return QString::fromUtf8(text).repeated(times); };
    CHECK(refused(repeated("(", 100'000)) == QStringLiteral("expression.too-long"));
    CHECK(refused(repeated("(", 9'000)) == QStringLiteral("expression.too-deep"));
    CHECK(refused(repeated("-", 9'000) + u'1') == QStringLiteral("expression.too-deep"));
    CHECK(refused(repeated("not ", 2'000) + QStringLiteral("true")) == QStringLiteral("expression.too-deep"));
    CHECK(refused(repeated("abs(", 2'000)) == QStringLiteral("expression.too-deep"));
    CHECK(refused(repeated("1 in (", 1'500)) == QStringLiteral("expression.too-deep"));
    CHECK(refused(QStringLiteral("1") + repeated("+1", 4'000)) == QStringLiteral("expression.too-many"));
    CHECK(refused(QStringLiteral("min(1") + repeated(",1", 4'000) + u')') == QStringLiteral("expression.too-many"));
    CHECK(refused(repeated("(", 90) + u'1' + repeated(")", 90)).isEmpty());
    CHECK(refused(QStringLiteral("1") + repeated("+1", 499)).isEmpty());
    CHECK(refused(QStringLiteral("owner in ('x'") + repeated(",'x'", 900) + u')').isEmpty());
    CHECK(refused(QString::fromUtf8("😀")) == QStringLiteral("expression.bad-sign"));
    CHECK(refused(QString(QChar(0xd83d))) == QStringLiteral("expression.bad-sign"));
    CHECK(refused(QString(QChar(0)) + u'1') == QStringLiteral("expression.bad-sign"));
    CHECK(refused(repeated("9", 9'000)) == QStringLiteral("expression.bad-number"));
    CHECK(refused(u'[' + repeated("a", 9'000) + u']') == QStringLiteral("expression.unknown-name"));

    static const QStringList pieces{QStringLiteral("("), QStringLiteral(")"), QStringLiteral(","), QStringLiteral("+"), QStringLiteral("-"),
        QStringLiteral("*"), QStringLiteral("/"), QStringLiteral("="), QStringLiteral("<"), QStringLiteral(">="), QStringLiteral("<>"),
        QStringLiteral("not"), QStringLiteral("and"), QStringLiteral("or"), QStringLiteral("in"), QStringLiteral("is"),
        QStringLiteral("empty"), QStringLiteral("contains"), QStringLiteral("starts"), QStringLiteral("with"), QStringLiteral("if"),
        QStringLiteral("min"), QStringLiteral("round"), QStringLiteral("coalesce"), QStringLiteral("today"), QStringLiteral("days"),
        QStringLiteral("budget"), QStringLiteral("huge"), QStringLiteral("nothing"), QStringLiteral("due"), QStringLiteral("owner"),
        QStringLiteral("work"), QStringLiteral("done"), QStringLiteral("slip"), QStringLiteral("active"), QStringLiteral("status"),
        QStringLiteral("'x'"), QStringLiteral("'active'"), QStringLiteral("1"), QStringLiteral("0"), QStringLiteral("5d"),
        QStringLiteral("3h"), QStringLiteral("85%"), QStringLiteral("2026-11-29"), QStringLiteral("["), QStringLiteral("'"),
        QStringLiteral("9000000000000000000"), QStringLiteral("0.0000000000000001")};
    int readable = 0;
    std::mt19937 random(11);
    for (int i = 0; i < 60'000; ++i) {
        QString text;
        for (unsigned n = 1 + random() % 9; n > 0; --n) text += pieces[qsizetype(random() % unsigned(pieces.size()))] + u' ';
        const auto read = Expression::read(text, ledger);
        INFO(text.toStdString());
        if (!read) {
            const int column = read.error().args.value(0).toInt();
            REQUIRE(column >= 1);
            REQUIRE(column <= text.size() + 1);
            continue;
        }
        ++readable;
        const Answer answer = Evaluation(*read).of(ledger);
        REQUIRE(answer.number.under > 0);
        const auto again = Expression::read(read->text(), ledger);
        REQUIRE(again);
        REQUIRE(*again == *read);
    }
    CHECK(readable > 1'000);
}
