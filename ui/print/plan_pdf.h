#pragma once
#include "ui/print/plan_print.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace gantry {

/// A printed plan on its way into a PDF, a sheet at a time, so that a window stays awake meanwhile. It is held in memory until it is whole.
class PlanPdf {
public:
    explicit PlanPdf(const PlanPrint& print);
    /// Paints the next sheet; false once all are done.
    bool paintNext();
    int painted() const { return m_painted; }
    /// The document, once all sheets are painted.
    QByteArray finish();

private:
    const PlanPrint& m_print;
    QBuffer m_bytes;
    QPdfWriter m_writer;
    QPainter m_painter;
    int m_painted = 0;
};

/// The whole plan into a file that appears whole or not at all. Errors: Io (file.cannot-write).
Result<void> writePdf(const PlanPrint& print, const QString& path);
Result<void> writeWhole(const QByteArray& bytes, const QString& path);

} // namespace gantry
