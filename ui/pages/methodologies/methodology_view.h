#pragma once
#include "ui/shell/workspace.h"

#include <QWidget>

class QStackedWidget;

namespace gantry {

class OwnedTable;
class RecordList;
class SegmentedButton;
class TextLabel;

/// One version of a methodology: as an outline to read, and each kind of its parts as a table to edit.
class MethodologyView final : public QWidget {
    Q_OBJECT
public:
    enum Part { Outline, Phases, Requirements, Tasks, Links, Risks, Handbook };
    explicit MethodologyView(Workspace& workspace, QWidget* parent = nullptr);
    void setMethodology(MethodologyId methodology);
    MethodologyId methodology() const { return m_methodology; }
    void show(Part part);
    Part part() const;
    /// Shows a part of the methodology in its table; false where it is no part of this one.
    bool reveal(RecordKey record);
    /// Null of the outline.
    OwnedTable* table(Part part);
    RecordList& outline() const { return *m_outline; }
    /// Links the selected tasks in their order.
    QAction* linkAction() const { return m_link; }
    void finish();
    void refresh();

private:
    void addPart(Part part);
    void linkSelected();

    Workspace& m_workspace;
    MethodologyId m_methodology;
    TextLabel *m_title, *m_facts;
    SegmentedButton* m_choice;
    QStackedWidget* m_stack;
    RecordList* m_outline;
    std::array<OwnedTable*, Handbook + 1> m_tables{}; // each made when first shown
    QAction* m_link;
};

} // namespace gantry
