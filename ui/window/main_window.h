#pragma once
#include "ui/shell/page.h"

#include <QSettings>

class QMenu;
class QStackedWidget;

namespace gantry {

class CommandPalette;
class ExportJob;
class Inspector;
class LongWork;
class Navigation;
class NoticeBar;
struct PaletteEntry;
struct SearchAnswer;
class SidePlace;
class StartPage;
class StatusLine;
class TopBar;

/// Places the parts of the window and connects them: top bar, navigation, one page at a time, inspector, status line. Pages are made when
/// first shown. It holds the one Session; without one the start page is shown.
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    /// Everything that is remembered goes to `settings`.
    MainWindow(QSettings& settings, Identity identity, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a portfolio file, for reading only where somebody else writes it. False: a notice says why not.
    bool openFile(const QString& path);
    bool createFile(const QString& path);
    void setSession(std::unique_ptr<Session> session);
    void closeFile();
    Workspace* workspace() const { return m_workspace.get(); }

    bool openPage(const QString& key);
    QStringList pageKeys() const;
    QString currentPageKey() const { return m_currentKey; }
    Page* currentPage() const;
    void openPalette(const QString& words = {});

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QAction* command(const char* iconName, const char* key, std::function<void()> run);
    void makeCommands();
    void chooseFile();
    void chooseNewFile();
    void chooseSampleFile();
    void chooseSchedules();
    void importSchedules(const QStringList& files);
    void chooseExport(NodeId project);
    void print(PrintTo to);
    void showSettings();
    void showNotice(const Notice& notice);
    void placeNotice();
    void refreshCommands();
    void refreshStatus();
    void refreshPages();
    void stepPage(int by);
    void revealRecord(RecordKey record);
    void revealField(RecordKey record, const QString& field);
    std::vector<PaletteEntry> recordsNamed(const QString& text);
    void findFor(CommandPalette& palette, const QString& text);
    void showFound(CommandPalette& palette, const SearchAnswer& answer);
    void openSearch(const QString& words);
    void remember(const QString& path);
    void storePage();
    void dropPages();
    void reverse(bool undo);
    void showInspector(bool shown);
    void placeInspector();
    void arrange();

    QSettings& m_settings;
    Identity m_identity;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Workspace> m_workspace;
    std::vector<PageInfo> m_pages;
    QHash<QString, Page*> m_made;
    quint64 m_question = 0; // that the palette waits for
    QString m_currentKey;

    QList<QAction*> m_commands;
    QAction *m_menuAction, *m_search, *m_undo, *m_redo, *m_inspectorAction;
    QMenu* m_menu;
    TopBar* m_top;
    Navigation* m_navigation;
    QStackedWidget* m_stack;
    SidePlace* m_place;
    Inspector* m_inspector = nullptr; // while a file is open
    StartPage* m_start;
    NoticeBar* m_notice;
    bool m_refusalShown = false;
    StatusLine* m_status;
    LongWork* m_work;
    ExportJob* m_export;
};

} // namespace gantry
