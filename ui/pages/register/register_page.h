#pragma once
#include "ui/pages/register/register_group.h"
#include "ui/shell/page.h"

class QLineEdit;
class QMenu;
class QStackedWidget;

namespace gantry {

class PageHeader;
class ProgressStrip;
class RegisterExport;
class RegisterHead;
class RegisterSheet;
class RegisterWays;
class SegmentedButton;

/// A group of registers: one table for every entity, chosen at the left of the tool row, the main ones side by side where the group has
/// tabs. A part of the page ("person") is the register of that entity; each is made when it is first shown and keeps its place.
class RegisterPage final : public Page {
    Q_OBJECT
public:
    RegisterPage(Workspace& workspace, const RegisterGroup& group, QWidget* parent = nullptr);

    bool openPart(const QString& entityKey) override;
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    void store() override;
    /// The register on show, as a table.
    bool print(PrintTo to) override;
    RegisterSheet& sheet() const { return *m_sheet; }
    /// Opens the dialog that takes a table into the register on show.
    void importTable(const QString& path);
    /// Asks for a table to take into a register, and shows that one first.
    void importInto(Entity entity);
    /// Writes the register on show; the notice bar tells how it went.
    void exportTable(const QString& path, bool asShown);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool holds(Entity entity) const { return std::ranges::count(m_group.entities, entity) > 0; }
    QWidget* tabRow();
    void show(Entity entity);
    void refreshHeader();
    /// The same with what stands above the table; of a page out of sight once it is shown.
    void refreshHead();
    void refreshChoice();
    void find(bool onwards);
    void chooseExport(bool asShown);
    void chooseImport();
    void showExport();
    const HandbookPage* explanation() const;

    const RegisterGroup& m_group;
    SegmentedButton* m_tabs = nullptr; // where the group has some
    RegisterHead* m_head = nullptr; // where the group has one
    QHash<int, RegisterSheet*> m_sheets; // by entity
    RegisterSheet* m_sheet = nullptr;
    PageHeader* m_header;
    ProgressStrip* m_strip;
    RegisterExport* m_out;
    QStackedWidget* m_stack;
    RegisterWays* m_ways;
    QMenu *m_choice, *m_groups, *m_viewList;
    QLineEdit* m_words;
    QAction *m_chooser, *m_filter, *m_expression, *m_columns, *m_since, *m_clear, *m_find, *m_export, *m_import, *m_groupBy, *m_views,
        *m_saveView, *m_handbook;
};

} // namespace gantry
