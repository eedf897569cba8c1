#include "core/model/document_findings.h"

#include <QSet>

namespace gantry {
namespace {

/// Where a document stands in its register; empty without a number.
QString placeOf(const Document& d)
{
    const QString number = d.number.trimmed().toCaseFolded();
    return number.isEmpty() ? QString() : QString::number(d.project.value) + u'\n' + number + u'\n' + d.revision.trimmed().toCaseFolded();
}

bool comesBack(const Portfolio& portfolio, const Document& document)
{
    QSet<DocumentId> seen{document.id};
    for (const Document* at = portfolio.find(document.supersedes); at; at = portfolio.find(at->supersedes)) {
        if (seen.contains(at->id)) return true;
        seen.insert(at->id);
    }
    return false;
}

} // namespace

void DocumentFindings::read()
{
    m_read = true;
    m_portfolio.all<Document>().forEach([this](const Document& d) {
        if (const QString place = placeOf(d); !place.isEmpty()) ++m_places[place];
        if (d.supersedes) ++m_successors[d.supersedes];
    });
}

void DocumentFindings::on(std::vector<Finding>& out, const RecordKey& key)
{
    const Document* d = key.entity == entityOf<Document>() ? m_portfolio.find<Document>(key.id) : nullptr;
    if (!d) return;
    if (!m_read) read();
    const auto note = [&](const char* reason, QStringList more = {}) {
        out.push_back({reason, key, QStringList{infoOf<Document>().labelText(), d->title} + std::move(more)});
    };
    if (const QString place = placeOf(*d); !place.isEmpty() && m_places.value(place) > 1)
        note("document.same-revision", {d->number, d->revision.isEmpty() ? QStringLiteral("–") : d->revision});
    if (d->supersedes == d->id)
        note("document.supersedes-itself");
    else if (comesBack(m_portfolio, *d))
        note("document.revision-loop");
    if (d->supersedes && m_successors.value(d->supersedes) > 1) {
        const Document* before = m_portfolio.find(d->supersedes);
        note("document.superseded-twice", {before ? before->revision : QString()});
    }
    if (d->status == DocumentStatus::Published && !d->content && d->location.trimmed().isEmpty()) note("document.nothing-published");
}

} // namespace gantry
