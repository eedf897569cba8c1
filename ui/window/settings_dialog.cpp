#include "ui/window/settings_dialog.h"

#include "ui/shell/controls/text_label.h"
#include "ui/shell/key_map.h"
#include "ui/window/keys_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>

namespace gantry {

namespace {
const QStringList schemeWords{QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("high-contrast")};
}

Scheme schemeOf(const QSettings& settings)
{
    const auto at = schemeWords.indexOf(settings.value(QStringLiteral("look/scheme")).toString());
    return at < 0 ? Scheme::System : Scheme(at);
}
void storeScheme(QSettings& settings, Scheme scheme) { settings.setValue(QStringLiteral("look/scheme"), schemeWords[int(scheme)]); }

SettingsDialog::SettingsDialog(QSettings& settings, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Settings"));
    auto* name = new QLineEdit(settings.value(QStringLiteral("identity/author")).toString());
    name->setObjectName(QStringLiteral("author"));
    name->setTextMargins(6, 0, 6, 0);
    connect(name, &QLineEdit::editingFinished, this, [this, name, &settings] {
        if (name->text().trimmed().isEmpty()) return;
        settings.setValue(QStringLiteral("identity/author"), name->text().trimmed());
        Q_EMIT authorChanged(name->text().trimmed());
    });
    auto* scheme = new QComboBox;
    scheme->setObjectName(QStringLiteral("scheme"));
    scheme->addItems({tr("As the system"), tr("Light"), tr("Dark"), tr("High contrast")});
    scheme->setCurrentIndex(int(schemeOf(settings)));
    connect(scheme, &QComboBox::currentIndexChanged, this, [&settings](int index) {
        storeScheme(settings, Scheme(index));
        applyScheme(Scheme(index));
    });
    auto* rows = new QComboBox;
    rows->setObjectName(QStringLiteral("rows"));
    rows->addItems({tr("Normal, 28 px"), tr("Compact, 24 px")});
    rows->setCurrentIndex(settings.value(QStringLiteral("look/rowHeight"), 28).toInt() == 24 ? 1 : 0);
    connect(rows, &QComboBox::currentIndexChanged, this, [this, &settings](int index) {
        settings.setValue(QStringLiteral("look/rowHeight"), index == 1 ? 24 : 28);
        Q_EMIT rowsChanged();
    });

    auto* keys = new QComboBox;
    keys->setObjectName(QStringLiteral("keys"));
    for (int set = 0; set < keySets; ++set) keys->addItem(tr("As in %1").arg(keySetText(KeySet(set))));
    keys->setCurrentIndex(int(keyMap().set()));
    connect(keys, &QComboBox::currentIndexChanged, this, [](int index) { keyMap().choose(KeySet(index)); });
    auto* ownKeys = new QPushButton(tr("Keys..."));
    ownKeys->setToolTip(tr("All commands with their keys, which can be changed one by one"));
    connect(ownKeys, &QPushButton::clicked, this, [this] { KeysDialog(this).exec(); });
    auto* keyRow = new QHBoxLayout;
    keyRow->setSpacing(8);
    keyRow->addWidget(keys, 1);
    keyRow->addWidget(ownKeys);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->addRow(tr("Your name"), name);
    form->addRow(tr("Theme"), scheme);
    form->addRow(tr("Rows"), rows);
    form->addRow(tr("Keys"), keyRow);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(20);
    column->addLayout(form);
    column->addWidget(buttons);
    setMinimumWidth(380);
}

QString askForName(QWidget* parent, const QString& proposal)
{
    QDialog dialog(parent);
    dialog.setWindowTitle(QCoreApplication::translate("Identity", "Who are you?"));
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(12);
    column->addWidget(new TextLabel(QCoreApplication::translate("Identity", "Who are you?"), TypeRole::Heading, "text.primary"_token));
    auto* why = new TextLabel(QCoreApplication::translate("Identity",
                                  "Your name stands in the history beside every change that you make. You can change it in the settings."),
        TypeRole::Body, "text.secondary"_token);
    why->setWordWrap(true);
    column->addWidget(why);
    auto* name = new QLineEdit(proposal);
    name->setTextMargins(6, 0, 6, 0);
    name->selectAll();
    column->addWidget(name);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    const auto allow = [buttons, name] { buttons->button(QDialogButtonBox::Ok)->setEnabled(!name->text().trimmed().isEmpty()); };
    QObject::connect(name, &QLineEdit::textChanged, buttons, allow);
    allow();
    column->addWidget(buttons);
    dialog.setMinimumWidth(400);
    return dialog.exec() == QDialog::Accepted ? name->text().trimmed() : QString();
}

} // namespace gantry
