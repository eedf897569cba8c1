#pragma once
#include "core/governance/diary.h"
#include "ui/shell/workspace.h"

#include <QScrollArea>

namespace gantry {

class RecordList;
class TextLabel;

/// What a week on site came to: workforce by company, quantities done, what held up.
class DiaryWeek final : public QScrollArea {
    Q_OBJECT
public:
    explicit DiaryWeek(Workspace& workspace, QWidget* parent = nullptr);
    /// The week, Monday to Sunday, that a day lies in.
    void setWeek(NodeId project, QDate day);
    QDate monday() const { return m_monday; }
    RecordList& workforce() const { return *m_workforce; }
    RecordList& quantities() const { return *m_quantities; }
    RecordList& delays() const { return *m_delays; }
    QString summary() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* card(const QString& title, RecordList* list);

    Workspace& m_workspace;
    QDate m_monday;
    TextLabel *m_title, *m_summary;
    RecordList *m_workforce, *m_quantities, *m_delays;
};

} // namespace gantry
