#pragma once
#include "ui/shell/workspace.h"

#include <QAbstractListModel>
#include <QListView>

namespace gantry {

/// Every change of one record, newest first: what, before and after, who and when. Values of custom fields are told as fields of the
/// record.
class RecordHistoryModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { FieldRole = Qt::UserRole + 1, BeforeRole, AfterRole, AuthorRole, WhenRole };
    explicit RecordHistoryModel(Session& session, QObject* parent = nullptr);
    void setRecord(RecordKey record);
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Line {
        qint64 sequence = 0;
        QString field, before, after, author, when, label;
    };
    void addCustom(RecordKey record);
    Session& m_session;
    std::vector<Line> m_lines;
};

/// The history of a record as a list of two-line rows. Reads the journal only while it can be seen.
class RecordHistory final : public QListView {
    Q_OBJECT
public:
    explicit RecordHistory(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load();
    Workspace& m_workspace;
    RecordKey m_record;
    bool m_stale = true;
    RecordHistoryModel* m_model;
};

} // namespace gantry
