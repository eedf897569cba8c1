#pragma once
#include "ui/shell/workspace.h"

#include <QAbstractButton>
#include <QPointer>

namespace gantry {

/// The path portfolio > programme > project at the left of the top bar; a click opens a tree that can be filtered by typing.
class ScopeSelector final : public QAbstractButton {
    Q_OBJECT
public:
    explicit ScopeSelector(QWidget* parent = nullptr);
    /// Null: no file is open.
    void setWorkspace(Workspace* workspace);
    QSize sizeHint() const override;
    void openTree();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList path() const;
    void refresh();
    QPointer<Workspace> m_workspace;
};

} // namespace gantry
