#pragma once
#include "core/base/result.h"

#include <QDialog>
#include <functional>

class QButtonGroup;
class QLineEdit;

namespace gantry {

class TextLabel;

/// Asks what a view is to be called and, where there are several, whose it is to be. What is refused stays open with the sentence why.
class ViewNameDialog final : public QDialog {
    Q_OBJECT
public:
    struct Owner {
        QString text;
        QString whyNot{}; // empty: it can be chosen
    };
    using Save = std::function<Result<void>(const QString& name, int owner)>;
    ViewNameDialog(const QString& title, const QString& name, const std::vector<Owner>& owners, Save save, QWidget* parent);
    QLineEdit& name() const { return *m_name; }
    /// Whose, by its place in the list.
    void choose(int owner);

private:
    void trySave();

    Save m_save;
    QLineEdit* m_name;
    QButtonGroup* m_owners;
    TextLabel* m_why;
};

} // namespace gantry
