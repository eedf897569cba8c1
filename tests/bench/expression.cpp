// Conditions over every task of a portfolio in memory: figures, texts, references, and a formula with units.
#include "core/expression/record_fields.h"
#include "core/model/selection.h"
#include "tests/bench/run.h"

namespace gantry::bench {
namespace {

void expressions(Run& run)
{
    struct Case {
        const char* name;
        const char* text;
    };
    static constexpr Case cases[] = {
        {"expression.read", nullptr},
        {"expression.figures", "duration > 3d and percent_complete < 50%"},
        {"expression.texts", "name contains 'wall' or name starts with 'slab'"},
        {"expression.references", "project.code = 'P-1' or owner = 'nobody'"},
        {"expression.formula", "coalesce(round(fixed_cost * percent_complete / max(duration / 1d, 1), 1), 0) >= 0"},
    };
    for (const Size& size : run.sizes()) {
        const QString name = QLatin1String(size.name);
        const auto session = run.open(run.copyOf(size));
        const Portfolio& portfolio = session->portfolio();
        const auto ids = recordIds(portfolio, entityOf<Task>());
        for (const Case& c : cases) {
            expression::RecordFields fields(entityOf<Task>());
            const auto text = QString::fromUtf8(c.text ? c.text : cases[std::size(cases) - 1].text);
            const auto read = orEnd(expression::Expression::readCondition(text, fields));
            const auto work = [&] {
                if (c.text)
                    (void)recordsWhere(portfolio, read, fields, ids, session->today());
                else
                    (void)expression::Expression::readCondition(text, fields);
            };
            run.add({QLatin1String(c.name), name, QStringLiteral("ms"), timed(9, work)});
        }
    }
}

} // namespace

constinit const Benchmark expressionBenchmark{"expression", "a condition read, and asked of every task", expressions};

} // namespace gantry::bench
