#include "core/sample/cast.h"

#include "core/base/rank.h"

namespace gantry::sample {
namespace {

QString numbered(const char* prefix, int n) { return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(n, 4, 10, QLatin1Char('0')); }

void addPeople(Cast& cast, ChangeBuilder& build, IdSource& ids)
{
    struct Company {
        const char* name;
        OrganisationKind kind;
    };
    const Company companies[] = {
        {"Caldmere Borough Council", OrganisationKind::Internal},
        {"Caldmere Schools Trust", OrganisationKind::Client},
        {"Vale of Orrin Water", OrganisationKind::Client},
        {"Harrow & Pike Construction", OrganisationKind::Contractor},
        {"Dunning Civil Works", OrganisationKind::Contractor},
        {"Ashby Lund Engineers", OrganisationKind::Consultant},
        {"Tessellate Architects", OrganisationKind::Consultant},
        {"Merrow Process Plant", OrganisationKind::Supplier},
    };
    for (const Company& company : companies) {
        Organisation row{.id = ids.next<OrganisationId>(), .name = QString::fromUtf8(company.name), .kind = company.kind};
        row.number = numbered("ORG", int(cast.organisations.size()) + 1);
        build.insert(row);
        cast.organisations.push_back(row.id);
    }
    struct Someone {
        const char *name, *role;
        int organisation;
    };
    const Someone people[] = {
        {"Imogen Farrant", "Head of programme office", 0},
        {"Tobias Lindqvist", "Programme manager", 0},
        {"Rukmini Desai", "Programme manager", 0},
        {"Callum Breck", "Programme manager", 0},
        {"Noor Haddad", "Project manager", 0},
        {"Petra Vos", "Project manager", 0},
        {"Owen Tregarth", "Project manager", 0},
        {"Sunniva Dahl", "Project manager", 0},
        {"Jerome Achebe", "Project manager", 0},
        {"Lucia Marchetti", "Project manager", 0},
        {"Hamish Orr", "Commercial lead", 0},
        {"Beatrix Holm", "Director of education estates", 1},
        {"Samir Qureshi", "Head of asset delivery", 2},
        {"Gareth Winslow", "Contracts manager", 3},
        {"Delphine Roux", "Design lead", 5},
        {"Marguerite Stow", "PMO analyst", 0},
        {"Davin Okoro", "PMO analyst", 0},
        {"Ysolde Carne", "Risk manager", 0},
        {"Bartholomew Finch", "Chief executive", 0},
        {"Anneke Pritchard", "Director of finance", 0},
        {"Rashida Malik", "Head of assurance", 0},
        {"Tomasz Wren", "Site manager", 4},
    };
    for (const Someone& someone : people) {
        Person row{.id = ids.next<PersonId>(), .name = QString::fromUtf8(someone.name), .role = QString::fromUtf8(someone.role)};
        row.number = numbered("PER", int(cast.people.size()) + 1);
        row.organisation = cast.organisations[std::size_t(someone.organisation)];
        row.email = row.name.toLower().replace(u' ', u'.') + QStringLiteral("@caldmere.example");
        build.insert(row);
        cast.people.push_back(row.id);
    }
}

void addHoliday(ChangeBuilder& build, IdSource& ids, CalendarId calendar, const char* name, QDate from, QDate to)
{
    CalendarException row{
        .id = ids.next<CalendarExceptionId>(), .calendar = calendar, .name = QString::fromUtf8(name), .from = from, .to = to};
    build.insert(row);
}

CalendarId addCalendar(
    ChangeBuilder& build, IdSource& ids, int number, const char* name, CalendarId base, const Shifts& weekday, const Shifts& saturday)
{
    Calendar calendar{.id = ids.next<CalendarId>(), .name = QString::fromUtf8(name), .base = base};
    calendar.number = numbered("CAL", number);
    calendar.dayLength = hours(8);
    calendar.weekLength = saturday.list.empty() ? hours(40) : hours(48);
    build.insert(calendar);
    CalendarWeek week{.id = ids.next<CalendarWeekId>(), .calendar = calendar.id};
    week.sunday = Shifts{};
    week.monday = week.tuesday = week.wednesday = week.thursday = week.friday = weekday;
    week.saturday = saturday;
    build.insert(week);
    return calendar.id;
}

void addCalendars(Cast& cast, ChangeBuilder& build, IdSource& ids, int around)
{
    constexpr qint64 h = 3600;
    const Shifts day{{{8 * h, 12 * h}, {13 * h, 17 * h}}}, night{{{0, 6 * h}, {22 * h, 24 * h}}};
    cast.office = addCalendar(build, ids, 1, "Office, five days", {}, day, {});
    for (int year = around - 2; year <= around + 3; ++year) {
        addHoliday(build, ids, cast.office, "Winter closure", QDate(year, 12, 24), QDate(year + 1, 1, 2));
        addHoliday(build, ids, cast.office, "Spring holiday", QDate(year, 5, 1), QDate(year, 5, 1));
        addHoliday(build, ids, cast.office, "Late summer holiday", QDate(year, 8, 28), QDate(year, 8, 31));
    }
    cast.site = addCalendar(build, ids, 2, "Site, six days", cast.office, day, day);
    cast.night = addCalendar(build, ids, 3, "Night closures", cast.office, night, {});
}

void addCrews(Cast& cast, ChangeBuilder& build, IdSource& ids)
{
    struct Plain {
        const char *key, *name, *code, *group;
        ResourceKind kind;
        qint64 max, units, ratePerHour;
    };
    const Plain crews[] = {
        {"client", "Client decisions", "CLI", "Client", ResourceKind::Role, 4, 1, 78},
        {"survey", "Survey team", "SUR", "Consultants", ResourceKind::Team, 3, 1, 64},
        {"design", "Design team", "DES", "Consultants", ResourceKind::Team, 12, 2, 92},
        {"approvals", "Approvals and audits", "APP", "Client", ResourceKind::Role, 3, 1, 71},
        {"commercial", "Commercial team", "COM", "Client", ResourceKind::Role, 4, 1, 83},
        {"supplier", "Off-site manufacture", "MAN", "Suppliers", ResourceKind::Subcontract, 6, 1, 145},
        {"civil", "Civil crew", "CIV", "Contractors", ResourceKind::Team, 8, 2, 118},
        {"piling", "Piling and tunnelling crew", "PIL", "Contractors", ResourceKind::Team, 3, 1, 240},
        {"concrete", "Concrete crew", "CON", "Contractors", ResourceKind::Team, 5, 1, 165},
        {"steel", "Steel erectors", "STE", "Contractors", ResourceKind::Team, 3, 1, 190},
        {"envelope", "Envelope crew", "ENV", "Contractors", ResourceKind::Team, 4, 1, 152},
        {"services", "Services crew", "SER", "Contractors", ResourceKind::Team, 6, 1, 134},
        {"fitout", "Fit-out crew", "FIT", "Contractors", ResourceKind::Team, 5, 1, 121},
        {"pipe", "Pipe-laying crew", "PIP", "Contractors", ResourceKind::Team, 4, 1, 176},
        {"surfacing", "Surfacing crew", "SUF", "Contractors", ResourceKind::Team, 4, 1, 158},
        {"night", "Night surfacing crew", "NGT", "Contractors", ResourceKind::Team, 2, 1, 236},
        {"signal", "Signals and signs crew", "SIG", "Contractors", ResourceKind::Team, 2, 1, 142},
        {"landscape", "Landscape crew", "LAN", "Contractors", ResourceKind::Team, 3, 1, 87},
        {"commission", "Commissioning engineers", "CMG", "Consultants", ResourceKind::Team, 3, 1, 128},
    };
    int n = 0;
    for (const Plain& plain : crews) {
        Resource row{.id = ids.next<ResourceId>(), .name = QString::fromUtf8(plain.name)};
        row.number = numbered("RES", ++n);
        row.code = QString::fromUtf8(plain.code);
        row.kind = plain.kind;
        row.group = QString::fromUtf8(plain.group);
        row.maxUnits = {plain.max * e8};
        row.standardRate = {plain.ratePerHour * e8};
        row.overtimeRate = {plain.ratePerHour * e8 * 3 / 2};
        row.calendar = row.code == u"NGT" ? cast.night : cast.office;
        build.insert(row);
        cast.crews.push_back({QString::fromUtf8(plain.key), row, plain.units});
    }
}

void addCodes(Cast& cast, ChangeBuilder& build, IdSource& ids)
{
    CustomField discipline{
        .id = ids.next<CustomFieldId>(), .name = QStringLiteral("Discipline"), .entity = QStringLiteral("task"), .kind = CustomKind::Code};
    CustomField ward{.id = ids.next<CustomFieldId>(), .name = QStringLiteral("Ward"), .entity = QStringLiteral("node")};
    build.insert(discipline).insert(ward);
    cast.discipline = discipline.id, cast.ward = ward.id;
    struct Code {
        const char *code, *name, *colour;
        std::vector<const char*> crews;
    };
    const Code codes[] = {
        {"MAN", "Management and approvals", "#5c6778", {"client", "approvals", "commercial"}},
        {"DES", "Design and survey", "#2c5ccb", {"survey", "design"}},
        {"CIV", "Civil and structure", "#8b6100", {"civil", "piling", "concrete", "steel", "pipe", "surfacing", "night"}},
        {"BLD", "Envelope and fit-out", "#9e205a", {"envelope", "fitout", "landscape"}},
        {"SYS", "Services and systems", "#1ba585", {"services", "signal", "supplier", "commission"}},
    };
    const auto ranks = evenRanks(int(std::size(codes)));
    std::size_t n = 0;
    for (const Code& code : codes) {
        CustomChoice choice{.id = ids.next<CustomChoiceId>(), .field = discipline.id, .rank = ranks[n++]};
        choice.code = QString::fromUtf8(code.code), choice.name = QString::fromUtf8(code.name),
        choice.colour = QString::fromUtf8(code.colour);
        build.insert(choice);
        for (const char* crew : code.crews) cast.disciplines.insert(QString::fromUtf8(crew), choice.id);
    }
}

} // namespace

const Cast::Crew* Cast::crew(const QString& key) const
{
    const auto it = std::ranges::find(crews, key, &Crew::key);
    return it == crews.end() ? nullptr : &*it;
}

Cast buildCast(ChangeBuilder& build, IdSource& ids, int year)
{
    Cast cast;
    addPeople(cast, build, ids);
    addCalendars(cast, build, ids, year);
    addCrews(cast, build, ids);
    addCodes(cast, build, ids);
    return cast;
}

} // namespace gantry::sample
