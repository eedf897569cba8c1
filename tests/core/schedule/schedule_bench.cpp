#include "core/schedule/adapter.h"
#include "tests/support/strings.h"

#include <QElapsedTimer>
#include <cstdio>
#include <ctime>
#include <random>

using namespace gantry;

// Hidden unless asked for by name: schedule_tests "[.bench]"
TEST_CASE("a portfolio of 200,000 tasks is scheduled from scratch", "[.bench]")
{
    Portfolio portfolio;
    const auto add = [&]<class E>(E row) {
        TableBase& table = portfolio.edit(entityOf<E>());
        const qint64 id = row.id.value;
        *static_cast<E*>(table.insert(id)) = std::move(row);
        table.regroup(id, 0);
    };
    std::mt19937 random(1);
    qint64 task = 0, link = 0;
    for (qint64 p = 1; p <= 1000; ++p) {
        add(Node{.id = {p}});
        add(ScheduleOptions{.id = {p}, .project = {p}, .plannedStart = DateTime{1767600000 + qint64(random() % 300) * secondsPerDay}});
        const qint64 first = task + 1;
        qint64 phase = 0;
        for (int i = 0; i < 200; ++i) {
            const bool summary = i % 20 == 0;
            ++task;
            if (summary) phase = task;
            add(Task{.id = {task},
                .project = {p},
                .parent = {summary ? 0 : phase},
                .rank = QString::number(100000 + i),
                .duration = hours(8 * qint64(1 + random() % 15))});
            for (int k = 0; !summary && k < 2 && task > first + 1; ++k)
                if (const qint64 from = first + qint64(random() % unsigned(task - first)); (from - first) % 20)
                    add(Link{.id = {++link},
                        .project = {p},
                        .predecessor = {from},
                        .successor = {task},
                        .type = random() % 10 ? LinkType::FinishToStart : LinkType::StartToStart,
                        .lag = hours(random() % 5 ? 0 : 16)});
        }
    }
    for (int threads : {1, 1, 2, 2}) {
        QElapsedTimer clock;
        clock.start();
        const std::clock_t processor = std::clock();
        const auto schedules = schedule::scheduleAll(portfolio, threads);
        std::printf("%d thread(s): %lld ms, %ld ms of processor time, for %lld tasks, %lld links\n", threads, clock.elapsed(),
            long(1000 * (std::clock() - processor) / CLOCKS_PER_SEC), task, link);
        CHECK(schedules.size() == 1000);
    }
    QElapsedTimer clock;
    clock.start();
    const auto one = schedule::scheduleOf(portfolio, std::vector<NodeId>{{500}});
    std::printf("one project: %.3f ms\n", double(clock.nsecsElapsed()) / 1e6);
    CHECK(one.front()->find(one.front()->tasks.back())->start);
}
