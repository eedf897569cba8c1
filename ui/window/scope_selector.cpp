#include "ui/window/scope_selector.h"

#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTreeWidget>

namespace gantry {
namespace {

constexpr int gap = 22; // room of a chevron between two parts

/// Hides what neither matches nor holds a match; true where something stays.
bool filterItem(QTreeWidgetItem* item, const QString& words)
{
    bool below = false;
    for (int i = 0; i < item->childCount(); ++i) below |= filterItem(item->child(i), words);
    const bool stays = below || item->text(0).contains(words, Qt::CaseInsensitive);
    item->setHidden(!stays);
    return stays;
}

class ScopeTree final : public QFrame {
public:
    ScopeTree(Workspace& workspace, QWidget* parent)
        : QFrame(parent, Qt::Popup)
        , m_workspace(workspace)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setFrameShape(QFrame::StyledPanel);
        setBackgroundRole(QPalette::Base);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(8, 8, 8, 8);
        column->setSpacing(8);
        m_filter->setPlaceholderText(ScopeSelector::tr("Find a programme or project"));
        m_filter->setTextMargins(6, 0, 6, 0);
        m_filter->installEventFilter(this);
        column->addWidget(m_filter);
        m_tree->setHeaderHidden(true);
        m_tree->setFrameShape(QFrame::NoFrame);
        m_tree->setIndentation(16);
        m_tree->setUniformRowHeights(true);
        column->addWidget(m_tree);
        if (const Node* root = workspace.portfolio().root()) add(nullptr, *root);
        m_tree->expandAll();
        QObject::connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
            for (int i = 0; i < m_tree->topLevelItemCount(); ++i) filterItem(m_tree->topLevelItem(i), words.trimmed());
            for (QTreeWidgetItemIterator it(m_tree, QTreeWidgetItemIterator::NotHidden); *it; ++it)
                if ((*it)->text(0).contains(words.trimmed(), Qt::CaseInsensitive)) {
                    m_tree->setCurrentItem(*it);
                    break;
                }
        });
        QObject::connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) { choose(item); });
        resize(360, 420);
        m_filter->setFocus();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() != QEvent::KeyPress) return false;
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            choose(m_tree->currentItem());
            return true;
        }
        if (key->key() != Qt::Key_Down && key->key() != Qt::Key_Up) return false;
        QCoreApplication::sendEvent(m_tree, key);
        return true;
    }

private:
    void add(QTreeWidgetItem* parent, const Node& node)
    {
        auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
        item->setText(0, node.code.isEmpty() || node.kind != NodeKind::Project ? node.name : node.code + QStringLiteral("  ") + node.name);
        item->setData(0, Qt::UserRole, node.id.value);
        if (node.kind != NodeKind::Project) item->setFont(0, textFont(TypeRole::BodyStrong));
        if (node.id == m_workspace.scope()) m_tree->setCurrentItem(item);
        for (const Node* child : m_workspace.portfolio().childrenOf(node.id)) add(item, *child);
    }
    void choose(QTreeWidgetItem* item)
    {
        if (!item) return;
        const NodeId id{item->data(0, Qt::UserRole).toLongLong()};
        Workspace& workspace = m_workspace;
        close();
        workspace.setScope(id);
    }

    Workspace& m_workspace;
    QLineEdit* m_filter = new QLineEdit(this);
    QTreeWidget* m_tree = new QTreeWidget(this);
};

} // namespace

ScopeSelector::ScopeSelector(QWidget* parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMinimumWidth(120);
    setFixedHeight(grown(28));
    connect(this, &QAbstractButton::clicked, this, &ScopeSelector::openTree);
    refresh();
}

void ScopeSelector::setWorkspace(Workspace* workspace)
{
    if (m_workspace) m_workspace->disconnect(this), m_workspace->session().disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::scopeChanged, this, &ScopeSelector::refresh);
        connect(&workspace->session(), &Session::changed, this, [this](const ChangeSet& set) {
            if (std::ranges::any_of(set.changes, [](const Change& c) { return c.entity == entityOf<Node>(); })) refresh();
        });
    }
    refresh();
}

QStringList ScopeSelector::path() const
{
    if (!m_workspace) return {tr("No portfolio open")};
    QStringList out;
    for (const Node* node = m_workspace->portfolio().find(m_workspace->scope()); node; node = m_workspace->portfolio().find(node->parent))
        out.prepend(node->name);
    return out;
}

void ScopeSelector::refresh()
{
    setEnabled(m_workspace);
    setAccessibleName(tr("Scope: %1").arg(path().join(QStringLiteral(" > "))));
    setToolTip(m_workspace ? path().join(QStringLiteral(" > ")) : QString());
    updateGeometry();
    update();
}

QSize ScopeSelector::sizeHint() const
{
    const QFontMetrics plain(textFont(TypeRole::Body)), strong(textFont(TypeRole::BodyStrong));
    const QStringList parts = path();
    int width = 10 + 28;
    for (int i = 0; i < parts.size(); ++i) {
        const bool last = i == parts.size() - 1;
        width += (last ? strong : plain).horizontalAdvance(parts[i]) + (last ? 0 : gap) + 1;
    }
    return {width, grown(28)};
}

void ScopeSelector::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    panel(p, rect(), 4, t[underMouse() && isEnabled() ? "bg.hover"_token : "bg.surface"_token], t["line.default"_token]);
    if (hasFocus()) panel(p, rect(), 4, Qt::transparent, t["focus.ring"_token], 2);
    QStringList parts = path();
    const QFont plain = textFont(TypeRole::Body), strong = textFont(m_workspace ? TypeRole::BodyStrong : TypeRole::Body);
    // What lacks room elides: the programme in the middle first, then the others.
    int missing = sizeHint().width() - width();
    for (int i : parts.size() > 2 ? std::vector<int>{1, 0, 2} : std::vector<int>{0, 1}) {
        if (missing <= 0 || i >= parts.size()) break;
        const QFontMetrics metrics(i == parts.size() - 1 ? strong : plain);
        const int had = metrics.horizontalAdvance(parts[i]);
        parts[i] = metrics.elidedText(parts[i], Qt::ElideRight, std::max(36, had - missing));
        missing -= had - metrics.horizontalAdvance(parts[i]);
    }
    int x = 10;
    for (int i = 0; i < parts.size(); ++i) {
        const bool last = i == parts.size() - 1;
        p.setFont(last ? strong : plain);
        p.setPen(t[!isEnabled() ? "text.secondary"_token : "text.primary"_token]);
        const int part = p.fontMetrics().horizontalAdvance(parts[i]) + 1;
        drawWords(p, mirrored(QRect(x, 0, part, height()), rect()), Qt::AlignVCenter | Qt::TextSingleLine, parts[i]);
        x += part;
        if (!last) chevron(p, mirrored(QRectF(x, 0, gap, height()), rect()), -90, t["text.secondary"_token]);
        x += gap;
    }
    if (m_workspace)
        gantry::icon("chevrons-updown", t["text.secondary"_token])
            .paint(&p, mirrored(QRect(width() - 24, (height() - 16) / 2, 16, 16), rect()));
}

void ScopeSelector::openTree()
{
    if (!m_workspace) return;
    auto* tree = new ScopeTree(*m_workspace, this);
    tree->move(mapToGlobal(QPoint(isMirrored() ? width() - tree->width() : 0, height() + 4)));
    tree->show();
}

} // namespace gantry
