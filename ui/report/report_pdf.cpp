#include "ui/report/report_pdf.h"

#include "core/base/write_whole.h"
#include "ui/print/pdf_info.h"

namespace gantry {
namespace {
constexpr int dotsPerInch = 1200; // lines lie on whole dots: at this many, a hair is even everywhere
}

ReportPdf::ReportPdf(const ReportDocument& document)
    : m_document(document)
    , m_layout(document)
    , m_writer((m_bytes.open(QIODevice::WriteOnly), &m_bytes))
{
    m_writer.setResolution(dotsPerInch);
    m_writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), document.landscape ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF()));
    m_writer.setTitle(document.head.title);
}

bool ReportPdf::next()
{
    if (!m_laid) {
        m_laid = !m_layout.layNext();
        return true;
    }
    if (m_painted == m_layout.pages()) return false;
    if (m_painted == 0)
        m_painter.begin(&m_writer);
    else
        m_writer.newPage();
    m_painter.save();
    m_painter.scale(dotsPerInch / 96.0, dotsPerInch / 96.0);
    m_layout.paint(m_painter, m_painted++);
    m_painter.restore();
    return m_painted < m_layout.pages();
}

QByteArray ReportPdf::finish()
{
    m_painter.end();
    m_bytes.close();
    const ReportHead& head = m_document.head;
    return withInfo(std::move(m_bytes.buffer()), {head.kind + QStringLiteral(": ") + head.title, head.author, head.at});
}

QByteArray reportPdf(const ReportDocument& document)
{
    ReportPdf pdf(document);
    while (pdf.next()) { }
    return pdf.finish();
}

Result<void> writeReportPdf(const ReportDocument& document, const QString& path) { return writeWhole(reportPdf(document), path); }

} // namespace gantry
