#pragma once
#include "ui/shell/page.h"

class QMenu;
class QStackedWidget;

namespace gantry {

class ChangeListModel;
class ChangesSince;
class LedgerView;
class PageHeader;
class ProgressStrip;
struct ChangeGroup;

/// What somebody entered or took away since a day, by project and record: the first value before and the last after. Dates that follow
/// from it are not entered by anybody and are not told here.
class ChangesPage final : public Page {
    Q_OBJECT
public:
    explicit ChangesPage(Workspace& workspace, QWidget* parent = nullptr);
    void store() override;
    /// From the beginning of that day.
    void setSince(QDate day);
    /// From the last import on, itself included. False: nothing was ever imported.
    bool setSinceImport();
    ChangeListModel* model() const { return m_model; }
    LedgerView* view() const { return m_view; }
    /// Everything shown, as text with tabs.
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeDays();
    void choose(const QString& key);
    void regroup();
    ChangeGroup largeGroup() const;
    bool inScope(const ChangeGroup& group) const;

    PageHeader* m_header;
    ChangesSince* m_changes;
    ChangeListModel* m_model;
    LedgerView* m_view;
    ProgressStrip* m_strip;
    QStackedWidget* m_stack;
    QAction *m_since, *m_copy;
    QMenu* m_days;
    QString m_sinceText;
    bool m_stale = false;
};

} // namespace gantry
