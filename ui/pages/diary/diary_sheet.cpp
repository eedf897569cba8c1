#include "ui/pages/diary/diary_sheet.h"

#include "core/text/change_text.h"
#include "core/text/text.h"
#include "core/text/training_text.h"
#include "ui/pages/diary/diary_days.h"
#include "ui/pages/diary/diary_photos.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"
#include "ui/tables/owned_table.h"
#include "ui/tables/table_actions.h"
#include "ui/tables/table_view.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>

namespace gantry {
namespace {

using K = DiaryEntryKind;
struct Section {
    K kind;
    const char* columns;
    const char* titleOfNew;
};
constexpr Section sections[] = {
    {K::Workforce, "what company count hours task_id description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New crew")},
    {K::Plant, "what company count hours task_id description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New plant")},
    {K::Delivery, "what company quantity unit contract_id task_id description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New delivery")},
    {K::Delay, "what hours_lost task_id contract_id company description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New delay")},
    {K::Quantity, "what quantity unit task_id description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New quantity")},
    {K::Safety, "what company count description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New safety note")},
    {K::Inspection, "what company task_id description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New inspection")},
    {K::Visitor, "what company count description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New visitor")},
    {K::Note, "what description", QT_TRANSLATE_NOOP("gantry::DiarySheet", "New note")},
};

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

/// A lock and the sentence why nothing is typed here.
class LockLine final : public QWidget {
public:
    LockLine()
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(12, 8, 12, 8);
        row->setSpacing(8);
        auto* mark = new QLabel;
        mark->setPixmap(icon("lock").pixmap(16, 16));
        m_words = new TextLabel({}, TypeRole::Body, "text.primary"_token);
        m_words->setWordWrap(true);
        row->addWidget(mark, 0, Qt::AlignTop);
        row->addWidget(m_words, 1);
    }
    void setWords(const QString& words) { m_words->setText(words); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        panel(p, QRectF(rect()), 4, currentTheme()["status.neutralWash"_token]);
    }

private:
    TextLabel* m_words;
};

} // namespace

QString sectionText(DiaryEntryKind kind)
{
    static constexpr const char* words[] = {QT_TRANSLATE_NOOP("gantry::DiarySheet", "Workforce"),
        QT_TRANSLATE_NOOP("gantry::DiarySheet", "Plant"), QT_TRANSLATE_NOOP("gantry::DiarySheet", "Deliveries"),
        QT_TRANSLATE_NOOP("gantry::DiarySheet", "Visitors"), QT_TRANSLATE_NOOP("gantry::DiarySheet", "Delays"),
        QT_TRANSLATE_NOOP("gantry::DiarySheet", "Quantities done"), QT_TRANSLATE_NOOP("gantry::DiarySheet", "Safety"),
        QT_TRANSLATE_NOOP("gantry::DiarySheet", "Inspections"), QT_TRANSLATE_NOOP("gantry::DiarySheet", "Notes")};
    return DiarySheet::tr(words[std::size_t(kind)]);
}

DiarySheet::DiarySheet(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_column(new QVBoxLayout)
    , m_title(new TextLabel({}, TypeRole::Heading, "text.primary"_token))
    , m_state(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_totals(new TextLabel({}, TypeRole::BodyStrong, "text.primary"_token))
    , m_lock(new LockLine)
    , m_weather(new OwnedTable(workspace, entityOf<DiaryDay>(), tr("Weather"),
          {QStringLiteral("weather"), QStringLiteral("lowest_celsius"), QStringLiteral("highest_celsius"),
              QStringLiteral("rain_millimetres"), QStringLiteral("wind"), QStringLiteral("author_id"), QStringLiteral("description")}))
    , m_photos(new DiaryPhotos(workspace))
{
    auto* body = new QWidget;
    body->setLayout(m_column);
    m_column->setContentsMargins(0, 8, 0, 16);
    m_column->setSpacing(4);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(12, 0, 12, 4);
    head->setSpacing(4);
    for (QWidget* each : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_state), m_lock, static_cast<QWidget*>(m_totals)})
        head->addWidget(each);
    m_state->setWordWrap(true);
    m_column->addLayout(head);
    const auto add = [this](OwnedTable* table) {
        table->setFollowsSelection(false); // the page is about the day
        table->view().setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        table->view().setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_column->addWidget(table);
        connect(&table->model(), &RecordTableModel::countsChanged, this, [this, table] { fit(*table); });
    };
    ColumnLayout days = m_weather->view().columnLayout();
    days.frozen = 0; // there is but one row
    for (ColumnPlace& place : days.places)
        if (place.key == u"weather" || place.key == u"wind" || place.key == u"author_id") place.width = grown(130);
    m_weather->view().setColumnLayout(days);
    add(m_weather);
    m_weather->actions().insert->setVisible(false); // a day has one weather
    for (const Section& section : sections) {
        auto* table = new OwnedTable(workspace, entityOf<DiaryEntry>(), sectionText(section.kind), keys(section.columns));
        table->actions().insert->setText(tr(section.titleOfNew));
        ColumnLayout layout = table->view().columnLayout();
        for (ColumnPlace& place : layout.places) {
            static const QHash<QString, int> widths{{QStringLiteral("what"), 220}, {QStringLiteral("company"), 170},
                {QStringLiteral("count"), 76}, {QStringLiteral("hours"), 76}, {QStringLiteral("hours_lost"), 76},
                {QStringLiteral("quantity"), 76}, {QStringLiteral("unit"), 76}, {QStringLiteral("task_id"), 160},
                {QStringLiteral("contract_id"), 140}, {QStringLiteral("description"), 200}};
            place.width = grown(widths.value(place.key, 104));
        }
        table->view().setColumnLayout(layout);
        m_sections.emplace_back(section.kind, table);
        add(table);
    }
    auto* files = new TextLabel(tr("Photographs and files"), TypeRole::Section, "text.primary"_token);
    files->setContentsMargins(12, 8, 12, 0);
    m_column->addWidget(files);
    m_column->addWidget(m_photos);
    m_column->addStretch(1);
    setWidget(body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QWidget* each : {viewport(), body}) each->setAutoFillBackground(false);
    setFocusProxy(m_sections.front().second);
    connect(&workspace.session(), &Session::changed, this, &DiarySheet::refresh);
}

OwnedTable& DiarySheet::section(DiaryEntryKind kind) const
{
    return *std::ranges::find(m_sections, kind, &std::pair<DiaryEntryKind, OwnedTable*>::first)->second;
}

/// As high as its rows: the sheet scrolls, not each table of it.
void DiarySheet::fit(OwnedTable& table)
{
    TableView& view = table.view();
    const int rows = table.model().rowCount() * m_workspace.rowHeight();
    view.setFixedHeight(view.tableHeader()->sizeHint().height() + rows + 2);
}

void DiarySheet::setDay(DiaryDayId day)
{
    if (day != m_day) {
        (void)finish();
        m_day = day;
        const qint64 owner = day ? day.value : -1;
        const DiaryDay* row = m_workspace.portfolio().find(day);
        m_weather->setOwner(row ? row->project.value : -1, {{&infoOf<DiaryDay>().fields[0], Value(owner)}});
        for (const auto& [kind, table] : m_sections) table->setOwner(owner, {{&fieldFor<&DiaryEntry::kind>(), Value(wordOf(kind))}});
        m_photos->setDay(day);
        verticalScrollBar()->setValue(0);
    }
    refresh();
}

void DiarySheet::refresh()
{
    const DiaryDay* day = m_workspace.portfolio().find(m_day);
    if (!day) return;
    const bool completed = day->status == DiaryStatus::Completed;
    m_title->setText(longDay(day->day));
    QString lock;
    if (completed)
        lock = tr("Completed by %1, as declared, on %2. Nothing here can be changed until the day is opened again with a reason.")
                   .arg(day->completedBy, day->completed ? momentText(*day->completed) : QStringLiteral("–"));
    static_cast<LockLine*>(m_lock)->setWords(lock);
    m_lock->setVisible(completed);
    QStringList state;
    if (!completed) state << tr("Open");
    if (!day->number.isEmpty()) state << day->number;
    if (day->author) state << tr("kept by %1").arg(m_workspace.portfolio().titleOf(entityOf<Person>(), day->author.value));
    if (!day->reopened.isEmpty()) state << tr("opened again because: %1").arg(day->reopened);
    m_state->setText(state.join(QStringLiteral(" · ")));
    m_totals->setText(totalsText(totalsOf(m_workspace.portfolio(), m_day)));
    m_weather->model().setLocked(lock);
    for (const auto& [kind, table] : m_sections) table->model().setLocked(lock);
    fit(*m_weather);
    for (const auto& [kind, table] : m_sections) fit(*table);
}

QString DiarySheet::totals() const { return m_totals->text(); }
QString DiarySheet::state() const { return m_state->text(); }

bool DiarySheet::finish()
{
    bool all = m_weather->view().finishEditing();
    for (const auto& [kind, table] : m_sections) all &= table->view().finishEditing();
    return all;
}

bool DiarySheet::reveal(DiaryEntryId id)
{
    const DiaryEntry* entry = m_workspace.portfolio().find(id);
    if (!entry || entry->day != m_day) return false;
    OwnedTable& table = section(entry->kind);
    ensureWidgetVisible(&table);
    table.setFocus();
    return table.view().setCurrent(id.value);
}

void DiarySheet::addLine(DiaryEntryKind kind)
{
    OwnedTable& table = section(kind);
    ensureWidgetVisible(&table);
    table.setFocus();
    table.actions().insert->trigger();
}

void DiarySheet::paintEvent(QPaintEvent* event)
{
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
