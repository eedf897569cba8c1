#include "ui/tables/column_layout.h"

namespace gantry {
namespace {

constexpr int narrowest = 40, widest = 1200; // px
constexpr QChar mark = u'|';

} // namespace

ColumnLayout ColumnLayout::standard(const std::vector<Column>& columns)
{
    ColumnLayout layout;
    int leading = 0;
    bool leads = true;
    for (const Column& c : columns) {
        layout.places.push_back({c.key, c.width, c.shown});
        leads = leads && c.edits && (c.edits->is(Number) || c.edits->is(Title));
        leading += leads && c.shown;
    }
    layout.frozen = std::max(1, leading);
    return layout;
}

ColumnLayout ColumnLayout::restored(const QStringList& state, const std::vector<Column>& columns)
{
    ColumnLayout layout = standard(columns);
    std::vector<ColumnPlace> remembered;
    const auto take = [&](QStringView key) {
        const auto it = std::ranges::find(layout.places, key, &ColumnPlace::key);
        if (it == layout.places.end()) return;
        remembered.push_back(*it);
        layout.places.erase(it);
    };
    for (const QString& text : state) {
        const QList<QStringView> parts = QStringView(text).split(mark);
        if (parts.size() == 2 && parts[0] == u"frozen") layout.frozen = std::clamp(parts[1].toInt(), 0, int(columns.size()));
        if (parts.size() != 3) continue;
        const std::size_t before = remembered.size();
        take(parts[0]);
        if (remembered.size() == before) continue;
        remembered.back().width = std::clamp(parts[1].toInt(), narrowest, widest);
        remembered.back().shown = parts[2] == u"1";
    }
    if (remembered.empty()) return standard(columns);
    layout.places.insert(layout.places.begin(), remembered.begin(), remembered.end());
    return layout;
}

QStringList ColumnLayout::state() const
{
    QStringList out{QStringLiteral("frozen") + mark + QString::number(frozen)};
    for (const ColumnPlace& place : places) out << place.key + mark + QString::number(place.width) + mark + (place.shown ? u'1' : u'0');
    return out;
}

} // namespace gantry
