#pragma once
#include "core/governance/lessons.h"
#include "ui/shell/workspace.h"

#include <QSet>
#include <QTimer>

namespace gantry {

/// Tells of the lessons that fit a risk or contract which somebody has just made and given a name, once and in the notice bar. It is not in
/// anybody's way: the same lessons stand in the inspector.
class LessonsWatch final : public QObject {
    Q_OBJECT
public:
    explicit LessonsWatch(Workspace& workspace, QObject* parent = nullptr);

private:
    void follow(const ChangeSet& set, Source source);
    void tell();

    Workspace& m_workspace;
    LessonIndex m_index;
    QSet<qint64> m_unnamed; // made here, without a name of their own so far
    RecordKey m_named; // to be told of
    QTimer m_soon;
};

} // namespace gantry
