#include "tests/ui/tables/bench.h"
#include "ui/tables/cell_delegate.h"

using namespace gantry;
using namespace gantry::test;

namespace {

/// The values of a code as a tree: North (Quay, Shed), Wall (Cap), South.
struct Codes : Bench {
    CustomFieldId field;
    CustomChoiceId north, quay, shed, wall, cap, south;

    Codes()
    {
        field = add(CustomField{.name = QStringLiteral("Area"), .entity = QStringLiteral("task"), .kind = CustomKind::Code});
        const auto value = [this](const char* name, const char* rank, CustomChoiceId parent = {}) {
            return add(
                CustomChoice{.field = field, .parent = parent, .rank = QString::fromLatin1(rank), .name = QString::fromLatin1(name)});
        };
        south = value("South", "T");
        wall = value("Wall", "M");
        north = value("North", "G");
        shed = value("Shed", "T", north);
        quay = value("Quay", "G", north);
        cap = value("Cap", "G", wall);
        show<CustomChoice>();
        model->setTree(true);
        actions->refresh();
        QCoreApplication::processEvents();
    }
    const CustomChoice& choice(CustomChoiceId id) const { return *portfolio().find<CustomChoice>(id.value); }
    /// "North, -Quay": the rows in sight, a dash a level.
    QString shown() const
    {
        QStringList out;
        for (int row = 0; row < model->rowCount(); ++row)
            out << QString(cell(row, "name").data(DepthRole).toInt(), u'-') + text(row, "name");
        return out.join(QStringLiteral(", "));
    }
    void atRecord(CustomChoiceId id) { REQUIRE(view->setCurrent(id.value)); }
};

} // namespace

TEST_CASE("a register of records that lie in each other stands as a tree by rank", "[tables][tree]")
{
    Codes codes;
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, South"));
    codes.model->setTree(false);
    CHECK(codes.cell(0, "name").data(DepthRole).isNull());
    codes.model->setTree(true);
    // Sorting is among siblings.
    codes.model->setSort({{codes.column("name"), Qt::DescendingOrder}});
    CHECK(codes.shown() == QStringLiteral("Wall, -Cap, South, North, -Shed, -Quay"));
}

TEST_CASE("rows are indented and outdented by keys, each as one step of undo that stands in the file", "[tables][tree]")
{
    Codes codes;
    const qint64 before = codes.session->sequence();
    codes.atRecord(codes.south);
    codes.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, -South"));
    CHECK(codes.view->currentRecord() == codes.south.value);
    codes.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, --South"));
    CHECK(codes.session->sequence() == before + 2);
    codes.key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, -South"));
    REQUIRE(codes.session->undo());
    REQUIRE(codes.session->undo());
    REQUIRE(codes.session->undo());
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, South"));

    codes.atRecord(codes.north);
    codes.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    REQUIRE(codes.notices.size() == 1);
    CHECK(codes.notices[0].contains(QStringLiteral("nothing was indented")));

    codes.atRecord(codes.wall);
    codes.key(Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier); // with what lies below it
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, -Wall, --Cap, South"));
    codes.session.reset(); // a reader of the file sees the same
    const auto again = Session::open(codes.folder.path(), identityOf(QStringLiteral("Bo")));
    REQUIRE(again);
    CHECK((*again)->portfolio().find<CustomChoice>(codes.wall.value)->parent == codes.north);
}

TEST_CASE("rows fold away by key and by their chevron, and come back where they were", "[tables][tree]")
{
    Codes codes;
    codes.atRecord(codes.quay);
    codes.key(Qt::Key_E, Qt::ControlModifier); // a leaf folds what it lies in
    CHECK(codes.shown() == QStringLiteral("North, Wall, -Cap, South"));
    CHECK(codes.view->currentRecord() == codes.north.value);
    codes.key(Qt::Key_E, Qt::ControlModifier);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, South"));

    const QModelIndex wall = codes.cell(codes.model->rowOf(codes.wall.value), "name");
    QStyleOptionViewItem option;
    option.widget = codes.view.get();
    option.rect = codes.view->visualRect(wall);
    QTest::mouseClick(codes.view->viewport(), Qt::LeftButton, {}, chevronIn(option, wall).center());
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, South"));
    codes.actions->collapseAll->trigger();
    CHECK(codes.shown() == QStringLiteral("North, Wall, South"));
    codes.key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, -Cap, South"));
}

TEST_CASE("a filter of a tree keeps what leads to a match, greyed, whatever is folded", "[tables][tree]")
{
    Codes codes;
    codes.actions->collapseAll->trigger();
    codes.model->setFilter(codes.column("name"), QStringLiteral("cap"));
    CHECK(codes.shown() == QStringLiteral("Wall, -Cap"));
    CHECK(codes.cell(0, "name").data(ContextRole).toBool());
    CHECK_FALSE(codes.cell(1, "name").data(ContextRole).toBool());
    codes.model->clearFilters();
    CHECK(codes.shown() == QStringLiteral("North, Wall, South"));
}

TEST_CASE("a new row is the next sibling of the current one, and pasted rows those of the last", "[tables][tree]")
{
    Codes codes;
    codes.atRecord(codes.quay);
    codes.key(Qt::Key_Insert); // asks for nothing: the code comes from the sibling
    REQUIRE(codes.editor());
    QTest::keyClicks(codes.editor(), QStringLiteral("Crane"));
    codes.key(Qt::Key_Return);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Crane, -Shed, Wall, -Cap, South"));

    codes.view->setColumnLayout([&] {
        ColumnLayout layout = codes.view->columnLayout();
        for (ColumnPlace& place : layout.places) place.shown = place.key == u"name" || place.key == u"code";
        return layout;
    }());
    codes.view->clearSelection();
    codes.setClipboard(QStringLiteral("Name\tCode\nEast\tE\nWest\tW\n"));
    const qint64 before = codes.session->sequence();
    codes.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(codes.session->sequence() == before + 1);
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Crane, -Shed, Wall, -Cap, South, East, West"));
    CHECK(codes.text(7, "code") == QStringLiteral("E"));
    REQUIRE(codes.session->undo());
    CHECK(codes.model->rowCount() == 7);
}

TEST_CASE("the tree follows what others do to it", "[tables][tree]")
{
    Codes codes;
    ChangeBuilder build(QStringLiteral("test.edit"));
    build.update<&CustomChoice::parent>(codes.portfolio(), codes.cap.value, codes.quay);
    REQUIRE(codes.session->apply(build.take()));
    CHECK(codes.shown() == QStringLiteral("North, -Quay, --Cap, -Shed, Wall, South"));
    CHECK(codes.cell(codes.model->rowOf(codes.wall.value), "name").data(FoldRole).isNull());
    ChangeBuilder gone(QStringLiteral("test.remove"));
    gone.remove(codes.portfolio(), entityOf<CustomChoice>(), codes.cap.value);
    REQUIRE(codes.session->apply(gone.take()));
    CHECK(codes.shown() == QStringLiteral("North, -Quay, -Shed, Wall, South"));
}
