#pragma once
#include "ui/print/plan_print.h"
#include "ui/shell/page.h"

#include <QDialog>
#include <QTimer>

class QAction;
class QProgressBar;
class QPushButton;
class QSettings;
class QStackedWidget;

namespace gantry {

class PagePreview;
class PlanPdf;
class PrintOptions;
class TextLabel;

/// Choices at one side, the sheets as they come out at the other, and their number live. Prints, or writes a PDF; both a sheet at a time.
class PrintDialog final : public QDialog {
    Q_OBJECT
public:
    /// What the window shows, which is what the choices begin with.
    struct Start {
        GanttOptions parts{};
        TimeSpan visible{};
        QString fileName{}; ///< proposed for a PDF, without a suffix
        PrintTo to = PrintTo::Printer; ///< what Enter does
    };
    PrintDialog(std::unique_ptr<PrintedPlan> plan, const Start& start, QSettings& settings, QWidget* parent = nullptr);
    ~PrintDialog() override;

    /// The sheets as chosen; null where the choices allow none, and the sentence beside the buttons says why.
    const PlanPrint* sheets() const { return m_print ? &*m_print : nullptr; }
    QString saying() const;
    PrintOptions* options() const { return m_options; }
    PagePreview* preview() const { return m_preview; }
    /// Writes the PDF; done once `finished` is emitted.
    void savePdf(const QString& path);
    bool isRunning() const { return m_run != nullptr; }

public Q_SLOTS:
    void reject() override;

Q_SIGNALS:
    /// Printed or written: what to tell.
    void told(const QString& sentence);

private:
    struct Run;
    void refresh();
    void say(const QString& sentence, bool wrong);
    void choosePdf();
    void choosePrinter();
    void start(std::unique_ptr<Run> run);
    void step();
    void stop();
    void allow(bool on);
    void storeChoices() const;

    std::unique_ptr<PrintedPlan> m_plan;
    QSettings& m_settings;
    QString m_fileName;
    PrintOptions* m_options;
    QStackedWidget* m_stack;
    PagePreview* m_preview;
    TextLabel *m_empty, *m_saying;
    QProgressBar* m_bar;
    QWidget* m_side;
    QAction *m_toPrinter, *m_toPdf;
    QPushButton* m_close;
    std::optional<PlanPrint> m_print;
    std::unique_ptr<Run> m_run;
    QTimer m_later, m_next; ///< after the last of several choices; for the next sheet
};

} // namespace gantry
