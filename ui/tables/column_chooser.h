#pragma once
#include "ui/tables/column_layout.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace gantry {

/// Shows, hides, orders and freezes columns: ticks, dragging or Alt+Up and Alt+Down, a pin. Every step takes effect at once.
class ColumnChooser final : public QFrame {
    Q_OBJECT
public:
    ColumnChooser(const std::vector<Column>& columns, ColumnLayout layout, ColumnLayout standard, QWidget* parent);
    const ColumnLayout& columnLayout() const { return m_layout; }
    QListWidget* list() const { return m_list; }
    /// Freezes the columns down to the chosen one, or, where these are frozen already, none.
    void freezeToHere();

Q_SIGNALS:
    void changed(const gantry::ColumnLayout& layout);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void take();
    void moveColumn(int by);
    void mark();
    int frozenUpTo(int row) const;

    QHash<QString, QString> m_titles; // by key
    ColumnLayout m_layout, m_standard;
    QLineEdit* m_words;
    QListWidget* m_list;
    bool m_filling = false;
};

} // namespace gantry
