#include "core/exchange/mspdi/links.h"

#include "core/exchange/mspdi/duration_format.h"
#include "core/exchange/mspdi/record.h"

namespace gantry::mspdi {
namespace {

constexpr Names linkNames({"PredecessorUID", "Type", "CrossProject", "CrossProjectName", "LinkLag", "LagFormat"}, {});

} // namespace

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
    if (l.flag("CrossProject")) return tally.skip("link-other-file", place());
    const TaskId predecessor = find(m_reading.tasks, from);
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
    m_reading.project.links.push_back(std::move(out));
    tally.take();
}

} // namespace gantry::mspdi
