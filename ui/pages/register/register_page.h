#pragma once
#include "ui/shell/page.h"

class QLineEdit;
class QMenu;
class QStackedWidget;

namespace gantry {

class PageHeader;
class ProgressStrip;
class RegisterExport;
class RegisterSheet;

/// The registers: one table for every entity, chosen at the left of the tool row. A part of the page ("person") is the register of that
/// entity; each is made when it is first shown and keeps its place.
class RegisterPage final : public Page {
    Q_OBJECT
public:
    explicit RegisterPage(Workspace& workspace, QWidget* parent = nullptr);
    /// Entities that have a register, in the order of the choice.
    static std::vector<Entity> entities();

    bool openPart(const QString& entityKey) override;
    QList<QAction*> pageActions() override;
    bool reveal(RecordKey record) override;
    void store() override;
    RegisterSheet& sheet() const { return *m_sheet; }
    /// Opens the dialog that takes a table into the register on show.
    void importTable(const QString& path);
    /// Writes the register on show; the notice bar tells how it went.
    void exportTable(const QString& path, bool asShown);

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(Entity entity);
    void refreshHeader();
    void refreshChoice();
    void find(bool onwards);
    void chooseExport(bool asShown);
    void chooseImport();
    void showExport();

    QHash<int, RegisterSheet*> m_sheets; // by entity
    RegisterSheet* m_sheet = nullptr;
    PageHeader* m_header;
    ProgressStrip* m_strip;
    RegisterExport* m_out;
    QStackedWidget* m_stack;
    QMenu* m_choice;
    QLineEdit* m_words;
    QAction *m_chooser, *m_filter, *m_columns, *m_since, *m_clear, *m_find, *m_export, *m_import, *m_tree;
};

} // namespace gantry
