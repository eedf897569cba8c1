#pragma once
#include "ui/pages/plan/quality_lists.h"
#include "ui/pages/plan/quality_watch.h"
#include "ui/pages/plan/side_panel.h"

class QAction;

namespace gantry {

class TextLabel;

/// Beside a plan: the checks with what they find, the tasks of the chosen one, and the repairs that are safe. Follows the edits while it is
/// shown.
class QualityPanel final : public SidePanel {
    Q_OBJECT
public:
    /// Nothing is checked while `typing` says that somebody types.
    QualityPanel(Workspace& workspace, std::function<bool()> typing, QWidget* parent = nullptr);
    /// The check whose tasks are listed.
    void choose(QualityCheck check);
    QualityCheck check() const { return m_check; }
    SideList* checks() const { return m_checks; }
    SideList* items() const { return m_items; }
    const QualityWatch& watch() const { return *m_watch; }

private:
    QualityPanel(Workspace& workspace, QualityWatch& watch, QWidget* parent);
    QWidget* makeDetail();
    QAction* action(const QString& text, void (QualityPanel::*run)());
    void refresh();
    void refreshDetail();
    void listItems();
    void setLimit();
    void removeOne();
    void removeAll();
    void removeLinks(const std::vector<RecordKey>& links, const QString& done);
    void askAboutConstraint();
    const QualityItemModel::Row* currentItem() const { return m_itemModel->rowAt(m_items->currentIndex()); }

    QualityWatch* m_watch;
    QualityCheckModel* m_checkModel;
    QualityItemModel* m_itemModel;
    QualityCheck m_check = QualityCheck::MissingLogic;
    QAction *m_limit, *m_removeOne, *m_removeAll, *m_removeConstraint;
    TextLabel *m_name, *m_outcome, *m_measures, *m_leftOut;
    SideList *m_checks, *m_items;
};

} // namespace gantry
