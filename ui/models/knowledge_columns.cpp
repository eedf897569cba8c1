#include "ui/models/knowledge_columns.h"

#include "core/governance/lessons.h"
#include "core/session/session.h"

#include <memory>

namespace gantry {
namespace {

/// Tallies of all lessons, read anew after an edit that touches one.
class Tallies {
public:
    explicit Tallies(Session& session)
        : m_session(session)
    {
        m_followed = QObject::connect(&session, &Session::changed, [this](const ChangeSet& set) {
            m_known = m_known && std::ranges::none_of(set.changes, [](const Change& c) { return c.entity == entityOf<KnowledgeUse>(); });
        });
    }
    ~Tallies() { QObject::disconnect(m_followed); }
    Tallies(const Tallies&) = delete;
    Tallies& operator=(const Tallies&) = delete;
    KnowledgeTally of(RecordKey record)
    {
        if (!m_known) m_tallies = knowledgeTallies(m_session.portfolio()), m_known = true;
        const auto it = m_tallies.find(record);
        return it == m_tallies.end() ? KnowledgeTally{} : it->second;
    }

private:
    Session& m_session;
    QMetaObject::Connection m_followed;
    std::map<RecordKey, KnowledgeTally> m_tallies;
    bool m_known = false;
};

void addTallies(std::vector<Column>& columns, Session& session, Entity entity)
{
    const auto tallies = std::make_shared<Tallies>(session);
    const auto add = [&](const char* key, const QString& title, const QString& tip, int KnowledgeTally::*of) {
        Column c = computedColumn(
            QStringLiteral("computed.") + QLatin1StringView(key), title, Kind::Int,
            [tallies, entity, of](qint64 id) {
                return Value(qint64(tallies->of({entity, id}).*of));
            },
            tip);
        c.follows = {entityOf<KnowledgeUse>()};
        columns.push_back(std::move(c));
    };
    add("times_used", QObject::tr("Times used"), QObject::tr("Where somebody said that it was used"), &KnowledgeTally::used);
    add("times_not_useful", QObject::tr("Of no use"), QObject::tr("Where somebody said that it was not useful"),
        &KnowledgeTally::notUseful);
}

void addKept(std::vector<Column>& columns, Session& session)
{
    for (Column& column : columns) { // words that are short wherever documents are controlled
        if (column.edits == &fieldFor<&Document::revision>()) column.width = 80;
        if (column.edits == &fieldFor<&Document::phase>() || column.edits == &fieldFor<&Document::discipline>()) column.width = 112;
    }
    const auto add = [&](const char* key, const QString& title, const QString& tip, auto of) {
        Column c = computedColumn(
            QStringLiteral("computed.") + QLatin1StringView(key), title, Kind::Text,
            [&portfolio = session.portfolio(), of](qint64 id) {
                const Document* d = portfolio.find<Document>(id);
                return d ? Value(of(portfolio, *d)) : Value();
            },
            tip);
        c.follows = {entityOf<Document>(), entityOf<Attachment>(), entityOf<Snapshot>()};
        columns.push_back(std::move(c));
    };
    add("kept", QObject::tr("Kept"), QObject::tr("As a file in the portfolio, or linked to where it lies"),
        [](const Portfolio&, const Document& d) {
            return d.content ? QObject::tr("File") : !d.location.trimmed().isEmpty() ? QObject::tr("Link") : QObject::tr("Nothing");
        });
}

} // namespace

void addKnowledgeColumns(std::vector<Column>& columns, Session& session, Entity entity)
{
    if (entity == entityOf<Lesson>() || entity == entityOf<BestPractice>()) addTallies(columns, session, entity);
    if (entity == entityOf<Document>()) addKept(columns, session);
}

} // namespace gantry
