#pragma once
#include "ui/shell/page.h"

class QStackedWidget;

namespace gantry {

class AuditExport;
class AuditFilterRow;
class ChangeListModel;
class HistoryModel;
class LedgerView;
class PageHeader;
class ProgressStrip;
class TextLabel;
struct HistoryEntry;

/// The audit trail: everything that was ever done to the portfolio, newest first, narrowed by who, when, what and project, and below what
/// the chosen entry did to each record. What is narrowed goes out as a table or a document.
class HistoryPage final : public Page {
    Q_OBJECT
public:
    explicit HistoryPage(Workspace& workspace, QWidget* parent = nullptr);
    void store() override;
    bool revealEntry(qint64 sequence) override;
    AuditFilterRow* filterRow() const { return m_filter; }
    /// Writes what fits the filter into a file, by the ending of its name: .csv, .xlsx, .pdf, .html.
    void exportTrail(const QString& path);
    HistoryModel* model() const { return m_model; }
    LedgerView* view() const { return m_view; }
    ChangeListModel* details() const { return m_details; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refilter();
    void refreshContext();
    void chooseExport(const QString& ending);
    void refreshActions();
    void showDetails();
    void openRecord();
    const HistoryEntry* current() const;

    PageHeader* m_header;
    HistoryModel* m_model;
    LedgerView* m_view;
    ChangeListModel* m_details;
    LedgerView* m_detailView;
    TextLabel* m_what;
    AuditFilterRow* m_filter;
    AuditExport* m_out;
    ProgressStrip* m_strip;
    QStackedWidget* m_stack;
    QAction *m_undo, *m_open, *m_export;
};

} // namespace gantry
