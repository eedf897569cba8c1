#include "ui/window/command_palette.h"

#include "ui/shell/controls/text_label.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace gantry {
namespace {

/// Every word occurs, in any order: "new proj" finds "New project".
bool matches(const QString& text, const QStringList& words)
{
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

constexpr int fewestLetters = 3; // from so many on what is called as typed goes before records
constexpr std::size_t mostLeading = 3;
int tallest() { return grown(520); }

bool leads(const PaletteEntry& entry, const QString& words)
{
    return words.size() >= fewestLetters && entry.leads.startsWith(words, Qt::CaseInsensitive);
}

class EntryDelegate final : public QStyledItemDelegate {
public:
    EntryDelegate(const std::vector<PaletteEntry>& entries, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_entries(entries)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const PaletteEntry& entry = m_entries[std::size_t(index.row())];
        return {100, entry.hit ? heightOf(*entry.hit) : grown(30)};
    }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        const PaletteEntry& entry = m_entries[std::size_t(index.row())];
        choiceGround(*p, option.rect, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver);
        if (entry.apart && index.row() > 0)
            fillSharp(*p, QRectF(option.rect.left(), option.rect.top(), option.rect.width(), 1), t["line.default"_token]);
        const QRect r = option.rect.adjusted(12, 0, -12, 0);
        if (entry.hit) return paintHitRow(*p, r, *entry.hit);
        const QRect drawing = mirrored(QRect(r.x(), r.y() + (r.height() - 16) / 2, 16, 16), r);
        if (!entry.icon.isEmpty()) icon(qPrintable(entry.icon), t["text.secondary"_token]).paint(p, drawing);
        p->setFont(textFont(TypeRole::Small));
        p->setPen(t["text.tertiary"_token]);
        drawWords(*p, r, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, entry.detail);
        const int taken = p->fontMetrics().horizontalAdvance(entry.detail) + 16;
        p->setFont(textFont(TypeRole::Body));
        p->setPen(t["text.primary"_token]);
        const QRect room = mirrored(r.adjusted(28, 0, -taken, 0), r);
        drawWords(*p, room, Qt::AlignVCenter | Qt::TextSingleLine, p->fontMetrics().elidedText(entry.title, Qt::ElideRight, room.width()));
    }

private:
    const std::vector<PaletteEntry>& m_entries;
};

} // namespace

CommandPalette::CommandPalette(std::vector<PaletteEntry> fixed, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_fixed(std::move(fixed))
    , m_words(new QLineEdit)
    , m_list(new QListWidget)
    , m_none(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
    , m_note(new TextLabel({}, TypeRole::Small, "text.secondary"_token))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_words->setPlaceholderText(tr("Search or run a command"));
    m_words->setAccessibleName(m_words->placeholderText());
    m_words->setTextMargins(6, 0, 6, 0);
    m_words->installEventFilter(this);
    column->addWidget(m_words);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setItemDelegate(new EntryDelegate(m_shown, m_list));
    column->addWidget(m_list, 1);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(8, 4, 8, 4);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_none, 1);
    m_note->setContentsMargins(8, 0, 8, 0);
    m_note->hide();
    column->addWidget(m_note);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { run(m_list->row(item)); });
    resize(grown(640), tallest());
    m_words->setFocus();
    refill(false);
}

void CommandPalette::setWords(const QString& words)
{
    if (words == m_words->text())
        search();
    else
        m_words->setText(words);
}

void CommandPalette::search()
{
    m_runsNext = false;
    m_waits = !words().isEmpty();
    m_found.clear(); // of other words
    m_note->hide();
    refill(false);
    Q_EMIT asked(words());
}

void CommandPalette::setFound(std::vector<PaletteEntry> records, const QString& note)
{
    m_found = std::move(records);
    if (!m_found.empty()) m_found.front().apart = true;
    m_waits = false;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    refill(m_list->currentRow() > 0);
    if (std::exchange(m_runsNext, false)) run(m_list->currentRow());
}

/// `keepCurrent`: somebody has moved to an entry and stays at it.
void CommandPalette::refill(bool keepCurrent)
{
    const int at = m_list->currentRow();
    const QString current = keepCurrent && at >= 0 && at < int(m_shown.size()) ? m_shown[std::size_t(at)].title : QString();
    const QString typed = words();
    const QStringList parts = typed.split(u' ', Qt::SkipEmptyParts);
    std::vector<const PaletteEntry*> leading;
    for (const PaletteEntry& entry : m_fixed)
        if (leads(entry, typed) && leading.size() < mostLeading) leading.push_back(&entry);
    m_list->clear();
    m_shown.clear();
    for (const PaletteEntry* entry : leading) m_shown.push_back(*entry);
    for (const PaletteEntry& entry : m_found) m_shown.push_back(entry);
    const std::size_t before = m_shown.size();
    for (const PaletteEntry& entry : m_fixed)
        if (matches(entry.title, parts) && std::ranges::count(leading, &entry) == 0) m_shown.push_back(entry);
    if (before < m_shown.size()) m_shown[before].apart = true;
    int chosen = 0;
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        auto* item = new QListWidgetItem(m_shown[i].title, m_list);
        if (m_shown[i].hit) item->setData(Qt::AccessibleTextRole, m_shown[i].hit->tip);
        if (!current.isEmpty() && m_shown[i].title == current) chosen = int(i);
    }
    m_list->setCurrentRow(chosen);
    m_none->setText(m_waits ? tr("Searching...") : tr("Nothing found for “%1”").arg(typed));
    m_none->setVisible(m_shown.empty());
    m_list->setVisible(!m_shown.empty());
    int rows = m_shown.empty() ? grown(60) : 4;
    for (const PaletteEntry& entry : m_shown)
        if (rows < tallest()) rows += entry.hit ? heightOf(*entry.hit) : grown(30);
    resize(width(), std::clamp(rows + m_words->sizeHint().height() + grown(40), grown(160), tallest()));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const int step = key->key() == Qt::Key_Down ? 1
        : key->key() == Qt::Key_Up              ? -1
        : key->key() == Qt::Key_PageDown        ? 10
        : key->key() == Qt::Key_PageUp          ? -10
                                                : 0;
    if (step != 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        const int row = m_list->currentRow();
        const bool own = row >= 0 && row < int(m_shown.size()) && (row > 0 || leads(m_shown[0], words()));
        if (m_waits && !own)
            m_runsNext = true; // what is best is known in a moment
        else
            run(row);
        return true;
    }
    return false;
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= int(m_shown.size())) return;
    const auto command = m_shown[std::size_t(row)].run;
    close();
    command();
}

} // namespace gantry
