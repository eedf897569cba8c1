#include "ui/baselines/compare_dialog.h"

#include "core/base/write_whole.h"
#include "core/edit/baselines.h"
#include "core/exchange/csv/csv_text.h"
#include "core/model/baselines.h"
#include "core/text/text.h"
#include "ui/pages/journal/change_list_model.h"
#include "ui/pages/journal/ledger_view.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/dialogs.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace gantry {
namespace {

constexpr int afterEdit = 250; // ms
const QString sizeKey = QStringLiteral("compare/size");

bool contains(const VersionGroup& group, const VersionLine& line, const QString& words)
{
    for (const QString* each : {&group.title, &group.wbs, &line.what, &line.field, &line.before, &line.after})
        if (each->contains(words, Qt::CaseInsensitive)) return true;
    return false;
}

/// The rows as the lists of changes show them: a record is named on its first line.
ChangeGroup shownGroup(const VersionGroup& group)
{
    ChangeGroup out{{}, withCode(group.wbs, group.title), 0, 0, 0, {}};
    QString said;
    for (const VersionLine& line : group.lines) {
        using Kind = VersionDifference::Kind;
        ++(line.kind == Kind::Added ? out.added : line.kind == Kind::Removed ? out.removed : out.changed);
        const bool whole = line.kind == Kind::Added || line.kind == Kind::Removed;
        ChangeLine& row = out.lines.emplace_back();
        row.title = line.what == said ? QString() : line.what;
        row.field = whole || line.kind == Kind::Moved ? kindText(line.kind) : line.field;
        row.before = line.before, row.after = line.after, row.by = line.by;
        row.exists = false; // a click on the row leads, not one on its words
        said = line.what;
    }
    return out;
}

} // namespace

CompareDialog::CompareDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_before(new QComboBox)
    , m_after(new QComboBox)
    , m_kinds(new SegmentedButton({tr("All"), tr("Added"), tr("Removed"), tr("Moved"), tr("Changed"), tr("Dates and figures")}))
    , m_words(new QLineEdit)
    , m_counts(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_hint(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_model(new ChangeListModel(this, tr("Difference")))
    , m_list(new LedgerView(workspace.rowHeight()))
{
    setObjectName(QStringLiteral("compare"));
    setWindowTitle(tr("Compare versions"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_before->setObjectName(QStringLiteral("before"));
    m_after->setObjectName(QStringLiteral("after"));
    m_before->setAccessibleName(tr("Version before"));
    m_after->setAccessibleName(tr("Version after"));
    m_words->setPlaceholderText(tr("Filter by name, field or value"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setTextMargins(6, 0, 6, 0);
    m_words->setMinimumWidth(grown(220));
    auto* versions = new QHBoxLayout;
    versions->setSpacing(8);
    for (const auto& [word, picker] : {std::pair(tr("From"), m_before), std::pair(tr("to"), m_after)}) {
        auto* label = new TextLabel(word, TypeRole::Body, "text.secondary"_token);
        label->setMinimumWidth(label->sizeHint().width());
        versions->addWidget(label);
        versions->addWidget(picker, 1);
    }
    auto* filter = new QHBoxLayout;
    filter->setSpacing(8);
    filter->addWidget(m_kinds);
    filter->addWidget(m_words, 1);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Differences"));
    const std::array widths{250, 160, 180, 180, 90};
    for (int i = 0; i < int(widths.size()); ++i) m_list->header()->resizeSection(i, grown(widths[std::size_t(i)]));
    m_list->header()->setStretchLastSection(true);
    m_hint->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    QPushButton* save = buttons->addButton(tr("Save as CSV"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copy"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_counts, 1);
    foot->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addLayout(versions);
    column->addLayout(filter);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    column->addLayout(foot);
    keepSize(*this, workspace.settings(), sizeKey, QSize(grown(940), grown(560)));

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(tabbed(table())); });
    connect(save, &QPushButton::clicked, this, &CompareDialog::askWhereToSave);
    for (QComboBox* picker : {m_before, m_after}) connect(picker, &QComboBox::activated, this, &CompareDialog::compare);
    connect(m_kinds, &SegmentedButton::currentChanged, this, &CompareDialog::showRows);
    connect(m_words, &QLineEdit::textChanged, this, &CompareDialog::showRows);
    connect(m_list, &QAbstractItemView::clicked, this, &CompareDialog::choose);
    connect(m_list, &LedgerView::followed, this, &CompareDialog::choose);
    m_later.setSingleShot(true);
    m_later.setInterval(afterEdit);
    connect(&m_later, &QTimer::timeout, this, [this] {
        fillPickers();
        compare();
    });
    connect(&workspace.session(), &Session::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&workspace.session(), &Session::derived, &m_later, qOverload<>(&QTimer::start));
}

void CompareDialog::setVersions(NodeId project, SnapshotId before, SnapshotId after)
{
    m_project = project;
    fillPickers();
    m_before->setCurrentIndex(std::max(0, m_before->findData(before.value)));
    m_after->setCurrentIndex(std::max(0, m_after->findData(after.value)));
    compare();
    m_list->setFocus();
}

/// What is chosen stays, as long as it is there.
void CompareDialog::fillPickers()
{
    const Portfolio& portfolio = m_workspace.portfolio();
    setWindowTitle(tr("Compare versions of “%1”").arg(portfolio.titleOf(entityOf<Node>(), m_project.value)));
    for (QComboBox* picker : {m_before, m_after}) {
        const qint64 held = picker->currentData().toLongLong();
        picker->clear();
        picker->addItem(tr("Plan as it is now"), 0);
        for (const Snapshot* s : baselinesOf(portfolio, m_project))
            picker->addItem(s->takenAt ? tr("%1, %2").arg(s->name, dateText(localDay(*s->takenAt))) : s->name, s->id.value);
        picker->setCurrentIndex(std::max(0, picker->findData(held)));
    }
}

Result<PlanVersion> CompareDialog::version(const QComboBox* picker) const
{
    const Session& session = m_workspace.session();
    const SnapshotId snapshot{picker->currentData().toLongLong()};
    const auto plan = session.schedule(m_project);
    if (!plan) return Error{Errc::NotFound, "change.record-gone", {infoOf<Node>().labelText(), QString::number(m_project.value)}};
    auto frozen = snapshot ? session.frozen(snapshot) : frozenPlan(session.portfolio(), *plan);
    return frozen ? planVersion(session.portfolio(), m_project, std::move(*frozen)) : Result<PlanVersion>(frozen.error());
}

void CompareDialog::compare()
{
    m_groups.clear();
    m_said.clear();
    const auto before = version(m_before), after = version(m_after);
    if (before && after) {
        const VersionComparison found = compareVersions(*before, *after);
        m_groups = versionText(found, *before, *after, m_workspace.portfolio());
        if (!found.rows) m_said = tr("One of the two holds dates alone, so links, calendars and assignments are not compared.");
    } else {
        m_said = sentence(before ? after.error() : before.error());
    }
    showRows();
}

void CompareDialog::showRows()
{
    const QString words = m_words->text().trimmed();
    const int kind = m_kinds->current() - 1; // -1: all
    std::array<qsizetype, 5> counts{};
    m_shown.clear();
    for (const VersionGroup& group : m_groups) {
        VersionGroup part{group.task, group.wbs, group.title, {}};
        for (const VersionLine& line : group.lines) {
            ++counts[std::size_t(line.kind)];
            if ((kind < 0 || kind == int(line.kind)) && (words.isEmpty() || contains(group, line, words))) part.lines.push_back(line);
        }
        if (!part.lines.empty()) m_shown.push_back(std::move(part));
    }
    std::vector<ChangeGroup> rows;
    for (const VersionGroup& group : m_shown) rows.push_back(shownGroup(group));
    m_model->setGroups(std::move(rows));
    m_list->expandAll();
    QStringList said;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i]) said << QStringLiteral("%1 %2").arg(QLocale().toString(counts[i]), kindText(VersionDifference::Kind(i)).toLower());
    m_counts->setText(said.join(QStringLiteral(", ")));
    const QString nothing = m_groups.empty() ? tr("Nothing differs.") : tr("Nothing passes the filter.");
    m_hint->setText(!m_said.isEmpty() || !m_shown.empty() ? m_said : nothing);
    m_hint->setVisible(!m_hint->text().isEmpty());
    m_list->setVisible(!m_groups.empty());
}

void CompareDialog::choose(const QModelIndex& index)
{
    const QModelIndex head = index.parent().isValid() ? index.parent() : index;
    if (!head.isValid() || head.row() >= std::ssize(m_shown)) return;
    const TaskId task = m_shown[std::size_t(head.row())].task;
    if (m_workspace.portfolio().find(task)) m_workspace.reveal({entityOf<Task>(), task.value});
}

std::vector<QStringList> CompareDialog::table() const { return versionTable(m_shown); }

Result<void> CompareDialog::save(const QString& path) const
{
    csv::TableWriter out;
    for (QStringList row : table()) {
        for (QString& cell : row) cell = csv::guarded(cell);
        out.add(row);
    }
    return writeWhole(out.take(), path);
}

void CompareDialog::askWhereToSave()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save the differences"), {}, tr("Tables (*.csv)"));
    if (path.isEmpty()) return;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".csv");
    if (const auto done = save(path); !done) m_workspace.report(done.error());
}

void showComparison(Workspace& workspace, NodeId project, SnapshotId before, SnapshotId after, QWidget* window)
{
    showOne<CompareDialog>(workspace, window, [&](CompareDialog& dialog) { dialog.setVersions(project, before, after); });
}

} // namespace gantry
