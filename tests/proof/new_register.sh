#!/usr/bin/env bash
# Proof of "each entity is described once": adds a register of ten fields to a copy of the sources, by its header, a line in the list of
# entities, one migration and the approved schema, and runs the generic tests and the command line on it. Nothing else is touched.
# Not part of the suite, since it builds nearly everything anew: tests/proof/new_register.sh [FOLDER], about ten minutes on two cores.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
cd "$here"
git ls-files -z | xargs -0 tar c | tar x -C "$work"
cd "$work"
git init -q . && git add -A && git -c user.name=proof -c user.email=proof@localhost commit -qm "as it is"

cat >core/model/lesson.h <<'CPP'
#pragma once
#include "core/model/ids.h"

namespace gantry {

enum class LessonKind { WentWell, WentBadly };
template <> inline constexpr auto keysOf<LessonKind> = std::to_array<std::string_view>({"went_well", "went_badly"});

/// What a project learnt, for the next one.
using LessonId = Id<struct Lesson>;
template <> inline constexpr std::string_view targetOf<LessonId> = "lesson";
struct Lesson {
    LessonId id{};
    QString number{};
    NodeId project{};
    QString title{};
    LessonKind kind = LessonKind::WentBadly;
    std::optional<QDate> learntOn{};
    QString cause{};
    QString recommendation{};
    PersonId owner{};
    Money saved{};
    bool embedded = false;
    bool operator==(const Lesson&) const = default;
};

template <> struct Describe<Lesson> {
    static constexpr EntityWords words{"lesson", "Lesson", "Lessons", "LSN"};
    template <class T> static constexpr auto group = &T::project;
    template <class T>
    static constexpr auto table = fields<T>({
        field<&T::id>("id", "Id", ReadOnly),
        field<&T::number>("number", "Number", Number),
        field<&T::project>("project_id", "Project", Required),
        field<&T::title>("title", "Title", Required | Title),
        field<&T::kind>("kind", "Kind"),
        field<&T::learntOn>("learnt_on", "Learnt on"),
        field<&T::cause>("cause", "Cause", Multiline),
        field<&T::recommendation>("recommendation", "Recommendation", Multiline),
        field<&T::owner>("owner_id", "Owner"),
        field<&T::saved>("saved_minor", "Saved"),
        field<&T::embedded>("embedded", "Embedded"),
    });
};

} // namespace gantry
CPP
version=$(sed -n 's/.*schemaVersion = \([0-9]*\);/\1/p' core/store/schema.h)
next=$((version + 1))
sed -i 's|#include "core/model/link.h"|#include "core/model/lesson.h"\n&|; /^using Entities = /,/>;$/s/>;$/, Lesson>;/' \
    core/model/entities.h
sed -i "s/schemaVersion = $version;/schemaVersion = $next;/" core/store/schema.h
python3 - "$next" <<'PY'
import re, sys
path = "core/store/migrations.cpp"
text = open(path).read()
step = '''const std::vector<const char*> lessons = {
    R"(CREATE TABLE "lesson" (
    "id" INTEGER PRIMARY KEY,
    "number" TEXT,
    "project_id" INTEGER,
    "title" TEXT,
    "kind" TEXT,
    "learnt_on" INTEGER,
    "cause" TEXT,
    "recommendation" TEXT,
    "owner_id" INTEGER,
    "saved_minor" INTEGER,
    "embedded" INTEGER
))",
};

'''
text = re.sub(r'(const std::array<.*steps\{)([^}]*)\}', lambda m: step + m.group(1) + m.group(2) + ', &lessons}', text)
open(path, "w").write(text)
PY

echo "== Building"
cmake --preset dev >/dev/null
jobs=${JOBS:-2}
tests="store_tests session_tests csv_tests json_tests text_tests model_tests change_tests table_model_tests register_tests every_register_tests inspector_tests cli_tests"
cmake --build build/dev -j "$jobs" --target $tests gantry-cli gantry >build.log || { tail -30 build.log; exit 1; }
rm build.log
export QT_QPA_PLATFORM=offscreen

echo "== The format is not the approved one until somebody approves it"
store=$(find build/dev/tests -name store_tests -type f)
if "$store" "the format of a portfolio file is the approved one" >/dev/null 2>&1; then
    echo "The new register went into the format unnoticed." >&2
    exit 1
fi
cp "$(dirname "$store")/approved-schema.txt" tests/data

echo "== Generic tests"
for test in $tests; do
    "$(find build/dev/tests -name "$test" -type f)" | tail -2 | sed "s/^/$test: /"
done

echo "== Command line"
cli=$(find build/dev/app -name gantry-cli -type f)
file=$PWD/build/proof.gantry
rm -f "$file"
export XDG_CONFIG_HOME=$PWD/build/settings
"$cli" new "$file" --sample
project=$("$cli" list "$file" node --json | python3 -c 'import json,sys; print(next(r["id"] for r in json.load(sys.stdin)["rows"] if r["kind"] == "project"))')
made=$(echo "{\"action\":\"lesson.add\",\"changes\":[{\"op\":\"insert\",\"entity\":\"lesson\",\"cells\":{\"title\":\"Order early\",\"project_id\":\"$project\",\"saved_minor\":\"125000\",\"kind\":\"went_well\",\"learnt_on\":\"2026-03-02\"}}]}" | "$cli" apply "$file")
id=$(python3 -c 'import json,sys; print(json.loads(sys.argv[1])["id"])' "$made")
"$cli" list "$file" lesson | tee /dev/stderr | grep -q "LSN-0001.*Order early"
"$cli" history "$file" --entity lesson --id "$id" | grep -q added
"$cli" export "$file" --format csv --entity lesson --out build/lessons.csv && grep -q "LSN-0001" build/lessons.csv
"$cli" undo "$file" && [ "$("$cli" list "$file" lesson --json | grep -c Order)" = 0 ]
"$cli" redo "$file" && "$cli" verify "$file"
"$(find build/dev/app -name gantry -type f)" --screenshot build/lessons.png --page register.lesson "$file"

echo "== What it cost"
git add -A
git -c color.ui=never diff --cached --stat
touched=$(git diff --cached --name-only | sort | tr '\n' ' ')
[ "$touched" = "core/model/entities.h core/model/lesson.h core/store/migrations.cpp core/store/schema.h tests/data/approved-schema.txt " ]
echo "A register of ten fields: its header, the list of entities, one migration with its number, the approved schema. The page: $PWD/build/lessons.png"
