#include "ui/pages/search/search_page.h"

#include "core/search/record_text.h"
#include "core/text/text.h"
#include "ui/pages/search/hit_list.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/progress_strip.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/search_service.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

constexpr int mostHits = 300;
constexpr int typingMs = 60; // a page takes a little longer than a popup, so it waits for the next letter
constexpr int kindRole = Qt::UserRole, countRole = Qt::UserRole + 1;
constexpr int everything = -1, filesNotRead = -2;

/// A kind with how many were found of it.
class KindDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, grown(28)}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        choiceGround(*p, option.rect, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver);
        const QRect room = option.rect.adjusted(16, 0, -12, 0);
        p->setFont(textFont(TypeRole::Small));
        p->setPen(t["text.tertiary"_token]);
        const QString count = index.data(countRole).toString();
        drawWords(*p, room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, count);
        const int taken = p->fontMetrics().horizontalAdvance(count) + 8;
        p->setFont(textFont(option.state & QStyle::State_Selected ? TypeRole::BodyStrong : TypeRole::Body));
        p->setPen(t["text.primary"_token]);
        const QRect words = mirrored(QRect(room.left(), room.top(), room.width() - taken, room.height()), room);
        drawWords(*p, words, Qt::AlignVCenter | Qt::TextSingleLine,
            p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    }
};

QString counted(int count, bool more) { return QLocale().toString(count) + (more ? QStringLiteral("+") : QString()); }

} // namespace

SearchPage::SearchPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Search")))
    , m_words(new QLineEdit)
    , m_strip(new ProgressStrip)
    , m_kindList(new QListWidget)
    , m_list(new HitList)
    , m_stack(new QStackedWidget)
    , m_empty(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
{
    m_words->setPlaceholderText(tr("Words in any record, note or file"));
    m_words->setAccessibleName(tr("What to search for"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon("search"), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_words->setMinimumHeight(grown(32));
    auto* typed = new QHBoxLayout;
    typed->setContentsMargins(16, 8, 16, 8);
    typed->addWidget(m_words);

    m_kindList->setFrameShape(QFrame::NoFrame);
    m_kindList->setItemDelegate(new KindDelegate(m_kindList));
    m_kindList->setFixedWidth(grown(210));
    m_kindList->setMouseTracking(true);
    m_kindList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_kindList->setAccessibleName(tr("Kinds of records that were found"));
    m_list->setAccessibleName(tr("What was found"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_empty->setContentsMargins(16, 16, 16, 16);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_kindList);
    body->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(typed);
    column->addWidget(m_strip);
    column->addLayout(body, 1);
    setFocusProxy(m_words);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, &SearchPage::ask);
    connect(m_words, &QLineEdit::textChanged, this, [this] {
        m_kind.reset();
        m_files = false;
        m_typing.start();
    });
    connect(m_kindList, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (!item) return;
        const int kind = item->data(kindRole).toInt();
        m_files = kind == filesNotRead;
        m_kind = kind >= 0 ? std::optional(Entity{quint8(kind)}) : std::nullopt;
        m_files ? refresh() : ask();
    });
    connect(m_list, &HitList::chosen, this, &SearchPage::jump);
    connect(m_list, &HitList::currentMoved, this, [this](int row) {
        if (!m_files && row < int(m_answer.hits.size()))
            this->workspace().select(m_answer.hits[std::size_t(row)].leadsTo);
        else if (m_files && row < int(m_skipped.size()))
            this->workspace().select(m_skipped[std::size_t(row)].record);
    });
    SearchService& service = workspace.search();
    connect(&service, &SearchService::answered, this, [this](quint64 question, const SearchAnswer& answer) {
        if (question == m_askedAll && m_askedAll != m_asked) {
            m_kinds = answer.kinds;
            fillKinds();
        }
        if (question == m_asked) take(answer);
    });
    connect(&service, &SearchService::skippedFound, this, [this](const std::vector<SkippedFile>& files) {
        m_skipped = files;
        fillKinds();
        if (m_files) refresh();
    });
    connect(&service, &SearchService::stateChanged, this, &SearchPage::refresh);
    connect(&service, &SearchService::indexed, &m_fresh, &RefreshWhenSeen::outdate);
    service.start();
    fillKinds();
    refresh();
}

bool SearchPage::search(const QString& words)
{
    m_words->setText(words);
    m_words->setFocus();
    m_typing.stop();
    ask();
    return true;
}

void SearchPage::ask()
{
    m_typing.stop();
    m_fresh.settle();
    SearchService& service = workspace().search();
    QString words = m_words->text();
    m_askedAll = service.ask(m_header, words, {.hits = m_kind ? 1 : mostHits, .count = true});
    m_asked = m_askedAll;
    // One question counts all kinds, the other brings the records of the chosen one.
    if (m_kind)
        m_asked = service.ask(this, words + QStringLiteral(" entity:") + infoOf(*m_kind).keyText(), {.hits = mostHits, .count = true});
    service.askSkipped();
}

void SearchPage::take(const SearchAnswer& answer)
{
    m_answer = answer;
    if (!m_kind) m_kinds = answer.kinds;
    fillKinds();
    refresh();
}

void SearchPage::fillKinds()
{
    const QSignalBlocker still(m_kindList);
    m_kindList->clear();
    const auto add = [&](const QString& text, int kind, const QString& count) {
        auto* item = new QListWidgetItem(text, m_kindList);
        item->setData(kindRole, kind);
        item->setData(countRole, count);
        if (kind == (m_files ? filesNotRead : m_kind ? m_kind->index : everything)) m_kindList->setCurrentItem(item);
    };
    int all = 0;
    for (const auto& [entity, count] : m_kinds) all += count;
    if (all > 0) add(tr("All records"), everything, counted(all, m_answer.more && !m_kind));
    for (const auto& [entity, count] : m_kinds) add(infoOf(entity).pluralText(), entity.index, QLocale().toString(count));
    if (!m_skipped.empty()) add(tr("Files not read"), filesNotRead, QLocale().toString(qulonglong(m_skipped.size())));
    m_kindList->setVisible(m_kindList->count() > 0);
}

QString SearchPage::emptyText() const { return m_stack->currentWidget() == m_empty ? m_empty->text() : QString(); }

void SearchPage::refresh()
{
    const SearchService& service = workspace().search();
    const bool building = service.state() == SearchService::State::Building;
    if (building)
        m_strip->start(service.percent() / 100.0);
    else
        m_strip->stop();
    QStringList line;
    if (building) line << tr("The index is being built, %1 %").arg(service.percent());
    const bool asked = !readQuery(m_words->text()).isEmpty();
    if (m_files)
        line << tr("%1 files whose text cannot be searched").arg(QLocale().toString(qulonglong(m_skipped.size())));
    else if (asked && service.isReady())
        line << (m_answer.found == 1 ? tr("1 record") : tr("%1 records").arg(counted(m_answer.found, m_answer.more)));
    if (!m_files && m_answer.found > int(m_answer.hits.size()))
        line << tr("the best %1 are shown").arg(QLocale().toString(qulonglong(m_answer.hits.size())));
    m_header->setContext(line.join(QStringLiteral(" · ")));

    if (m_files) return showSkipped();
    if (service.state() == SearchService::State::Failed && service.error())
        m_empty->setText(sentence(*service.error()));
    else if (!service.isReady())
        m_empty->setText(building ? tr("The index is being built. What you type is answered as soon as it is there.")
                                  : tr("The index is being opened."));
    else if (!asked)
        m_empty->setText(
            tr("Type words that occur in a record, a note or a file. All of them have to occur; the last may be the beginning of a "
               "word.\n\n\"sheet pile\" finds words that stand one after another, -rail leaves out what has that word, kind:risk and "
               "project:CODE look at one kind or project alone."));
    else
        m_empty->setText(
            tr("Nothing holds all of these words: %1. Try fewer of them, or the beginning of one.").arg(m_words->text().trimmed()));
    showHits();
}

void SearchPage::showHits()
{
    const bool any = workspace().search().isReady() && !m_answer.hits.empty() && !readQuery(m_words->text()).isEmpty();
    m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_list) : m_empty);
    std::vector<HitRow> rows;
    if (any)
        for (const SearchHit& hit : m_answer.hits) rows.push_back(hitRowOf(portfolio(), hit));
    const int before = m_list->current();
    m_list->setRows(std::move(rows));
    if (before >= 0 && before < int(m_list->rows().size())) {
        const QSignalBlocker still(m_list);
        m_list->setCurrent(before);
    }
}

void SearchPage::showSkipped()
{
    std::vector<HitRow> rows;
    for (const SkippedFile& file : m_skipped) {
        HitRow row{"file", {}, {file.name}, {sentence(file.why)}, infoOf(file.record.entity).labelText(), {}, sentence(file.why)};
        rows.push_back(std::move(row));
    }
    m_list->setRows(std::move(rows));
    m_stack->setCurrentWidget(m_list);
}

void SearchPage::jump(int row)
{
    if (row < 0) return;
    if (m_files && row < int(m_skipped.size()))
        workspace().reveal(leadsTo(portfolio(), m_skipped[std::size_t(row)].record));
    else if (!m_files && row < int(m_answer.hits.size()))
        jumpTo(workspace(), m_answer.hits[std::size_t(row)]);
}

/// Arrows go from the words into the list, Enter takes the best.
bool SearchPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress && !m_list->rows().empty()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down) {
            m_list->setFocus();
            m_list->setCurrent(std::max(0, m_list->current()));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            jump(std::max(0, m_list->current()));
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void SearchPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
