#pragma once
#include "ui/print/print_choices.h"
#include "ui/print/printed_plan.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QFormLayout;
class QHBoxLayout;
class QLineEdit;
class QListWidget;
class QSettings;
class QSpinBox;

namespace gantry {

class SegmentedButton;

/// What a person chooses of a printed plan: paper, rows, dates, columns, size. It prints nothing.
class PrintOptions final : public QWidget {
    Q_OBJECT
public:
    /// `plan` says which columns and levels there are; `visible` are the dates that the window shows.
    PrintOptions(const PrintedPlan& plan, const GanttOptions& parts, const TimeSpan& visible, QWidget* parent = nullptr);
    PrintChoices choices() const;
    /// Paper, size and what is shown are kept; columns, rows and dates begin as the window shows them.
    void restore(const QSettings& settings);
    void store(QSettings& settings) const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Dates { WholePlan, Visible, FromTo };
    enum Width { PagesWide, MmPerDay };
    void makePaper();
    void makeContent(const PrintedPlan& plan);
    void makeColumns(const PrintedPlan& plan);
    void moveColumn(int by);
    void refresh();
    QString kept(const char* name) const;

    GanttOptions m_parts;
    const bool m_bars; ///< else a table alone
    QDate m_visibleFrom, m_visibleTo;
    QFormLayout* m_form;
    QHBoxLayout* m_days;
    QLineEdit* m_title;
    QComboBox *m_paper, *m_rows, *m_dates, *m_width;
    SegmentedButton* m_turn;
    QDateEdit *m_from, *m_to;
    QSpinBox *m_pagesWide, *m_pagesHigh, *m_percent;
    QDoubleSpinBox* m_mmPerDay;
    QCheckBox *m_legend, *m_everyPage;
    QListWidget* m_columns;
    bool m_moving = false;
};

} // namespace gantry
