#pragma once
#include "core/model/portfolio.h"

#include <QDate>
#include <QDialog>

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace gantry {

/// What a new programme or project needs: name, code, where it lies, when it starts.
class NodeDialog final : public QDialog {
    Q_OBJECT
public:
    /// A project with gates, checklists and a plan to begin with is wanted instead: what the dialog ends with then.
    static constexpr int FromMethodology = 2;
    NodeDialog(const Portfolio& portfolio, NodeKind kind, NodeId parent, QDate start, QWidget* owner = nullptr);
    QString name() const;
    QString code() const;
    NodeId under() const;
    QDate start() const;

private:
    QLineEdit *m_name, *m_code;
    QComboBox* m_under;
    QDateEdit* m_start;
};

} // namespace gantry
