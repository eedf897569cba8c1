#pragma once
#include <QHash>
#include <array>
#include <memory>

namespace gantry {

/// In which place of its table the row of an id stands. Ids are given out one after another, so the places of neighbours share a page: a
/// walk along rows and what they refer to stays in the processor's cache, where a hash of single ids misses it at every step.
/// Copies share pages until one of them is written.
class PlaceIndex {
public:
    static constexpr quint32 none = ~0u;

    quint32 find(qint64 id) const
    {
        const auto page = m_pages.constFind(id >> bits);
        return page == m_pages.cend() ? none : (*page)->places[slot(id)];
    }
    void set(qint64 id, quint32 place)
    {
        Page& page = writable(id);
        if (page.places[slot(id)] == none) ++page.used;
        page.places[slot(id)] = place;
    }
    /// The id must be known.
    void remove(qint64 id)
    {
        Page& page = writable(id);
        page.places[slot(id)] = none;
        if (--page.used == 0) m_pages.remove(id >> bits);
    }

private:
    static constexpr int bits = 6;
    struct Page {
        std::array<quint32, 1 << bits> places;
        quint32 used = 0;
        Page() { places.fill(none); }
    };
    static std::size_t slot(qint64 id) { return std::size_t(id) & ((1 << bits) - 1); }
    Page& writable(qint64 id)
    {
        std::shared_ptr<Page>& page = m_pages[id >> bits];
        if (!page)
            page = std::make_shared<Page>();
        else if (page.use_count() > 1)
            page = std::make_shared<Page>(*page);
        return *page;
    }
    QHash<qint64, std::shared_ptr<Page>> m_pages;
};

} // namespace gantry
