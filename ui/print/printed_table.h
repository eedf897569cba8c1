#pragma once
#include "ui/print/printed_plan.h"

namespace gantry {

/// Rows and cells that go on paper without bars, as wide as the sheet: a register.
class PrintedTable : public PrintedPlan {
public:
    virtual int rowCount() const = 0;
    bool hasBars() const final { return false; }
    const GanttSource& bars() const final { return m_none; }

private:
    class None final : public GanttSource {
    public:
        explicit None(const PrintedTable& table)
            : m_table(table)
        {
        }
        int rowCount() const override { return m_table.rowCount(); }
        BarRow row(int) const override { return {}; }
        std::vector<LinkRow> links(int, int) const override { return {}; }
        std::vector<TimeSpan> nonWorking(DateTime, DateTime, TierUnit) const override { return {}; }
        std::optional<DateTime> statusDate() const override { return std::nullopt; }
        std::optional<DateTime> today() const override { return std::nullopt; }
        TimeSpan range() const override { return {}; }

    private:
        const PrintedTable& m_table;
    };
    None m_none{*this};
};

} // namespace gantry
