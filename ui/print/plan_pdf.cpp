#include "ui/print/plan_pdf.h"

#include "ui/print/pdf_info.h"

#include <QFileInfo>
#include <QSaveFile>

namespace gantry {
namespace {
constexpr int dotsPerInch = 1200; // lines lie on whole dots: at this many, a hair is even everywhere
}

PlanPdf::PlanPdf(const PlanPrint& print)
    : m_print(print)
    , m_writer((m_bytes.open(QIODevice::WriteOnly), &m_bytes))
{
    m_writer.setResolution(dotsPerInch);
    m_writer.setPageLayout(print.choices().pageLayout());
    m_writer.setTitle(print.title());
}

bool PlanPdf::paintNext()
{
    if (m_painted == m_print.sheets()) return false;
    if (m_painted == 0)
        m_painter.begin(&m_writer);
    else
        m_writer.newPage();
    m_print.paint(m_painter, m_painted++, dotsPerInch / 25.4);
    return m_painted < m_print.sheets();
}

QByteArray PlanPdf::finish()
{
    if (m_painter.isActive()) m_painter.end();
    m_bytes.close();
    const PrintHeading& heading = m_print.heading();
    return withInfo(std::move(m_bytes.buffer()), {m_print.title(), heading.by, heading.at});
}

Result<void> writePdf(const PlanPrint& print, const QString& path)
{
    PlanPdf pdf(print);
    while (pdf.paintNext()) { }
    return writeWhole(pdf.finish(), path);
}

Result<void> writeWhole(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    const Error cannot{Errc::Io, "file.cannot-write", {QFileInfo(path).fileName()}};
    if (!file.open(QIODevice::WriteOnly)) return cannot;
    if (file.write(bytes) != bytes.size() || !file.commit()) return cannot;
    return {};
}

} // namespace gantry
