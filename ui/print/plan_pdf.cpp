#include "ui/print/plan_pdf.h"

#include "core/base/write_whole.h"
#include "ui/print/pdf_info.h"

namespace gantry {
namespace {
constexpr int dotsPerInch = 1200; // lines lie on whole dots: at this many, a hair is even everywhere
}

SheetRun::SheetRun(const PlanPrint& print, QPagedPaintDevice& device, int first, int last)
    : m_print(print)
    , m_device(device)
    , m_first(first)
    , m_last(last)
    , m_next(first)
{
}

bool SheetRun::paintNext()
{
    if (m_next > m_last || m_failed) return false;
    m_failed = m_next == m_first ? !m_painter.begin(&m_device) : !m_device.newPage();
    if (m_failed) return false;
    m_print.paint(m_painter, m_next++, m_device.logicalDpiX() / 25.4);
    return m_next <= m_last;
}

PlanPdf::PlanPdf(const PlanPrint& print)
    : m_print(print)
    , m_writer((m_bytes.open(QIODevice::WriteOnly), &m_bytes))
    , m_run(print, m_writer, 0, print.sheets() - 1)
{
    m_writer.setResolution(dotsPerInch);
    m_writer.setPageLayout(print.choices().pageLayout());
    m_writer.setTitle(print.title());
}

QByteArray PlanPdf::finish()
{
    m_run.finish();
    m_bytes.close();
    const PrintHeading& heading = m_print.heading();
    return withInfo(std::move(m_bytes.buffer()), {m_print.title(), heading.by, heading.at});
}

Result<void> writePdf(const PlanPrint& print, const QString& path)
{
    PlanPdf pdf(print);
    while (pdf.run().paintNext()) { }
    return writeWhole(pdf.finish(), path);
}

} // namespace gantry
