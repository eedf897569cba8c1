#include "ui/governance/knowledge_commands.h"

#include "core/edit/documents.h"
#include "core/edit/lessons.h"
#include "core/text/text.h"
#include "ui/governance/file_intake.h"
#include "ui/governance/kept_files.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPointer>

namespace gantry {
namespace {

constexpr int daysToComment = 14;
using List = std::vector<KnowledgeCommand>;

TakenBy now(const Session& session) { return {session.identity().author, session.identity().clock()}; }
SaidBy today(const Session& session) { return {session.identity().author, session.today()}; }

void chooseFile(Workspace& workspace, DocumentId document, QWidget* over)
{
    const QString path = QFileDialog::getOpenFileName(over, QObject::tr("File of the document"));
    if (!path.isEmpty()) putFile(workspace, document, path);
}

void revise(Workspace& workspace, DocumentId document, QWidget* over)
{
    auto set = reviseDocument(workspace.portfolio(), workspace.session().ids(), document, std::nullopt, now(workspace.session()));
    const DocumentId made{set ? set->changes.front().id : 0};
    if (!workspace.apply(std::move(set))) return;
    const Document* next = workspace.portfolio().find(made);
    if (!next) return;
    workspace.reveal({entityOf<Document>(), made.value});
    workspace.notify({Notice::Tone::Good,
        next->location.isEmpty()
            ? QObject::tr("Revision %1 of “%2” is work in progress. Its file is still to come.").arg(next->revision, next->title)
            : QObject::tr("Revision %1 of “%2” is work in progress, linked as before.").arg(next->revision, next->title),
        QObject::tr("Choose file..."), [&workspace, made, over = QPointer(over)] {
            if (workspace.portfolio().find(made)) chooseFile(workspace, made, over);
        }});
}

void ofDocument(List& out, const Portfolio& portfolio, const Document& d)
{
    const auto id = [](RecordKey record) { return DocumentId{record.id}; };
    const auto kept = [](Workspace& workspace, RecordKey record) {
        const Document* row = workspace.portfolio().find<Document>(record.id);
        return row ? KeptFile{row->fileName, row->content, record.id} : KeptFile{};
    };
    const bool wip = d.status == DocumentStatus::Wip, archived = d.status == DocumentStatus::Archived;
    if (d.content) {
        out.push_back(
            {"open", QObject::tr("Open"), [kept](Workspace& w, RecordKey r, QWidget* over) { openKept(w, kept(w, r), over); }, true});
        out.push_back({"save", QObject::tr("Save as..."),
            [kept](Workspace& w, RecordKey r, QWidget* over) { askAndSaveKept(w, kept(w, r), over); }, true});
    } else if (!d.location.trimmed().isEmpty()) {
        out.push_back({"open", QObject::tr("Open link"),
            [](Workspace& w, RecordKey r, QWidget* over) {
                if (const Document* row = w.portfolio().find<Document>(r.id)) openLinked(w, row->location, over);
            },
            true});
    }
    if (wip) {
        out.push_back({"file", d.content ? QObject::tr("Replace file...") : QObject::tr("Choose file..."),
            [id](Workspace& w, RecordKey r, QWidget* over) { chooseFile(w, id(r), over); }});
        out.push_back({"link", QObject::tr("Link to an address or path..."),
            [id](Workspace& w, RecordKey r, QWidget* over) { (new LinkDocumentDialog(w, id(r), {}, over))->open(); }});
    }
    const bool current = !successorOf(portfolio, d.id);
    if (current && !archived) {
        out.push_back({"copy", QObject::tr("New revision"), [id](Workspace& w, RecordKey r, QWidget* over) { revise(w, id(r), over); }});
        if (d.content || !d.location.trimmed().isEmpty())
            out.push_back({"mail", QObject::tr("Issue..."),
                [id](Workspace& w, RecordKey r, QWidget* over) { (new IssueDocumentDialog(w, id(r), over))->open(); }});
    }
    if (!archived)
        out.push_back({"lock", QObject::tr("Archive"),
            [id](Workspace& w, RecordKey r, QWidget*) { w.apply(archiveDocument(w.portfolio(), id(r))); }});
}

void ofLesson(List& out, const Lesson& l)
{
    const auto moves = [&](const char* iconName, const QString& text, LessonStatus to) {
        out.push_back(
            {iconName, text, [to](Workspace& w, RecordKey r, QWidget*) { w.apply(setLessonStatus(w.portfolio(), LessonId{r.id}, to)); }});
    };
    const bool young = l.status == LessonStatus::New || l.status == LessonStatus::Reviewed;
    if (l.status == LessonStatus::New) moves("eye", QObject::tr("Reviewed"), LessonStatus::Reviewed);
    if (young) moves("check", QObject::tr("Accept"), LessonStatus::Accepted);
    if (l.status != LessonStatus::Archived) {
        out.push_back({"pin", QObject::tr("Embed into..."),
            [](Workspace& w, RecordKey r, QWidget* over) { (new EmbedLessonDialog(w, LessonId{r.id}, over))->open(); }});
        out.push_back({"layers", QObject::tr("Make a best practice"), [](Workspace& w, RecordKey r, QWidget*) {
                           auto set = practiceFrom(w.portfolio(), w.session().ids(), LessonId{r.id});
                           const RecordKey made{entityOf<BestPractice>(), set ? set->changes.front().id : 0};
                           if (w.apply(std::move(set))) w.reveal(made);
                       }});
        moves("lock", QObject::tr("Archive"), LessonStatus::Archived);
    } else {
        moves("undo", QObject::tr("Take out of the archive"), LessonStatus::Reviewed);
    }
}

void ofPractice(List& out, const BestPractice& p)
{
    const auto moves = [&](const char* iconName, const QString& text, PracticeStatus to) {
        out.push_back({iconName, text,
            [to](Workspace& w, RecordKey r, QWidget*) { w.apply(setPracticeStatus(w.portfolio(), BestPracticeId{r.id}, to)); }});
    };
    if (p.status != PracticeStatus::Published) moves("check", QObject::tr("Publish"), PracticeStatus::Published);
    if (p.status == PracticeStatus::Published) moves("lock", QObject::tr("Retire"), PracticeStatus::Retired);
}

/// Whether something is learnt of such records.
bool teaches(Entity entity)
{
    static const std::array of{entityOf<Gate>(), entityOf<Risk>(), entityOf<Issue>(), entityOf<Contract>(), entityOf<Review>()};
    return std::ranges::count(of, entity) > 0;
}

} // namespace

std::vector<KnowledgeCommand> knowledgeCommands(const Portfolio& portfolio, RecordKey record)
{
    List out;
    if (const Document* d = record.entity == entityOf<Document>() ? portfolio.find<Document>(record.id) : nullptr)
        ofDocument(out, portfolio, *d);
    if (const Lesson* l = record.entity == entityOf<Lesson>() ? portfolio.find<Lesson>(record.id) : nullptr) ofLesson(out, *l);
    if (const BestPractice* p = record.entity == entityOf<BestPractice>() ? portfolio.find<BestPractice>(record.id) : nullptr)
        ofPractice(out, *p);
    if (teaches(record.entity))
        out.push_back({"note", QObject::tr("Write a lesson"), [](Workspace& w, RecordKey r, QWidget*) { writeLesson(w, r); }});
    return out;
}

void writeLesson(Workspace& workspace, RecordKey source)
{
    auto set = lessonFrom(workspace.portfolio(), workspace.session().ids(), source, today(workspace.session()));
    const RecordKey made{entityOf<Lesson>(), set ? set->changes.front().id : 0};
    if (!workspace.apply(std::move(set))) return;
    workspace.reveal(made);
    workspace.inspect();
}

bool sayOf(Workspace& workspace, RecordKey knowledge, RecordKey where, KnowledgeVerdict verdict)
{
    const Portfolio& portfolio = workspace.portfolio();
    const QString title = portfolio.titleOf(knowledge.entity, knowledge.id);
    if (!workspace.apply(sayOfKnowledge(portfolio, workspace.session().ids(), knowledge, where, verdict, today(workspace.session()))))
        return false;
    workspace.notify({Notice::Tone::Good,
        verdict == KnowledgeVerdict::Used ? QObject::tr("“%1” is noted as used here.").arg(title)
                                          : QObject::tr("“%1” is not offered here again.").arg(title),
        QObject::tr("Undo"), [&workspace] { workspace.undo(); }});
    return true;
}

void putFile(Workspace& workspace, DocumentId document, const QString& path)
{
    auto* intake = new FileIntake(workspace, &workspace);
    QObject::connect(intake, &FileIntake::finished, &workspace, [&workspace, document, intake](int taken) {
        intake->deleteLater();
        const Document* row = workspace.portfolio().find(document);
        if (!taken || !row) return;
        const auto same = keptAsWell(workspace.portfolio(), document);
        QString text = QObject::tr("%1 is the file of “%2” now.").arg(row->fileName, row->title);
        if (!same.empty())
            text += QObject::tr(" The same file is kept as %1.").arg(workspace.portfolio().titleOf(same.front().entity, same.front().id));
        workspace.notify({Notice::Tone::Good, text, QObject::tr("Undo"), [&workspace] { workspace.undo(); }});
    });
    intake->take({path}, [document](const Portfolio& portfolio, IdSource& ids, AttachedFile file, const TakenBy& by) {
        return replaceFile(portfolio, ids, document, std::move(file), by);
    });
}

IssueDocumentDialog::IssueDocumentDialog(Workspace& workspace, DocumentId document, QWidget* parent)
    : FormDialog(workspace, tr("Issue document"),
        tr("To whom it goes, as what, and by when they answer. Its file can no longer be changed."), tr("Issue"), parent)
    , m_document(document)
    , m_as(new QComboBox)
    , m_suitability(new QLineEdit)
    , m_to(new QLineEdit)
    , m_on(new QDateEdit(session().today()))
    , m_back(new QDateEdit(session().today().addDays(daysToComment)))
{
    for (const DocumentStatus status : {DocumentStatus::Shared, DocumentStatus::ForConstruction, DocumentStatus::Published})
        m_as->addItem(enumText(wordOf(status)), int(status));
    m_as->setObjectName(QStringLiteral("as"));
    m_to->setObjectName(QStringLiteral("to"));
    if (const Document* d = portfolio().find(document)) {
        m_suitability->setText(d->suitability);
        m_to->setText(d->issuedTo);
    }
    m_suitability->setPlaceholderText(tr("For example S2, for information"));
    for (QDateEdit* edit : {m_on, m_back}) edit->setCalendarPopup(true);
    auto* answers = new QCheckBox(tr("An answer is wanted by"));
    m_back->setEnabled(false);
    connect(answers, &QCheckBox::toggled, m_back, &QWidget::setEnabled);
    form().addRow(tr("As"), m_as);
    form().addRow(tr("Suitability"), m_suitability);
    form().addRow(tr("To"), m_to);
    form().addRow(tr("On"), m_on);
    form().addRow(answers, m_back);
    m_to->setFocus();
}

void IssueDocumentDialog::submit()
{
    const DocumentIssue issue{.as = DocumentStatus(m_as->currentData().toInt()),
        .suitability = m_suitability->text(),
        .to = m_to->text(),
        .on = m_on->date(),
        .dueBack = m_back->isEnabled() ? std::optional(m_back->date()) : std::nullopt};
    take(issueDocument(portfolio(), m_document, issue), tr("The document is issued."));
}

LinkDocumentDialog::LinkDocumentDialog(Workspace& workspace, DocumentId document, NodeId project, QWidget* parent)
    : FormDialog(workspace, tr("Link a document"),
        tr("It stays where it is, and the portfolio keeps its address: https://..., or the whole path of the file."), tr("Link"), parent)
    , m_document(document)
    , m_project(project)
    , m_location(new QLineEdit)
{
    if (const Document* d = portfolio().find(document)) m_location->setText(d->location);
    m_location->setObjectName(QStringLiteral("location"));
    form().addRow(tr("Address or path"), m_location);
    m_location->setFocus();
}

void LinkDocumentDialog::submit()
{
    if (m_document) return take(linkDocument(portfolio(), m_document, m_location->text()), tr("The document is linked."));
    take(addLinkedDocument(portfolio(), session().ids(), m_project, m_location->text(), now(session())), tr("The document is linked."));
}

EmbedLessonDialog::EmbedLessonDialog(Workspace& workspace, LessonId lesson, QWidget* parent)
    : FormDialog(workspace, tr("Embed lesson"),
        tr("Say what holds it from now on, so that nobody has to remember it: a checklist, a template, a page of the handbook."),
        tr("Embed"), parent)
    , m_lesson(lesson)
    , m_into(new QComboBox)
{
    m_into->setEditable(true);
    m_into->setObjectName(QStringLiteral("into"));
    QStringList known;
    portfolio().all<Lesson>().forEach([&](const Lesson& l) {
        if (!l.embedded.isEmpty()) known << l.embedded;
    });
    portfolio().all<HandbookPage>().forEach([&](const HandbookPage& page) { known << tr("Handbook: %1").arg(page.title); });
    known.sort(Qt::CaseInsensitive);
    known.removeDuplicates();
    m_into->addItems(known);
    const Lesson* row = portfolio().find(lesson);
    m_into->setCurrentText(row ? row->embedded : QString());
    form().addRow(tr("Embedded into"), m_into);
    m_into->setFocus();
}

void EmbedLessonDialog::submit() { take(embedLesson(portfolio(), m_lesson, m_into->currentText()), tr("The lesson is embedded.")); }

} // namespace gantry
