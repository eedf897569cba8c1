#pragma once
#include "core/edit/attachments.h"
#include "ui/shell/workspace.h"

class QMimeData;

namespace gantry {

/// The files of this computer that are dragged.
QStringList filesIn(const QMimeData& data);

/// Files on their way into the portfolio, one after the other, each as one step: the large ones are packed by a worker while the window
/// goes on. What is refused is told in the end, and the others are taken.
class FileIntake final : public QObject {
    Q_OBJECT
public:
    /// What a file that was read becomes; it is called on a worker's thread for a large one.
    using Make = std::function<Result<ChangeSet>(const Portfolio&, IdSource&, AttachedFile, const TakenBy&)>;
    explicit FileIntake(Workspace& workspace, QObject* parent = nullptr);
    /// Behind those that wait already.
    void take(const QStringList& paths, Make make);
    bool isBusy() const { return !m_waiting.empty(); }

Q_SIGNALS:
    /// All are through: so many were taken. What was refused has been told.
    void finished(int taken, int refused);

private:
    void next();
    void end();

    Workspace& m_workspace;
    std::vector<std::pair<QString, Make>> m_waiting;
    std::vector<Error> m_refused; // of those that are through
    int m_taken = 0;
};

} // namespace gantry
