#pragma once
#include "ui/shell/workspace.h"

#include <QScrollArea>
#include <vector>

class QVBoxLayout;

namespace gantry {

/// A record that another refers to, or is referred to by.
struct RecordLink {
    RecordKey leadsTo;
    QString title, detail;
    RelationId relation{}; // the tie that somebody made between the two, which can be taken away here
};
struct LinkGroup {
    QString title;
    Entity entity{}; // of the referring records; of the record itself for what it refers to
    int total = 0; // `links` holds the first of them
    std::vector<RecordLink> links;
};
/// What a record is linked with by hand, what it refers to, then what refers to it, by entity and field. A record without a name of its own
/// that joins two others (a link, an assignment) stands for the one at its other end. At most `atMost` of each group are told.
std::vector<LinkGroup> linksOf(const Portfolio& portfolio, RecordKey record, int atMost = 25);

/// The links of a record; a click leads there. Links to records of any kind are made and taken away here.
class RecordLinks final : public QScrollArea {
    Q_OBJECT
public:
    explicit RecordLinks(Workspace& workspace, QWidget* parent = nullptr);
    void setRecord(RecordKey record);
    const std::vector<LinkGroup>& groups() const { return m_groups; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    QWidget* rowOf(const RecordLink& link);
    void link();
    void unlink(RelationId relation);
    Workspace& m_workspace;
    RecordKey m_record;
    std::vector<LinkGroup> m_groups;
    QVBoxLayout* m_column;
};

} // namespace gantry
