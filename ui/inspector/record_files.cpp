#include "ui/inspector/record_files.h"

#include "core/base/write_whole.h"
#include "core/edit/attachments.h"
#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/inspector/lead_row.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QUrl>

namespace gantry {
namespace {

constexpr qint64 atOnce = qint64(1) << 20; // bytes; packing more takes longer than a window may wait

QStringList filesIn(const QMimeData& data)
{
    QStringList out;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) out << url.toLocalFile();
    return out;
}

} // namespace

RecordFiles::RecordFiles(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_add(new QPushButton(tr("Attach files...")))
    , m_list(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAcceptDrops(true);
    viewport()->setAutoFillBackground(false);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 12, 12, 16);
    column->setSpacing(8);
    m_add->setObjectName(QStringLiteral("attach"));
    column->addWidget(m_add, 0, Qt::AlignLeft);
    m_list->setSpacing(0);
    column->addLayout(m_list);
    column->addStretch(1);
    setWidget(body);
    body->setAutoFillBackground(false);
    connect(m_add, &QPushButton::clicked, this, &RecordFiles::choose);
    connect(&workspace.session(), &Session::changed, this, &RecordFiles::follow);
}

void RecordFiles::setRecord(RecordKey record)
{
    m_record = record;
    build();
}

void RecordFiles::build()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    m_shown = m_record.id ? attachmentsOn(portfolio, m_record) : std::vector<AttachmentId>();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // the press that removes a file comes from it
        }
        delete item;
    }
    const bool writable = m_record.id && !m_workspace.session().isReadOnly();
    m_add->setEnabled(writable);
    for (AttachmentId id : m_shown) m_list->addWidget(rowOf(id, writable));
    if (!m_shown.empty()) return;
    auto* none = new TextLabel(tr("No files here. Choose some, or drop them here."), TypeRole::Body, "text.secondary"_token);
    none->setWordWrap(true);
    m_list->addWidget(none);
}

QWidget* RecordFiles::rowOf(AttachmentId id, bool writable)
{
    const Attachment& file = *m_workspace.portfolio().find(id);
    auto* out = new QWidget;
    auto* row = new QHBoxLayout(out);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* name = new LeadRow(file.title, QLocale().formattedDataSize(file.size, 1, QLocale::DataSizeTraditionalFormat));
    if (const Snapshot* content = m_workspace.portfolio().find(file.content); content && content->takenAt)
        name->setToolTip(tr("%1\nAttached by %2, %3").arg(file.title, content->author, momentText(*content->takenAt)));
    connect(name, &QAbstractButton::clicked, this, [this, id] { open(id); });
    row->addWidget(name, 1);
    const auto button = [&](const char* iconName, const QString& text, bool enabled, auto run) {
        auto* action = new QAction(icon(iconName), text, out);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
        auto* each = new ActionButton(action, ActionButton::Look::IconOnly);
        each->setFixedSize(24, 24);
        row->addWidget(each);
    };
    button("save", tr("Save %1 as...").arg(file.title), true, [this, id] { chooseWhere(id); });
    button("trash", tr("Remove %1").arg(file.title), writable, [this, id] { remove(id); });
    return out;
}

void RecordFiles::follow()
{
    if (m_record.id && m_workspace.portfolio().table(m_record.entity).contains(m_record.id)
        && attachmentsOn(m_workspace.portfolio(), m_record) != m_shown)
        build();
}

// Attaching

void RecordFiles::choose() { attachFiles(QFileDialog::getOpenFileNames(this, tr("Attach files"))); }

void RecordFiles::attachFiles(const QStringList& paths)
{
    const bool idle = m_waiting.empty();
    for (const QString& path : paths) m_waiting.emplace_back(m_record, path);
    if (idle) attachNext();
}

void RecordFiles::attachNext()
{
    if (m_waiting.empty()) return tellRefused();
    const auto [record, path] = m_waiting.front();
    const auto done = [self = QPointer(this)](const Result<qint64>& result) {
        if (!self) return; // the window was closed meanwhile
        if (!result) self->m_refused.push_back(result.error());
        self->m_waiting.erase(self->m_waiting.begin());
        self->attachNext();
    };
    const Identity& who = m_workspace.session().identity();
    const TakenBy by{who.author, who.clock()};
    const auto made = [record = record, path = path, by](const Portfolio& portfolio, IdSource& ids) -> Result<ChangeSet> {
        auto file = readAttachment(path);
        return file ? attach(portfolio, ids, record, std::move(*file), by) : Result<ChangeSet>(file.error());
    };
    Session& session = m_workspace.session();
    if (QFileInfo(path).size() > atOnce && QFileInfo(path).size() <= mostOfAttachment)
        return session.applyBulk(
            [made](const Portfolio& portfolio, IdSource& ids, const Progress&) { return made(portfolio, ids); }, Source::Person, {}, done);
    auto set = made(session.portfolio(), session.ids());
    done(set ? session.apply(std::move(*set)) : Result<qint64>(set.error()));
}

/// Once all are through: what is taken after a refusal would take its notice away.
void RecordFiles::tellRefused()
{
    const auto refused = std::exchange(m_refused, {});
    if (refused.empty()) return;
    QString text = sentence(refused.front());
    if (refused.size() > 1) text += tr(" %1 more files were refused as well.").arg(refused.size() - 1);
    m_workspace.notify({Notice::Tone::Bad, text});
}

void RecordFiles::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_add->isEnabled() && !filesIn(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void RecordFiles::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction); // whoever gives the file keeps it
    event->accept();
    attachFiles(filesIn(*event->mimeData()));
}

// What is there

bool RecordFiles::mayOpen(const QString& name)
{
    if (!runsAsProgram(name)) return true;
    QMessageBox question(QMessageBox::Warning, tr("Open file"),
        tr("%1 can hold a program, and opening it may run that. Open it only if you know who attached it and what it does.").arg(name),
        QMessageBox::Cancel, this);
    question.setTextFormat(Qt::PlainText);
    const auto* open = question.addButton(tr("Open anyway"), QMessageBox::DestructiveRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    return question.clickedButton() == open;
}

void RecordFiles::open(AttachmentId id)
{
    const Attachment* file = m_workspace.portfolio().find(id);
    if (!file) return;
    const QString name = safeFileName(file->title);
    const auto bytes = m_workspace.session().content(file->content);
    if (!bytes) return m_workspace.report(bytes.error());
    if (!mayOpen(name)) return;
    if (!m_copies) m_copies = std::make_unique<QTemporaryDir>();
    const QString folder = m_copies->filePath(QString::number(id.value)); // two files of one name do not meet
    const QString path = folder + u'/' + name;
    QDir().mkpath(folder);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    if (auto done = writeWhole(*bytes, path); !done) return m_workspace.report(done.error());
    QFile::setPermissions(path, QFile::ReadOwner); // a copy, and nothing to run
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path))) m_workspace.report(Error{Errc::Io, "attachment.cannot-open", {name}});
}

void RecordFiles::chooseWhere(AttachmentId id)
{
    const Attachment* file = m_workspace.portfolio().find(id);
    if (!file) return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save file"), safeFileName(file->title));
    if (!path.isEmpty()) saveAs(id, path);
}

void RecordFiles::saveAs(AttachmentId id, const QString& path)
{
    const Attachment* file = m_workspace.portfolio().find(id);
    if (!file) return;
    const auto bytes = m_workspace.session().content(file->content);
    const auto done = bytes ? writeWhole(*bytes, path) : Result<void>(bytes.error());
    if (!done) return m_workspace.report(done.error());
    m_workspace.notify({Notice::Tone::Good, tr("%1 is saved.").arg(QFileInfo(path).fileName())});
}

void RecordFiles::remove(AttachmentId id)
{
    const Attachment* file = m_workspace.portfolio().find(id);
    if (!file) return;
    const QString name = file->title;
    if (!m_workspace.apply(removeAttachment(m_workspace.portfolio(), id))) return;
    m_workspace.notify({Notice::Tone::Info, tr("%1 was removed.").arg(name), tr("Undo"), [&workspace = m_workspace] { workspace.undo(); }});
}

void RecordFiles::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(event->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
