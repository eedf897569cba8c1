#include "core/sample/templates.h"

#include <QRegularExpression>

namespace gantry::sample {
namespace {

constexpr char building[] = R"(# Brief and design
b0|Project approved|||client
b1|User brief and room schedule|20|b0|client
b2|Measured and ground surveys|25|b0ss+5|survey
b3|Concept design|35|b1 b2ff|design
b4|Concept accepted||b3|client
b5|Developed design|45|b4|design
b6|Planning consent application|15|b5ss+25|approvals
b7|Planning consent determined|40|b6|approvals
b8|Technical design|55|b5|design
b9|Cost plan and value review|15|b8ss+20|commercial
b10|Design frozen||b7 b8 b9|client
# Procurement
p1|Prequalify contractors|20|b5|commercial
p2|Tender documents|20|b8ff+5|commercial
p3|Tender period|30|p1 p2 b10|commercial
p4|Evaluate tenders|15|p3|commercial
p5|Building contract awarded||p4|client
p6|Order long-lead plant|10|p5|commercial
p7|Manufacture air handling plant|80|p6|supplier
# Construction
## Enabling works
e1|Take possession of site||p5+10|client
e2|Hoarding, welfare and access|10|e1|civil
e3|Strip out and demolition|25|e2|civil
e4|Service diversions|20|e2ss+5|services
## Substructure
s1|Piling|20|e3 e4ff|piling
s2|Pile caps and ground beams|20|s1ss+10 s1ff+5|concrete
s3|Below-ground drainage|15|s2ss+10|civil
s4|Ground slab|12|s2 s3|concrete
## Frame and envelope
f1|Structural frame|30|s4|steel
f2|Upper floors and stairs|20|f1ss+15|concrete
f3|Roof structure and covering|25|f1|envelope
f4|External walls|35|f1ss+20 f2|envelope
f5|Windows and doors|20|f4ss+15|envelope
f6|Building weathertight||f3 f4 f5|client
## Services and finishes
v1|First fix, mechanical|30|f3 f2|services
v2|First fix, electrical|30|v1ss+5|services
v3|Partitions and linings|30|f6 v1ss+10|fitout
v4|Install air handling plant|15|p7 f6|services
v5|Second fix services|25|v3 v2 v4|services
v6|Floor and wall finishes|30|v3ss+20 v3ff+5|fitout
v7|Fixed furniture and equipment|20|v6 v5ss+10|fitout
## External works
x1|Retaining walls and levels|20|f6|civil
x2|Paving and parking|25|x1|surfacing
x3|Planting and fencing|20|x2|landscape
# Handover
h1|Commission building services|25|v5|commission
h2|Witness tests and certificates|10|h1|approvals
h3|Snagging|15|h1ff v7 x2|fitout
h4|Staff training|8|h2|commission
h5|Practical completion||h2 h3 x3|client
h6|Move in and open|15|h5 h4|client
h7|Opened to the public||h6|client
)";

constexpr char pipeline[] = R"(# Brief and design
b0|Scheme approved|||client
b1|Catchment model and options|35|b0|design
b2|Topographic and utility survey|25|b0ss+5|survey
b3|Ground investigation|30|b2ss+10|survey
b4|Option chosen||b1 b2|client
b5|Outline design|35|b4 b3ff+5|design
b6|Environmental assessment|40|b5ss+10|approvals
b7|Detailed design, main line|50|b5|design
b8|Detailed design, chambers and outfall|35|b7ss+15|design
b9|Landowner agreements|60|b4|approvals
b10|Consents and permits granted||b6 b9|client
b11|Design frozen||b7 b8|client
# Procurement
p1|Market sounding and framework call|15|b5|commercial
p2|Tender documents|15|b7ff+5|commercial
p3|Tender period|25|p1 p2 b11|commercial
p4|Evaluate and approve|15|p3|commercial
p5|Main works contract awarded||p4 b10|client
p6|Pipe order placed|5|p5|commercial
p7|Pipe manufacture and delivery|60|p6|supplier
# Construction
## Enabling works
e1|Start on site||p5+10|client
e2|Compounds and haul roads|15|e1|civil
e3|Trial holes and utility diversions|30|e2ss+5|services
e4|Vegetation clearance|10|e1|landscape
## Section 1
s1|Topsoil strip and fencing|8|e2 e4|civil
s2|Trench and lay|35|s1 p7ss+30 e3ss+15|pipe
s3|Chambers|20|s2ss+15 s2ff+5|concrete
s4|Backfill and reinstate|20|s2ss+20 s3|civil
s5|Pressure test|5|s4|commission
## Section 2
t1|Topsoil strip and fencing|8|s1|civil
t2|Road crossing, trenchless|25|t1 e3|piling
t3|Trench and lay|40|s2 t1 p7|pipe
t4|Chambers|20|t3ss+20 t3ff+5|concrete
t5|Backfill and reinstate|20|t3ss+25 t4|civil
t6|Pressure test|5|t5 t2|commission
## Outfall and control
o1|Cofferdam and dewatering|20|e3|piling
o2|Outfall structure|35|o1|concrete
o3|Penstocks and pipework|20|o2 p7|services
o4|Control kiosk and telemetry|25|o2ss+15|services
o5|Power connection|30|e1ss+20|supplier
# Handover
h1|Chlorinate and flush|6|s5 t6|commission
h2|Telemetry and control tests|12|o3 o4 o5|commission
h3|System commissioning|15|h1 h2|commission
h4|Land restored to owners|20|t5|landscape
h5|Taken into service||h3|client
h6|Records and asset data|15|h3ss+5|design
h7|Scheme completed||h5 h6 h4|client
)";

constexpr char street[] = R"(# Brief and design
b0|Scheme approved|||client
b1|Traffic counts and model|30|b0|survey
b2|Topographic and utility survey|25|b0ss+5|survey
b3|Concept layout|30|b1ff b2|design
b4|Public consultation|30|b3|client
b5|Preferred layout adopted||b4|client
b6|Preliminary design|35|b5|design
b7|Road safety audit, stage 1|10|b6|approvals
b8|Detailed design, civil|45|b7|design
b9|Detailed design, signals and lighting|35|b8ss+15|design
b10|Traffic orders made|55|b6|approvals
b11|Design frozen||b8 b9|client
# Procurement
p1|Tender documents|15|b8ff+5|commercial
p2|Tender period|25|p1 b11|commercial
p3|Evaluate and approve|12|p2|commercial
p4|Works contract awarded||p3|client
p5|Order kerbs, setts and columns|5|p4|commercial
p6|Stone and column delivery|50|p5|supplier
# Construction
## Enabling works
e1|Start on site||p4+10 b10|client
e2|Traffic management, phase 1|5|e1|civil
e3|Utility diversions|45|e2|services
e4|Tree protection and clearance|8|e1|landscape
## North side
n1|Excavate and drain|25|e3ss+20 e4|civil
n2|Ducts and chambers|20|n1ss+10|services
n3|Kerbs and islands|25|n1 n2 p6ss+20|civil
n4|Sub-base and binder course|20|n3ss+15 n3ff+5|surfacing
n5|Footway paving|30|n3 p6|surfacing
## South side
t0|Traffic management, phase 2|5|n4|civil
t1|Excavate and drain|25|t0 e3|civil
t2|Ducts and chambers|20|t1ss+10|services
t3|Kerbs and islands|25|t1 t2|civil
t4|Sub-base and binder course|20|t3ss+15 t3ff+5|surfacing
t5|Footway paving|30|t3 n5|surfacing
## Structures and systems
q1|Retaining walls and steps|35|n1|concrete
q2|Lighting columns and cabling|25|n5ss+10 p6|services
q3|Signal posts and controllers|20|n5 t2|signal
q4|Surface course, night closures|12|n4 t4|night
q5|Road markings and signs|10|q4|signal
# Handover
h1|Signal commissioning|8|q3 q5|commission
h2|Road safety audit, stage 3|8|h1|approvals
h3|Planting and street furniture|20|t5|landscape
h4|Snagging|15|h3ff q5 q2 q1|civil
h5|Open to traffic||h2 h4|client
h6|As-built records|15|h5|design
h7|Scheme completed||h6 h3|client
)";

TemplateLink linkOf(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^([a-z]\\d+)(fs|ss|ff|sf)?(?:([+-]\\d+))?$"));
    const auto match = form.match(text);
    Q_ASSERT(match.hasMatch());
    const QString type = match.captured(2);
    return {match.captured(1), type.isEmpty() ? QStringLiteral("fs") : type, match.captured(3).toInt()};
}

} // namespace

std::vector<TemplateRow> rowsOf(Template which)
{
    const char* text = which == Template::Building ? building : which == Template::Pipeline ? pipeline : street;
    std::vector<TemplateRow> rows;
    for (const QString& line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#')) {
            const int level = line.startsWith(QStringLiteral("##")) ? 2 : 1;
            rows.push_back({level, {}, line.mid(level + 1), {}, 0, {}});
            continue;
        }
        const QStringList parts = line.split(u'|');
        Q_ASSERT(parts.size() == 5);
        TemplateRow row{3, parts[0], parts[1], parts[4], parts[2].toInt(), {}};
        for (const QString& link : parts[3].split(u' ', Qt::SkipEmptyParts)) row.links.push_back(linkOf(link));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::array<const char*, phases.size()> gateMilestones(Template which)
{
    if (which == Template::Building) return {"b0", "b4", "b10", "p5", "h5", "h7"};
    if (which == Template::Pipeline) return {"b0", "b4", "b11", "p5", "h5", "h7"};
    return {"b0", "b5", "b11", "p4", "h5", "h7"};
}

} // namespace gantry::sample
