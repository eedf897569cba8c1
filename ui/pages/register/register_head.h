#pragma once
#include "core/model/entities.h"

#include <QWidget>

class QAction;

namespace gantry {

class RegisterSheet;

/// What stands between the header of a page of registers and its tables: what the records of the scope come to. A group makes one for each
/// of its pages, which asks it again whenever it is shown, another scope is chosen, or it says that it is stale.
class RegisterHead : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// Reads what it shows anew; called only while the page is shown.
    virtual void refresh() = 0;
    /// Where a window is low: what can be left out is.
    virtual void setLow(bool) { }
    /// Words of the page's context line before the count of records: unit, open period.
    virtual QStringList context() const { return {}; }
    /// What the page's header offers beside the actions of the register, and what only its overflow menu does.
    virtual QList<QAction*> headerActions() const { return {}; }
    virtual QList<QAction*> overflowActions() const { return {}; }
    /// What stands left of the actions in the page's header; null: nothing.
    virtual QWidget* headerWidget() { return nullptr; }
    /// What adds records of an entity that nobody adds one by one; null where the register's own does.
    virtual QAction* maker(Entity) const { return nullptr; }
    /// This register of the group is on show now; its model and view outlive the head's use of them.
    virtual void follow(RegisterSheet&) { }

Q_SIGNALS:
    /// Something that the head or the context line tells has changed.
    void stale();
};

} // namespace gantry
