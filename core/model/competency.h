#pragma once
#include "core/model/ids.h"

namespace gantry {

/// Something that people can do, from a framework. Levels go from 0 to 5; `levels` says in words what each means.
struct Competency {
    CompetencyId id{};
    QString number{};
    QString code{};
    QString title{};
    QString framework{};
    QString area{};
    QString levels{};
    QString description{};
    bool operator==(const Competency&) const = default;
};

template <> struct Describe<Competency> {
    static constexpr EntityWords words{"competency", "Competency", "Competencies", "COM"};
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::code>("code", "Code"),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::framework>("framework", "Framework"),
        field<&T::area>("area", "Area"),
        field<&T::levels>("levels", "Levels", Multiline),
        field<&T::description>("description", "Description", Multiline),
    });
};

} // namespace gantry
