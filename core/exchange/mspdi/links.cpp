#include "core/exchange/mspdi/links.h"

#include "core/exchange/mspdi/duration_format.h"
#include "core/exchange/mspdi/project.h"
#include "core/exchange/mspdi/record.h"

namespace gantry::mspdi {
namespace {

constexpr Names linkNames({"PredecessorUID", "Type", "CrossProject", "CrossProjectName", "LinkLag", "LagFormat"}, {});

} // namespace

WaitingEnd outsideTask(const QString& path)
{
    WaitingEnd out;
    const qsizetype cut = path.lastIndexOf(u'\\');
    bool numbered = false;
    const qint64 row = cut < 0 ? 0 : QStringView(path).mid(cut + 1).toLongLong(&numbered);
    if (numbered && row > 0) out.taskRow = row;
    out.projectName = titleOfFile(numbered ? path.left(cut) : path);
    return out;
}

void Links::finish()
{
    m_reading.project.links.reserve(m_kept.size());
    m_pairs.reserve(qsizetype(m_kept.size()));
    for (const Kept& kept : m_kept) read(kept);
    m_kept.clear();
}

void Links::read(const Kept& kept)
{
    Record<linkNames> l("PredecessorLink", m_reading);
    l.read(kept.element);
    RecordTally& tally = m_reading.tally(QStringLiteral("PredecessorLink"));
    const std::string_view from = trimmed(l["PredecessorUID"]);
    const auto place = [&] {
        const QString ends = QStringLiteral("%1 to %2").arg(textFrom(from.substr(0, 40)), textFrom(kept.uid.substr(0, 40)));
        return l.has("CrossProjectName") ? ends + QStringLiteral(", ") + l.text("CrossProjectName") : ends;
    };
    TaskId predecessor = find(m_reading.tasks, from);
    const auto standIn = std::ranges::find(m_reading.project.outside, predecessor, [](const ParsedOutside& o) { return o.end.standIn; });
    const bool stands = predecessor && standIn != m_reading.project.outside.end(), outside = !stands && l.flag("CrossProject");
    if (stands && l.has("CrossProjectName")) {
        const WaitingEnd said = outsideTask(l.text("CrossProjectName"));
        if (standIn->end.projectName.isEmpty()) standIn->end.projectName = said.projectName;
        if (!standIn->end.taskRow) standIn->end.taskRow = said.taskRow;
    }
    if (outside) predecessor = m_reading.next<TaskId>();
    if (!predecessor) return tally.skip("link-end-missing", place());
    if (predecessor == kept.successor) return tally.skip("link-to-itself", place());
    Link out{.id = m_reading.next<LinkId>(), .project = m_reading.project.node.id, .predecessor = predecessor, .successor = kept.successor};
    out.type = l.word<LinkType>("Type",
        {LinkType::FinishToFinish, LinkType::FinishToStart, LinkType::StartToFinish, LinkType::StartToStart}, LinkType::FinishToStart);
    const DurationFormat format = durationFormat(l.integer("LagFormat").value_or(7));
    if (format.unit == DurationUnit::Percent) {
        out.lagKind = format.elapsed ? LagKind::ElapsedPercent : LagKind::Percent;
        out.lagPercent = l.percent("LinkLag").value_or(Percent{});
    } else {
        out.lagKind = format.elapsed ? LagKind::Elapsed : LagKind::Working;
        out.lag.seconds = l.tenths("LinkLag").value_or(0);
    }
    out.lagUnit = format.unit;
    // The format gives links no id: the ends are it, and a number where two tasks are linked more than once.
    out.sourceId = textFrom(from) + u'-' + textFrom(kept.uid);
    if (const int times = ++m_pairs[{predecessor, kept.successor}]; times > 1) out.sourceId += QStringLiteral("-%1").arg(times);
    if (outside) {
        tally.skip("link-other-file", place());
        ParsedOutside& waits = m_reading.project.outside.emplace_back(outsideTask(l.text("CrossProjectName")), "link-other-file", place());
        waits.end.link = std::move(out);
        return;
    }
    m_reading.project.links.push_back(std::move(out));
    tally.take();
}

} // namespace gantry::mspdi
