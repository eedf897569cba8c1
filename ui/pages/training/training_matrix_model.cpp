#include "ui/pages/training/training_matrix_model.h"

#include "core/text/text.h"
#include "core/text/training_text.h"

namespace gantry {

std::optional<Status> statusOf(const CompetencyLevel& level, const CompetencyTarget& target)
{
    if (target.level <= 0) return {};
    if (level.level >= target.level) return Status::Good;
    return level.level < target.must ? Status::Bad : Status::Watch;
}

void TrainingMatrixModel::set(std::shared_ptr<const TrainingStanding> standing, std::vector<PersonId> people)
{
    beginResetModel();
    m_standing = std::move(standing);
    m_people = std::move(people);
    m_counts.clear();
    for (const PersonId person : m_people) m_counts.push_back(m_standing->countOf(person));
    endResetModel();
}

CompetencyId TrainingMatrixModel::competencyAt(int column) const
{
    return column < FirstCompetency ? CompetencyId{} : m_standing->competencies()[std::size_t(column - FirstCompetency)];
}

int TrainingMatrixModel::rowOf(PersonId person) const
{
    const auto it = std::ranges::find(m_people, person);
    return it == m_people.end() ? -1 : int(it - m_people.begin());
}

int TrainingMatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_standing ? 0 : FirstCompetency + int(m_standing->competencies().size());
}

QVariant TrainingMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const PersonId person = personAt(index.row());
    const Portfolio& portfolio = m_standing->portfolio();
    if (index.column() < FirstCompetency) {
        const TrainingStanding::Count& count = m_counts[std::size_t(index.row())];
        const bool name = index.column() == Name;
        switch (role) {
        case Qt::DisplayRole:
            if (name) return portfolio.titleOf(entityOf<Person>(), person.value);
            return count.required ? tr("%1 of %2").arg(count.met).arg(count.required) : QStringLiteral("–");
        case Qt::ToolTipRole: {
            const Person* row = portfolio.find(person);
            const QString role = row->organisation ? portfolio.titleOf(entityOf<Organisation>(), row->organisation.value) : QString();
            return name ? QStringList{row->name, row->role, role}.join(u'\n')
                        : tr("%1 of %2 requirements of their roles are met").arg(count.met).arg(count.required);
        }
        case Qt::TextAlignmentRole: return int((name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        default: return {};
        }
    }
    const CompetencyId competency = competencyAt(index.column());
    const CompetencyLevel level = m_standing->level(person, competency);
    const CompetencyTarget target = m_standing->target(person, competency);
    switch (role) {
    case Qt::DisplayRole: {
        const QString has = level.source == LevelSource::None ? QStringLiteral("–") : QString::number(level.level);
        return target.level > 0 ? QStringLiteral("%1 / %2").arg(has).arg(target.level) : has;
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return told(index.row(), index.column());
    case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
    case StatusRole:
        if (const auto status = statusOf(level, target)) return int(*status);
        return {};
    case TargetRole: return target.level;
    default: return {};
    }
}

QString TrainingMatrixModel::told(int row, int column) const
{
    const PersonId person = personAt(row);
    const Portfolio& portfolio = m_standing->portfolio();
    const QString name = portfolio.titleOf(entityOf<Person>(), person.value);
    if (column < FirstCompetency) {
        const TrainingStanding::Count& count = m_counts[std::size_t(row)];
        return tr("%1: %2 of %3 requirements of their roles are met.").arg(name).arg(count.met).arg(count.required);
    }
    const CompetencyId competency = competencyAt(column);
    const CompetencyLevel level = m_standing->level(person, competency);
    const CompetencyTarget target = m_standing->target(person, competency);
    QString line = tr("%1, %2: ").arg(name, portfolio.titleOf(entityOf<Competency>(), competency.value));
    line += level.source == LevelSource::None ? tr("not assessed")
                                              : tr("level %1, %2").arg(QString::number(level.level), evidenceText(portfolio, level));
    if (target.level <= 0)
        line += tr(". No role of theirs asks for it.");
    else if (target.must >= target.level)
        line += tr(". As %1 they must have %2.").arg(enumText(wordOf(target.role)).toLower()).arg(target.level);
    else if (target.must > 0)
        line += tr(". As %1 they should have %2, and must have %3.")
                    .arg(enumText(wordOf(target.role)).toLower())
                    .arg(target.level)
                    .arg(target.must);
    else
        line += tr(". As %1 they should have %2.").arg(enumText(wordOf(target.role)).toLower()).arg(target.level);
    for (const TrainingGap& gap : m_standing->gapsOf(person))
        if (gap.competency == competency) line += u' ' + tr("It is %1.").arg(remedyText(portfolio, gap));
    return line;
}

QVariant TrainingMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_standing || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole) return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (section == Name) return role == Qt::DisplayRole ? tr("Person") : QVariant();
    if (section == Met) {
        if (role == Qt::DisplayRole) return tr("Met");
        return role == Qt::ToolTipRole ? tr("How many requirements of their roles are met: levels and certificates") : QVariant();
    }
    const Competency* row = m_standing->portfolio().find(competencyAt(section));
    if (!row) return {};
    if (role == Qt::DisplayRole) return row->code.isEmpty() ? row->title : row->code;
    if (role == Qt::ToolTipRole) return QStringList{withCode(row->code, row->title), row->description}.join(u'\n').trimmed();
    return {};
}

} // namespace gantry
