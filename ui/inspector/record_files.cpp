#include "ui/inspector/record_files.h"

#include "core/edit/attachments.h"
#include "core/text/change_text.h"
#include "core/text/text.h"
#include "ui/governance/file_intake.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/lead_row.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QPainter>
#include <QPushButton>

namespace gantry {

RecordFiles::RecordFiles(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_add(new QPushButton(tr("Attach files...")))
    , m_list(new QVBoxLayout)
    , m_intake(new FileIntake(workspace, this))
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
    button("save", tr("Save %1 as...").arg(file.title), true, [this, id] { askAndSaveKept(m_workspace, kept(id), this); });
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
    m_intake->take(paths, [record = m_record](const Portfolio& portfolio, IdSource& ids, AttachedFile file, const TakenBy& by) {
        return attach(portfolio, ids, record, std::move(file), by);
    });
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

KeptFile RecordFiles::kept(AttachmentId id) const
{
    const Attachment* file = m_workspace.portfolio().find(id);
    return file ? KeptFile{file->title, file->content, id.value} : KeptFile{};
}

void RecordFiles::open(AttachmentId id)
{
    if (const KeptFile file = kept(id); file.record) openKept(m_workspace, file, this);
}

void RecordFiles::saveAs(AttachmentId id, const QString& path)
{
    if (const KeptFile file = kept(id); file.record) saveKept(m_workspace, file, path);
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
