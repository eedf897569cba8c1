#include "core/exchange/table/out_table.h"

#include "core/exchange/table/name_index.h"
#include "core/model/currencies.h"
#include "core/text/worktimes.h"

namespace gantry {
namespace {

constexpr int e8Decimals = 8, hourDecimals = 6;
constexpr int digitsKept = 15; // of a number in a spreadsheet

TableCell number(const QString& decimal)
{
    const auto digits = std::ranges::count_if(decimal, [](QChar c) { return c.isDigit(); });
    return {0, digits > digitsKept ? TableCell::Text : TableCell::Number, false, decimal};
}
TableCell text(const QString& text) { return {0, text.isEmpty() ? TableCell::Empty : TableCell::Text, false, text}; }

} // namespace

TableCell amountCell(int column, qint64 minor, int digits)
{
    TableCell out = number(decimalText(minor, digits));
    out.column = column;
    out.decimals = digits;
    return out;
}

OutLook lookOf(const Field& field)
{
    switch (field.kind) {
    case Kind::Money: return OutLook::Amount;
    case Kind::Percent: return OutLook::Share;
    case Kind::Date: return OutLook::Day;
    case Kind::DateTime: return OutLook::Moment;
    case Kind::Work: return isTimeOfDay(field) ? OutLook::Clock : OutLook::Plain;
    default: return OutLook::Plain;
    }
}

QString outTitle(const Field& field)
{
    return field.kind == Kind::Work && !isTimeOfDay(field) ? field.labelText() + QStringLiteral(" (h)") : field.labelText();
}

struct OutCells::Private {
    Portfolio portfolio;
    NameIndex names{portfolio};
};

OutCells::OutCells(const Portfolio& portfolio)
    : d(new Private{portfolio})
{
}
OutCells::~OutCells() = default;

TableCell OutCells::cell(int column, const Field& field, const Value& value, int moneyDigits)
{
    TableCell out;
    const qint64 n = intOf(value);
    if (!isAbsent(value)) switch (field.kind) {
        case Kind::Bool: out = {0, TableCell::Truth, false, canonicalText(field, value)}; break;
        case Kind::Int: out = number(QString::number(n)); break;
        case Kind::Id: {
            const auto target = targetEntity(field);
            out = text(target ? d->names.nameOf(*target, n) : QString::number(n));
            break;
        }
        case Kind::Date:
        case Kind::DateTime: out = {0, TableCell::Time, false, canonicalText(field, value)}; break;
        case Kind::Money: out = amountCell(column, n, moneyDigits); break;
        case Kind::Rate:
        case Kind::Quantity: out = number(decimalText(n, e8Decimals)); break;
        case Kind::Percent:
            out = number(decimalText(n, e8Decimals + 2));
            out.percent = out.what == TableCell::Number;
            if (!out.percent) out.text = decimalText(n, e8Decimals);
            break;
        case Kind::Work:
            if (isTimeOfDay(field))
                out = {0, TableCell::Span, false, clockText(n)};
            else if (const auto hours = mulDiv(n, 1'000'000, 3600))
                out = number(decimalText(*hours, hourDecimals));
            else
                out = text(canonicalText(field, value));
            break;
        case Kind::Real: out = number(canonicalText(field, value)); break;
        case Kind::Enum: out = text(enumText(textOf(value))); break;
        case Kind::Instant:
        case Kind::Shifts:
        case Kind::Bytes:
        case Kind::Text: out = text(canonicalText(field, value)); break;
        }
    out.column = column;
    return out;
}

OutTable registerTable(const Portfolio& portfolio, Entity entity, std::vector<qint64> ids)
{
    const EntityInfo& info = infoOf(entity);
    std::vector<const Field*> fields;
    for (const Field& field : info.fields)
        if (&field == &info.fields[0] || (!field.is(Internal) && field.kind != Kind::Bytes)) fields.push_back(&field);
    OutTable out{info.pluralText(), {}, qsizetype(ids.size()), {}};
    for (const Field* field : fields) {
        const bool alone = std::ranges::count_if(info.fields, [&](const Field& f) { return f.labelText() == field->labelText(); }) == 1;
        // Under a key the cells would be read as `--format csv` writes them, so the label stays and says which of the two it is.
        out.columns.push_back(
            {alone ? outTitle(*field) : QStringLiteral("%1 (%2)").arg(field->labelText(), field->keyText()), lookOf(*field)});
    }
    const bool money = std::ranges::count(fields, Kind::Money, &Field::kind) > 0;
    out.row = [portfolio, entity, money, ids = std::move(ids), fields, cells = std::make_shared<OutCells>(portfolio)](qsizetype row) {
        const void* record = portfolio.table(entity).find(ids[std::size_t(row)]);
        const int digits = money ? minorDigitsOf(portfolio, currencyOf(portfolio, {entity, ids[std::size_t(row)]})) : 2;
        std::vector<TableCell> line;
        for (std::size_t c = 0; c < fields.size(); ++c)
            line.push_back(c == 0 ? TableCell{0, TableCell::Text, false, QString::number(ids[std::size_t(row)])}
                                  : cells->cell(int(c), *fields[c], fields[c]->get(record), digits));
        return line;
    };
    return out;
}

} // namespace gantry
