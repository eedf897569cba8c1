#pragma once
#include "core/base/result.h"
#include "ui/report/report_layout.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace gantry {

/// A report on its way into a PDF, which is held in memory until it is whole: `next` lays out or paints a little, so that a window stays
/// awake meanwhile. The document must outlive it.
class ReportPdf {
public:
    explicit ReportPdf(const ReportDocument& document);
    /// False once all is done.
    bool next();
    int pages() const { return m_layout.pages(); }
    int painted() const { return m_painted; }
    /// The document, once all is done.
    QByteArray finish();

private:
    const ReportDocument& m_document;
    ReportLayout m_layout;
    QBuffer m_bytes;
    QPdfWriter m_writer;
    QPainter m_painter;
    int m_painted = 0;
    bool m_laid = false;
};

/// The whole report at once. Equal documents give equal bytes.
QByteArray reportPdf(const ReportDocument& document);
/// The same into a file that appears whole or not at all. Errors: Io (file.cannot-write).
Result<void> writeReportPdf(const ReportDocument& document, const QString& path);

} // namespace gantry
