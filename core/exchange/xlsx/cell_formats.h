#pragma once
#include <QStringView>
#include <optional>

namespace gantry::xlsx {

/// What a number format makes of a number.
enum class Shape : quint8 { Plain, Share, Day, DayTime, Clock, Span };
/// Of one of the formats that every workbook has by number; nullopt where the number stands for none of them.
std::optional<Shape> builtInShape(int format);
/// Of a format code such as "dd/mm/yyyy", "0.0%", "[h]:mm". Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
Shape shapeOf(QStringView code);

/// "2026-03-02" or "2026-03-02T08:00:00" of a date's number, to the nearest second; empty where it is none: before its first day, the
/// 29 February 1900 that Excel counts and no calendar knows, after 2200.
QString timeOfSerial(double serial, bool from1904, bool withClock);
/// "60:30:00" of a share of days; empty where it is below nothing or beyond a thousand years.
QString spanOfSerial(double days);

/// A number as its file holds it, as the decimal that people see: the fifteen digits that a spreadsheet computes with, whole numbers as
/// they stand. Empty where it is none, or so large that digits may have been lost.
QString decimalOfNumber(QStringView text);

} // namespace gantry::xlsx
