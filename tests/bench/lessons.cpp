// Which of many lessons fit a record: read at first, after an edit of one, and asked.
#include "core/governance/lessons.h"

#include "tests/bench/run.h"

#include <random>

namespace gantry::bench {
namespace {

/// A vocabulary of invented words; a few are in every other text, most in hardly any.
QString text(std::mt19937& random, int words)
{
    QStringList out;
    for (int i = 0; i < words; ++i) {
        const unsigned rare = random() % 1000;
        out << QStringLiteral("w%1x").arg(rare < 300 ? random() % 40 : random() % 20'000, 0, 36);
    }
    return out.join(u' ');
}

void lessons(Run& run)
{
    const int count = run.isTiny() ? 200 : 10'000;
    const QString size = QStringLiteral("%1 lessons").arg(count);
    std::mt19937 random(1);
    ChangeBuilder build(QStringLiteral("bench.add"));
    build.insert(Node{.id = {1}, .kind = NodeKind::Portfolio, .name = QStringLiteral("All")});
    build.insert(Node{
        .id = {2}, .parent = {1}, .name = QStringLiteral("Works"), .phase = QStringLiteral("Design"), .type = QStringLiteral("Bridge")});
    for (int i = 0; i < count; ++i)
        build.insert(Lesson{.id = {100 + i},
            .project = {2},
            .title = text(random, 8),
            .status = LessonStatus(random() % 5),
            .phase = random() % 2 ? QStringLiteral("Design") : QStringLiteral("Construct"),
            .context = text(random, 25),
            .recommendation = text(random, 30),
            .projectTypes = random() % 3 ? QString() : QStringLiteral("Bridge; Tunnel")});
    build.insert(Risk{.id = {50}, .project = {2}, .title = text(random, 8), .cause = text(random, 15), .effect = text(random, 15)});
    Portfolio portfolio;
    ChangeSet set = build.take();
    orEnd(applyToMemory(portfolio, set));
    const auto add = [&](const char* part, std::vector<double> times) {
        run.add({QStringLiteral("lessons.") + QLatin1String(part), size, QStringLiteral("ms"), std::move(times)});
    };
    add("read", timed(5, [&] {
        LessonIndex fresh;
        fresh.update(portfolio);
    }));
    LessonIndex index;
    index.update(portfolio);
    std::vector<double> edits;
    for (int i = 0; i < 20; ++i) {
        ChangeBuilder edit(QStringLiteral("bench.edit"));
        edit.update<&Lesson::title>(portfolio, 100 + i, text(random, 8));
        ChangeSet one = edit.take();
        orEnd(applyToMemory(portfolio, one));
        edits.push_back(milliseconds([&] { index.update(portfolio); }));
    }
    add("edit", std::move(edits));
    const LessonContext context = lessonContextOf(portfolio, {entityOf<Risk>(), 50});
    add("offer", timed(20, [&] {
        if (index.offers(context, 5).empty()) end(QStringLiteral("The benchmark has no lesson that fits."));
    }));
}

} // namespace

constinit const Benchmark lessonsBenchmark{
    "lessons", "lessons that fit a risk: all of them read, one of them edited, the best five found", lessons};

} // namespace gantry::bench
