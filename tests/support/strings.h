#pragma once
// Readable failures: how Catch2 writes the values that tests compare.
#include "core/base/quantities.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <catch2/catch.hpp>

namespace Catch {
template <> struct StringMaker<QString> {
    static std::string convert(const QString& s) { return '"' + s.toStdString() + '"'; }
};
template <> struct StringMaker<QByteArray> {
    static std::string convert(const QByteArray& s) { return '"' + s.toStdString() + '"'; }
};
template <> struct StringMaker<QDate> {
    static std::string convert(QDate d) { return d.toString(Qt::ISODate).toStdString(); }
};
template <> struct StringMaker<gantry::DateTime> {
    static std::string convert(gantry::DateTime t) { return gantry::isoText(t).toStdString(); }
};
template <> struct StringMaker<gantry::WorkTime> {
    static std::string convert(gantry::WorkTime w) { return std::to_string(w.seconds) + " s"; }
};
} // namespace Catch
