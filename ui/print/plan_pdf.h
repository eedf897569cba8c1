#pragma once
#include "ui/print/plan_print.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace gantry {

/// Sheets on their way to paper or into a PDF, one at a time, so that a window stays awake meanwhile. Print and device must outlive it.
class SheetRun {
public:
    /// Sheets `first` to `last`, from 0.
    SheetRun(const PlanPrint& print, QPagedPaintDevice& device, int first, int last);
    /// Paints the next sheet; false once all are done, or where the device takes none.
    bool paintNext();
    int painted() const { return m_next - m_first; }
    int sheets() const { return m_last - m_first + 1; }
    bool failed() const { return m_failed; }
    void finish() { m_painter.end(); }

private:
    const PlanPrint& m_print;
    QPagedPaintDevice& m_device;
    int m_first, m_last, m_next;
    bool m_failed = false;
    QPainter m_painter;
};

/// A printed plan on its way into a PDF, which is held in memory until it is whole.
class PlanPdf {
public:
    explicit PlanPdf(const PlanPrint& print);
    SheetRun& run() { return m_run; }
    /// The document, once all sheets are painted.
    QByteArray finish();

private:
    const PlanPrint& m_print;
    QBuffer m_bytes;
    QPdfWriter m_writer;
    SheetRun m_run;
};

/// The whole plan into a file that appears whole or not at all. Errors: Io (file.cannot-write).
Result<void> writePdf(const PlanPrint& print, const QString& path);

} // namespace gantry
