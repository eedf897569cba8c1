#include "core/sample/governance.h"

namespace gantry::sample {
namespace {

struct DocumentSketch {
    const char *project, *title, *type, *discipline, *phase;
    const char* file; // name of the file, or an address
    int revisions; // how many there are; the last is the one in use
    DocumentStatus status; // of that one
    int weeksAgo; // that the last one was made
    char author; // as Registers::person has it
    const char *to, *text;
};

constexpr const char* induction =
    "# Site induction\n\n1. Sign in at the gate and show your card.\n2. Hard hat, boots, high-visibility jacket.\n"
    "3. Walk on the marked paths only.\n4. Report what nearly went wrong: it is a lesson, not a fault.\n";

using enum DocumentStatus;
constexpr DocumentSketch sketches[] = {
    {"STM", "Cost plan", "Cost plan", "Commercial", "Procure", "cost_plan_{code}.csv", 3, Published, 30, 'c', "Capital board",
        "item,amount\nPipe and fittings,1840000\nLaying,2215000\nRoad reinstatement,610000\nContingency,385000\n"},
    {"STM", "Pressure test of section 1", "Test certificate", "Water", "Construct", "pressure test section 1.txt", 1, Published, 7, 'i',
        "Operator", "Test pressure 16 bar, held for 60 minutes. Loss 0.02 bar, allowed 0.10 bar. Passed.\nWitness: site manager.\n"},
    {"STM", "Site induction", "Form", "Health and safety", "Construct", "site induction.md", 1, Published, 60, 'i', "All contractors",
        induction},
    {"OWS", "Trial pits at chambers 5 to 9", "Survey report", "Utilities", "Construct", "trial pits.html", 1, Shared, 14, 'd', "Contractor",
        "<html><body><h1>Trial pits</h1><p>Chamber 7: gas main 180 mm, uncharted, cover 0.62 m.</p>"
        "<p>Chamber 8: two ducts, one of them empty.</p></body></html>\n"},
    {"OWS", "Site induction", "Form", "Health and safety", "Construct", "induction of site.md", 1, Published, 40, 'i', "All contractors",
        induction},
    {"OWS", "Flow survey, winter", "Survey report", "Water", "Define", "flow survey.csv", 2, Published, 70, 'd', "Programme board",
        "week,peak litres per second\n1,212\n2,240\n3,198\n4,305\n"},
    {"PMB", "Access agreements", "Register", "Land", "Define", "access agreements.csv", 2, Published, 22, 'm', "Capital board",
        "owner,signed,remarks\nMill trust,yes,gate to be widened\nHolm farm,yes,no works in lambing\nSluice company,yes,last of eleven\n"},
    {"PMB", "Breeding birds, survey", "Survey report", "Environment", "Define", "https://documents.caldmere.example/pmb/birds-survey.pdf",
        1, Shared, 25, 'd', "Planning officer", ""},
    {"TWT", "Pile group C, redesign", "Calculation", "Structures", "Construct", "pile group C.txt", 2, ForConstruction, 10, 'd',
        "Piling contractor",
        "Group C: nine piles of 900 mm replace twelve of 600 mm. Cap 1.4 m. Obstruction at 7.2 m below the working level.\n"},
    {"TWT", "Ground investigation report", "Report", "Ground", "Design", "ground report.md", 1, Superseded, 60, 'd', "Designer",
        "# Ground at {place}\n\nMade ground to 3.4 m over alluvium. Boreholes stand 40 m apart. Old cellars are possible and were not "
        "met.\n"},
    {"TWT", "Recovery plan", "Plan", "Planning", "Construct", "recovery plan.md", 2, Wip, 2, 'm', "",
        "# Recovery plan\n\n- Second piling rig from week 3\n- Frame in two halves\n- Commissioning keeps its six weeks\n"},
    {"LPS", "Room sheets, signed", "Schedule", "Architecture", "Design", "room sheets.csv", 3, Published, 52, 'd', "Head teacher",
        "room,use,people,signed\n0.01,Hall,240,yes\n0.02,Kitchen,6,yes\n1.04,Class 3,30,yes\n"},
    {"LPS", "Handover plan", "Plan", "Operations", "Handover", "handover plan.md", 1, Shared, 4, 'm', "Operator",
        "# Handover of {project}\n\n1. Certificates by room\n2. Training of caretakers\n3. Keys, codes, spare parts\n"},
    {"CCL", "Asbestos register", "Register", "Health and safety", "Procure", "asbestos register.csv", 2, Published, 36, 'm',
        "Strip-out contractor",
        "room,material,state\nReading room,ceiling board,removed\nStack 2,pipe lagging,sealed\nLift shaft,rope seal,removed\n"},
    {"CCL", "Photographs behind walls", "Record", "Records", "Construct", "https://documents.caldmere.example/ccl/behind-the-walls", 1,
        Published, 30, 'i', "Records office", ""},
    {"BLC", "Inspection of unfinished walls", "Inspection", "Envelope", "Construct", "inspection of walls.html", 1, Published, 3, 'i',
        "Capital board",
        "<html><body><h1>Unfinished walls</h1><ul><li>North: 18 panels sound, 2 to be taken down</li><li>East: anchors missing at axis "
        "7</li>"
        "</ul></body></html>\n"},
    {"BLC", "Letter to the bank", "Letter", "Commercial", "Construct", "letter to the bank.txt", 1, Published, 5, 'c', "Surety",
        "We call the performance bond of the envelope contract in full. Reasons and account are enclosed.\n"},
    {"WHC", "Brief of the minor injuries unit", "Brief", "Architecture", "Design", "brief of the unit.md", 1, Wip, 3, 'd', "",
        "# Minor injuries unit\n\nFour bays, one plaster room, waiting for twelve. Clean and dirty routes do not cross.\n"},
    {"HBS", "Inspector's decision", "Decision letter", "Consents", "Procure", "\\\\files\\streets\\HBS\\decision letter.pdf", 1, Published,
        8, 'm', "Programme board", ""},
    {"SSP", "Answers to the consultation", "Report", "Public", "Define", "answers of the people.csv", 1, Published, 45, 'm', "Council",
        "answer,count\nin favour,809\nagainst,214\nundecided,117\n"},
    {"WBW", "Traffic management, stage 3", "Plan", "Traffic", "Construct", "traffic stage 3.md", 1, ForConstruction, 6, 'k', "Police",
        "# Stage 3\n\nSouth side closed between stops 5 and 8. Buses run on the north side both ways, 20 mph, signals at both ends.\n"},
    {"QLC", "As-built records, lengths 1 to 8", "Record", "Records", "Handover", "as built.csv", 1, Archived, 5, 'i', "Records office",
        "length,from,to,accepted\n1,0,300,yes\n2,300,610,yes\n8,2110,2400,yes\n"},
};

QByteArray contentOf(const DocumentSketch& sketch, const Scheme& s, const QString& revision)
{
    const QString text = Registers::words(sketch.text, s);
    if (sketch.text == induction) return text.toUtf8(); // the same everywhere
    const QString name = QString::fromLatin1(sketch.file);
    if (name.endsWith(QLatin1String(".csv"))) return QStringLiteral("%1revision,%2\n").arg(text, revision).toUtf8();
    if (name.endsWith(QLatin1String(".html"))) return QStringLiteral("%1<!-- revision %2 -->\n").arg(text, revision).toUtf8();
    return QStringLiteral("%1\n%2, revision %3\n").arg(text, s.node->name, revision).toUtf8();
}

void addRevisions(Registers& r, const DocumentSketch& sketch, const Scheme& s)
{
    const bool linked = *sketch.text == '\0';
    const PersonId author = r.person(sketch.author, s);
    DocumentId before{};
    QString number;
    for (int n = 0; n < sketch.revisions; ++n) {
        const bool last = n + 1 == sketch.revisions;
        const QDate day = Registers::workday(r.today().addDays(-7 * (sketch.weeksAgo + 6 * (sketch.revisions - 1 - n))));
        Document document{.project = s.id(),
            .title = Registers::words(sketch.title),
            .type = Registers::words(sketch.type),
            .discipline = Registers::words(sketch.discipline),
            .revision = QString(QChar(u'A' + n)),
            .status = last ? sketch.status : DocumentStatus::Superseded,
            .phase = Registers::words(sketch.phase),
            .author = author,
            .supersedes = before};
        if (document.status != DocumentStatus::Wip) {
            document.issued = day;
            document.issuedTo = Registers::words(sketch.to);
            document.suitability = document.status == DocumentStatus::Shared ? QStringLiteral("S3, for review") : QString();
            if (document.status == DocumentStatus::Shared) document.dueBack = Registers::workday(day.addDays(21));
        }
        if (linked) {
            document.location = Registers::words(sketch.file);
        } else {
            document.fileName = Registers::words(sketch.file).replace(QLatin1String("{code}"), s.code());
            const QByteArray bytes = contentOf(sketch, s, document.revision);
            document.size = bytes.size();
            document.content = r.keep({}, document.fileName, bytes, day, author);
        }
        if (n == 0)
            before = r.put(document), number = r.lastNumber(entityOf<Document>());
        else
            document.number = number, before = r.putNumbered(document);
    }
}

void attach(Registers& r, const std::vector<Written::Of>& to, std::size_t place, const char* name, const char* text)
{
    if (place >= to.size()) return;
    const Written::Of& on = to[place];
    const QByteArray bytes = QByteArray(text);
    const QString file = Registers::words(name);
    const NodeId project = r.books().find(on.project)->kind == NodeKind::Project ? on.project : NodeId{};
    r.put(Attachment{.project = project,
        .entity = infoOf(on.record.entity).keyText(),
        .record = {on.record.id},
        .title = file,
        .size = bytes.size(),
        .content = r.keep(project, file, bytes, on.day, on.owner)});
}

} // namespace

void addDocuments(Registers& registers, const Written& written)
{
    for (const DocumentSketch& sketch : sketches)
        if (const Scheme* s = registers.scheme(QString::fromLatin1(sketch.project))) addRevisions(registers, sketch, *s);
    attach(
        registers, written.issues, 0, "list of photographs.txt", "IMG_0412 crack at the north abutment\nIMG_0413 the same, with a scale\n");
    attach(registers, written.issues, 5, "crack measurements.csv", "point,mm\n1,4\n2,6\n3,11\n");
    attach(
        registers, written.decisions, 0, "paper to the board.md", "# Options\n\n1. Do nothing\n2. Wait for the order\n3. Work at night\n");
    attach(registers, written.changes, 0, "quotation 14.txt", "Wider doors, 14 pieces, including frames: 18,340.00\n");
    attach(
        registers, written.reviews, 0, "notes of the interviews.md", "# Interviews\n\nThe plan is known to the site, its float is not.\n");
}

} // namespace gantry::sample
