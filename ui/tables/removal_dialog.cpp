#include "ui/tables/removal_dialog.h"

#include "ui/shell/controls/text_label.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>

namespace gantry {
namespace {
constexpr int kinds = 8; // past that a list says no more
}

QString concernedText(const Portfolio& portfolio, const Concerned& concerned)
{
    const EntityInfo& info = infoOf(concerned.entity);
    QStringList titles;
    for (const RecordKey& key : concerned.first) titles << portfolio.titleOf(key.entity, key.id).simplified();
    QString out = QObject::tr("%1 %2").arg(
        QLocale().toString(qulonglong(concerned.count)), (concerned.count == 1 ? info.labelText() : info.pluralText()).toLower());
    if (concerned.field) out = QObject::tr("%1, in %2").arg(out, concerned.field->labelText());
    if (titles.isEmpty()) return out;
    const qulonglong more = concerned.count - std::size_t(titles.size());
    out = QObject::tr("%1: %2").arg(out, titles.join(QStringLiteral(", ")));
    return more == 0 ? out : QObject::tr("%1 and %2 more").arg(out, QLocale().toString(more));
}

RemovalDialog::RemovalDialog(const Portfolio& portfolio, const QString& what, const RemovalConsequences& consequences, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Delete"));
    setMinimumWidth(grown(460));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(4);
    const auto say = [&](const QString& text, TypeRole role, Token ink) {
        auto* label = new TextLabel(text, role, ink);
        label->setWordWrap(true);
        column->addWidget(label);
    };
    const auto list = [&](const QString& title, const std::vector<Concerned>& all) {
        if (all.empty()) return;
        column->addSpacing(8);
        say(title, TypeRole::Section, "text.primary"_token);
        for (std::size_t i = 0; i < std::min<std::size_t>(kinds, all.size()); ++i)
            say(concernedText(portfolio, all[i]), TypeRole::Body, "text.secondary"_token);
        if (all.size() > kinds) say(tr("and %1 more kinds of records").arg(all.size() - kinds), TypeRole::Body, "text.secondary"_token);
    };
    say(tr("Other records point at %1.").arg(what), TypeRole::Body, "text.primary"_token);
    list(tr("Deleted with it"), consequences.gone);
    list(tr("Stay, and lose the reference"), consequences.cleared);
    column->addSpacing(8);
    say(tr("One undo brings all of it back."), TypeRole::Small, "text.tertiary"_token);
    column->addSpacing(12);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    const auto offer = [&](const QString& text, const char* name, Hanging hanging) {
        QPushButton* button = buttons->addButton(text, QDialogButtonBox::DestructiveRole);
        button->setObjectName(QLatin1StringView(name));
        connect(button, &QPushButton::clicked, this, [this, hanging] {
            m_hanging = hanging;
            accept();
        });
        return button;
    };
    if (consequences.mayStay())
        offer(tr("Delete, and keep what can stay"), "keep", Hanging::StaysWhereItCan)
            ->setToolTip(tr("What lies below or belongs to it stays without it, where its kind allows that"));
    offer(consequences.gone.empty() ? tr("Delete, and clear the references") : tr("Delete all"), "all", Hanging::Goes)
        ->setProperty("look", QStringLiteral("primary"));
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

} // namespace gantry
