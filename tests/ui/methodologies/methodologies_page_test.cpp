#include "core/edit/methodology_versions.h"
#include "core/exchange/methodology/shipped.h"
#include "core/exchange/methodology/writer.h"
#include "core/governance/methodologies.h"
#include "tests/ui/desk.h"
#include "ui/methodology/apply_dialog.h"
#include "ui/methodology/methodology_files.h"
#include "ui/methodology/start_dialog.h"
#include "ui/methodology/template_dialog.h"
#include "ui/pages/figures/record_list.h"
#include "ui/pages/methodologies/methodologies_page.h"
#include "ui/pages/methodologies/methodology_view.h"
#include "ui/tables/cell_edit.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

using namespace gantry;

namespace {

struct MethodologiesDesk : test::Desk {
    MethodologiesPage& page()
    {
        window.openPage(QStringLiteral("methodologies"));
        QCoreApplication::processEvents();
        return find<MethodologiesPage>();
    }
    MethodologiesPage& filled()
    {
        apply(addShippedMethodologies(portfolio(), session().ids()), Source::Import);
        return page();
    }
    MethodologyId called(const char* code, int version = 1)
    {
        MethodologyId out{};
        portfolio().all<Methodology>().forEach([&](const Methodology& m) {
            if (m.code == QLatin1StringView(code) && m.version == version) out = m.id;
        });
        REQUIRE(out);
        return out;
    }
    void trigger(MethodologiesPage& page, const char* text)
    {
        for (QAction* action : page.pageActions())
            if (action->text() == QLatin1StringView(text)) {
                REQUIRE(action->isEnabled());
                action->trigger();
                QCoreApplication::processEvents();
                return;
            }
        FAIL("no action " << text);
    }
    template <class D> D& dialog()
    {
        QCoreApplication::processEvents();
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* d = qobject_cast<D*>(each); d && d->isVisible()) return *d;
        FAIL("no dialog");
        throw 0;
    }
    template <class W> static W& in(QWidget& parent, const char* accessible)
    {
        for (W* each : parent.findChildren<W*>())
            if (each->accessibleName() == QLatin1StringView(accessible)) return *each;
        FAIL("no " << accessible);
        throw 0;
    }
};

} // namespace

TEST_CASE("an empty portfolio says what a methodology is, and one action brings those that come with Gantry")
{
    MethodologiesDesk desk;
    MethodologiesPage& page = desk.page();
    CHECK(page.isEmpty());
    desk.trigger(page, "Add those that come with Gantry");
    CHECK_FALSE(page.isEmpty());
    CHECK(page.list().table().rows.size() == 4);
    CHECK(page.view().methodology() == page.current());
    CHECK(page.view().outline().table().rows.size() > 100);
    desk.undo(); // of so many records in a worker
    CHECK(QTest::qWaitFor([&] { return page.isEmpty(); }, 5'000));
}

TEST_CASE("a new version is edited in its tables, published, and only then on offer")
{
    MethodologiesDesk desk;
    MethodologiesPage& page = desk.filled();
    page.setCurrent(desk.called("LIGHT"));
    desk.trigger(page, "New version");
    const MethodologyId second = desk.called("LIGHT", 2);
    CHECK(page.current() == second);
    MethodologyView& view = page.view();
    view.show(MethodologyView::Requirements);
    OwnedTable& table = *view.table(MethodologyView::Requirements);
    const int before = table.model().rowCount();
    REQUIRE(before > 10);
    const qint64 sixth = table.model().idAt(5);
    REQUIRE(table.view().setCurrent(sixth));
    table.actions().insert->trigger();
    QCoreApplication::processEvents();
    QWidget* editor = nullptr;
    for (auto* each : table.view().viewport()->findChildren<CellEdit*>())
        if (each->isVisible()) editor = each;
    REQUIRE(editor);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, QStringLiteral("Is the sponsor back from leave?"));
    QTest::keyClick(editor, Qt::Key_Return);
    CHECK(table.model().rowCount() == before + 1);
    const MethodologyRequirement* made = nullptr;
    desk.portfolio().all<MethodologyRequirement>().forEach([&](const MethodologyRequirement& r) {
        if (r.title == u"Is the sponsor back from leave?") made = &r;
    });
    REQUIRE(made);
    CHECK((made->methodology == second && made->phase == desk.portfolio().find<MethodologyRequirement>(sixth)->phase
        && !made->code.isEmpty()));
    CHECK(table.model().idAt(6) == made->id.value); // behind the one where the cursor was
    desk.trigger(page, "Publish");
    CHECK(desk.portfolio().find(second)->status == MethodologyStatus::Published);
    const auto offered = methodologiesOnOffer(desk.portfolio());
    CHECK(std::ranges::any_of(offered, [&](const Methodology* m) { return m->id == second; }));
}

TEST_CASE("tasks of a methodology are linked as they are selected, and parts are offered of the same version alone")
{
    MethodologiesDesk desk;
    MethodologiesPage& page = desk.filled();
    page.setCurrent(desk.called("LIGHT"));
    desk.trigger(page, "New version");
    MethodologyView& view = page.view();
    view.show(MethodologyView::Tasks);
    OwnedTable& table = *view.table(MethodologyView::Tasks);
    CHECK(table.model().isTree());
    const auto parts = methodologyParts(desk.portfolio(), page.current());
    const std::size_t links = parts.links.size();
    table.view().selectRows({parts.tasks[6]->id.value, parts.tasks[8]->id.value});
    view.linkAction()->trigger();
    CHECK(methodologyParts(desk.portfolio(), page.current()).links.size() == links + 1);
    const Column& phase = table.model().columnAt(table.model().columnOf(u"phase_id"));
    const auto choices = choicesFor(desk.portfolio(), phase, {entityOf<MethodologyTask>(), parts.tasks[6]->id.value}, {}, {});
    CHECK(choices.size() == parts.phases.size());
}

TEST_CASE("a file goes out and comes in again as known; one that is none is refused with a sentence")
{
    MethodologiesDesk desk;
    desk.filled();
    const QString path = desk.folder.filePath(QStringLiteral("light.json"));
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(writeMethodology(desk.portfolio(), desk.called("LIGHT")));
    }
    QList<Notice> told;
    QObject::connect(&desk.workspace(), &Workspace::noticed, &desk.window, [&](const Notice& notice) { told << notice; });
    const qint64 sequence = desk.session().sequence();
    CHECK(importMethodology(desk.workspace(), path, &desk.window) == desk.called("LIGHT"));
    CHECK(desk.session().sequence() == sequence);
    REQUIRE(told.size() == 1);
    CHECK(told.back().sentence.contains(u"known already"));
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("[1, 2");
    }
    CHECK_FALSE(importMethodology(desk.workspace(), path, &desk.window));
    CHECK(told.back().tone == Notice::Tone::Bad);
    CHECK(told.back().sentence.contains(u"light.json"));
}

TEST_CASE("a version is applied to a running project after its preview, and a template is made of it")
{
    MethodologiesDesk desk;
    const NodeId depot = desk.addProject("Depot", "DP");
    MethodologiesPage& page = desk.filled();
    page.setCurrent(desk.called("LIGHT"));
    desk.trigger(page, "Apply to project...");
    {
        auto& dialog = desk.dialog<ApplyDialog>();
        CHECK(dialog.summary().contains(u"added"));
        CHECK(dialog.preview().table().rows.size() > 20);
        CHECK(dialog.primary().isEnabled());
        dialog.primary().click();
    }
    CHECK(desk.portfolio().find(depot)->methodology == desk.called("LIGHT"));
    CHECK(desk.portfolio().all<Gate>().size() == 2);
    desk.trigger(page, "Apply to project...");
    {
        auto& dialog = desk.dialog<ApplyDialog>();
        CHECK_FALSE(dialog.primary().isEnabled());
        CHECK(dialog.summary().contains(u"up to date"));
        dialog.reject();
    }
    desk.trigger(page, "Template from project...");
    auto& dialog = desk.dialog<TemplateDialog>();
    CHECK_FALSE(dialog.primary().isEnabled());
    QTest::keyClicks(&MethodologiesDesk::in<QLineEdit>(dialog, "Title"), QStringLiteral("Depots"));
    QTest::keyClicks(&MethodologiesDesk::in<QLineEdit>(dialog, "Code"), QStringLiteral("DEP"));
    dialog.primary().click();
    QCoreApplication::processEvents();
    const MethodologyId made = desk.called("DEP");
    CHECK(page.current() == made);
    CHECK(methodologyParts(desk.portfolio(), made).tasks.size() == 15);
}
