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

class EntryDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, grown(30)}; }
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = currentTheme();
        choiceGround(*p, option.rect, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver);
        const QRect r = option.rect.adjusted(12, 0, -12, 0);
        const QString mark = index.data(Qt::UserRole + 1).toString();
        const QRect drawing = mirrored(QRect(r.x(), r.y() + (r.height() - 16) / 2, 16, 16), r);
        if (!mark.isEmpty()) icon(qPrintable(mark), t["text.secondary"_token]).paint(p, drawing);
        const QString detail = index.data(Qt::UserRole).toString();
        p->setFont(textFont(TypeRole::Small));
        p->setPen(t["text.tertiary"_token]);
        drawWords(*p, r, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, detail);
        const int taken = p->fontMetrics().horizontalAdvance(detail) + 16;
        p->setFont(textFont(TypeRole::Body));
        p->setPen(t["text.primary"_token]);
        const QRect room = mirrored(r.adjusted(28, 0, -taken, 0), r);
        drawWords(*p, room, Qt::AlignVCenter | Qt::TextSingleLine,
            p->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(
    std::vector<PaletteEntry> fixed, std::function<std::vector<PaletteEntry>(const QString&)> records, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_fixed(std::move(fixed))
    , m_records(std::move(records))
    , m_words(new QLineEdit)
    , m_list(new QListWidget)
    , m_none(new TextLabel({}, TypeRole::Body, "text.secondary"_token))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    m_words->setPlaceholderText(tr("Search records or run a command"));
    m_words->setTextMargins(6, 0, 6, 0);
    m_words->installEventFilter(this);
    column->addWidget(m_words);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    column->addWidget(m_list, 1);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(8, 4, 8, 4);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_none, 1);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { run(m_list->row(item)); });
    resize(480, 420);
    search({});
    m_words->setFocus();
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
        run(m_list->currentRow());
        return true;
    }
    return false;
}

void CommandPalette::search(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    m_shown.clear();
    for (const PaletteEntry& entry : m_fixed)
        if (matches(entry.title, words)) m_shown.push_back(entry);
    if (!words.isEmpty())
        for (PaletteEntry& entry : m_records(text.trimmed())) m_shown.push_back(std::move(entry));
    m_list->clear();
    for (const PaletteEntry& entry : m_shown) {
        auto* item = new QListWidgetItem(entry.title, m_list);
        item->setData(Qt::UserRole, entry.detail);
        item->setData(Qt::UserRole + 1, entry.icon);
    }
    m_list->setCurrentRow(0);
    m_none->setText(tr("Nothing found for “%1”").arg(text.trimmed()));
    m_none->setVisible(m_shown.empty());
    m_list->setVisible(!m_shown.empty());
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= int(m_shown.size())) return;
    const auto command = m_shown[std::size_t(row)].run;
    close();
    command();
}

} // namespace gantry
