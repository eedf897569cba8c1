#include "core/store/verify.h"
#include "tests/core/store/raw_file.h"
#include "tests/support/every_record.h"
#include "tests/support/portfolio_file.h"

using namespace gantry;
using namespace gantry::test;

namespace {

std::unique_ptr<Session> sessionOn(const PortfolioFolder& folder)
{
    auto session = Session::create(folder.path(), identityOf(QStringLiteral("Ada")), everyRecord());
    if (!session) FAIL(session.error().reason << " " << session.error().args.join(u'|').toStdString());
    return std::move(*session);
}

/// Sets the field in one of the first records that take another value; a reference may have to fit what else the record says.
bool change(Session& session, const EntityInfo& info, std::size_t field)
{
    constexpr std::size_t tries = 60;
    const auto ids = recordIds(session.portfolio(), info.entity);
    for (std::size_t i = 0; i < std::min(ids.size(), tries); ++i) {
        const Value now = session.portfolio().cell(info.entity, ids[i], info.fields[field]);
        const auto values = candidates(session.portfolio(), info.fields[field], now);
        for (std::size_t v = 0; v < std::min(values.size(), tries); ++v)
            if (session.apply({QStringLiteral("test"), {{Change::Update, info.entity, ids[i], {{quint16(field), now, values[v]}}}}, {}, {}},
                    Source::Import))
                return true;
    }
    return false;
}

} // namespace

TEST_CASE("every record of every entity comes back from the file as it went in", "[store]")
{
    PortfolioFolder folder;
    auto session = sessionOn(folder);
    for (const EntityInfo& info : allEntities()) {
        CAPTURE(info.keyText());
        CHECK(session->portfolio().table(info.entity).size() > 0);
    }
    const Portfolio before = session->portfolio();
    session.reset();
    CHECK(difference(before, folder.open()->portfolio()).empty());
    CHECK(verifyFile(folder.path())->problems.empty());
}

TEST_CASE("each field of every entity is set, stored, loaded and undone", "[store]")
{
    PortfolioFolder folder;
    auto session = sessionOn(folder);
    const Portfolio before = session->portfolio();
    int set = 0;
    for (const EntityInfo& info : allEntities())
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            CAPTURE(info.keyText(), info.fields[f].keyText());
            const bool done = change(*session, info, f);
            // A reference may be settled by the others: the project of a link is that of its tasks, whatever one tries.
            const bool reference = info.fields[f].kind == Kind::Id || namesEntity(info.fields[f]);
            CHECK((done || reference || isSettled(info.fields[f])));
            set += done;
        }
    CHECK(set > 200);
    const Portfolio after = session->portfolio();
    CHECK_FALSE(difference(before, after).empty());
    session.reset();
    session = folder.open();
    CHECK(difference(after, session->portfolio()).empty());
    for (int i = 0; i < set; ++i) REQUIRE(session->undo());
    CHECK(difference(before, session->portfolio()).empty());
    session.reset();
    CHECK(difference(before, folder.open()->portfolio()).empty());
    CHECK(verifyFile(folder.path())->problems.empty());
}
