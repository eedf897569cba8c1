#pragma once
#include "core/exchange/p6/cells.h"
#include "core/exchange/parsed.h"
#include "core/exchange/project_rows.h"
#include "core/exchange/written_ids.h"

namespace gantry::p6 {

/// What becomes of a row of the plan: P6 has activities, and elements of the WBS above them.
enum class Place : char { Activity, Wbs, LeftOut };

/// A project of the file: the plan itself, or a baseline as the copy that P6 keeps of one.
struct WrittenProject {
    qint64 number = 0, rootWbs = 0;
    QString code, name;
    const BaselineRows* baseline = nullptr;
};

struct BaselineCost {
    const WrittenProject* project;
    qint64 task;
    Money cost;
};

/// What the parts of the writer share.
struct Writing : ProjectWriting {
    using ProjectWriting::ProjectWriting;
    QByteArray out; // UTF-8
    WrittenProject plan;
    std::vector<WrittenProject> baselines;
    std::vector<BaselineCost> baselineCosts;
    std::vector<Place> places; // of each row of the tree
    std::vector<QString> codes; // of each row: unique among activities, and among the elements under one
    std::vector<std::unique_ptr<Resource>> madeGroups; // that resources here only name
    Numbering tasks, wbs, links, calendars, resources, roles, assignments;

    Place placeOf(TaskId task) const
    {
        const int at = rows.tree.places.value(task, -1);
        return at < 0 ? Place::LeftOut : places[std::size_t(at)];
    }
    qint64 wbsAbove(std::size_t row) const
    {
        const int parent = rows.tree.parents[row];
        return parent < 0 ? plan.rootWbs : wbsNumbers[std::size_t(parent)];
    }
    std::vector<qint64> wbsNumbers; // of each row that is an element
    bool isRole(ResourceId id) const
    {
        const Resource* r = rows.portfolio.find(id);
        return r && r->kind == ResourceKind::Role;
    }
};

inline constexpr qsizetype longestCode = 40, longestName = 120, longestWbsName = 100; // characters of P6's columns

/// Gives every row its place, number and code.
void place(Writing&);
// The tables, in P6's order.
void writeCurrency(Writing&);
void writeProjects(Writing&);
void writeCalendars(Writing&);
void writeScheduleOptions(Writing&);
void writeWbs(Writing&);
void writeUnits(Writing&);
void writeTasks(Writing&);
void writeExpenses(Writing&);
void writeLinks(Writing&);
void writeAssignments(Writing&);

/// Codes and user fields: their definitions stand before the records that use them.
class Fields {
public:
    explicit Fields(Writing&);
    ~Fields();
    void writeDefinitions(); // UDFTYPE, and the types and values of each kind of code
    void writeUses(); // which record has which

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Notes: one text for a record and topic. That of a resource stands in its own row.
class Memos {
public:
    explicit Memos(Writing&);
    void writeTopics(); // MEMOTYPE
    void writeTexts(); // TASKMEMO, WBSMEMO
    const QString* ofResource(ResourceId resource) const;

private:
    struct Memo {
        qint64 number = 0, record = 0; // task, or element of the WBS
        bool ofWbs = false;
        QString topic, text;
    };
    void take(qint64 record, qint64 target, bool ofWbs);
    Writing& m_w;
    std::vector<Memo> m_memos;
    Numbering m_ofTasks, m_ofWbs;
    std::vector<QString> m_topics; // by number, from 1
    QHash<ResourceId, QString> m_ofResources;
};

void writeRoles(Writing&, const Memos&);
void writeResources(Writing&, const Memos&);

} // namespace gantry::p6
