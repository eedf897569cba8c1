#include "ui/governance/lessons_panel.h"

#include "core/text/knowledge_text.h"
#include "ui/governance/knowledge_commands.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/lead_row.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QPainter>
#include <QScrollArea>

namespace gantry {
namespace {

constexpr qsizetype mostOfAdvice = 220; // characters; the whole of it stands in the lesson

/// A text field of a lesson or practice, by its key.
QString fieldOf(const Portfolio& portfolio, RecordKey record, QStringView key)
{
    const Field* field = infoOf(record.entity).find(key);
    return field ? textOf(portfolio.cell(record.entity, record.id, *field)) : QString();
}

QString shortened(const QString& text)
{
    const QString line = text.simplified();
    if (line.size() <= mostOfAdvice) return line;
    const qsizetype space = line.lastIndexOf(u' ', mostOfAdvice);
    return line.left(space > 0 ? space : mostOfAdvice) + QStringLiteral("...");
}

} // namespace

LessonsPanel::LessonsPanel(Workspace& workspace, const QString& title, std::size_t most, Place place, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_most(most)
    , m_place(place)
    , m_said(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
    , m_none(new TextLabel(tr("No lesson fits that nobody has answered yet."), TypeRole::Body, "text.secondary"_token))
    , m_list(new QVBoxLayout)
{
    setAccessibleName(title);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(mirrored(QMargins(12, 4, 12, 4)));
    head->setSpacing(12);
    head->addWidget(new TextLabel(title, TypeRole::Section, "text.primary"_token));
    head->addWidget(m_said, 1);
    auto* body = new QWidget;
    auto* inner = new QVBoxLayout(body);
    inner->setContentsMargins(12, 0, 12, 8);
    inner->setSpacing(0);
    m_none->setWordWrap(true);
    inner->addWidget(m_none);
    m_list->setSpacing(8);
    inner->addLayout(m_list);
    inner->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QWidget* each : {scroll->viewport(), body}) each->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &LessonsPanel::refresh);
    connect(&workspace.session(), &Session::changed, this, &LessonsPanel::follow);
    connect(&workspace.session(), &Session::stateChanged, this, [this] {
        if (m_record.id) m_soon.start();
    });
    setVisible(place == Place::Page);
}

void LessonsPanel::setRecord(RecordKey record)
{
    if (!takesLessons(record.entity)) record = {};
    if (record == m_record) return;
    m_record = record;
    refresh();
}

void LessonsPanel::follow(const ChangeSet& set)
{
    static const std::array read{entityOf<Lesson>(), entityOf<BestPractice>(), entityOf<KnowledgeUse>(), entityOf<Relation>()};
    m_outdated = m_outdated || std::ranges::any_of(set.changes, [](const Change& c) { return std::ranges::count(read, c.entity) > 0; });
    if (m_record.id) m_soon.start();
}

void LessonsPanel::refresh()
{
    m_soon.stop();
    const Portfolio& portfolio = m_workspace.portfolio();
    if (m_record.id && !portfolio.table(m_record.entity).contains(m_record.id)) m_record = {};
    if (m_record.id && std::exchange(m_outdated, false)) m_index.update(portfolio);
    auto offers = m_record.id ? m_index.offers(lessonContextOf(portfolio, m_record), m_most) : std::vector<LessonOffer>();
    m_said->setText(said());
    if (m_place == Place::Inspector) setVisible(m_record.id && (!offers.empty() || !m_said->text().isEmpty()));
    m_offers = std::move(offers);
    const QWidget* focus = window()->focusWidget();
    const bool focused = focus && isAncestorOf(focus);
    while (QLayoutItem* item = m_list->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // the press that answers a lesson comes from it
        }
        delete item;
    }
    for (const LessonOffer& offer : m_offers) m_list->addWidget(rowOf(offer));
    m_none->setVisible(m_offers.empty());
    if (focused && m_list->count() > 0) m_list->itemAt(0)->widget()->setFocus();
}

QWidget* LessonsPanel::rowOf(const LessonOffer& offer)
{
    const Portfolio& portfolio = m_workspace.portfolio();
    const RecordKey lesson = offer.knowledge;
    auto* out = new QWidget;
    auto* column = new QVBoxLayout(out);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* lead = new LeadRow(portfolio.titleOf(lesson.entity, lesson.id), fieldOf(portfolio, lesson, u"number"));
    lead->setToolTip(tr("Open %1").arg(portfolio.titleOf(lesson.entity, lesson.id)));
    connect(lead, &QAbstractButton::clicked, this, [this, lesson] { m_workspace.reveal(lesson); });
    out->setFocusProxy(lead);
    column->addWidget(lead);
    const QString advice = fieldOf(portfolio, lesson, u"recommendation");
    auto* words = new TextLabel(shortened(advice), TypeRole::Body, "text.primary"_token);
    words->setWordWrap(true);
    words->setToolTip(advice);
    column->addWidget(words);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(4);
    auto* why = new TextLabel(fitText(offer.fit), TypeRole::Small, "text.secondary"_token);
    why->setToolTip(tr("%1 points: %2").arg(offer.fit.points()).arg(fitText(offer.fit).toLower()));
    if (m_place == Place::Inspector) {
        why->setWordWrap(true);
        column->addWidget(why);
        foot->addStretch(1);
    } else {
        foot->addWidget(why, 1);
    }
    const auto button = [&](const char* name, const char* iconName, const QString& text, KnowledgeVerdict verdict) {
        auto* action = new QAction(icon(iconName), text, out);
        action->setObjectName(QLatin1StringView(name));
        action->setEnabled(!m_workspace.session().isReadOnly());
        connect(action, &QAction::triggered, this, [this, lesson, verdict] { sayOf(m_workspace, lesson, m_record, verdict); });
        foot->addWidget(new ActionButton(action, ActionButton::Look::Bare));
    };
    button("used", "check", tr("Used here"), KnowledgeVerdict::Used);
    button("notUseful", "close", tr("Not useful"), KnowledgeVerdict::NotUseful);
    column->addLayout(foot);
    return out;
}

QString LessonsPanel::said() const
{
    if (!m_record.id) return {};
    int used = 0, notUseful = 0;
    const QString entity = infoOf(m_record.entity).keyText();
    m_workspace.portfolio().all<KnowledgeUse>().forEach([&](const KnowledgeUse& u) {
        if (u.record.value != m_record.id || u.entity != entity) return;
        ++(u.verdict == KnowledgeVerdict::Used ? used : notUseful);
    });
    QStringList parts;
    if (used) parts << tr("%1 used here").arg(used);
    if (notUseful) parts << tr("%1 of no use").arg(notUseful);
    return parts.join(QStringLiteral(", "));
}

void LessonsPanel::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
    fillSharp(p, QRectF(0, 0, width(), 1), currentTheme()["line.default"_token]);
}

} // namespace gantry
