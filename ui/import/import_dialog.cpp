#include "ui/import/import_dialog.h"

#include "core/text/text.h"
#include "ui/shell/controls/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>

namespace gantry {
namespace {

constexpr std::size_t differencesShown = 500;
constexpr int rowsShown = 500; // of one project in the preview; the report holds the counts of all
enum Page { Working, Preview, Report };
constexpr ImportedRow::What counted[] = {
    ImportedRow::Added, ImportedRow::Changed, ImportedRow::Moved, ImportedRow::Removed, ImportedRow::KeptHere};

QString wordOf(ImportedRow::What what)
{
    switch (what) {
    case ImportedRow::Added: return ImportDialog::tr("Added");
    case ImportedRow::Changed: return ImportDialog::tr("Changed");
    case ImportedRow::Moved: return ImportDialog::tr("Moved");
    case ImportedRow::Removed: return ImportDialog::tr("Removed");
    case ImportedRow::KeptHere: return ImportDialog::tr("Kept as edited here");
    case ImportedRow::RemovedHere: return ImportDialog::tr("Stays removed here");
    }
    return {};
}

QString wordOf(ImportedProject::What what)
{
    switch (what) {
    case ImportedProject::Created: return ImportDialog::tr("New project");
    case ImportedProject::Updated: return ImportDialog::tr("Update");
    case ImportedProject::Unchanged: return ImportDialog::tr("Nothing new");
    }
    return {};
}

QString fieldWords(const ImportedRow& row)
{
    const auto entity = entityByKey(row.entity);
    QStringList words;
    for (const QString& key : row.fields) {
        const Field* field = entity ? infoOf(*entity).find(key) : nullptr;
        words << (field ? field->labelText() : key);
    }
    return words.join(QStringLiteral(", "));
}

/// What a file holds, what of it is taken, what is left out and why.
QTreeWidgetItem* recordsOf(const ImportReport& report)
{
    const auto number = [](qint64 count) { return QLocale().toString(count); };
    qint64 seen = 0;
    auto* file = new QTreeWidgetItem({QFileInfo(report.file).fileName()});
    file->setToolTip(0, report.file);
    for (auto it = report.records.cbegin(); it != report.records.cend(); ++it) {
        seen += it->seen;
        auto* kind = new QTreeWidgetItem(file, {it.key(), ImportDialog::tr("%1 of %2 taken").arg(number(it->taken), number(it->seen))});
        for (auto left = it->skipped.cbegin(); left != it->skipped.cend(); ++left) {
            const QString why = ImportDialog::tr("%1 left out: %2").arg(number(left->count), importReasonText(left.key()));
            auto* line = new QTreeWidgetItem(kind, {why});
            line->setToolTip(0, left->examples.join(u'\n'));
            line->setFirstColumnSpanned(true);
        }
    }
    for (auto note = report.notes.cbegin(); note != report.notes.cend(); ++note) {
        auto* line = new QTreeWidgetItem(file, {ImportDialog::tr("%1 times: %2").arg(number(note->count), importReasonText(note.key()))});
        line->setToolTip(0, note->examples.join(u'\n'));
        line->setFirstColumnSpanned(true);
    }
    file->setText(1, ImportDialog::tr("%1 of %2 records taken").arg(number(report.taken()), number(seen)));
    return file;
}

} // namespace

QString ImportDialog::fileFilter() { return tr("Schedules (*.xml *.xer);;All files (*)"); }

ImportDialog::ImportDialog(Workspace& workspace, const QStringList& files, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_job(new ImportJob(workspace.session(), files, this))
    , m_heading(new TextLabel(tr("Import"), TypeRole::Heading, "text.primary"_token))
    , m_sentence(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_stack(new QStackedWidget)
    , m_bar(new QProgressBar)
    , m_step(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_tree(new QTreeWidget)
    , m_under(new QComboBox)
    , m_encoding(new QComboBox)
    , m_choices(new QWidget)
    , m_report(new QPlainTextEdit)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
    , m_go(m_buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole))
{
    setWindowTitle(tr("Import schedules"));
    m_sentence->setWordWrap(true);
    m_go->setDefault(true);
    m_go->setProperty("look", QStringLiteral("primary"));
    m_bar->setTextVisible(false);

    auto* working = new QWidget;
    auto* workingColumn = new QVBoxLayout(working);
    workingColumn->setContentsMargins(0, 0, 0, 0);
    workingColumn->addWidget(m_step);
    workingColumn->addWidget(m_bar);
    workingColumn->addStretch();

    m_tree->setColumnCount(2 + int(std::size(counted)));
    m_tree->setHeaderLabels(
        {tr("Project or file"), tr("What happens"), tr("Added"), tr("Changed"), tr("Moved"), tr("Removed"), tr("Kept here")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->resizeSection(1, 220);
    for (int c = 2; c < m_tree->columnCount(); ++c)
        m_tree->header()->resizeSection(c, 84), m_tree->headerItem()->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);

    const Portfolio& portfolio = workspace.portfolio();
    const std::function<void(NodeId, int)> addNodes = [&](NodeId at, int level) {
        for (const Node* node : portfolio.childrenOf(at))
            if (node->kind != NodeKind::Project)
                m_under->addItem(QString(level * 3, u' ') + node->name, node->id.value), addNodes(node->id, level + 1);
    };
    addNodes({}, 0);
    NodeId near = workspace.scope();
    for (const Node* node = portfolio.find(near); node && node->kind == NodeKind::Project; node = portfolio.find(near)) near = node->parent;
    m_under->setCurrentIndex(std::max(0, m_under->findData(near.value)));
    m_encoding->addItem(tr("Found out from the file"), QString());
    for (const char* name : {"windows-1252", "windows-1250", "windows-1251", "windows-1256", "UTF-8"})
        m_encoding->addItem(QLatin1String(name), QLatin1String(name));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->addRow(tr("New projects go under"), m_under);
    form->addRow(tr("Text of XER files"), m_encoding);
    m_choices->setLayout(new QVBoxLayout);
    m_choices->layout()->setContentsMargins(0, 0, 0, 0);

    auto* preview = new QWidget;
    auto* previewColumn = new QVBoxLayout(preview);
    previewColumn->setContentsMargins(0, 0, 0, 0);
    previewColumn->setSpacing(12);
    previewColumn->addWidget(m_tree, 1);
    previewColumn->addWidget(m_choices);
    previewColumn->addLayout(form);

    m_report->setReadOnly(true);
    m_report->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_report->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_stack->addWidget(working);
    m_stack->addWidget(preview);
    m_stack->addWidget(m_report);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(m_sentence);
    column->addWidget(m_stack, 1);
    column->addWidget(m_buttons);
    resize(1000, 600);

    connect(m_buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] {
        if (m_done) return accept();
        showProgress(tr("Writing"));
        m_job->run(options());
    });
    connect(m_job, &ImportJob::progressed, this, [this](const QString& what, int percent) {
        m_step->setText(what);
        m_bar->setRange(0, 100);
        m_bar->setValue(percent);
    });
    connect(m_job, &ImportJob::readDone, this, &ImportDialog::replan);
    connect(m_job, &ImportJob::planned, this, &ImportDialog::showPlan);
    connect(m_job, &ImportJob::finished, this, &ImportDialog::showReport);
    connect(m_job, &ImportJob::failed, this, [this](const Error& error) {
        if (error.code == Errc::Cancelled) return QDialog::reject(); // nothing was written
        m_heading->setText(tr("Nothing was imported"));
        m_sentence->setText(sentence(error));
        m_sentence->setInk("status.bad"_token);
        m_stack->setCurrentIndex(Report);
        m_report->setPlainText(wholeReport());
        m_go->setEnabled(false);
    });
    connect(m_encoding, &QComboBox::activated, this, [this] {
        showProgress(tr("Reading"));
        m_job->read(m_encoding->currentData().toString());
    });
    showProgress(files.size() == 1 ? tr("Reading %1").arg(QFileInfo(files.front()).fileName()) : tr("Reading %1 files").arg(files.size()));
    m_job->read();
}

void ImportDialog::showProgress(const QString& what)
{
    m_heading->setText(what);
    m_sentence->setText({});
    m_step->setText({});
    m_bar->setRange(0, 0);
    m_stack->setCurrentIndex(Working);
    m_go->setEnabled(false);
}

ImportOptions ImportDialog::options() const
{
    ImportOptions options;
    options.parent = NodeId{m_under->currentData().toLongLong()};
    options.now = m_workspace.session().identity().clock();
    options.author = m_workspace.session().identity().author;
    return options;
}

void ImportDialog::replan()
{
    showProgress(tr("Comparing with the portfolio"));
    m_job->plan(options());
}

void ImportDialog::showPlan()
{
    int wrong = 0;
    for (const auto& read : m_job->sources()) wrong += read.error.has_value();
    const int good = int(m_job->sources().size()) - wrong;
    m_heading->setText(good == 0 ? tr("Nothing to import") : tr("What the import will do"));
    QStringList sentences;
    for (const auto& read : m_job->sources())
        if (read.error && sentences.size() < 3)
            sentences << QStringLiteral("%1: %2").arg(QFileInfo(read.path).fileName(), sentence(*read.error));
    if (wrong > 3) sentences << tr("%1 more files cannot be read.").arg(wrong - 3);
    if (sentences.isEmpty())
        sentences << (m_job->somethingToDo() ? tr("Nothing is written before you press Import. One undo takes it all back.")
                                             : tr("The portfolio holds all of this already."));
    m_sentence->setText(sentences.join(u'\n'));
    m_sentence->setInk(wrong ? "status.bad"_token : "text.secondary"_token);
    fillTree();
    addQuestions();
    m_stack->setCurrentIndex(Preview);
    m_go->setEnabled(m_job->somethingToDo());
    m_go->setFocus();
}

void ImportDialog::fillTree()
{
    m_tree->clear();
    for (const ImportReport& report : m_job->reports())
        for (const ImportedProject& project : report.projects) {
            auto* item = new QTreeWidgetItem(m_tree,
                {project.code.isEmpty() || project.code == project.name ? project.name : project.code + QStringLiteral("  ") + project.name,
                    wordOf(project.what)});
            item->setToolTip(0, report.file);
            const bool created = project.what == ImportedProject::Created;
            for (std::size_t c = 0; c < std::size(counted); ++c) {
                const bool all = created && counted[c] == ImportedRow::Added;
                const qint64 count = project.count(counted[c]);
                item->setText(int(c) + 2, all ? tr("all") : count ? QLocale().toString(count) : QStringLiteral("–"));
                item->setTextAlignment(int(c) + 2, Qt::AlignRight | Qt::AlignVCenter);
            }
            for (std::size_t i = 0; i < project.rows.size() && i < rowsShown; ++i) {
                const ImportedRow& row = project.rows[i];
                const auto entity = entityByKey(row.entity);
                const QString fields = fieldWords(row);
                auto* child = new QTreeWidgetItem(item,
                    {QStringLiteral("%1  (%2)").arg(row.title, entity ? infoOf(*entity).labelText() : row.entity),
                        fields.isEmpty() ? wordOf(row.what) : QStringLiteral("%1: %2").arg(wordOf(row.what), fields)});
                child->setToolTip(1, child->text(1));
                child->setFirstColumnSpanned(false);
            }
            if (project.rows.size() > rowsShown) new QTreeWidgetItem(item, {tr("and %1 more").arg(project.rows.size() - rowsShown)});
        }
    if (m_tree->topLevelItemCount() == 1) m_tree->expandAll();
    for (const ImportReport& report : m_job->reports()) m_tree->addTopLevelItem(recordsOf(report));
}

/// One line a project that could be more than one here, with the choice.
void ImportDialog::addQuestions()
{
    qDeleteAll(m_choices->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto& questions = m_job->questions();
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        const bool several = questions[i].candidates.size() > 1;
        row->addWidget(new TextLabel(several ? tr("“%1” could be more than one project here:").arg(questions[i].name)
                                             : tr("“%1” has the id of a project with another name:").arg(questions[i].name),
                           TypeRole::Body, "text.primary"_token),
            1);
        auto* choice = new QComboBox;
        choice->addItem(tr("Make a new project"), 0);
        for (NodeId candidate : questions[i].candidates)
            choice->addItem(tr("Update %1").arg(m_workspace.portfolio().titleOf(entityOf<Node>(), candidate.value)), candidate.value);
        if (questions[i].answer) choice->setCurrentIndex(std::max(0, choice->findData(questions[i].answer->value)));
        connect(choice, &QComboBox::activated, this, [this, choice, i] {
            const qint64 id = choice->currentData().toLongLong();
            m_job->questions()[i].answer = id ? std::optional(NodeId{id}) : std::nullopt;
            replan();
        });
        row->addWidget(choice);
        m_choices->layout()->addWidget(line);
    }
    m_choices->setVisible(!questions.empty());
}

/// Once the file is in: the tasks whose dates here are not those that the file gives them.
QString ImportDialog::differencesText(const ImportReport& report) const
{
    QString text;
    for (const ImportedProject& project : report.projects) {
        const auto found = m_done ? m_workspace.session().sourceDifferences(project.node) : std::vector<SourceDifference>();
        if (found.empty()) continue;
        text += tr("  %1: %2 tasks have other dates than in the file").arg(project.name, QLocale().toString(qint64(found.size()))) + u'\n';
        for (std::size_t i = 0; i < found.size() && i < differencesShown; ++i)
            text += QStringLiteral("    ") + sentence(found[i], m_workspace.portfolio()) + u'\n';
        if (found.size() > differencesShown) text += tr("    ... and %1 more").arg(found.size() - differencesShown) + u'\n';
    }
    return text;
}

QString ImportDialog::wholeReport() const
{
    QString text;
    for (const auto& read : m_job->sources())
        if (read.error) text += QStringLiteral("%1\n  %2\n").arg(read.path, sentence(*read.error));
    for (const ImportReport& report : m_job->reports()) text += reportText(report) + differencesText(report);
    return text;
}

void ImportDialog::showReport()
{
    int made = 0, updated = 0;
    qint64 seen = 0, taken = 0;
    for (const ImportReport& report : m_job->reports()) {
        for (const ImportedProject& p : report.projects)
            made += p.what == ImportedProject::Created, updated += p.what == ImportedProject::Updated;
        for (const RecordTally& tally : report.records) seen += tally.seen, taken += tally.taken;
    }
    QStringList what;
    if (made) what << tr("%1 new").arg(made);
    if (updated) what << tr("%1 updated").arg(updated);
    const QString outcome = tr("Imported: %1. Of %2 records %3 were taken, %4 left out.")
                                .arg(what.isEmpty() ? tr("nothing new") : what.join(QStringLiteral(", ")), QLocale().toString(seen),
                                    QLocale().toString(taken), QLocale().toString(seen - taken));
    m_heading->setText(tr("Import report"));
    m_sentence->setText(outcome);
    m_sentence->setInk("text.secondary"_token);
    m_done = true;
    m_report->setPlainText(wholeReport());
    m_stack->setCurrentIndex(Report);
    m_buttons->button(QDialogButtonBox::Cancel)->hide();
    m_go->setText(tr("Close"));
    m_go->setEnabled(true);
    m_go->setFocus();
    m_workspace.notify({Notice::Tone::Good, outcome});
}

void ImportDialog::reject()
{
    if (m_job->busy()) {
        m_job->cancel();
        m_heading->setText(tr("Cancelling"));
        return; // closes once the worker has let go
    }
    QDialog::reject();
}

} // namespace gantry
