#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace gantry {

class ReportPdf;

/// A report on its way into a file, PDF or HTML by the ending of its name, in place whole or not at all. A PDF is laid out and painted a
/// little at a time, between the events of the window. Begins once control returns to the event loop.
class ReportJob final : public QObject {
    Q_OBJECT
public:
    ReportJob(ReportDocument document, const QString& path, QObject* parent = nullptr);
    ~ReportJob() override;
    /// Whether the ending of a file's name is one that documents are written in.
    static bool isDocument(const QString& path);

Q_SIGNALS:
    void finished(const gantry::Result<void>& done);

private:
    void work();

    const ReportDocument m_document;
    QString m_path;
    std::unique_ptr<ReportPdf> m_pdf; // null: HTML
    QTimer m_next;
};

} // namespace gantry
