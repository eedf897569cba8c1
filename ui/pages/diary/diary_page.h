#pragma once
#include "core/edit/diary.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QMenu;
class QStackedWidget;

namespace gantry {

class DiarySheet;
class DiaryWeek;
class PageHeader;
class RecordList;
class SegmentedButton;

/// The diary of a site: its days at the left, at the right the one that is chosen, or the week that it lies in.
class DiaryPage final : public Page {
    Q_OBJECT
public:
    explicit DiaryPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
    void store() override;
    DiarySheet& sheet() const { return *m_sheet; }
    DiaryWeek& week() const { return *m_week; }
    RecordList& days() const { return *m_list; }
    NodeId project() const { return m_project; }
    /// Chooses a date, whether anything is written of it or not; false where the strip does not have it.
    bool setDay(QDate day);
    QDate day() const { return m_day; }
    QAction* completeAction() const { return m_complete; }
    QAction* reopenAction() const { return m_reopen; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void showDay();
    void fillHeader();
    void fillProjects();
    void setProject(NodeId project);
    void openChosen(DiaryStart start);
    void openAnother();
    void complete();
    void reopen();
    void report(bool week);
    const DiaryDate* current() const;

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    NodeId m_project;
    QDate m_day;
    std::vector<DiaryDate> m_dates;

    PageHeader* m_header;
    SegmentedButton* m_ways;
    RecordList* m_list;
    DiarySheet* m_sheet;
    DiaryWeek* m_week;
    QStackedWidget *m_stack, *m_whole;
    QWidget *m_body, *m_missing, *m_empty, *m_noProject;
    QMenu *m_projects, *m_lines, *m_reports;
    QAction *m_which, *m_new, *m_openThis, *m_openAsBefore, *m_line, *m_copy, *m_complete, *m_reopen, *m_report, *m_register;
};

} // namespace gantry
