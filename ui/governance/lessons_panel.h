#pragma once
#include "core/governance/lessons.h"
#include "ui/shell/workspace.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace gantry {

class TextLabel;

/// The lessons and best practices that fit a record best, offered to be used: each with what it recommends and why it is offered, and what
/// became of it is said with a button. Nothing without a record.
class LessonsPanel final : public QWidget {
    Q_OBJECT
public:
    /// On a page it says that nothing fits; in the inspector, which is narrow, it takes no room then.
    enum class Place { Page, Inspector };
    /// `most`: how many are offered at once.
    LessonsPanel(Workspace& workspace, const QString& title, std::size_t most, Place place, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    RecordKey record() const { return m_record; }
    const std::vector<LessonOffer>& offers() const { return m_offers; }
    /// "2 used here, 1 of no use"; empty where nobody has said anything.
    QString said() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(const ChangeSet& set);
    void refresh();
    QWidget* rowOf(const LessonOffer& offer);

    Workspace& m_workspace;
    RecordKey m_record;
    const std::size_t m_most;
    const Place m_place;
    LessonIndex m_index;
    bool m_outdated = true; // of the index
    std::vector<LessonOffer> m_offers;
    QTimer m_soon;
    TextLabel *m_said, *m_none;
    QVBoxLayout* m_list;
};

} // namespace gantry
