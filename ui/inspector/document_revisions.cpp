#include "ui/inspector/document_revisions.h"

#include "core/edit/documents.h"
#include "core/text/text.h"
#include "ui/governance/file_intake.h"
#include "ui/governance/knowledge_commands.h"
#include "ui/shell/controls/lead_row.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>

namespace gantry {
namespace {

constexpr std::size_t mostRows = 8; // the newest; all of them stand in the register

QString nameOf(const Portfolio& portfolio, RecordKey record)
{
    const Document* d = record.entity == entityOf<Document>() ? portfolio.find<Document>(record.id) : nullptr;
    if (d) return QStringList{d->number, d->title, d->revision}.join(u' ').simplified();
    const Attachment* a = portfolio.find<Attachment>(record.id);
    const auto on = a ? entityByKey(a->entity) : std::nullopt;
    return on ? DocumentRevisions::tr("an attachment of “%1”").arg(portfolio.titleOf(*on, a->record.value)) : QString();
}

QString stateOf(const Document& d)
{
    QString text = enumText(wordOf(d.status));
    if (d.issued) text += QStringLiteral(" · ") + dateText(*d.issued);
    return text;
}

} // namespace

DocumentRevisions::DocumentRevisions(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_same(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_drop(new TextLabel(tr("Drop the file of this document here."), TypeRole::Small, "text.secondary"_token))
    , m_list(new QVBoxLayout)
{
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(4);
    column->addWidget(new TextLabel(tr("Revisions"), TypeRole::Section, "text.primary"_token));
    m_list->setSpacing(0);
    column->addLayout(m_list);
    for (TextLabel* label : {m_same, m_drop}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) {
        static const std::array read{entityOf<Document>(), entityOf<Attachment>(), entityOf<Snapshot>()};
        if (m_record.id && std::ranges::any_of(set.changes, [](const Change& c) { return std::ranges::count(read, c.entity) > 0; }))
            build();
    });
    hide();
}

void DocumentRevisions::setRecord(RecordKey record)
{
    if (record.entity != entityOf<Document>()) record = {};
    if (record == m_record) return;
    m_record = record;
    build();
}

void DocumentRevisions::build()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const Document* document = m_record.id ? portfolio.find<Document>(m_record.id) : nullptr;
    setVisible(document);
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // a click may come from it
        }
        delete item;
    }
    m_told.clear();
    if (!document) return;
    const auto all = revisionsOf(portfolio, document->id);
    for (std::size_t i = all.size(); i-- > 0 && all.size() - i <= mostRows;) {
        const Document& d = *portfolio.find(all[i]);
        const QString revision = d.revision.isEmpty() ? tr("No revision") : d.revision;
        const QString here = d.id == document->id ? tr("%1, shown here").arg(revision) : revision;
        auto* row = new LeadRow(here, stateOf(d));
        row->setObjectName(QStringLiteral("revision ") + d.revision);
        connect(row, &QAbstractButton::clicked, this, [this, id = d.id] { m_workspace.reveal({entityOf<Document>(), id.value}); });
        m_list->addWidget(row);
        m_told << revision + QStringLiteral(", ") + enumText(wordOf(d.status));
    }
    m_same->setText(sameFile());
    m_same->setVisible(!m_same->text().isEmpty());
    m_drop->setVisible(document->status == DocumentStatus::Wip && !m_workspace.session().isReadOnly());
}

QString DocumentRevisions::sameFile() const
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const auto same = m_record.id ? keptAsWell(portfolio, {m_record.id}) : std::vector<RecordKey>();
    if (same.empty()) return {};
    const QString first = nameOf(portfolio, same.front());
    return same.size() == 1 ? tr("The same file is kept as %1.").arg(first)
                            : tr("The same file is kept as %1, and %2 times more.").arg(first).arg(same.size() - 1);
}

void DocumentRevisions::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_workspace.session().isReadOnly() && filesIn(*event->mimeData()).size() == 1) event->acceptProposedAction();
}

void DocumentRevisions::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction); // whoever gives the file keeps it
    event->accept();
    if (const QStringList files = filesIn(*event->mimeData()); m_record.id && !files.isEmpty())
        putFile(m_workspace, {m_record.id}, files.front());
}

void DocumentRevisions::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(p, QRectF(0, 0, width(), 1), currentTheme()["line.default"_token]);
}

} // namespace gantry
