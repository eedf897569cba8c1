#pragma once
#include "core/base/result.h"
#include "core/model/portfolio.h"

namespace gantry {

/// Finds records by what people call them: number and code before title, since those are meant to be unique; case does not matter. Each
/// kind of record is looked through once, when it is first asked for.
class NameIndex {
public:
    explicit NameIndex(const Portfolio& portfolio)
        : m_portfolio(portfolio)
    {
    }
    /// A record that is not in the portfolio yet goes by this name.
    void add(Entity entity, const Field& field, const QString& name, qint64 id);
    static bool names(const Field& field); // number, code or title
    /// The record that `field` refers to; of several those of `project` come first, where it is not 0. Errors: Invalid
    /// ("value.unknown-record", "value.ambiguous-record").
    Result<Value> find(const Field& field, const QString& text, qint64 project);
    /// What `find` takes back as this record: its title where that is its alone, else number or code, else the id.
    QString nameOf(Entity entity, qint64 id);

private:
    struct Names {
        QHash<QString, QList<qint64>> unique, titles;
    };
    Names& of(Entity entity);
    void put(Names& names, const Field& field, const QString& name, qint64 id);
    const Portfolio& m_portfolio;
    QHash<int, Names> m_names;
};

} // namespace gantry
