#pragma once
// A register on a file of its own, shown as a person would have it before them.
#include "tests/support/portfolio_file.h"
#include "tests/support/strings.h"
#include "ui/tables/record_grid.h"
#include "ui/tables/refused_cells_dialog.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QTreeWidget>
#include <QtTest>

namespace gantry::test {

struct Bench {
    PortfolioFolder folder;
    QSettings settings{folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat};
    std::unique_ptr<Session> session;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<RecordTableModel> model;
    std::unique_ptr<TableView> view;
    TableActions* actions = nullptr;
    QStringList notices;
    std::optional<RecordGrid> held;

    explicit Bench(std::unique_ptr<Session> opened = nullptr)
        : session(opened ? std::move(opened) : folder.create())
        , workspace(std::make_unique<Workspace>(*session, settings))
    {
        QObject::connect(workspace.get(), &Workspace::noticed, workspace.get(), [this](const Notice& n) { notices << n.sentence; });
    }
    ~Bench() { view.reset(); }

    const Portfolio& portfolio() const { return session->portfolio(); }
    template <class E> Id<E> add(E row)
    {
        row.id = session->ids().template next<decltype(row.id)>();
        ChangeBuilder build(QStringLiteral("test.add"));
        build.insert(row);
        const auto done = session->apply(build.take());
        if (!done) FAIL(done.error().reason << " " << done.error().args.join(u'|').toStdString());
        return row.id;
    }
    template <class E> void show()
    {
        model = std::make_unique<RecordTableModel>(*workspace, entityOf<E>());
        view = std::make_unique<TableView>(*model, 28);
        new QAbstractItemModelTester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal, model.get());
        actions = new TableActions(*workspace, *view);
        QObject::connect(view.get(), &TableView::refused, view.get(), [this](const QString& why) { notices << why; });
        view->resize(1000, 500);
        view->show();
        view->activateWindow();
        view->setFocus();
        QCoreApplication::processEvents();
    }
    /// Its cells as a gesture would see them now.
    RecordGrid& grid() { return held.emplace(*model); }
    /// The dialog that lists refused cells, which must be open.
    RefusedCellsDialog& refusals()
    {
        auto* dialog = view->findChild<RefusedCellsDialog*>();
        REQUIRE(dialog);
        REQUIRE(dialog->isVisible());
        return *dialog;
    }
    int column(const char* key) const
    {
        const int c = model->columnOf(QString::fromLatin1(key));
        REQUIRE(c >= 0);
        return c;
    }
    QModelIndex cell(int row, const char* key) const { return model->index(row, column(key)); }
    QString text(int row, const char* key) const { return cell(row, key).data().toString(); }
    QStringList column(const char* key, int) const
    {
        QStringList out;
        for (int row = 0; row < model->rowCount(); ++row) out << text(row, key);
        return out;
    }
    void at(int row, const char* key)
    {
        view->selectionModel()->setCurrentIndex(cell(row, key), QItemSelectionModel::ClearAndSelect);
        view->scrollTo(cell(row, key));
    }
    void select(int top, const char* left, int bottom, const char* right)
    {
        view->selectionModel()->select({cell(top, left), cell(bottom, right)}, QItemSelectionModel::ClearAndSelect);
        view->selectionModel()->setCurrentIndex(cell(top, left), QItemSelectionModel::NoUpdate);
    }
    /// Types as a person does: into the cell under the cursor, which replaces it.
    void type(const QString& words)
    {
        QTest::keyClick(view.get(), words[0].toLatin1());
        REQUIRE(editor());
        if (words.size() > 1) QTest::keyClicks(editor(), words.mid(1));
    }
    QWidget* editor() const
    {
        for (QWidget* child : view->viewport()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            if (child->isVisible() && child->objectName() != QLatin1String("qt_scrollarea_hcontainer")) return child;
        return nullptr;
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(editor() ? editor() : view.get(), k, modifiers);
        QCoreApplication::processEvents();
    }
    QString clipboard() const { return QApplication::clipboard()->text(); }
    void setClipboard(const QString& text) { QApplication::clipboard()->setText(text); }
};

} // namespace gantry::test
