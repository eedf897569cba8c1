#pragma once
#include "core/edit/records.h"

#include <QDialog>

namespace gantry {

/// Says what points at records that somebody is about to delete, and what to do with it: it goes as well, it stays where it can and loses
/// the reference, or nothing is done.
class RemovalDialog final : public QDialog {
    Q_OBJECT
public:
    /// `what`: the records, as a person would call them: “Soft ground”, 3 risks.
    RemovalDialog(const Portfolio& portfolio, const QString& what, const RemovalConsequences& consequences, QWidget* parent = nullptr);
    /// What was chosen; of meaning where the dialog was accepted.
    Hanging hanging() const { return m_hanging; }

private:
    Hanging m_hanging = Hanging::Goes;
};

/// "4 risk treatments: Bore, Grout and 2 more"
QString concernedText(const Portfolio& portfolio, const Concerned& concerned);

} // namespace gantry
