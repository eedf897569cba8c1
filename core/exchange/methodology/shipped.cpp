#include "core/exchange/methodology/shipped.h"

#include "core/exchange/methodology/reader.h"

#include <QFile>

// A resource in a static library has to be asked for by name, outside any namespace.
static void initResource() { Q_INIT_RESOURCE(methodologies); }

namespace gantry {

std::vector<QByteArray> shippedMethodologies()
{
    initResource();
    std::vector<QByteArray> out;
    for (const char* name : {"capital-works", "it-delivery", "lightweight", "staged-control"}) {
        QFile file(QStringLiteral(":/methodologies/%1.json").arg(QLatin1StringView(name)));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        if (opened) out.push_back(file.readAll());
    }
    return out;
}

ChangeSet addShippedMethodologies(const Portfolio& portfolio, IdSource& ids)
{
    ChangeSet out{QStringLiteral("methodology.add_shipped"), {}, QStringLiteral("Add the methodologies that come with Gantry")};
    Portfolio trial = portfolio;
    for (const QByteArray& file : shippedMethodologies()) {
        auto read = planMethodology(trial, ids, file, {});
        if (!read || !applyToMemory(trial, read->set)) continue; // the files are sound: a test reads them
        std::ranges::move(read->set.changes, std::back_inserter(out.changes));
    }
    return out;
}

} // namespace gantry
