#pragma once
#include "core/model/ids.h"

namespace gantry {

/// A page of the handbook, in Markdown: of one methodology, or of all where none is named. It may explain a phase, a register or one of its
/// fields, which lead to it.
struct HandbookPage {
    HandbookPageId id{};
    MethodologyId methodology{};
    HandbookPageId parent{};
    QString rank{};
    QString code{};
    QString title{};
    QString text{};
    MethodologyPhaseId phase{};
    QString entity{};
    QString field{};
    bool operator==(const HandbookPage&) const = default;
};

template <> struct Describe<HandbookPage> {
    static constexpr EntityWords words{"handbook_page", "Handbook page", "Handbook pages", "", false};
    template <class T> static constexpr auto group = &T::methodology;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::methodology>("methodology_id", "Methodology"),
        field<&T::parent>("parent_id", "Under page"),
        field<&T::rank>("rank", "Rank", Internal),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::text>("text", "Text", Multiline),
        field<&T::phase>("phase_id", "Phase"),
        field<&T::entity>("explains_entity", "Explains register"),
        field<&T::field>("explains_field", "Explains field"),
    });
};

} // namespace gantry
