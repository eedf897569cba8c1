#include "core/model/shifts.h"

namespace gantry {
namespace {

QString clockText(qint64 s)
{
    QString text = QStringLiteral("%1:%2").arg(s / 3600, 2, 10, QLatin1Char('0')).arg(s / 60 % 60, 2, 10, QLatin1Char('0'));
    if (s % 60) text += QStringLiteral(":%1").arg(s % 60, 2, 10, QLatin1Char('0'));
    return text;
}

std::optional<qint64> parseClock(QStringView text)
{
    const auto parts = text.split(u':');
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    qint64 seconds = 0;
    for (qsizetype i = 0; i < 3; ++i) {
        bool number = true;
        const int n = i < parts.size() ? parts[i].toInt(&number) : 0;
        if (!number || n < 0 || n > (i ? 59 : 24)) return std::nullopt;
        seconds = seconds * 60 + n;
    }
    return seconds <= secondsPerDay ? std::optional<qint64>(seconds) : std::nullopt;
}

} // namespace

QString shiftsText(const Shifts& shifts)
{
    if (shifts.list.empty()) return QStringLiteral("closed");
    QStringList parts;
    for (const Shift& s : shifts.list) parts << clockText(s.from) + u'-' + clockText(s.to);
    return parts.join(u' ');
}

std::optional<Shifts> parseShifts(QStringView text)
{
    Shifts out;
    if (text.trimmed() == u"closed") return out;
    for (QStringView part : text.split(u' ', Qt::SkipEmptyParts)) {
        const auto ends = part.split(u'-');
        if (ends.size() != 2) return std::nullopt;
        const auto from = parseClock(ends[0]), to = parseClock(ends[1]);
        if (!from || !to || *from >= *to || (!out.list.empty() && *from < out.list.back().to)) return std::nullopt;
        out.list.push_back({*from, *to});
    }
    return out.list.empty() ? std::nullopt : std::optional<Shifts>(out);
}

} // namespace gantry
