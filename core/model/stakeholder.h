#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class Engagement { Unaware, Resistant, Neutral, Supportive, Leading };
template <>
inline constexpr auto keysOf<Engagement> = std::to_array<std::string_view>({"unaware", "resistant", "neutral", "supportive", "leading"});

/// Who has an interest in a project, and how they are to be engaged. Influence and interest go from 1 to 5.
struct Stakeholder {
    StakeholderId id{};
    QString number{};
    NodeId project{};
    QString title{};
    PersonId person{};
    OrganisationId organisation{};
    std::optional<qint64> influence{};
    std::optional<qint64> interest{};
    Engagement now = Engagement::Neutral;
    Engagement wanted = Engagement::Supportive;
    QString approach{};
    PersonId owner{};
    bool operator==(const Stakeholder&) const = default;
};

template <> struct Describe<Stakeholder> {
    static constexpr EntityWords words{"stakeholder", "Stakeholder", "Stakeholders", "STK"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required | AnyNode),
        field<&T::title>("name", "Name", Required | Title),
        field<&T::person>("person_id", "Person"),
        field<&T::organisation>("organisation_id", "Organisation"),
        field<&T::influence>("influence", "Influence"),
        field<&T::interest>("interest", "Interest"),
        field<&T::now>("engagement", "Engagement"),
        field<&T::wanted>("engagement_wanted", "Engagement wanted"),
        field<&T::approach>("approach", "Approach", Multiline),
        field<&T::owner>("owner_id", "Owner"),
    });
};

} // namespace gantry
