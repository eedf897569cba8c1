#pragma once
#include "core/exchange/p6/calendar_text.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace gantry::pmxml {

/// The elements of a file in their order, and what stands in them.
class ElementSource {
public:
    /// To the next start or end of an element; false at the end of the file.
    virtual bool next() = 0;
    virtual bool isStart() const = 0;
    virtual QByteArray localName() const = 0;
    /// All text of the element that has begun, and past its end.
    virtual QString text() = 0;
    virtual void skip() = 0;
    virtual quint32 line() const = 0;
    virtual void note(const char* reason, const QString& place) = 0;

protected:
    ~ElementSource() = default;
};

/// An element that holds nothing but values.
struct FlatElement {
    quint32 line = 0;
    std::vector<std::pair<QByteArray, QString>> values{};
    QByteArray cell(const char* name) const;
};
FlatElement readFlat(ElementSource& from);

/// StandardWorkWeek and HolidayOrExceptions of a calendar.
class CalendarElements {
public:
    explicit CalendarElements(ElementSource& from)
        : m_from(from)
    {
    }
    /// Reads the element that has begun where it is one of these.
    bool read(const QByteArray& name);
    /// As P6's tables hold it. P6 names the last minute that is worked (11:59); where every working time ends at full five minutes, some
    /// other program has named the ends themselves.
    QByteArray packed();

private:
    void readDays(bool ofWeek);
    p6::CalendarText m_calendar;
    ElementSource& m_from;
    bool m_lastMinutes = false;
};

} // namespace gantry::pmxml
