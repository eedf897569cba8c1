#include "core/exchange/mspdi/field_ids.h"

namespace gantry::mspdi {
namespace {

constexpr qint64 taskBase = 0x0B400000, resourceBase = 0x0C400000, assignmentBase = 0x0F400000;
enum Word { Text, Number, Date, Start, Finish, Cost, Duration, Flag, OutlineCode };
constexpr const char* words[] = {"Text", "Number", "Date", "Start", "Finish", "Cost", "Duration", "Flag", "Outline Code"};
constexpr CustomKind kinds[] = {CustomKind::Text, CustomKind::Number, CustomKind::Date, CustomKind::Date, CustomKind::Date,
    CustomKind::Cost, CustomKind::Duration, CustomKind::Flag, CustomKind::Code};
enum Family { Own, Enterprise, OfProject };

/// Fields of one kind in a row: the first one's number counted from its base, how many there are, at which distance, and the first's index.
struct Range {
    int from, count, step, index;
    Word word;
    Family family = Own;
};
constexpr Range taskRanges[] = {{51, 5, 3, 1, Text}, {52, 5, 3, 1, Start}, {53, 5, 3, 1, Finish}, {66, 5, 1, 6, Text}, {72, 10, 1, 1, Flag},
    {87, 5, 1, 1, Number}, {103, 3, 1, 1, Duration}, {106, 3, 1, 1, Cost}, {258, 7, 1, 4, Cost}, {265, 10, 1, 1, Date},
    {275, 7, 1, 4, Duration}, {282, 5, 2, 6, Start}, {283, 5, 2, 6, Finish}, {292, 10, 1, 11, Flag}, {302, 15, 1, 6, Number},
    {317, 20, 1, 11, Text}, {416, 10, 2, 1, OutlineCode}, {599, 10, 1, 1, Cost, Enterprise}, {609, 30, 1, 1, Date, Enterprise},
    {639, 10, 1, 1, Duration, Enterprise}, {659, 20, 1, 1, Flag, Enterprise}, {699, 40, 1, 1, Number, Enterprise},
    {739, 30, 2, 1, OutlineCode, Enterprise}, {799, 40, 1, 1, Text, Enterprise}, {849, 10, 1, 1, Cost, OfProject},
    {859, 30, 1, 1, Date, OfProject}, {889, 10, 1, 1, Duration, OfProject}, {909, 30, 1, 1, OutlineCode, OfProject},
    {969, 20, 1, 1, Flag, OfProject}, {1009, 40, 1, 1, Number, OfProject}, {1049, 40, 1, 1, Text, OfProject}};
constexpr Range resourceRanges[] = {{8, 2, 1, 1, Text}, {30, 3, 1, 3, Text}, {97, 5, 1, 6, Text}, {102, 5, 1, 1, Start},
    {107, 5, 1, 1, Finish}, {112, 5, 1, 1, Number}, {117, 3, 1, 1, Duration}, {123, 3, 1, 1, Cost}, {126, 1, 1, 10, Flag},
    {127, 9, 1, 1, Flag}, {166, 7, 1, 4, Cost}, {173, 10, 1, 1, Date}, {183, 7, 1, 4, Duration}, {190, 5, 1, 6, Finish},
    {195, 10, 1, 11, Flag}, {205, 15, 1, 6, Number}, {220, 5, 1, 6, Start}, {225, 20, 1, 11, Text}, {278, 10, 2, 1, OutlineCode},
    {446, 10, 1, 1, Cost, Enterprise}, {456, 30, 1, 1, Date, Enterprise}, {486, 10, 1, 1, Duration, Enterprise},
    {506, 20, 1, 1, Flag, Enterprise}, {546, 40, 1, 1, Number, Enterprise}, {586, 29, 2, 1, OutlineCode, Enterprise},
    {646, 40, 1, 1, Text, Enterprise}};
constexpr Range assignmentRanges[] = {{88, 10, 1, 1, Text}, {98, 5, 1, 1, Start}, {103, 5, 1, 1, Finish}, {108, 5, 1, 1, Number},
    {113, 3, 1, 1, Duration}, {119, 3, 1, 1, Cost}, {122, 1, 1, 10, Flag}, {123, 9, 1, 1, Flag}, {159, 7, 1, 4, Cost},
    {166, 10, 1, 1, Date}, {176, 7, 1, 4, Duration}, {183, 5, 1, 6, Finish}, {188, 10, 1, 11, Flag}, {198, 15, 1, 6, Number},
    {213, 5, 1, 6, Start}, {218, 20, 1, 11, Text}, {381, 10, 1, 1, Cost, Enterprise}, {391, 30, 1, 1, Date, Enterprise},
    {421, 10, 1, 1, Duration, Enterprise}, {441, 20, 1, 1, Flag, Enterprise}, {461, 40, 1, 1, Number, Enterprise},
    {501, 40, 1, 1, Text, Enterprise}};

} // namespace

QString entityOfField(qint64 id)
{
    switch (id & ~qint64(0xFFFF)) {
    case taskBase: return QStringLiteral("task");
    case resourceBase: return QStringLiteral("resource");
    case assignmentBase: return QStringLiteral("assignment");
    default: return {};
    }
}

std::optional<KnownField> knownField(qint64 id)
{
    const QString entity = entityOfField(id);
    if (entity.isEmpty()) return std::nullopt;
    const std::span<const Range> ranges = id < resourceBase ? std::span<const Range>(taskRanges)
        : id < assignmentBase                               ? std::span<const Range>(resourceRanges)
                                                            : std::span<const Range>(assignmentRanges);
    const int n = int(id & 0xFFFF);
    for (const Range& r : ranges) {
        if (n < r.from || n >= r.from + r.count * r.step || (n - r.from) % r.step) continue;
        static constexpr const char* families[] = {"", "Enterprise ", "Enterprise Project "};
        return KnownField{r.family == OfProject ? QStringLiteral("node") : entity,
            QLatin1String(families[r.family]) + QLatin1String(words[r.word]) + QString::number(r.index + (n - r.from) / r.step),
            kinds[r.word]};
    }
    return std::nullopt;
}

std::vector<qint64> ownFields(QStringView entity, CustomKind kind)
{
    const auto [base, ranges] = entity == u"task" ? std::pair(taskBase, std::span<const Range>(taskRanges))
        : entity == u"resource"                   ? std::pair(resourceBase, std::span<const Range>(resourceRanges))
        : entity == u"assignment"                 ? std::pair(assignmentBase, std::span<const Range>(assignmentRanges))
                                                  : std::pair(qint64(0), std::span<const Range>());
    std::vector<std::array<int, 3>> found; // word, index, number
    for (const Range& r : ranges)
        for (int i = 0; i < r.count && r.family == Own && kinds[r.word] == kind; ++i)
            found.push_back({r.word, r.index + i, r.from + i * r.step});
    std::ranges::sort(found);
    std::vector<qint64> out;
    for (const auto& f : found) out.push_back(base + f[2]);
    return out;
}

CustomKind kindByName(QStringView name)
{
    for (QLatin1String prefix : {QLatin1String("Enterprise "), QLatin1String("Project ")})
        if (name.startsWith(prefix)) name = name.sliced(prefix.size());
    for (std::size_t i = 0; i < std::size(words); ++i) {
        const QLatin1String word(words[i]);
        if (name.startsWith(word) && std::ranges::all_of(name.sliced(word.size()), [](QChar c) { return c.isDigit(); })) return kinds[i];
    }
    return CustomKind::Text;
}

} // namespace gantry::mspdi
