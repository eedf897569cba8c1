#include "core/exchange/methodology/writer.h"

#include "core/exchange/json/record_json.h"
#include "core/exchange/methodology/rows.h"
#include "core/governance/methodologies.h"

namespace gantry {
namespace {

class Writer {
public:
    explicit Writer(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }

    QByteArray write(MethodologyId methodology, const QSet<QString>& without)
    {
        const MethodologyParts parts = methodologyParts(m_portfolio, methodology);
        number(parts.phases);
        number(parts.tasks);
        number(parts.pages);
        m_out = "{\"format\":1,\"kind\":\"gantry-methodology\",\n\"methodology\":{";
        cells(infoOf<Methodology>(), m_portfolio.find(methodology), without);
        m_out += "},\n";
        rows(parts.phases, ",\n");
        rows(parts.tasks, ",\n");
        rows(parts.links, ",\n");
        rows(parts.requirements, ",\n");
        rows(parts.risks, ",\n");
        rows(parts.pages, "\n}\n");
        return m_out;
    }

private:
    template <class E> void number(const std::vector<const E*>& rows)
    {
        for (const E* row : rows) m_local.insert(row->id.value, QByteArray::number(m_local.size() + 1));
    }

    template <class E> void rows(const std::vector<const E*>& rows, const char* end)
    {
        m_out.append('"').append(infoOf<E>().keyText().toLatin1()).append("\":[");
        for (const E* row : rows) {
            m_out.append(row == rows.front() ? "\n{" : ",\n{");
            m_first = true;
            if (m_local.contains(row->id.value)) {
                key("id");
                m_out.append('"').append(m_local.value(row->id.value)).append('"');
            }
            cells(infoOf<E>(), row, {});
            m_out.append('}');
        }
        m_out.append(rows.empty() ? "]" : "\n]").append(end);
    }

    void cells(const EntityInfo& info, const void* row, const QSet<QString>& without)
    {
        if (info.entity == entityOf<Methodology>()) m_first = true;
        const std::vector<Value>& defaults = defaultsOf(info.entity);
        for (std::size_t f = 1; f < info.fields.size(); ++f) {
            const Field& field = info.fields[f];
            const Value value = field.get(row);
            if (!isOfFile(field) || isAbsent(value) || value == defaults[f] || without.contains(field.keyText())) continue;
            if (field.kind == Kind::Id) {
                if (!m_local.contains(intOf(value))) continue;
                key(field.key);
                m_out.append('"').append(m_local.value(intOf(value))).append('"');
                continue;
            }
            key(field.key);
            appendCell(m_out, field, value);
        }
    }

    void key(std::string_view key)
    {
        if (!std::exchange(m_first, false)) m_out.append(',');
        m_out.append('"').append(key.data(), qsizetype(key.size())).append("\":");
    }

    const Portfolio& m_portfolio;
    QHash<qint64, QByteArray> m_local; // what others refer to, by id
    QByteArray m_out;
    bool m_first = true;
};

} // namespace

QByteArray writeMethodology(const Portfolio& portfolio, MethodologyId methodology)
{
    return portfolio.find(methodology) ? Writer(portfolio).write(methodology, {}) : QByteArray();
}

QByteArray methodologyContent(const Portfolio& portfolio, MethodologyId methodology)
{
    static const QSet<QString> version{
        QStringLiteral("version"), QStringLiteral("status"), QStringLiteral("published_on"), QStringLiteral("what_changed")};
    return portfolio.find(methodology) ? Writer(portfolio).write(methodology, version) : QByteArray();
}

} // namespace gantry
