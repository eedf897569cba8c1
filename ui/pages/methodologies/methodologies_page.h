#pragma once
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

class QSplitter;
class QStackedWidget;

namespace gantry {

class MethodologyView;
class PageHeader;
class RecordList;

/// The standards that projects start from: methodologies with their versions, and the chosen one to read and to edit.
class MethodologiesPage final : public Page {
    Q_OBJECT
public:
    explicit MethodologiesPage(Workspace& workspace, QWidget* parent = nullptr);
    QList<QAction*> pageActions() override { return actions(); }
    bool openPart(const QString& key) override;
    bool reveal(RecordKey record) override;
    void store() override;
    RecordList& list() const { return *m_list; }
    MethodologyView& view() const { return *m_view; }
    MethodologyId current() const;
    void setCurrent(MethodologyId methodology);
    bool isEmpty() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QAction* make(const char* iconName, const QString& text, std::function<void()> run);
    void makeActions();
    void refresh();
    void fillList();
    void fillHeader();
    void addMethodology();
    void newVersion();

    RefreshWhenSeen m_fresh{*this, [this] { refresh(); }};
    PageHeader* m_header;
    RecordList* m_list;
    MethodologyView* m_view;
    QStackedWidget* m_stack;
    QSplitter* m_body;
    QWidget* m_none = nullptr;
    QAction *m_start, *m_apply, *m_newVersion, *m_publish, *m_retire, *m_new, *m_export, *m_import, *m_template, *m_shipped;
};

} // namespace gantry
