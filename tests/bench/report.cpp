#include "tests/bench/report.h"

#include "app/desktop/quantile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace gantry::bench {
namespace {

QString rounded(double value) { return QString::number(value, 'f', value < 10 ? 3 : value < 100 ? 2 : 1); }

} // namespace

QString reportText(const Run& run)
{
    std::vector<QStringList> rows{{QStringLiteral("benchmark"), QStringLiteral("size"), QStringLiteral("unit"), QStringLiteral("runs"),
        QStringLiteral("min"), QStringLiteral("median"), QStringLiteral("p95"), QStringLiteral("max"), QStringLiteral("peak MB")}};
    for (const Figures& f : run.figures())
        rows.push_back({f.name, f.size, f.unit, QString::number(f.values.size()), rounded(quantile(f.values, 0)),
            rounded(quantile(f.values, 0.5)), rounded(quantile(f.values, 0.95)), rounded(quantile(f.values, 1)),
            f.peakMb ? QString::number(*f.peakMb, 'f', 0) : QString()});
    QString text;
    for (const QStringList& row : rows) {
        QString line;
        for (qsizetype c = 0; c < row.size(); ++c) {
            qsizetype width = 0;
            for (const QStringList& other : rows) width = std::max(width, other[c].size());
            line += c < 3 ? row[c].leftJustified(width + 2) : row[c].rightJustified(width + 2);
        }
        text += line.trimmed() + u'\n';
    }
    for (const auto& [name, why] : run.skipped()) text += QStringLiteral("%1: skipped, %2\n").arg(name, why);
    return text;
}

QByteArray reportJson(const Run& run)
{
    QJsonArray results, skipped;
    for (const Figures& f : run.figures()) {
        QJsonObject row{{QStringLiteral("name"), f.name}, {QStringLiteral("size"), f.size}, {QStringLiteral("unit"), f.unit},
            {QStringLiteral("runs"), int(f.values.size())}, {QStringLiteral("min"), quantile(f.values, 0)},
            {QStringLiteral("median"), quantile(f.values, 0.5)}, {QStringLiteral("p95"), quantile(f.values, 0.95)},
            {QStringLiteral("max"), quantile(f.values, 1)}};
        if (f.peakMb) row.insert(QStringLiteral("peak_rss_mb"), *f.peakMb);
        results.append(row);
    }
    for (const auto& [name, why] : run.skipped()) skipped.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("why"), why}});
    return QJsonDocument(
        QJsonObject{{QStringLiteral("format"), 1}, {QStringLiteral("results"), results}, {QStringLiteral("skipped"), skipped}})
        .toJson(QJsonDocument::Indented);
}

} // namespace gantry::bench
