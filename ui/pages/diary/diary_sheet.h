#pragma once
#include "core/model/diary_entry.h"
#include "ui/shell/workspace.h"

#include <QScrollArea>

class QVBoxLayout;

namespace gantry {

class DiaryPhotos;
class OwnedTable;
class TextLabel;

/// One day on site as it is written: the weather, a table for each kind of entry with the columns that it needs, photographs, and what the
/// day comes to. A completed day is shown as it was and takes nothing.
class DiarySheet final : public QScrollArea {
    Q_OBJECT
public:
    explicit DiarySheet(Workspace& workspace, QWidget* parent = nullptr);
    void setDay(DiaryDayId day);
    DiaryDayId day() const { return m_day; }
    OwnedTable& section(DiaryEntryKind kind) const;
    OwnedTable& weather() const { return *m_weather; }
    DiaryPhotos& photos() const { return *m_photos; }
    QString totals() const;
    QString state() const;
    /// Brings an entry into view.
    bool reveal(DiaryEntryId entry);
    /// Takes what is being typed; false where it is refused.
    bool finish();
    /// Begins a new line of a kind and puts the cursor there.
    void addLine(DiaryEntryKind kind);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void fit(OwnedTable& table);

    Workspace& m_workspace;
    DiaryDayId m_day;
    QVBoxLayout* m_column;
    TextLabel *m_title, *m_state, *m_totals;
    QWidget* m_lock;
    OwnedTable* m_weather;
    std::vector<std::pair<DiaryEntryKind, OwnedTable*>> m_sections;
    DiaryPhotos* m_photos;
};

/// What a kind of entry is called where its entries stand together: "Workforce", "Deliveries".
QString sectionText(DiaryEntryKind kind);

} // namespace gantry
