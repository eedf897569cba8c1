#include "core/exchange/html.h"
#include "core/exchange/p6/writing.h"

#include <map>

namespace gantry::p6 {
namespace {

QString withoutHardBreaks(QString markdown) { return markdown.replace(QStringLiteral("  \n"), QStringLiteral("\n")); }

/// The text without the marks by which Markdown says that a character or the end of a line means itself.
QString withoutEscapes(const QString& markdown)
{
    QString out;
    out.reserve(markdown.size());
    for (qsizetype i = 0; i < markdown.size(); ++i) {
        const bool escape = markdown[i] == u'\\' && i + 1 < markdown.size() && QStringView(u"#>*`<\\").contains(markdown[i + 1]);
        out += markdown[escape ? ++i : i];
    }
    return withoutHardBreaks(out);
}

/// The text as P6 keeps it: the HTML that it came as where nobody has edited it here, else plain text; in HTML again only where plain text
/// would be read as something else.
QString memoText(const Note& n)
{
    if (!n.original.isEmpty() && markdownFrom(n.original).markdown == n.text) return n.original;
    if (const QString plain = withoutEscapes(n.text); withoutHardBreaks(markdownFrom(plain).markdown) == withoutHardBreaks(n.text))
        return plain;
    QString html = n.text.toHtmlEscaped();
    html.replace(u'\n', QStringLiteral("<br>"));
    return QStringLiteral("<html><body><p>%1</p></body></html>").arg(html);
}

} // namespace

Memos::Memos(Writing& w)
    : m_w(w)
{
    const QString prefix = QStringLiteral("wbs:");
    for (const auto& list : w.rows.notes)
        for (const Note* n : list)
            if (n->sourceId.startsWith(prefix))
                m_ofWbs.keep(n->id.value, QStringView(n->sourceId).mid(prefix.size()));
            else
                m_ofTasks.keep(n->id.value, n->sourceId);
    take(w.rows.node.id.value, w.plan.rootWbs, true);
    for (std::size_t i = 0; i < w.places.size(); ++i) {
        const Task& t = *w.rows.tree.rows[i];
        if (w.places[i] == Place::Wbs) take(t.id.value, w.wbsNumbers[i], true);
        if (w.places[i] == Place::Activity) take(t.id.value, w.tasks.of(t.id.value), false);
    }
    for (const Resource* r : w.rows.resources) {
        const auto notes = w.rows.notesOf(r->id.value);
        if (notes.empty()) continue;
        QStringList texts;
        for (const Note* n : notes) {
            texts << memoText(*n);
            if (n != notes.front()) w.leaveOut(n->id.value, "export.notes-joined");
        }
        w.name(notes.front()->id.value, QStringLiteral("rsrc:") + w.ids.names.value(r->id.value));
        m_ofResources.insert(r->id, texts.join(QStringLiteral("\n\n")));
    }
    for (const Assignment* a : w.rows.assignments)
        for (const Note* n : w.rows.notesOf(a->id.value)) w.leaveOut(n->id.value, "export.no-place");
}

void Memos::take(qint64 record, qint64 target, bool ofWbs)
{
    std::map<QString, std::size_t> byTopic; // P6 has one memo for a record and topic
    for (const Note* n : m_w.rows.notesOf(record)) {
        const QString topic = n->topic.isEmpty() ? QStringLiteral("Notes") : QString::fromUtf8(lineCell(n->topic));
        if (const auto there = byTopic.find(topic); there != byTopic.end()) {
            m_memos[there->second].text += QStringLiteral("\n\n") + memoText(*n);
            m_w.leaveOut(n->id.value, "export.notes-joined");
            continue;
        }
        byTopic.emplace(topic, m_memos.size());
        if (!std::ranges::count(m_topics, topic)) m_topics.push_back(topic);
        const qint64 number = (ofWbs ? m_ofWbs : m_ofTasks).of(n->id.value);
        m_memos.push_back({number, target, ofWbs, topic, memoText(*n)});
        m_w.name(n->id.value, ofWbs ? QStringLiteral("wbs:%1").arg(number) : QString::number(number));
    }
}

const QString* Memos::ofResource(ResourceId resource) const
{
    const auto it = m_ofResources.constFind(resource);
    return it == m_ofResources.cend() ? nullptr : &*it;
}

void Memos::writeTopics()
{
    struct Row {
        qint64 number;
        const QString* topic;
    };
    static const Column<Row> columns[] = {
        {"memo_type_id", [](const Row& r) { return numberCell(r.number); }},
        {"seq_num", [](const Row& r) { return numberCell(r.number); }},
        {"eps_flag", "N"},
        {"proj_flag", "Y"},
        {"wbs_flag", "Y"},
        {"task_flag", "Y"},
        {"memo_type", [](const Row& r) { return lineCell(*r.topic); }},
    };
    std::vector<Row> rows;
    for (const QString& topic : m_topics) rows.push_back({qint64(rows.size()) + 1, &topic});
    writeTable(m_w.out, "MEMOTYPE", columns, rows);
}

void Memos::writeTexts()
{
    struct Row {
        const Memo& memo;
        qint64 project, topic;
    };
    static const Column<Row> ofTasks[] = {
        {"memo_id", [](const Row& r) { return numberCell(r.memo.number); }},
        {"task_id", [](const Row& r) { return numberCell(r.memo.record); }},
        {"memo_type_id", [](const Row& r) { return numberCell(r.topic); }},
        {"proj_id", [](const Row& r) { return numberCell(r.project); }},
        {"task_memo", [](const Row& r) { return blockCell(r.memo.text); }},
    };
    static const Column<Row> ofWbs[] = {
        {"wbs_memo_id", [](const Row& r) { return numberCell(r.memo.number); }},
        {"proj_id", [](const Row& r) { return numberCell(r.project); }},
        {"wbs_id", [](const Row& r) { return numberCell(r.memo.record); }},
        {"memo_type_id", [](const Row& r) { return numberCell(r.topic); }},
        {"wbs_memo", [](const Row& r) { return blockCell(r.memo.text); }},
    };
    std::vector<Row> tasks, elements;
    for (const Memo& memo : m_memos) {
        const qint64 topic = std::ranges::find(m_topics, memo.topic) - m_topics.begin() + 1;
        (memo.ofWbs ? elements : tasks).push_back({memo, m_w.plan.number, topic});
    }
    writeTable(m_w.out, "TASKMEMO", ofTasks, tasks);
    writeTable(m_w.out, "WBSMEMO", ofWbs, elements);
}

} // namespace gantry::p6
