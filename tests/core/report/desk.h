#pragma once
// A small portfolio in memory with records of governance, and what documents ask of it.
#include "core/change/changeset.h"
#include "core/report/documents.h"
#include "tests/support/strings.h"

namespace gantry::test {

struct ReportDesk {
    Portfolio portfolio;
    IdSource ids{1};
    NodeId root, project, other;
    PersonId ada, ben;

    template <class E> auto add(ChangeBuilder& build, E row) -> decltype(row.id)
    {
        row.id = ids.next<decltype(row.id)>();
        build.insert(row);
        return row.id;
    }
    template <class E> auto add(E row) -> decltype(row.id)
    {
        ChangeBuilder build(QStringLiteral("test"));
        const auto id = add(build, std::move(row));
        apply(build);
        return id;
    }
    ReportDesk()
    {
        ChangeBuilder build(QStringLiteral("test"));
        root = add(build, Node{.kind = NodeKind::Portfolio, .name = QStringLiteral("Harbour works"), .currency = QStringLiteral("GBP")});
        ada = add(build, Person{.name = QStringLiteral("Ada Lovelace")});
        ben = add(build, Person{.name = QStringLiteral("Ben Byte")});
        project = add(build,
            Node{.parent = root,
                .code = QStringLiteral("QW"),
                .name = QStringLiteral("Quay wall"),
                .phase = QStringLiteral("Design"),
                .manager = ada,
                .sponsor = ben});
        other = add(build, Node{.parent = root, .code = QStringLiteral("DP"), .name = QStringLiteral("Depot")});
        apply(build);
    }
    void apply(ChangeBuilder& build)
    {
        auto set = build.take();
        REQUIRE(applyToMemory(portfolio, set));
    }
    ReportInput input()
    {
        ReportInput out{
            portfolio, QDate(2026, 11, 30), Instant{1'796'000'000'000}, QStringLiteral("Ada Lovelace"), QStringLiteral("Journal entry 7")};
        out.score = [](const Risk& risk, bool after) -> std::optional<ReportRiskScore> {
            const auto likelihood = after ? risk.likelihoodAfter : risk.likelihoodBefore, impact = after ? risk.costAfter : risk.costBefore;
            if (!likelihood || !impact) return std::nullopt;
            const qint64 score = *likelihood * *impact;
            return ReportRiskScore{int(*likelihood), int(*impact), score,
                score >= 15      ? ReportBand::Extreme
                    : score >= 5 ? ReportBand::Moderate
                                 : ReportBand::Low};
        };
        out.scale = [](NodeId) {
            return ReportRiskScale{QStringLiteral("Five by five"),
                {QStringLiteral("Rare"), QStringLiteral("Possible"), QStringLiteral("Certain")},
                {QStringLiteral("Minor"), QStringLiteral("Major"), QStringLiteral("Severe")}, {},
                [](int l, int i) { return l * i >= 6 ? ReportBand::High : ReportBand::Low; }};
        };
        return out;
    }
};

inline const ReportSection* sectionOf(const ReportDocument& document, const char* heading)
{
    const auto found = std::ranges::find(document.sections, QString::fromUtf8(heading), &ReportSection::heading);
    return found == document.sections.end() ? nullptr : &*found;
}
template <class B> const B* blockOf(const ReportSection* section)
{
    if (section)
        for (const ReportBlock& block : section->blocks)
            if (const B* found = std::get_if<B>(&block)) return found;
    return nullptr;
}
/// "a | b | c" a row; groups as "# a", totals as "= a | b".
inline QStringList rowsOf(const ReportDocument& document, const char* heading)
{
    QStringList out;
    const auto* table = blockOf<ReportTable>(sectionOf(document, heading));
    if (!table) return {QStringLiteral("no table")};
    for (const ReportRow& row : table->rows) {
        QStringList cells;
        for (const ReportCell& cell : row.cells) cells << cell.text;
        out << (row.kind == ReportRow::Group          ? QStringLiteral("# ")
                       : row.kind == ReportRow::Total ? QStringLiteral("= ")
                                                      : QString())
                + cells.join(QStringLiteral(" | "));
    }
    return out;
}
inline QString factOf(const ReportDocument& document, const char* label)
{
    for (const ReportSection& section : document.sections)
        if (const auto* facts = blockOf<ReportFacts>(&section))
            for (const ReportFact& fact : facts->facts)
                if (fact.label == QLatin1StringView(label)) return fact.value;
    return {};
}

} // namespace gantry::test
