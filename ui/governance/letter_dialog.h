#pragma once
#include "core/text/governance_text.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace gantry {

/// A mail before it goes: it may be changed here, copied, or handed to the mail program of the system. Nothing is sent from here.
class LetterDialog final : public QDialog {
    Q_OBJECT
public:
    explicit LetterDialog(const Letter& letter, QWidget* parent);
    Letter letter() const;

private:
    QLineEdit *m_to, *m_subject;
    QPlainTextEdit* m_text;
};

} // namespace gantry
