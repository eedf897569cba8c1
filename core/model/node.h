#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class NodeKind { Portfolio, Programme, Project };
template <> inline constexpr auto keysOf<NodeKind> = std::to_array<std::string_view>({"portfolio", "programme", "project"});
enum class NodeStatus { Proposed, Approved, Active, OnHold, Completed, Cancelled };
template <>
inline constexpr auto keysOf<NodeStatus> = std::to_array<std::string_view>(
    {"proposed", "approved", "active", "on_hold", "completed", "cancelled"});
enum class Health { NotAssessed, Good, Watch, Bad };
template <> inline constexpr auto keysOf<Health> = std::to_array<std::string_view>({"not_assessed", "good", "watch", "bad"});
enum class Trend { None, Up, Flat, Down };
template <> inline constexpr auto keysOf<Trend> = std::to_array<std::string_view>({"none", "up", "flat", "down"});

/// A node of the one tree of portfolio, programmes and projects. Health is as a person entered it; nothing here is computed.
struct Node {
    NodeId id{};
    QString number{};
    NodeKind kind = NodeKind::Project;
    NodeId parent{};
    QString rank{};
    QString code{};
    QString name{};
    QString description{};
    QString phase{};
    NodeStatus status = NodeStatus::Active;
    PersonId manager{};
    PersonId sponsor{};
    OrganisationId client{};
    Health health = Health::NotAssessed;
    Trend trend = Trend::None;
    QString healthComment{};
    QString currency{};
    SnapshotId baseline{}; // chosen by a person; none: the one taken last
    MethodologyId methodology{};
    QString type{};
    bool operator==(const Node&) const = default;
};

template <> struct Describe<Node> {
    static constexpr EntityWords words{"node", "Portfolio item", "Portfolio items", "P"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::kind>("kind", "Kind"),
        field<&T::parent>("parent_id", "Parent"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::name>("name", "Name", Required | Title),
        field<&T::description>("description", "Description", Multiline),
        field<&T::phase>("phase", "Phase"),
        field<&T::status>("status", "Status"),
        field<&T::manager>("manager_id", "Manager"),
        field<&T::sponsor>("sponsor_id", "Sponsor"),
        field<&T::client>("client_id", "Client"),
        field<&T::health>("health", "Health"),
        field<&T::trend>("trend", "Trend"),
        field<&T::healthComment>("health_comment", "Health comment", Multiline),
        field<&T::currency>("currency", "Currency"),
        field<&T::baseline>("baseline_id", "Baseline in use", Internal),
        field<&T::methodology>("methodology_id", "Methodology"),
        field<&T::type>("project_type", "Type of project"),
    });
};

} // namespace gantry
