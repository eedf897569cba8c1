#pragma once
#include "core/session/search_records.h"
#include "ui/shell/page.h"
#include "ui/shell/refresh_when_seen.h"

#include <QTimer>

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace gantry {

class HitList;
class PageHeader;
class ProgressStrip;
class TextLabel;

/// Everything that a search finds, best first, by kind where one is chosen; and the files whose text it could not read, with the reasons.
class SearchPage final : public Page {
    Q_OBJECT
public:
    explicit SearchPage(Workspace& workspace, QWidget* parent = nullptr);
    bool search(const QString& words) override;
    const SearchAnswer& answer() const { return m_answer; }
    const std::vector<SkippedFile>& skipped() const { return m_skipped; }
    HitList& list() const { return *m_list; }
    QLineEdit& words() const { return *m_words; }
    /// What stands where results would, if there are none.
    QString emptyText() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void take(const SearchAnswer& answer);
    void refresh();
    void fillKinds();
    void showHits();
    void showSkipped();
    void jump(int row);

    RefreshWhenSeen m_fresh{*this, [this] { ask(); }};
    SearchAnswer m_answer;
    std::vector<SkippedFile> m_skipped;
    std::vector<std::pair<Entity, int>> m_kinds; // of the words alone, whichever kind is chosen
    std::optional<Entity> m_kind;
    bool m_files = false; // the files that could not be read are shown
    quint64 m_asked = 0, m_askedAll = 0;
    PageHeader* m_header;
    QLineEdit* m_words;
    ProgressStrip* m_strip;
    QListWidget* m_kindList;
    HitList* m_list;
    QStackedWidget* m_stack;
    TextLabel* m_empty;
    QTimer m_typing;
};

} // namespace gantry
