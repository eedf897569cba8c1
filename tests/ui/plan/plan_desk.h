#pragma once
// A plan page on a file of its own, worked as a person would: keys, clicks and drags on what is shown.
#include "tests/support/plan_builder.h"
#include "tests/support/strings.h"
#include "ui/gantt/gantt_view.h"
#include "ui/pages/plan/plan_half.h"
#include "ui/pages/plan/plan_page.h"
#include "ui/pages/plan/refusal_tip.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace gantry::test {

struct PlanDesk {
    PortfolioFolder folder;
    std::unique_ptr<Session> session;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<PlanPage> page;
    QStringList notices;
    Notice last;

    PlanDesk()
        : session(folder.create())
        , settings(std::make_unique<QSettings>(folder.folder() + QStringLiteral("/settings.ini"), QSettings::IniFormat))
    {
        applyTheme(builtInTheme(Scheme::Light));
    }
    ~PlanDesk() { page.reset(); }
    /// Once the plan is built: the page on the whole portfolio, or on one project.
    void show(NodeId scope = {})
    {
        page.reset();
        workspace = std::make_unique<Workspace>(*session, *settings);
        QObject::connect(workspace.get(), &Workspace::noticed, workspace.get(), [this](const Notice& notice) {
            last = notice;
            notices << notice.sentence;
        });
        if (scope) workspace->setScope(scope);
        page = std::make_unique<PlanPage>(*workspace);
        page->resize(1240, 560);
        page->show();
        page->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(page.get()));
        page->setFocus();
        settle();
    }
    void reopen()
    {
        page.reset();
        workspace.reset();
        session.reset();
        session = folder.open();
    }
    static void settle()
    {
        for (int i = 0; i < 3; ++i) QApplication::processEvents();
    }

    PlanTable& table() { return *page->table(); }
    GanttView& gantt() { return *page->gantt(); }
    PlanModel& model() { return *page->model(); }
    const Task& task(TaskId id) { return *session->portfolio().find(id); }
    QModelIndex at(TaskId id, const char* column) { return model().indexOf(id, model().columnOf(QLatin1StringView(column))); }
    QString shown(TaskId id, const char* column) { return at(id, column).data().toString(); }
    int row(TaskId id) { return table().rowOf(id.value); }
    QRectF bar(TaskId id) { return gantt().barRect(row(id)); }

    PlanHalf* halfOf(const QModelIndex& index) { return index.column() < 2 ? table().tasks() : table().cells(); }
    void click(TaskId id, const char* column, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = at(id, column);
        PlanHalf* half = halfOf(index);
        QTest::mouseClick(half->viewport(), Qt::LeftButton, modifiers, half->visualRect(index).center());
        settle();
    }
    QLineEdit* editor()
    {
        for (QLineEdit* edit : table().findChildren<QLineEdit*>())
            if (edit->isVisible()) return edit;
        return nullptr;
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        REQUIRE(focus);
        QTest::keyClick(focus, Qt::Key(key), modifiers);
        settle();
    }
    void keys(const QString& text)
    {
        QWidget* focus = QApplication::focusWidget();
        REQUIRE(focus);
        for (const QChar c : text) QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        settle();
    }
    /// Clicks the cell, types over what is in it and leaves with Enter.
    void type(TaskId id, const char* column, const QString& text)
    {
        click(id, column);
        keys(text);
        key(Qt::Key_Return);
    }

    QPointF onBar(TaskId id, double share)
    {
        const QRectF rect = bar(id);
        return {rect.left() + rect.width() * share, rect.top() + 3}; // the lower half of a bar holds its progress
    }
    void drag(QPointF from, QPointF to, bool letGo = true)
    {
        QWidget* port = gantt().viewport();
        QTest::mousePress(port, Qt::LeftButton, {}, from.toPoint());
        for (const double share : {0.3, 0.7, 1.0}) {
            QTest::mouseMove(port, (from + (to - from) * share).toPoint());
            settle();
        }
        if (letGo) QTest::mouseRelease(port, Qt::LeftButton, {}, to.toPoint());
        settle();
    }
    QString tip()
    {
        const auto* tip = page->window()->findChild<RefusalTip*>();
        return tip && tip->isVisible() ? tip->sentence() : QString();
    }
};

inline DateTime moment(int month, int day, int hour) { return atDay(QDate(2026, month, day), hour * 3600); }

} // namespace gantry::test
