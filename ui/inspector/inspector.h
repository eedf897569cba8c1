#pragma once
#include "ui/shell/workspace.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace gantry {

class EmptyState;
class DocumentRevisions;
class LessonsPanel;
class OwnedRecords;
class RecordFiles;
class RecordForm;
class RecordHistory;
class RecordLinks;
class RecordNotes;
class StatusChip;
class TextLabel;

/// What is known of the selected record: its fields, what it is linked with, notes and files on it, its history, and what hangs on it.
/// Follows the workspace's selection.
class Inspector final : public QWidget {
    Q_OBJECT
public:
    enum Tab { Fields, Links, Notes, Files, History, Parts };
    explicit Inspector(Workspace& workspace, QWidget* parent = nullptr);
    RecordKey record() const { return m_record; }
    RecordForm* form() const { return m_form; }
    OwnedRecords* parts() const { return m_parts; }
    void openTab(Tab tab);
    /// One field of the record among all, with the keyboard in it.
    void openField(const QString& field);
    /// What one field of the record held over time; its column's key.
    void openHistoryOf(const QString& column);
    /// What is being typed becomes a change, as if the field were left.
    void finish();
    QString title() const;

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void setRecord(RecordKey record);
    void refreshHead();
    void countTabs();
    void showTab();
    void narrowHistory(const QString& column);
    void askHistory();

    Workspace& m_workspace;
    RecordKey m_record;
    TextLabel *m_kind, *m_title;
    StatusChip* m_chip;
    QAction *m_why, *m_do;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QWidget *m_content, *m_empty;
    RecordForm* m_form;
    RecordLinks* m_links;
    RecordNotes* m_notes;
    RecordFiles* m_files;
    RecordHistory* m_history;
    OwnedRecords* m_parts;
    LessonsPanel* m_lessons; // under the form
    DocumentRevisions* m_revisions; // likewise
    QWidget* m_onlyBar; // above the history, while it is that of one field
    TextLabel* m_only;
};

} // namespace gantry
