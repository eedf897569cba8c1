#pragma once
// A portfolio file that knows the methodologies which come with the program.
#include "core/edit/methodology_apply.h"
#include "core/edit/methodology_start.h"
#include "core/edit/methodology_template.h"
#include "core/edit/methodology_versions.h"
#include "core/exchange/methodology/reader.h"
#include "core/exchange/methodology/shipped.h"
#include "core/exchange/methodology/writer.h"
#include "tests/support/portfolio_file.h"

namespace gantry::test {

inline const QDate monday{2026, 6, 1};

class MethodologyDesk {
public:
    MethodologyDesk()
    {
        for (const QByteArray& file : shippedMethodologies()) import(file);
    }
    const Portfolio& portfolio() const { return session->portfolio(); }
    IdSource& ids() const { return session->ids(); }

    MethodologyImport import(const QByteArray& file)
    {
        auto read = planMethodology(portfolio(), ids(), file, QStringLiteral("file.json"));
        if (!read) FAIL(read.error().reason << " " << read.error().args.join(u'|').toStdString());
        apply(read->set, Source::Import);
        return std::move(*read);
    }
    void apply(Result<ChangeSet> set, Source source = Source::Person)
    {
        if (!set) FAIL(set.error().reason << " " << set.error().args.join(u'|').toStdString());
        const auto done = session->apply(std::move(*set), source);
        if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
    }
    /// The latest version of a family.
    MethodologyId latest(const char* code) const
    {
        const Methodology* found = nullptr;
        portfolio().all<Methodology>().forEach([&](const Methodology& m) {
            if (m.code == QLatin1StringView(code) && (!found || found->version < m.version)) found = &m;
        });
        REQUIRE(found);
        return found->id;
    }
    ProjectStart asked(const char* code, const char* name = "Depot") const
    {
        return {.methodology = latest(code),
            .under = portfolio().root()->id,
            .name = QString::fromUtf8(name),
            .code = QStringLiteral("DP"),
            .start = monday,
            .today = monday};
    }
    StartedProject start(const ProjectStart& asked)
    {
        auto made = startProject(portfolio(), ids(), asked);
        if (!made) FAIL(made.error().reason << " " << made.error().args.join(u'|').toStdString());
        apply(made->set);
        return std::move(*made);
    }
    template <class E, class F> const E* first(F&& wanted) const
    {
        const E* found = nullptr;
        portfolio().all<E>().forEach([&](const E& row) {
            if (!found && wanted(row)) found = &row;
        });
        return found;
    }
    template <class E, class Owner> std::vector<E> in(Id<Owner> owner) const
    {
        std::vector<E> out;
        portfolio().all<E>().forEachIn(owner, [&](const E& row) { out.push_back(row); });
        return out;
    }
    template <auto M> void set(qint64 id, const typename Member<decltype(M)>::Type& value)
    {
        ChangeBuilder build(QStringLiteral("test.edit"));
        build.update<M>(portfolio(), id, value);
        apply(build.take());
    }
    /// The record that a project made of the part with this code; null where there is none (any more).
    template <class E> const E* madeOf(NodeId project, const char* code) const
    {
        const MethodologyUse* use = first<MethodologyUse>([&](const MethodologyUse& u) {
            return u.project == project && u.code == QLatin1StringView(code) && u.entity == infoOf<E>().keyText();
        });
        return use ? portfolio().find<E>(use->record.value) : nullptr;
    }
    MethodologyRequirementId requirement(MethodologyId of, const char* code) const
    {
        for (const auto& r : in<MethodologyRequirement>(of))
            if (r.code == QLatin1StringView(code)) return r.id;
        FAIL("no requirement " << code);
        return {};
    }

    PortfolioFolder folder;
    std::unique_ptr<Session> session = folder.create();
};

} // namespace gantry::test
