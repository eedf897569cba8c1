#pragma once
#include "ui/inspector/field_row.h"
#include "ui/shell/workspace.h"

#include <QScrollArea>

class QVBoxLayout;

namespace gantry {

/// The fields of one record as a form, made from its entity's field table: what is typed here, what the program computes, custom fields,
/// and on demand what is kept for the machine. Findings on the record stand on top.
class RecordForm final : public QScrollArea {
    Q_OBJECT
public:
    explicit RecordForm(Workspace& workspace, QWidget* parent = nullptr);
    /// What is being typed for the record shown before is taken first.
    void setRecord(RecordKey record);
    void finish();
    void setShowAll(bool all);
    bool showAll() const { return m_showAll; }
    /// The row of a field, by the key of its column, or null where the form does not show it now.
    FieldRow* row(QStringView key) const;
    /// Brings a field into view, with the keyboard in it; false where the form does not show it.
    bool showField(QStringView key);
    const std::vector<FieldRow*>& rows() const { return m_rows; }
    QStringList findings() const;

Q_SIGNALS:
    void historyWanted(const QString& column); // of a value that the form shows

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void refreshRows();
    void refreshFindings();
    void follow(const ChangeSet& set);
    void openMore(bool open);
    std::vector<FormLine> wantedLines() const;

    Workspace& m_workspace;
    RecordKey m_record;
    bool m_showAll = false, m_moreOpen = false;
    QWidget* m_body;
    QVBoxLayout* m_findings;
    QVBoxLayout* m_sections;
    QStringList m_builtFor; // keys of the lines that the rows were made for
    std::vector<FieldRow*> m_rows;
    QHash<std::pair<qint64, QString>, Draft> m_drafts; // refused texts, by record and column
};

} // namespace gantry
