#pragma once
#include "ui/shell/key_map.h"

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace gantry {

/// All commands with their keys. Keys typed for one take effect at once; who had them before is told to have lost them.
class KeysDialog final : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(QWidget* parent = nullptr);
    ~KeysDialog() override;

private:
    const KeyedCommand* current() const;
    void refresh();
    void filter(const QString& words);
    void selectionMoved();
    void assign(const QKeySequence& keys);
    void tell(const QList<const KeyedCommand*>& losers);

    QLineEdit* m_words;
    QTreeWidget* m_list;
    QLabel *m_title, *m_note;
    QKeySequenceEdit* m_keys;
    QPushButton *m_none, *m_restore, *m_restoreAll;
};

} // namespace gantry
