#pragma once
#include "core/session/audit_trail.h"

#include <QAction>

class QComboBox;
class QLineEdit;
class QMenu;

namespace gantry {

class ToolRow;

/// What an audit trail is narrowed by, in the tool row of its page: words, who, when, what, project.
class AuditFilterRow final : public QObject {
    Q_OBJECT
public:
    AuditFilterRow(const Session& session, ToolRow& row, QObject* parent);

    const AuditFilter& filter() const { return m_filter; }
    void setFilter(AuditFilter filter);
    void setAuthors(const QStringList& authors);
    /// Takes all of it away.
    QAction* clear() const { return m_clear; }

Q_SIGNALS:
    void changed();

private:
    void makeDays();
    void fillFields();
    void fillProjects();
    void showFilter();
    void change(AuditFilter filter);

    const Session& m_session;
    AuditFilter m_filter;
    QLineEdit* m_words;
    QComboBox *m_author, *m_entity, *m_field, *m_project;
    QAction *m_when, *m_clear;
    QMenu* m_days;
};

} // namespace gantry
