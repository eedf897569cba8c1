#include "core/exchange/bytes.h"
#include "core/exchange/html.h"
#include "core/exchange/p6/reading.h"

namespace gantry::p6 {
namespace {

struct Topic {
    QString name;
    bool used = false;
    QString place;
};
using Topics = ByKey<Topic>;

QString topicOf(Topics& topics, Key key)
{
    const auto it = topics.find(key);
    if (it == topics.end()) return {};
    it->second.used = true;
    return it->second.name;
}

} // namespace

Outcome addNote(Reading& r, SourceProject& p, const char* entity, qint64 record, const NoteText& given)
{
    ConvertedText text = markdownFrom(given.text);
    if (text.markdown.isEmpty()) return "empty";
    Note note;
    note.id = r.next<NoteId>(), note.project = p.parsed.node.id;
    note.entity = QString::fromLatin1(entity), note.record = {record};
    note.topic = given.topic, note.text = std::move(text.markdown), note.sourceId = given.sourceId;
    if (text.wasHtml) note.original = given.text;
    p.parsed.notes.push_back(std::move(note));
    return taken;
}

void readNotes(Reading& r)
{
    Topics topics;
    r.each("MEMOTYPE", "memo_type", [&](const Section& s) -> ReadRow {
        return [&r, &topics, id = s.column("memo_type_id"), name = s.column("memo_type")](const Cells& row) -> Outcome {
            return topics.emplace(trimmed(row[id]), Topic{r.line(row[name]), false, r.place(row)}).second ? taken : "duplicate-id";
        };
    });
    r.each("TASKMEMO", "memo_id", [&](const Section& s) -> ReadRow {
        const int id = s.column("memo_id"), task = s.column("task_id"), type = s.column("memo_type_id"), memo = s.column("task_memo"),
                  project = s.column("proj_id");
        return [=, &r, &topics](const Cells& row) -> Outcome {
            const auto at = r.tasks.find(trimmed(row[task]));
            if (at == r.tasks.end()) return r.absent(row[project], "unknown-task");
            if (at->second.task < 0) return "of-baseline-project";
            const QString text = r.block(row[memo]);
            SourceProject& p = r.projects[std::size_t(at->second.project)];
            return addNote(r, p, "task", p.parsed.tasks[std::size_t(at->second.task)].id.value,
                {topicOf(topics, trimmed(row[type])), text, r.line(row[id])});
        };
    });
    r.each("WBSMEMO", "wbs_memo_id", [&](const Section& s) -> ReadRow {
        const int id = s.column("wbs_memo_id"), wbs = s.column("wbs_id"), type = s.column("memo_type_id"), memo = s.column("wbs_memo"),
                  project = s.column("proj_id");
        return [=, &r, &topics](const Cells& row) -> Outcome {
            const auto at = r.wbs.find(trimmed(row[wbs]));
            if (at == r.wbs.end()) return r.absent(row[project], "unknown-record");
            const QString text = r.block(row[memo]);
            SourceProject& p = r.projects[std::size_t(at->second.project)];
            const bool root = at->second.task < 0;
            return addNote(r, p, root ? "node" : "task",
                root ? p.parsed.node.id.value : p.parsed.tasks[std::size_t(at->second.task)].id.value,
                {topicOf(topics, trimmed(row[type])), text, QStringLiteral("wbs:") + r.line(row[id])});
        };
    });
    for (const auto& [key, topic] : topics)
        if (!topic.used) r.tally("MEMOTYPE").giveUp("unused", topic.place);
}

} // namespace gantry::p6
