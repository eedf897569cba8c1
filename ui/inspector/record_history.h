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
    /// Only what happened to one field, by the key of its column ("custom.12" of a custom field); empty: to all of the record.
    void setField(const QString& column);
    /// The line of the journal that a row is of.
    qint64 sequenceAt(const QModelIndex& index) const { return m_lines[m_shown[std::size_t(index.row())]].sequence; }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Line {
        qint64 sequence = 0;
        QString field, before, after, author, when, label;
        QString column; // key; empty: the record as a whole
    };
    void addCustom(RecordKey record);
    Session& m_session;
    void choose();
    std::vector<Line> m_lines;
    std::vector<std::size_t> m_shown; // places in m_lines
    QString m_column;
};

/// The history of a record as a list of two-line rows. Reads the journal only while it can be seen. Enter or a double click on a row opens
/// the audit trail at that entry.
class RecordHistory final : public QListView {
    Q_OBJECT
public:
    explicit RecordHistory(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    void setField(const QString& column);

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
