#pragma once
#include <QByteArray>
#include <QMap>
#include <QString>

namespace gantry::test {

/// A workbook made by hand, part by part, so that a test can make any of them wrong.
struct Workbook {
    QMap<QString, QByteArray> parts;

    /// One sheet "Data" with these rows (the XML within sheetData), and the number formats of a few styles: 1 date, 2 time, 3 percentage,
    /// 4 "[h]:mm", 5 date and time, 6 "dd/mm/yyyy", 7 "#,##0.00".
    static Workbook of(const QByteArray& rows, const QByteArray& after = {});
    /// Texts that cells of type "s" name by place.
    Workbook& texts(const QByteArray& items);
    QByteArray bytes() const;
};

} // namespace gantry::test
