#include "core/report/document.h"

namespace gantry {

std::vector<std::pair<QString, QString>> factsOf(const ReportHead& head)
{
    std::vector<std::pair<QString, QString>> out{{QStringLiteral("Portfolio"), head.portfolio}, {QStringLiteral("Project"), head.project},
        {QStringLiteral("Period"), head.period}, {QStringLiteral("Status"), head.status}, {QStringLiteral("Made by"), head.author},
        {QStringLiteral("Made on"), head.moment}, {QStringLiteral("State"), head.version}};
    std::erase_if(out, [](const auto& fact) { return fact.second.isEmpty(); });
    return out;
}

QString footOf(const ReportHead& head)
{
    QStringList parts{head.portfolio, head.moment, head.version};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace gantry
