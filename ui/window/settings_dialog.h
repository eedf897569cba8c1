#pragma once
#include "ui/shell/theme.h"

#include <QDialog>
#include <QSettings>

namespace gantry {

/// The look that the user chose; System where they did not.
Scheme schemeOf(const QSettings& settings);
void storeScheme(QSettings& settings, Scheme scheme);

/// Name, look, row height and keys. Everything takes effect at once; Close is all there is to press.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(QSettings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void authorChanged(const QString& name);
    void rowsChanged();
};

/// Asked at the first start: the name that stands in the journal with every change. Empty where it was not answered.
QString askForName(QWidget* parent, const QString& proposal);

} // namespace gantry
