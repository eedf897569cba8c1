#include "core/exchange/export.h"
#include "core/text/text.h"

#include <QJsonArray>

namespace gantry {
namespace {

constexpr int namesShown = 3;

/// "3 links", "the deadline of 3 tasks".
QString subjectOf(const ExportLoss& loss)
{
    const EntityInfo& info = infoOf(loss.entity);
    const bool one = loss.entity == entityOf<Node>() || loss.entity == entityOf<ScheduleOptions>(); // a project has one of these
    const QString records = one ? QStringLiteral("the project")
                                : QString::number(loss.count) + u' ' + (loss.count == 1 ? info.labelText() : info.pluralText()).toLower();
    if (loss.field < 0) return records;
    return info.fields[std::size_t(loss.field)].labelText() + QStringLiteral(" of ") + records;
}

} // namespace

QString formatName(SourceFormat format)
{
    switch (format) {
    case SourceFormat::Mspdi: return QStringLiteral("Microsoft Project XML");
    case SourceFormat::Xer: return QStringLiteral("Primavera P6 XER");
    case SourceFormat::Pmxml: return QStringLiteral("Primavera P6 XML");
    case SourceFormat::Csv: break;
    }
    return QStringLiteral("CSV");
}

QString lossText(const ExportLoss& loss, const QString& format)
{
    QString out = sentence(Error{Errc::Invalid, loss.reason, {subjectOf(loss), format}});
    QStringList names = loss.examples.mid(0, namesShown);
    names.removeAll(QString());
    if (names.isEmpty() || loss.entity == entityOf<Node>() || loss.entity == entityOf<ScheduleOptions>()) return out;
    if (loss.count > names.size()) names << QStringLiteral("…");
    return out + QStringLiteral(" (") + names.join(QStringLiteral("; ")) + u')';
}

QString reportText(const ExportReport& report)
{
    QString out = QStringLiteral("%1: %2, %3\n").arg(report.file, report.format, report.encoding);
    for (const ExportReport::Kind& k : report.kinds)
        out += QStringLiteral("  %1: %2 of %3 written\n").arg(infoOf(k.entity).pluralText()).arg(k.written).arg(k.there);
    for (const ExportLoss& loss : report.losses) out += QStringLiteral("  ") + lossText(loss, report.format) + u'\n';
    return out;
}

QJsonObject reportJson(const ExportReport& report)
{
    QJsonArray kinds, losses;
    for (const ExportReport::Kind& k : report.kinds)
        kinds.append(QJsonObject{{QStringLiteral("entity"), infoOf(k.entity).keyText()}, {QStringLiteral("there"), k.there},
            {QStringLiteral("written"), k.written}});
    for (const ExportLoss& loss : report.losses) {
        const EntityInfo& info = infoOf(loss.entity);
        QJsonObject one{{QStringLiteral("entity"), info.keyText()}, {QStringLiteral("reason"), QString::fromLatin1(loss.reason)},
            {QStringLiteral("count"), loss.count}, {QStringLiteral("text"), lossText(loss, report.format)},
            {QStringLiteral("examples"), QJsonArray::fromStringList(loss.examples)}};
        if (loss.field >= 0) one.insert(QStringLiteral("field"), info.fields[std::size_t(loss.field)].keyText());
        losses.append(one);
    }
    return {{QStringLiteral("file"), report.file}, {QStringLiteral("source_format"), report.format},
        {QStringLiteral("encoding"), report.encoding}, {QStringLiteral("records"), kinds}, {QStringLiteral("losses"), losses}};
}

} // namespace gantry
