#include "ui/print/print_choices.h"

namespace gantry {

QString nameOf(Paper paper)
{
    static constexpr const char* names[] = {"A4", "A3", "A2", "A1"};
    return QLatin1String(names[int(paper)]);
}

std::optional<Paper> paperNamed(QStringView name)
{
    for (const Paper paper : papers)
        if (name.compare(nameOf(paper), Qt::CaseInsensitive) == 0) return paper;
    return std::nullopt;
}

QPageLayout PrintChoices::pageLayout() const
{
    static constexpr QPageSize::PageSizeId sizes[] = {QPageSize::A4, QPageSize::A3, QPageSize::A2, QPageSize::A1};
    // The margins are ours: the painter sees the whole sheet.
    QPageLayout out(QPageSize(sizes[int(paper)]), landscape ? QPageLayout::Landscape : QPageLayout::Portrait, {}, QPageLayout::Millimeter);
    out.setMode(QPageLayout::FullPageMode);
    return out;
}

int PrintChoices::usualPercent() const
{
    static constexpr int percents[] = {75, 85, 100, 120};
    return percents[int(paper)];
}

} // namespace gantry
