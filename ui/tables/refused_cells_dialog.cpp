#include "ui/tables/refused_cells_dialog.h"

#include "ui/shell/controls/text_label.h"
#include "ui/shell/theme.h"
#include "ui/tables/sentence_delegate.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>

namespace gantry {
namespace {
constexpr int listed = 2000; // past that nobody reads on
constexpr QSize usual(860, 440); // px
constexpr int rowWidth = 56, recordWidth = 170, columnWidth = 120, textWidth = 130;
constexpr int whyColumn = 4;

} // namespace

RefusedCellsDialog::RefusedCellsDialog(const BlockChange& change, const QString& verb, QWidget* parent)
    : QDialog(parent)
    , m_list(new QTreeWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(verb);
    resize(grown(usual.width()), grown(usual.height()));
    const QLocale locale;
    const auto refused = qsizetype(change.refused.size());
    const QString what =
        refused == 1 ? tr("One cell cannot be taken as it is.") : tr("%1 cells cannot be taken as they are.").arg(locale.toString(refused));
    QString rest = tr("Nothing else is left to write.");
    if (!change.nothing()) {
        QStringList parts;
        if (change.cells > 0) parts << (change.cells == 1 ? tr("1 other cell") : tr("%1 other cells").arg(locale.toString(change.cells)));
        if (change.added > 0) parts << (change.added == 1 ? tr("1 new row") : tr("%1 new rows").arg(locale.toString(change.added)));
        rest = tr("Nothing is written yet; %1 could be.").arg(parts.join(tr(" and ")));
    }
    auto* head = new TextLabel(what, TypeRole::Heading, "text.primary"_token);
    auto* below = new TextLabel(rest, TypeRole::Body, "text.secondary"_token);

    m_list->setHeaderLabels({tr("Row"), tr("Record"), tr("Column"), tr("Text"), tr("Why")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(false);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setItemDelegate(new SentenceDelegate(whyColumn, m_list));
    connect(m_list->header(), &QHeaderView::sectionResized, m_list, [this] { m_list->doItemsLayout(); });
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Refused cells"));
    m_list->header()->setSectionsMovable(false);
    for (qsizetype i = 0; i < std::min(refused, qsizetype(listed)); ++i) {
        const CellRefusal& each = change.refused[std::size_t(i)];
        auto* item = new QTreeWidgetItem(m_list,
            {locale.toString(qulonglong(each.line + 1)), each.record.isEmpty() ? tr("new") : each.record,
                each.column.isEmpty() ? tr("whole row") : each.column, each.text.simplified(), each.why});
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignTop);
        for (int column = 1; column < 5; ++column) item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignTop);
        for (int column = 1; column < 5; ++column) item->setToolTip(column, item->text(column));
    }
    m_list->setColumnWidth(0, grown(rowWidth));
    m_list->setColumnWidth(1, grown(recordWidth));
    m_list->setColumnWidth(2, grown(columnWidth));
    m_list->setColumnWidth(3, grown(textWidth));
    if (m_list->topLevelItemCount() > 0) m_list->setCurrentItem(m_list->topLevelItem(0));

    auto* buttons = new QDialogButtonBox;
    auto* copy = buttons->addButton(tr("Copy the list"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    if (change.nothing()) {
        buttons->addButton(QDialogButtonBox::Close);
    } else {
        auto* accept = buttons->addButton(tr("%1 the rest").arg(verb), QDialogButtonBox::AcceptRole);
        accept->setProperty("look", QStringLiteral("primary"));
        accept->setObjectName(QStringLiteral("rest"));
        buttons->addButton(QDialogButtonBox::Cancel)->setDefault(true);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(8);
    column->addWidget(head);
    column->addWidget(below);
    column->addWidget(m_list, 1);
    column->addSpacing(4);
    column->addWidget(buttons);
    m_list->setFocus();
}

QString RefusedCellsDialog::text() const
{
    QStringList lines;
    const auto line = [&](const QTreeWidgetItem& item) {
        QStringList cells;
        for (int column = 0; column < item.columnCount(); ++column) cells << item.text(column);
        lines << cells.join(u'\t');
    };
    line(*m_list->headerItem());
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) line(*m_list->topLevelItem(i));
    return lines.join(u'\n') + u'\n';
}

} // namespace gantry
