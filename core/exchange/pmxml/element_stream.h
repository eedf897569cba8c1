#pragma once
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/report.h"

#include <QStringDecoder>
#include <QXmlStreamReader>
#include <vector>

namespace gantry::pmxml {

/// An element that holds nothing but values.
struct FlatElement {
    quint32 line = 0;
    std::vector<std::pair<QByteArray, QString>> values{};
    QByteArray cell(const char* name) const;
};

/// The elements of an XML file in their order, read piece by piece. Names are taken without their prefix. Once the file is refused, it
/// ends. The report gets the encoding, and what was lost by it.
class ElementStream {
public:
    ElementStream(const QByteArray& bytes, const QString& fileName, ImportReport& report, const Progress& progress);
    /// To the next start or end of an element; false at the end of the file.
    bool next();
    bool isStart() const { return m_xml.isStartElement(); }
    QByteArray localName() const;
    /// All text of the element that has begun, and past its end.
    QString text();
    void skip();
    FlatElement flat();
    quint32 line() const;
    void note(const char* reason, const QString& place) { m_report.notes[QString::fromLatin1(reason)].add(place); }
    void refuse(const char* reason);
    bool isRefused() const { return m_refused.has_value(); }
    /// Reads what is left, which shows whether the file is whole; why it was refused, if it was.
    /// Error: Format ("import.damaged" with line and what is wrong there, "import.doctype", "import.too-deep", "import.too-many", and what
    /// the caller refused it for), Cancelled; the first argument is the file.
    std::optional<Error> finish();

private:
    bool feed();
    void lookUp();
    bool damaged();

    const QByteArray& m_bytes;
    qsizetype m_at = 0;
    QStringDecoder m_decoder;
    QXmlStreamReader m_xml;
    const QString m_fileName;
    ImportReport& m_report;
    const Progress& m_progress;
    std::optional<Error> m_refused;
    int m_depth = 0;
    qint64 m_elements = 0;
    bool m_gathers = false;
    QString m_text;
};

} // namespace gantry::pmxml
