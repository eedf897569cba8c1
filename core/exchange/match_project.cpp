#include "core/exchange/match_project.h"

namespace gantry {
namespace {

struct Candidate {
    NodeId project;
    bool sameGuid = false, sameName = false;
};

std::vector<Candidate> candidatesFor(
    const Portfolio& portfolio, SourceFormat format, const ParsedProject& source, const QSet<NodeId>& taken)
{
    std::vector<Candidate> out;
    portfolio.all<ImportSource>().forEach([&](const ImportSource& known) {
        const bool sameProgram = known.format == format || (isPrimavera(known.format) && isPrimavera(format));
        if (!sameProgram || taken.contains(known.project)) return;
        const bool sameGuid = !source.guid.isEmpty() && known.guid == source.guid;
        const bool otherGuid = !source.guid.isEmpty() && !known.guid.isEmpty() && known.guid != source.guid;
        // A template hands its GUID and its name on to the plans that are made from it; their days of creation differ.
        const bool sameBirth = isPrimavera(format) || known.created == source.created;
        const bool sameName = !source.matchName.isEmpty() && known.name == source.matchName && sameBirth;
        if (sameGuid || (sameName && !otherGuid)) out.push_back({known.project, sameGuid, sameName});
    });
    return out;
}

} // namespace

ProjectMatch matchProject(
    const Portfolio& portfolio, SourceFormat format, const ParsedProject& source, const ImportOptions& options, const QSet<NodeId>& taken)
{
    if (options.asNew) return {};
    auto found = candidatesFor(portfolio, format, source, taken);
    if (std::ranges::any_of(found, &Candidate::sameGuid)) std::erase_if(found, [](const Candidate& c) { return !c.sameGuid; });
    if (std::ranges::count_if(found, &Candidate::sameName) == 1) std::erase_if(found, [](const Candidate& c) { return !c.sameName; });
    if (found.empty()) return {};

    const QString how = found.front().sameGuid ? QStringLiteral("guid")
        : isPrimavera(format)                  ? QStringLiteral("short_name")
                                               : QStringLiteral("name_and_date");
    if (found.size() == 1 && found.front().sameName) return {found.front().project, how};
    const char* const why = found.size() == 1 ? "match-name-differs" : "match-not-unique";
    if (options.decide) {
        MatchQuestion question{source, {}, why};
        for (const Candidate& c : found) question.candidates.push_back(c.project);
        if (const auto answer = options.decide(question); answer && std::ranges::count(question.candidates, *answer)) return {*answer, how};
        return {};
    }
    return {{}, {}, why};
}

} // namespace gantry
