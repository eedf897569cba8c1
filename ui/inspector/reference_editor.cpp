#include "ui/inspector/reference_editor.h"

#include "core/session/session.h"
#include "ui/shell/icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

namespace gantry {
namespace {

/// Links alone may lead into another project.
bool crossesProjects(const Column& column, Entity entity)
{
    return entity == entityOf<Link>() && column.edits && column.edits->target == targetOf<TaskId>;
}

class Search {
public:
    Search(const Portfolio& portfolio, const QString& words)
        : m_portfolio(portfolio)
        , m_words(words.split(u' ', Qt::SkipEmptyParts))
        , m_begin(words.trimmed())
    {
    }
    void in(Entity entity, const std::function<bool(const void*)>& fits)
    {
        const EntityInfo& info = infoOf(entity);
        std::vector<const Field*> names;
        for (const Field& f : info.fields)
            if (f.is(Number) || f.key == "code" || f.is(Title)) names.push_back(&f);
        const TableBase& table = m_portfolio.table(entity);
        for (std::size_t i = 0; i < table.size(); ++i) {
            const void* row = table.at(i);
            if (!fits(row)) continue;
            QStringList parts;
            for (const Field* f : names)
                if (const QString part = gantry::textOf(f->get(row)); !part.isEmpty() && !parts.contains(part)) parts << part;
            const qint64 id = intOf(info.fields[0].get(row));
            const QString text = parts.isEmpty() ? m_portfolio.titleOf(entity, id) : parts.join(QStringLiteral("  "));
            const bool holds = std::ranges::all_of(m_words, [&](const QString& w) { return text.contains(w, Qt::CaseInsensitive); });
            if (!holds) continue;
            const bool begins = std::ranges::any_of(parts, [&](const QString& p) { return p.startsWith(m_begin, Qt::CaseInsensitive); });
            (begins ? m_first : m_others).push_back({id, text});
        }
    }
    std::vector<Candidate> result(std::size_t limit)
    {
        const auto byText = [](const Candidate& a, const Candidate& b) { return a.text.compare(b.text, Qt::CaseInsensitive) < 0; };
        std::ranges::sort(m_first, byText);
        std::ranges::sort(m_others, byText);
        m_first.insert(m_first.end(), m_others.begin(), m_others.end());
        if (m_first.size() > limit) m_first.resize(limit);
        return std::move(m_first);
    }

private:
    const Portfolio& m_portfolio;
    QStringList m_words;
    QString m_begin;
    std::vector<Candidate> m_first, m_others;
};

} // namespace

std::vector<Candidate> candidates(
    const Portfolio& portfolio, const Column& column, RecordKey record, const QString& words, std::size_t limit)
{
    Search search(portfolio, words);
    const NodeId project = projectOf(portfolio, record);
    std::vector<Entity> targets;
    if (const auto target = targetEntity(column.format)) {
        targets.push_back(*target);
    } else { // a record of the entity that the field beside it names
        const Field* named = column.edits ? infoOf(record.entity).entityBeside(*column.edits) : nullptr;
        if (const auto entity = named ? entityByKey(textOf(portfolio.cell(record.entity, record.id, *named))) : std::nullopt)
            targets.push_back(*entity);
    }
    for (Entity entity : targets) {
        const EntityInfo& info = infoOf(entity);
        const Field* owner = info.find(u"project_id");
        const bool anyProject = !owner || !project || crossesProjects(column, record.entity);
        search.in(entity, [&, id = &info.fields[0]](const void* row) {
            if (entity == record.entity && intOf(id->get(row)) == record.id) return false;
            if (column.custom) return static_cast<const CustomChoice*>(row)->field == column.custom;
            const qint64 of = anyProject ? 0 : intOf(owner->get(row));
            return !of || of == project.value;
        });
    }
    return search.result(limit);
}

std::vector<Candidate> recordsWith(
    const Portfolio& portfolio, Entity entity, const QString& words, const std::function<bool(const void*)>& fits, std::size_t limit)
{
    Search search(portfolio, words);
    search.in(entity, fits);
    return search.result(limit);
}

ReferenceEditor::ReferenceEditor(Session& session, const Column& column, std::function<RecordKey()> record, QWidget* parent)
    : LineEditor(column, parent)
    , m_session(session)
    , m_column(column)
    , m_record(std::move(record))
    , m_completer(new QCompleter(this))
    , m_texts(new QStringListModel(this))
{
    m_completer->setModel(m_texts);
    m_completer->setWidget(line());
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    connect(line(), &QLineEdit::textEdited, this, &ReferenceEditor::propose);
    // By row, for two records may be called the same.
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, [this](const QModelIndex& index) {
        if (index.row() >= 0 && index.row() < int(m_found.size())) Q_EMIT valuePicked(Value(m_found[std::size_t(index.row())].id));
    });
    QAction* list = line()->addAction(icon("chevron-down"), QLineEdit::TrailingPosition);
    list->setToolTip(tr("Choose from the list"));
    connect(list, &QAction::triggered, this, [this] {
        line()->setFocus();
        if (!line()->isReadOnly()) propose({});
    });
}

void ReferenceEditor::propose(const QString& words)
{
    m_found = candidates(m_session.portfolio(), m_column, m_record(), words);
    QStringList texts;
    for (const Candidate& c : m_found) texts << c.text;
    m_texts->setStringList(texts);
    if (texts.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

} // namespace gantry
