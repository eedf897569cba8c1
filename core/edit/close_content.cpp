#include "core/edit/close_content.h"

#include "core/change/cbor.h"

#include <map>

namespace gantry {
namespace {

constexpr qint64 closeFormat = 1;
const QString tooLarge = QStringLiteral("too_large");

Error damaged(const char* what) { return {Errc::Format, "snapshot.damaged", {QString::fromLatin1(what)}}; }

/// An amount without a rate is absent.
Value valueOf(const Amount& amount)
{
    if (amount) return amount.minor;
    return amount.state == Amount::TooLarge ? Value(tooLarge) : Value();
}
Amount amountOf(const Value& value)
{
    if (const auto* minor = std::get_if<qint64>(&value)) return {*minor};
    return {0, isAbsent(value) ? Amount::NoRate : Amount::TooLarge};
}

template <class E> RecordKey keyOf(Id<E> id) { return id ? RecordKey{entityOf<E>(), id.value} : RecordKey{}; }

class Writer {
public:
    QByteArray write(const CloseContent& c)
    {
        gather(c.figures);
        m_out.map(9);
        m_out.text(u"format");
        m_out.integer(closeFormat);
        m_out.text(u"previous");
        m_out.text(c.previousHash);
        m_out.text(u"period");
        m_out.array(6);
        m_out.integer(c.period.value);
        m_out.text(c.name);
        m_out.value(Codec<QDate>::encode(c.start));
        m_out.value(Codec<QDate>::encode(c.end));
        m_out.text(c.author);
        m_out.integer(c.at.ms);
        m_out.text(u"currency");
        m_out.text(c.figures.currency);
        m_out.text(u"measures");
        m_out.array(costMeasures);
        for (std::size_t m = 0; m < costMeasures; ++m) m_out.text(wordOf(CostMeasure(m)));
        m_out.text(u"records");
        m_out.array(m_places.size());
        for (const auto& [record, place] : m_places) {
            m_out.array(3);
            m_out.text(infoOf(record.entity).keyText());
            m_out.integer(record.id);
            m_out.text(c.figures.titles.value(record.id));
        }
        m_out.text(u"total");
        m_out.array(costMeasures);
        for (const Amount& amount : c.figures.total) m_out.value(valueOf(amount));
        m_out.text(u"projects");
        m_out.array(c.figures.projects.size());
        for (const ClosedProject& p : c.figures.projects) project(p);
        m_out.text(u"values");
        m_out.array(c.figures.values.size());
        for (const ClosedValue& v : c.figures.values) {
            m_out.array(6);
            m_out.integer(place(v.record));
            m_out.integer(place(v.of));
            m_out.text(v.name);
            m_out.text(v.unit);
            m_out.value(v.value);
            m_out.text(v.status);
        }
        return m_out.take();
    }

private:
    /// Records are named by their place in one sorted list, counting from 1; 0 is none.
    void gather(const ClosedFigures& figures)
    {
        for (const ClosedProject& p : figures.projects) {
            put(p.total.record);
            for (const auto* rows : {&p.accounts, &p.contracts})
                for (const ClosedRow& row : *rows) put(row.record);
            for (const Contribution& part : p.parts) put(part.record), put(keyOf(part.account)), put(keyOf(part.contract));
        }
        for (const ClosedValue& v : figures.values) put(v.record), put(v.of);
        qint64 next = 0;
        for (auto& [record, place] : m_places) place = ++next;
    }
    void put(RecordKey record)
    {
        if (record.id) m_places.emplace(record, 0);
    }
    qint64 place(RecordKey record) const { return record.id ? m_places.at(record) : 0; }

    void project(const ClosedProject& p)
    {
        m_out.array(7);
        m_out.integer(place(p.total.record));
        m_out.text(p.currency);
        rules(p.options);
        row(p.total);
        rows(p.accounts);
        rows(p.contracts);
        m_out.array(p.parts.size());
        for (const Contribution& part : p.parts) {
            m_out.array(7);
            m_out.integer(qint64(part.measure));
            m_out.integer(place(part.record));
            m_out.integer(place(keyOf(part.account)));
            m_out.integer(place(keyOf(part.contract)));
            m_out.value(valueOf(part.amount));
            m_out.value(valueOf(part.inPortfolio));
            m_out.value(Codec<std::optional<QDate>>::encode(part.day));
        }
    }
    void rules(const CostOptions& options)
    {
        const auto& fields = infoOf<CostOptions>().fields;
        m_out.array(2 * (fields.size() - 2)); // all but id and project
        for (std::size_t f = 2; f < fields.size(); ++f) {
            m_out.text(fields[f].keyText());
            m_out.value(fields[f].get(&options));
        }
    }
    void rows(const std::vector<ClosedRow>& all)
    {
        m_out.array(all.size());
        for (const ClosedRow& each : all) row(each);
    }
    /// Figures that are nothing are left out.
    void row(const ClosedRow& r)
    {
        const auto count = std::size_t(std::ranges::count_if(r.figures, [](const BothAmounts& f) { return f != BothAmounts{}; }));
        m_out.array(2 + 3 * count);
        m_out.integer(place(r.record));
        m_out.integer(r.depth);
        for (std::size_t m = 0; m < costMeasures; ++m) {
            if (r.figures[m] == BothAmounts{}) continue;
            m_out.integer(qint64(m));
            m_out.value(valueOf(r.figures[m].own));
            m_out.value(valueOf(r.figures[m].inPortfolio));
        }
    }

    CborWriter m_out;
    std::map<RecordKey, qint64> m_places;
};

class Reader {
public:
    explicit Reader(const QByteArray& cbor, bool costs = true)
        : m_in(cbor)
        , m_costs(costs)
    {
    }
    Result<CloseContent> read()
    {
        CloseContent out;
        const std::size_t pairs = m_in.map();
        for (std::size_t i = 0; i < pairs && m_in.ok(); ++i) {
            const QString key = m_in.text();
            if (key == u"format") {
                if (m_in.integer() > closeFormat) return Error{Errc::Version, "snapshot.newer", {}};
            } else if (key == u"previous")
                out.previousHash = m_in.text();
            else if (key == u"period")
                period(out);
            else if (key == u"currency")
                out.figures.currency = m_in.text();
            else if (key == u"measures")
                measures();
            else if (key == u"records")
                records(out.figures);
            else if (key == u"total")
                total(out.figures);
            else if (key == u"projects" && m_costs)
                eachRecord([&] { project(out.figures.projects.emplace_back()); });
            else if (key == u"values")
                each([&] { value(out.figures.values); });
            else
                m_in.skip();
            if (m_wrong) return damaged(m_wrong);
        }
        if (!m_in.ok() || !m_in.atEnd()) return damaged("end");
        return out;
    }

private:
    template <class F> void each(const F& f)
    {
        const std::size_t count = m_in.array();
        for (std::size_t i = 0; i < count && m_in.ok() && !m_wrong; ++i) f();
    }
    /// Of records that are named above: a row takes much more memory than bytes, so there are no more of them than a sound close has.
    template <class F> void eachRecord(const F& f)
    {
        each([&] {
            if (m_rows++ > 2 * m_records.size()) m_wrong = "rows";
            if (!m_wrong) f();
        });
    }
    void expect(std::size_t items, const char* what)
    {
        if (m_in.array() != items) m_wrong = what;
    }
    QDate date() { return Codec<std::optional<QDate>>::decode(m_in.value()).value_or(std::nullopt).value_or(QDate()); }

    void period(CloseContent& out)
    {
        expect(6, "period");
        out.period = {m_in.integer()};
        out.name = m_in.text();
        out.start = date();
        out.end = date();
        out.author = m_in.text();
        out.at = {m_in.integer()};
    }
    void measures()
    {
        each([&] {
            const auto known = Codec<CostMeasure>::decode(m_in.text());
            m_measures.push_back(known ? int(*known) : -1);
        });
    }
    int measure()
    {
        const qint64 place = m_in.integer();
        if (place >= 0 && std::size_t(place) < m_measures.size()) return m_measures[std::size_t(place)];
        m_wrong = "measures";
        return -1;
    }
    void records(ClosedFigures& out)
    {
        each([&] {
            expect(3, "records");
            const auto entity = entityByKey(m_in.text());
            const qint64 id = m_in.integer();
            const QString title = m_in.text();
            m_records.push_back({entity.value_or(Entity{}), entity ? id : 0});
            if (entity) out.titles.insert(id, title);
        });
    }
    RecordKey record()
    {
        const qint64 place = m_in.integer();
        if (place == 0) return {};
        if (place > 0 && std::size_t(place) <= m_records.size()) return m_records[std::size_t(place) - 1];
        m_wrong = "records";
        return {};
    }
    template <class E> Id<E> idOf(const char* what)
    {
        const RecordKey key = record();
        if (key.id && key.entity != entityOf<E>()) m_wrong = what;
        return {key.id};
    }
    void total(ClosedFigures& out)
    {
        expect(m_measures.size(), "total");
        for (const int m : m_measures) {
            const Amount amount = amountOf(m_in.value());
            if (m >= 0) out.total[std::size_t(m)] = amount;
        }
    }
    void project(ClosedProject& out)
    {
        expect(7, "projects");
        out.project = idOf<Node>("projects");
        out.total.record = {entityOf<Node>(), out.project.value};
        out.currency = m_in.text();
        rules(out.options);
        row(out.total);
        eachRecord([&] { row(out.accounts.emplace_back()); });
        eachRecord([&] { row(out.contracts.emplace_back()); });
        each([&] {
            expect(7, "parts");
            Contribution part;
            const int m = measure();
            part.record = record();
            part.account = idOf<CostAccount>("parts");
            part.contract = idOf<Contract>("parts");
            part.amount = amountOf(m_in.value());
            part.inPortfolio = amountOf(m_in.value());
            if (const QDate day = date(); day.isValid()) part.day = day;
            if (m < 0) return;
            part.measure = CostMeasure(m);
            out.parts.push_back(part);
        });
        if (!std::ranges::is_sorted(out.parts, {}, &Contribution::measure))
            std::ranges::stable_sort(out.parts, {}, &Contribution::measure); // a program whose measures have another order
    }
    void rules(CostOptions& out)
    {
        const EntityInfo& info = infoOf<CostOptions>();
        const std::size_t items = m_in.array();
        if (items % 2) m_wrong = "rules";
        for (std::size_t i = 0; i < items / 2 && m_in.ok(); ++i) {
            const int field = info.indexOf(m_in.text());
            const Value value = m_in.value();
            if (field >= 2) (void)info.fields[std::size_t(field)].set(&out, value); // a word of a later program stays the default
        }
    }
    void row(ClosedRow& out)
    {
        const std::size_t items = m_in.array();
        if (items < 2 || items % 3 != 2) m_wrong = "rows";
        if (m_wrong) return;
        const RecordKey key = record();
        if (key.id) out.record = key;
        out.depth = int(m_in.integer());
        for (std::size_t i = 2; i < items && m_in.ok() && !m_wrong; i += 3) {
            const int m = measure();
            const Amount own = amountOf(m_in.value()), inPortfolio = amountOf(m_in.value());
            if (m >= 0) out.figures[std::size_t(m)] = {own, inPortfolio};
        }
    }
    void value(std::vector<ClosedValue>& out)
    {
        expect(6, "values");
        ClosedValue& v = out.emplace_back();
        v.record = record();
        v.of = record();
        v.name = m_in.text();
        v.unit = m_in.text();
        v.value = m_in.value();
        v.status = m_in.text();
    }

    CborReader m_in;
    bool m_costs; // else cost sheets are passed over
    const char* m_wrong = nullptr;
    std::vector<int> m_measures; // by their place there, -1: unknown here
    std::vector<RecordKey> m_records;
    std::size_t m_rows = 0; // of records, and one in each project for what has no account
};

} // namespace

QByteArray encodeClose(const CloseContent& content) { return Writer().write(content); }

Result<CloseContent> decodeClose(const QByteArray& cbor) { return Reader(cbor).read(); }

Result<CloseContent> decodeCloseValues(const QByteArray& cbor) { return Reader(cbor, false).read(); }

} // namespace gantry
