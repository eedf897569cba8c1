#include "core/exchange/methodology/reader.h"

#include "core/base/rank.h"
#include "core/exchange/methodology/rows.h"
#include "core/exchange/methodology/writer.h"
#include "core/governance/methodologies.h"
#include "core/model/register_numbers.h"

#include <QJsonDocument>

namespace gantry {
namespace {

constexpr qsizetype bytesAtMost = 16 * 1024 * 1024;
constexpr qsizetype phasesAtMost = 200, tasksAtMost = 2'000, linksAtMost = 10'000, othersAtMost = 5'000;

Error wrong(const char* reason, QStringList args) { return {Errc::Format, reason, std::move(args)}; }

class Reader {
public:
    Reader(IdSource& ids, ImportReport& report)
        : m_ids(ids)
        , m_report(report)
        , m_rows(report)
    {
    }

    Result<Methodology> read(const QJsonObject& file)
    {
        Methodology head;
        QString local;
        QHash<quint16, QString> named;
        const QJsonObject own = file.value(u"methodology").toObject();
        if (!m_rows.cells(infoOf<Methodology>(), own, QStringLiteral("methodology"), &head, local, named))
            return wrong("methodology.no-title", {m_report.file});
        m_rows.tally(infoOf<Methodology>()).take();
        head.id = m_ids.next<MethodologyId>();
        if (head.code.trimmed().isEmpty()) {
            head.code = head.title.trimmed().left(40);
            m_rows.note("code-given", head.code);
        }
        for (auto it = file.begin(); it != file.end(); ++it)
            if (it->isArray() && !knows(it.key())) m_rows.note("unknown-kind", it.key().left(100));
        m_methodology = head.id;
        phases(file);
        tasks(file);
        links(file);
        requirements(file);
        risks(file);
        pages(file);
        return head;
    }
    ChangeBuilder& build() { return m_build; }

private:
    static bool knows(const QString& key)
    {
        return std::ranges::any_of(methodologyEntities(), [&](Entity e) { return infoOf(e).keyText() == key; });
    }

    /// Ids, the methodology, ranks in the order of the file, a code for those that have none.
    template <class E> std::vector<FileRow<E>> take(const QJsonObject& file, qsizetype most, QStringView prefix)
    {
        auto rows = m_rows.read<E>(file, most);
        QSet<QString> codes;
        if constexpr (requires(E e) { e.code; })
            for (const auto& r : rows) codes.insert(r.row.code);
        const auto ranks = evenRanks(int(rows.size()));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            E& row = rows[i].row;
            row.id = Id<E>{m_ids.next()};
            row.methodology = m_methodology;
            if constexpr (requires { row.rank; }) row.rank = ranks[i];
            if constexpr (requires { row.code; })
                if (row.code.isEmpty()) {
                    row.code = freeCode(codes, prefix);
                    m_rows.note("code-given", rows[i].place);
                }
        }
        return rows;
    }

    template <class E> static QHash<QString, Id<E>> byLocal(const std::vector<FileRow<E>>& rows)
    {
        QHash<QString, Id<E>> out;
        for (const auto& r : rows)
            if (!r.local.isEmpty()) out.insert(r.local, r.row.id);
        return out;
    }

    /// What a field names, where it is there. An optional reference that leads nowhere is noted and stays empty.
    template <auto M, class E, class To> bool refer(FileRow<E>& row, const QHash<QString, Id<To>>& there, bool noted = true)
    {
        const QString name = row.named.value(fieldIndex<M>());
        if (name.isEmpty()) return false;
        const auto it = there.constFind(name);
        if (it == there.constEnd()) {
            if (noted) m_rows.note("reference-dropped", QStringLiteral("%1, %2").arg(row.place, name.left(100)));
            return false;
        }
        row.row.*M = *it;
        return true;
    }

    /// A row that lies in itself goes to the top. Answers with the place of the row that each lies in.
    template <class E> std::vector<int> cutCircles(std::vector<FileRow<E>>& rows)
    {
        QHash<Id<E>, int> places;
        for (std::size_t i = 0; i < rows.size(); ++i) places.insert(rows[i].row.id, int(i));
        std::vector<int> parents;
        for (const auto& r : rows) parents.push_back(places.value(r.row.parent, -1));
        std::vector<int> seen(rows.size(), -1); // by the walk that came by
        for (int start = 0; start < int(rows.size()); ++start)
            for (int at = start; at >= 0 && (seen[std::size_t(at)] < 0 || seen[std::size_t(at)] == start);) {
                seen[std::size_t(at)] = start;
                int& above = parents[std::size_t(at)];
                if (above >= 0 && seen[std::size_t(above)] == start) {
                    m_rows.note("lies-in-itself", rows[std::size_t(at)].place);
                    rows[std::size_t(at)].row.parent = {};
                    above = -1;
                }
                at = above;
            }
        return parents;
    }

    template <class E> void put(const std::vector<FileRow<E>>& rows)
    {
        for (const auto& r : rows) m_build.insert(r.row);
    }

    template <class E> void leaveOut(const FileRow<E>& row, const char* reason) { m_rows.tally(infoOf<E>()).giveUp(reason, row.place); }

    void phases(const QJsonObject& file)
    {
        const auto rows = take<MethodologyPhase>(file, phasesAtMost, u"PH");
        m_phases = byLocal(rows);
        put(rows);
    }

    void tasks(const QJsonObject& file)
    {
        auto rows = take<MethodologyTask>(file, tasksAtMost, u"T");
        m_tasks = byLocal(rows);
        QSet<MethodologyPhaseId> gates;
        for (auto& r : rows) {
            refer<&MethodologyTask::parent>(r, m_tasks);
            refer<&MethodologyTask::phase>(r, m_phases);
            if (!r.row.gate) continue;
            if (r.row.phase && !gates.contains(r.row.phase)) {
                gates.insert(r.row.phase);
                continue;
            }
            m_rows.note("gate-stands-twice", r.place);
            r.row.gate = false;
        }
        m_parents = cutCircles(rows);
        for (std::size_t i = 0; i < rows.size(); ++i) m_places.insert(rows[i].row.id, int(i));
        put(rows);
    }

    void links(const QJsonObject& file)
    {
        auto rows = take<MethodologyLink>(file, linksAtMost, u"");
        std::vector<FileRow<MethodologyLink>> good;
        std::vector<std::pair<int, int>> pairs;
        QSet<std::pair<std::pair<int, int>, int>> there;
        for (auto& r : rows) {
            const bool from = refer<&MethodologyLink::predecessor>(r, m_tasks, false);
            const bool to = refer<&MethodologyLink::successor>(r, m_tasks, false);
            const std::pair pair(m_places.value(r.row.predecessor, -1), m_places.value(r.row.successor, -1));
            const auto key = std::pair(pair, int(r.row.type));
            if (!from || !to)
                leaveOut(r, "link-end-missing");
            else if (pair.first == pair.second)
                leaveOut(r, "link-to-itself");
            else if (there.contains(key))
                leaveOut(r, "duplicate-link");
            else {
                there.insert(key);
                pairs.push_back(pair);
                good.push_back(std::move(r));
            }
        }
        const auto looping = linksThatLoop(m_parents, pairs);
        for (auto it = looping.rbegin(); it != looping.rend(); ++it) {
            leaveOut(good[*it], "link-loop");
            good.erase(good.begin() + std::ptrdiff_t(*it));
        }
        put(good);
    }

    void requirements(const QJsonObject& file)
    {
        for (auto& r : take<MethodologyRequirement>(file, othersAtMost, u"R")) {
            if (refer<&MethodologyRequirement::phase>(r, m_phases, false))
                m_build.insert(r.row);
            else
                leaveOut(r, "unknown-phase");
        }
    }

    void risks(const QJsonObject& file)
    {
        auto rows = take<MethodologyRisk>(file, othersAtMost, u"RK");
        for (auto& r : rows) refer<&MethodologyRisk::phase>(r, m_phases);
        put(rows);
    }

    void pages(const QJsonObject& file)
    {
        auto rows = take<HandbookPage>(file, othersAtMost, u"H");
        const auto there = byLocal(rows);
        for (auto& r : rows) {
            refer<&HandbookPage::parent>(r, there);
            refer<&HandbookPage::phase>(r, m_phases);
        }
        cutCircles(rows);
        put(rows);
    }

    IdSource& m_ids;
    ImportReport& m_report;
    RowReader m_rows;
    ChangeBuilder m_build{QStringLiteral("methodology.import")};
    MethodologyId m_methodology{};
    QHash<QString, MethodologyPhaseId> m_phases;
    QHash<QString, MethodologyTaskId> m_tasks;
    QHash<MethodologyTaskId, int> m_places;
    std::vector<int> m_parents;
};

/// The methodology that the ChangeSet brings, as it would stand in an empty portfolio.
QByteArray contentOf(ChangeSet set, MethodologyId methodology)
{
    Portfolio alone;
    const auto done = applyToMemory(alone, set);
    return done ? methodologyContent(alone, methodology) : QByteArray();
}

} // namespace

Result<MethodologyImport> planMethodology(const Portfolio& portfolio, IdSource& ids, const QByteArray& bytes, const QString& name)
{
    if (bytes.size() > bytesAtMost) return wrong("methodology.too-big", {name, QString::number(bytesAtMost / 1024 / 1024)});
    QJsonParseError problem;
    const QJsonObject file = QJsonDocument::fromJson(bytes, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return wrong("methodology.not-json", {name, problem.errorString(), QString::number(problem.offset)});
    if (file.value(u"kind").toString() != u"gantry-methodology" || !file.value(u"methodology").isObject())
        return wrong("methodology.not-one", {name});
    if (file.value(u"format").toInteger() != 1) return wrong("methodology.newer", {name});

    MethodologyImport out;
    out.report.file = name;
    out.report.format = QStringLiteral("methodology");
    Reader reader(ids, out.report);
    auto head = reader.read(file);
    if (!head) return head.error();
    Methodology& m = *head;
    out.title = m.title;
    out.code = m.code;
    ChangeSet parts = reader.build().take();
    const auto withHead = [&](const QString& label) {
        ChangeBuilder build(QStringLiteral("methodology.import"), label);
        build.insert(m);
        ChangeSet set = build.take();
        set.changes.insert(set.changes.end(), parts.changes.begin(), parts.changes.end());
        return set;
    };
    const QByteArray content = contentOf(withHead({}), m.id);
    qint64 highest = 0;
    bool taken = false;
    portfolio.all<Methodology>().forEach([&](const Methodology& held) {
        if (!sameFamily(held, m)) return;
        if (methodologyContent(portfolio, held.id) == content) out.what = MethodologyImport::Known, out.methodology = held.id;
        taken = taken || held.version == m.version;
        highest = std::max(highest, held.version);
    });
    if (out.what == MethodologyImport::Known) {
        out.version = portfolio.find(out.methodology)->version;
        return out;
    }
    if (highest) out.what = MethodologyImport::NewVersion;
    if (taken) {
        out.report.notes[QStringLiteral("version-taken")].add(QString::number(m.version));
        m.version = highest + 1;
    }
    qint64 before = 0;
    portfolio.all<Methodology>().forEach([&](const Methodology& held) {
        if (sameFamily(held, m) && held.version < m.version && held.version > before) before = held.version, m.previous = held.id;
    });
    m.number = RegisterNumbers(portfolio).next(entityOf<Methodology>());
    out.methodology = m.id;
    out.version = m.version;
    for (RecordTally& tally : out.report.records) tally.changed = tally.taken;
    out.set = withHead(QStringLiteral("Import methodology %1, version %2").arg(m.title).arg(m.version));
    return out;
}

} // namespace gantry
