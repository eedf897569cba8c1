#include "core/store/migrations.h"

#include "core/store/schema.h"

#include <QFileInfo>
#include <array>
#include <vector>

namespace gantry {
namespace {

/// 1 -> 2: coded fields. Values of a custom field may be chosen from a list of its own, and a node's health carries a trend and a comment.
const std::vector<const char*> toTwo = {
    R"(CREATE TABLE "custom_choice" (
    "id" INTEGER PRIMARY KEY,
    "custom_field_id" INTEGER,
    "parent_id" INTEGER,
    "rank" TEXT,
    "code" TEXT,
    "name" TEXT,
    "colour" TEXT,
    "source_id" TEXT
))",
    R"(ALTER TABLE "custom_value" ADD COLUMN "choice_id" INTEGER)",
    R"(ALTER TABLE "node" ADD COLUMN "trend" TEXT)",
    R"(ALTER TABLE "node" ADD COLUMN "health_comment" TEXT)",
};

/// 2 -> 3: limits of the checks of a plan are data.
const std::vector<const char*> toThree = {
    R"(CREATE TABLE "quality_limit" (
    "id" INTEGER PRIMARY KEY,
    "project_id" INTEGER,
    "check_key" TEXT,
    "limit_value" INTEGER,
    "days" INTEGER
))",
};

/// 3 -> 4: a project's baseline may be chosen, and baselines have a type.
const std::vector<const char*> toFour = {
    R"(ALTER TABLE "node" ADD COLUMN "baseline_id" INTEGER)",
    R"(ALTER TABLE "snapshot" ADD COLUMN "baseline_type" TEXT)",
};

const std::array<const std::vector<const char*>*, schemaVersion - 1> steps{&toTwo, &toThree, &toFour};

} // namespace

Result<void> migrate(const Database& db, int from)
{
    if (from < 1 || from > schemaVersion)
        return Error{Errc::Version, "file.unknown-version", {QFileInfo(db.path()).fileName(), QString::number(from)}};
    for (std::size_t step = std::size_t(from) - 1; step < steps.size(); ++step)
        for (const char* sql : *steps[step])
            if (auto done = db.run(QString::fromLatin1(sql)); !done) return done;
    return db.run(QStringLiteral("PRAGMA user_version=%1").arg(schemaVersion));
}

} // namespace gantry
