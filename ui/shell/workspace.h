#pragma once
#include "core/session/session.h"

#include <QObject>
#include <QSettings>

namespace gantry {

class SearchService;

/// A sentence under the page header: what happened and what can be done.
struct Notice {
    enum class Tone { Info, Good, Watch, Bad };
    Tone tone = Tone::Info;
    QString sentence;
    QString actionText{}; // at most one action here; empty: none
    std::function<void()> action{};
};

/// What the pages of one window share: the session, the scope (portfolio, programme or project), the selected record, notices, settings.
/// Pages know this and not each other.
class Workspace final : public QObject {
    Q_OBJECT
public:
    explicit Workspace(Session& session, QSettings& settings, QObject* parent = nullptr);
    ~Workspace() override;
    Session& session() const { return m_session; }
    const Portfolio& portfolio() const { return m_session.portfolio(); }
    QSettings& settings() const { return m_settings; }
    /// Search over everything, made when first asked for.
    SearchService& search();
    /// Of a row in tables and Gantt, in pixels: as the user chose it, and no less than the text needs.
    int rowHeight() const;

    NodeId scope() const { return m_scope; }
    void setScope(NodeId scope);
    /// Projects under the scope, in tree order.
    std::vector<NodeId> projects() const;
    /// The one project of the scope, or none where the scope holds several.
    NodeId project() const;
    /// The project that an action on one project means: that of the scope, else of the selected record, else the only one there is.
    NodeId projectAtHand() const;
    /// What a file about a node is called at first, without a suffix: its code, else its name, of letters that every system takes.
    QString fileNameFor(NodeId node) const;

    RecordKey selection() const { return m_selection; }
    void select(RecordKey record);

    /// Applies a person's ChangeSet; where it fails, the sentence becomes a notice. True where it was taken.
    bool apply(Result<ChangeSet> set);
    void notify(Notice notice);
    void report(const Error& error);
    /// Asks the window for the page that shows a record best (a task: the plan of its project); without an id, for the register of its
    /// kind.
    void reveal(RecordKey record);
    /// The same, and then the field of the record that has this key, where all fields can be seen.
    void revealField(RecordKey record, const QString& field);
    void openPage(const QString& pageKey);
    /// Asks the window for the page with everything that a search for these words finds.
    void openSearch(const QString& words);
    /// Asks the window to write a project into a file for another planner.
    void exportProject(NodeId project);
    /// Asks the window to say why a task stands where it does.
    void askWhy(TaskId task);
    /// Asks the window to show all of the selected record beside the page.
    void inspect();
    /// Asks the window for what one value of a record was over time; `column`: the key of its field, or of a custom column.
    void askHistory(RecordKey record, const QString& column);
    /// Asks the window for one line of the journal, among all that was done.
    void openEntry(qint64 sequence);
    /// Undoes the last ChangeSet as Ctrl+Z does: the window shows progress where it takes long.
    void undo();

Q_SIGNALS:
    void scopeChanged(gantry::NodeId scope);
    void selectionChanged(gantry::RecordKey record);
    void noticed(const gantry::Notice& notice);
    void revealRequested(gantry::RecordKey record);
    void fieldRevealRequested(gantry::RecordKey record, const QString& field);
    void pageRequested(const QString& pageKey);
    void searchRequested(const QString& words);
    void exportRequested(gantry::NodeId project);
    void whyRequested(gantry::TaskId task);
    void inspectRequested();
    void historyRequested(gantry::RecordKey record, const QString& column);
    void entryRequested(qint64 sequence);
    void undoRequested();
    /// Totals of the selection and the like, for the status bar.
    void statusText(const QString& text);

private:
    Session& m_session;
    QSettings& m_settings;
    NodeId m_scope;
    RecordKey m_selection;
    std::unique_ptr<SearchService> m_search;
};

} // namespace gantry
