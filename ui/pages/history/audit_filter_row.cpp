#include "ui/pages/history/audit_filter_row.h"

#include "core/text/text.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QWidgetAction>

namespace gantry {
namespace {

QComboBox* combo(const QString& name, int width)
{
    auto* out = new QComboBox;
    out->setObjectName(name);
    out->setFixedHeight(grown(24));
    out->setMinimumWidth(grown(width));
    out->setMaximumWidth(grown(width + 40));
    out->setMaxVisibleItems(20);
    out->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    out->view()->setTextElideMode(Qt::ElideRight);
    return out;
}

/// A list as wide as its words, though the box is narrow.
void widen(QComboBox* box)
{
    int widest = box->width();
    for (int i = 0; i < box->count(); ++i) widest = std::max(widest, box->fontMetrics().horizontalAdvance(box->itemText(i)) + 40);
    box->view()->setMinimumWidth(std::min(widest, grown(420)));
}

} // namespace

AuditFilterRow::AuditFilterRow(const Session& session, ToolRow& row, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_words(new QLineEdit)
    , m_author(combo(QStringLiteral("audit.author"), 110))
    , m_entity(combo(QStringLiteral("audit.entity"), 120))
    , m_field(combo(QStringLiteral("audit.field"), 110))
    , m_project(combo(QStringLiteral("audit.project"), 130))
    , m_when(new QAction(icon("calendar"), tr("Any time"), this))
    , m_clear(new QAction(icon("close"), tr("Clear filter"), this))
    , m_days(new QMenu(&row))
{
    m_words->setPlaceholderText(tr("Find in what was done"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setClearButtonEnabled(true);
    m_words->setFixedSize(grown(170), grown(24));
    m_author->setAccessibleName(tr("Who"));
    m_entity->setAccessibleName(tr("Kind of record"));
    m_field->setAccessibleName(tr("Field"));
    m_project->setAccessibleName(tr("Project"));
    m_when->setMenu(m_days);
    m_when->setToolTip(tr("When it was done"));
    m_when->setObjectName(QStringLiteral("audit.when"));
    m_clear->setObjectName(QStringLiteral("audit.clear"));
    row.addWidget(m_words);
    row.addWidget(m_author);
    row.addAction(m_when);
    row.addWidget(m_entity);
    row.addWidget(m_field);
    row.addWidget(m_project);
    row.addAction(m_clear);

    m_entity->addItem(tr("All records"));
    std::vector<const EntityInfo*> kinds;
    for (const EntityInfo& info : allEntities()) kinds.push_back(&info);
    std::ranges::sort(
        kinds, [](const EntityInfo* a, const EntityInfo* b) { return a->pluralText().localeAwareCompare(b->pluralText()) < 0; });
    for (const EntityInfo* info : kinds) m_entity->addItem(info->pluralText(), info->keyText());
    widen(m_entity);
    makeDays();
    fillProjects();
    setAuthors({});
    showFilter();

    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& words) {
        AuditFilter filter = m_filter;
        filter.words = words.split(u' ', Qt::SkipEmptyParts);
        change(std::move(filter));
    });
    connect(m_author, &QComboBox::activated, this, [this](int i) {
        AuditFilter filter = m_filter;
        filter.author = i > 0 ? m_author->itemText(i) : QString();
        change(std::move(filter));
    });
    connect(m_entity, &QComboBox::activated, this, [this](int i) {
        AuditFilter filter = m_filter;
        filter.entity = i > 0 ? entityByKey(m_entity->itemData(i).toString()) : std::nullopt;
        filter.field.clear();
        change(std::move(filter));
    });
    connect(m_field, &QComboBox::activated, this, [this](int i) {
        AuditFilter filter = m_filter;
        filter.field = m_field->itemData(i).toString();
        change(std::move(filter));
    });
    connect(m_project, &QComboBox::activated, this, [this](int i) {
        AuditFilter filter = m_filter;
        filter.node = NodeId{m_project->itemData(i).toLongLong()};
        change(std::move(filter));
    });
    connect(m_clear, &QAction::triggered, this, [this] {
        setFilter({});
        Q_EMIT changed();
    });
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        const auto isNode = [](const Change& c) { return c.entity == entityOf<Node>(); };
        if (std::ranges::any_of(set.changes, isNode)) fillProjects();
    });
}

void AuditFilterRow::change(AuditFilter filter)
{
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    showFilter();
    Q_EMIT changed();
}

void AuditFilterRow::setFilter(AuditFilter filter)
{
    m_filter = std::move(filter);
    showFilter();
}

void AuditFilterRow::setAuthors(const QStringList& authors)
{
    m_author->clear();
    m_author->addItem(tr("Everybody"));
    m_author->addItems(authors);
    widen(m_author);
    m_author->setCurrentIndex(m_filter.author.isEmpty() ? 0 : std::max(0, m_author->findText(m_filter.author)));
}

void AuditFilterRow::makeDays()
{
    const QDate today = m_session.today();
    const auto add = [this](const QString& text, std::optional<QDate> from, std::optional<QDate> to) {
        connect(m_days->addAction(text), &QAction::triggered, this, [this, from, to] {
            AuditFilter filter = m_filter;
            filter.from = from;
            filter.to = to;
            change(std::move(filter));
        });
    };
    add(tr("Any time"), {}, {});
    add(tr("Today"), today, today);
    add(tr("Yesterday"), today.addDays(-1), today.addDays(-1));
    add(tr("The last 7 days"), today.addDays(-6), today);
    add(tr("The last 30 days"), today.addDays(-29), today);
    const QDate month(today.year(), today.month(), 1);
    add(tr("This month"), month, today);
    add(tr("Last month"), month.addMonths(-1), month.addDays(-1));
    m_days->addSeparator();
    const auto pick = [this, today](const QString& text, std::optional<QDate> AuditFilter::*day) {
        QMenu* menu = m_days->addMenu(text);
        auto* calendar = new QCalendarWidget;
        calendar->setMaximumDate(today);
        auto* holder = new QWidgetAction(menu);
        holder->setDefaultWidget(calendar);
        menu->addAction(holder);
        connect(calendar, &QCalendarWidget::clicked, this, [this, day](QDate chosen) {
            m_days->close();
            AuditFilter filter = m_filter;
            filter.*day = chosen;
            if (filter.from && filter.to && *filter.to < *filter.from) // the day just chosen holds
                (day == &AuditFilter::from ? filter.to : filter.from).reset();
            change(std::move(filter));
        });
    };
    pick(tr("From a day"), &AuditFilter::from);
    pick(tr("Up to a day"), &AuditFilter::to);
}

void AuditFilterRow::fillFields()
{
    m_field->clear();
    m_field->addItem(tr("All fields"));
    m_field->setEnabled(m_filter.entity.has_value());
    if (!m_filter.entity) return;
    for (const Field& field : infoOf(*m_filter.entity).fields.subspan(1))
        if (!field.is(Internal) || field.keyText() == m_filter.field) m_field->addItem(field.labelText(), field.keyText());
    widen(m_field);
    m_field->setCurrentIndex(std::max(0, m_filter.field.isEmpty() ? 0 : m_field->findData(m_filter.field)));
}

void AuditFilterRow::fillProjects()
{
    const Portfolio& portfolio = m_session.portfolio();
    m_project->clear();
    m_project->addItem(tr("All projects"), 0);
    const std::function<void(NodeId, int)> add = [&](NodeId parent, int level) {
        for (const Node* node : portfolio.childrenOf(parent)) {
            m_project->addItem(QString(2 * level, u' ') + withCode(node->code, node->name), node->id.value);
            add(node->id, level + 1);
        }
    };
    if (const Node* root = portfolio.root()) add(root->id, 0);
    widen(m_project);
    m_project->setCurrentIndex(std::max(0, m_project->findData(m_filter.node.value)));
}

void AuditFilterRow::showFilter()
{
    const auto show = [](QComboBox* box, int at) { box->setCurrentIndex(std::max(0, at)); };
    if (m_words->text().split(u' ', Qt::SkipEmptyParts) != m_filter.words) {
        const QSignalBlocker still(m_words);
        m_words->setText(m_filter.words.join(u' '));
    }
    show(m_author, m_filter.author.isEmpty() ? 0 : m_author->findText(m_filter.author));
    show(m_entity, m_filter.entity ? m_entity->findData(infoOf(*m_filter.entity).keyText()) : 0);
    show(m_project, m_project->findData(m_filter.node.value));
    fillFields();
    const auto day = [](const std::optional<QDate>& date) { return dateText(*date); };
    m_when->setText(!m_filter.from && !m_filter.to ? tr("Any time")
            : m_filter.from == m_filter.to         ? day(m_filter.from)
            : !m_filter.to                         ? tr("From %1").arg(day(m_filter.from))
            : !m_filter.from                       ? tr("Up to %1").arg(day(m_filter.to))
                                                   : tr("%1 – %2").arg(day(m_filter.from), day(m_filter.to)));
    m_clear->setVisible(!m_filter.isEmpty());
}

} // namespace gantry
