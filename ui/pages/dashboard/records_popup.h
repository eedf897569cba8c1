#pragma once
#include "ui/pages/dashboard/dashboard_data.h"

#include <QFrame>

namespace gantry {

/// The records behind a figure, opened under it. Closes by Escape, by a click elsewhere, or when a record is chosen.
class RecordsPopup final : public QFrame {
    Q_OBJECT
public:
    RecordsPopup(const RecordsBehind& records, QWidget* anchor);
    RecordList* list() const { return m_list; }

Q_SIGNALS:
    void chosen(gantry::RecordKey record);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RecordList* m_list;
};

} // namespace gantry
