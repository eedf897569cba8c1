#include "core/text/compliance_text.h"

#include "core/text/text.h"

#include <cmath>

namespace gantry {
namespace {

QString word(const char* text) { return QString::fromUtf8(text); }

} // namespace

QString stateText(ComplianceState state)
{
    static constexpr const char* words[] = {"Met", "Partly met", "Missing", "Waived", "Not due", "Does not apply"};
    return word(words[std::size_t(state)]);
}

QString reasonText(const ComplianceLine& line, const QLocale& locale)
{
    const QString day = line.day ? dateText(*line.day, locale) : word("an unknown day");
    using enum ComplianceReason;
    switch (line.reason) {
    case Shown: return {};
    case NoRecord: return word("Nothing is there yet");
    case TakenAway: return word("The project took it away");
    case Unanswered: return word("Not answered yet");
    case AnsweredNo: return word("Answered with no");
    case PartlyAnswered: return word("Answered as partly met");
    case NoEvidence: return word("Answered, but nothing shows it");
    case DoesNotApply: return word("Answered as not applicable");
    case InWork: return word("In work");
    case Superseded: return word("Superseded, and nothing newer is there");
    case Waiting: return word("Waits for approval");
    case Refused: return word("Approval was refused");
    case NotApproved: return word("Nobody has approved it");
    case Planned: return line.day ? QStringLiteral("Planned for %1").arg(day) : word("Planned");
    case TooOld: return QStringLiteral("Last of %1, which is too old").arg(day);
    case TooFew: return QStringLiteral("%1 of %2 are there").arg(line.count).arg(line.wanted);
    case CameLate: return QStringLiteral("Came after %1, when it was due").arg(day);
    case DoesNotReport: return word("Projects that are not under way do not report");
    case NoPeriod: return word("There was no period to report on");
    case Ended: return QStringLiteral("Held until %1").arg(day);
    case Inactive: return word("It is not active");
    case Unclear: return word("The methodology does not say clearly what it asks for");
    case PhaseToCome: return word("In a phase to come");
    case LaterDay: return QStringLiteral("Due on %1").arg(day);
    case LeftOut: return word("Left out on purpose");
    }
    return {};
}

QString shareText(const std::optional<double>& score, const QLocale& locale)
{
    // Rounded down: nothing reads 100 % while something is missing.
    return score ? QStringLiteral("%1 %").arg(locale.toString(qint64(std::floor(*score * 100 + 1e-9)))) : QStringLiteral("–");
}

QString totalsText(const ComplianceTotals& totals, const QLocale& locale)
{
    QStringList parts;
    if (totals.due > 0) parts << shareText(totals.score(), locale);
    const auto add = [&](qint64 count, const char* what) {
        if (count > 0) parts << QStringLiteral("%1 %2").arg(locale.toString(count), QLatin1StringView(what));
    };
    add(totals.missing, "missing");
    add(totals.partly, "partly met");
    add(totals.waived, "waived");
    return totals.due > 0 || totals.waived > 0 ? parts.join(QStringLiteral(", ")) : word("nothing is due");
}

QString recordText(const Portfolio& portfolio, const ComplianceLine& line)
{
    if (!line.record.id || !portfolio.table(line.record.entity).contains(line.record.id)) return {};
    const EntityInfo& info = infoOf(line.record.entity);
    const Field* number = info.numberField();
    if (line.asked->kind == RequirementKind::Register) return info.pluralText();
    const QString title = portfolio.titleOf(line.record.entity, line.record.id);
    const QString code = number ? textOf(portfolio.cell(line.record.entity, line.record.id, *number)) : QString();
    const bool same = title.compare(line.asked->title, Qt::CaseInsensitive) == 0; // said already
    if (!code.isEmpty() && same) return code;
    return withCode(code, same ? info.labelText() : title);
}

QString waiverText(const Portfolio& portfolio, const ComplianceLine& line, QDate today)
{
    const Waiver* waiver = portfolio.find(line.waiver);
    if (!waiver) return {};
    const bool over = waiver->status == WaiverStatus::Approved && waiver->until && *waiver->until < today;
    const QString what = waiver->status == WaiverStatus::Asked ? word("waits for approval")
        : over                                                 ? word("has run out")
                                                               : enumText(wordOf(waiver->status)).toLower();
    return QStringLiteral("%1 %2").arg(waiver->number.isEmpty() ? word("Waiver") : waiver->number, what);
}

} // namespace gantry
