#pragma once
#include "core/governance/work_list.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QMenu;
class QStackedWidget;

namespace gantry {

class PageHeader;
class RecordList;
class SegmentedButton;

/// What waits for a person over all registers, overdue first; or for everybody, so that those who are late can be reminded by mail.
class WorkPage final : public Page {
    Q_OBJECT
public:
    explicit WorkPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override;
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
    /// Whose list is shown; none: everybody's.
    PersonId person() const { return m_person; }
    void setPerson(PersonId person);
    const std::vector<WorkItem>& items() const { return m_items; }
    RecordList& list() const { return *m_list; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void fillHeader();
    void fillCommands();
    void fillPeople();
    void chase();
    const WorkItem* current() const;

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    bool m_onlyOverdue = false;
    PersonId m_person;
    std::vector<WorkItem> m_items;
    PageHeader* m_header;
    RecordList* m_list;
    QStackedWidget* m_stack;
    QWidget *m_nothing, *m_nobody;
    SegmentedButton* m_whose;
    QMenu *m_people, *m_commands;
    QAction *m_who, *m_open, *m_do, *m_chase, *m_overdue, *m_join;
};

} // namespace gantry
