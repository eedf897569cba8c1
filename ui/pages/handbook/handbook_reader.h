#pragma once
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QLineEdit;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace gantry {

class EmptyState;
class HandbookEditor;
class HandbookText;
class PageHeader;

/// The handbook: its pages as a tree, that of the methodology at hand before those for all, the chosen page beside it to be read or
/// written. Words that are looked for narrow the tree and are marked in the page.
class HandbookReader final : public Page {
    Q_OBJECT
public:
    explicit HandbookReader(Workspace& workspace, QWidget* parent = nullptr);
    bool reveal(RecordKey record) override;
    void store() override;
    QList<QAction*> pageActions() override { return actions(); }
    /// The page that is shown; none while there is none.
    HandbookPageId current() const;
    HandbookText& text() const { return *m_text; }
    HandbookEditor& editor() const { return *m_editor; }
    bool isEditing() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void fillTree();
    void showCurrent();
    void narrow();
    void follow(const QUrl& link);
    void edit();
    void save();
    void leaveEditor();
    void addPage();
    void removePage();
    void exportHandbook();
    NodeId scope() const;
    QTreeWidgetItem* itemOf(HandbookPageId page) const;
    bool select(HandbookPageId page);

    PageHeader* m_header;
    QLineEdit* m_words;
    QTreeWidget* m_tree;
    HandbookText* m_text;
    HandbookEditor* m_editor;
    EmptyState* m_none;
    QStackedWidget *m_stack, *m_sides;
    QAction *m_edit, *m_save, *m_discard, *m_new, *m_remove, *m_export;
    HandbookPageId m_edited, m_wanted;
    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
};

} // namespace gantry
