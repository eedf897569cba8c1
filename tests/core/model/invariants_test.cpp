#include "core/model/invariants.h"
#include "tests/support/strings.h"

using namespace gantry;

namespace {

template <class E> E& put(Portfolio& portfolio, qint64 id, qint64 group = 0)
{
    TableBase& table = portfolio.edit(entityOf<E>());
    return *static_cast<E*>(table.insertInto(id, group));
}

/// A project of five tasks, each under the one before it.
Portfolio ladder()
{
    Portfolio portfolio;
    put<Node>(portfolio, 1).kind = NodeKind::Portfolio;
    put<Node>(portfolio, 2).parent = {1};
    for (qint64 id = 11; id <= 15; ++id) {
        Task& task = put<Task>(portfolio, id, 2);
        task.project = {2};
        task.name = QStringLiteral("T%1").arg(id);
        if (id > 11) task.parent = {id - 1};
    }
    return portfolio;
}

QString broken(const Portfolio& portfolio, qint64 task)
{
    const RecordKey key{entityOf<Task>(), task};
    const auto holds = checkInvariants(portfolio, std::span(&key, 1));
    return holds ? QString() : QString::fromLatin1(holds.error().reason);
}

} // namespace

TEST_CASE("a task lies under no circle of tasks, whether it is part of it or hangs on it", "[model]")
{
    CHECK(broken(ladder(), 15).isEmpty());
    for (const qint64 under : {11, 12, 13, 14, 15}) {
        Portfolio portfolio = ladder();
        static_cast<Task*>(portfolio.edit(entityOf<Task>()).edit(11))->parent = {under};
        CAPTURE(under);
        for (qint64 task = 11; task <= 15; ++task) CHECK(broken(portfolio, task) == u"tree.cycle");
    }
}

TEST_CASE("a cell that must be filled, and a reference to nothing, break the rules", "[model]")
{
    Portfolio portfolio = ladder();
    Task& task = *static_cast<Task*>(portfolio.edit(entityOf<Task>()).edit(13));
    task.owner = {77};
    CHECK(broken(portfolio, 13) == u"record.dangling");
    task.owner = {};
    CHECK(broken(portfolio, 13).isEmpty());
    task.project = {};
    CHECK(broken(portfolio, 13) == u"record.required");
}
