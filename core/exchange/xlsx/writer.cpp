#include "core/exchange/table/days.h"
#include "core/exchange/xlsx/xlsx.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <xlsxwriter.h>

namespace gantry {
namespace {

constexpr qsizetype mostRows = 1'048'576, mostColumns = 16'384, longestText = 32'767, longestName = 31;
constexpr qsizetype rowsMeasured = 200;
constexpr int narrowest = 8, widest = 60; // characters
constexpr qsizetype rowsATick = 1024;

/// A name as workbooks allow it, unlike those before it.
QString sheetName(const QString& wanted, QStringList& given)
{
    QString plain = wanted;
    for (QChar& c : plain)
        if (QStringLiteral("[]:*?/\\").contains(c) || c < u' ') c = u'_';
    plain = plain.left(longestName).trimmed();
    if (plain.isEmpty() || plain.startsWith(u'\'') || plain.endsWith(u'\'')) plain = QStringLiteral("Sheet");
    QString name = plain;
    for (int n = 2; given.contains(name, Qt::CaseInsensitive); ++n) {
        const QString tail = QStringLiteral(" %1").arg(n);
        name = plain.left(longestName - tail.size()) + tail;
    }
    given << name;
    return name;
}

/// As a workbook holds text: what looks like one of its escapes ("_x0041_") is escaped itself; the library does the rest.
QByteArray utf8(QString text)
{
    static const QRegularExpression escape(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    return text.remove(QChar(u'\0')).replace(escape, QStringLiteral("_x005F_")).toUtf8();
}

/// The day's number in the 1900 system; nothing before March 1900, where that system is off by one.
std::optional<double> serialOf(const QString& iso)
{
    const auto time = parseDateTime(iso);
    if (!time || dateOf(*time) < QDate(1900, 3, 1)) return std::nullopt;
    return double(QDate(1899, 12, 30).daysTo(dateOf(*time))) + double(secondOfDay(*time)) / double(secondsPerDay);
}

class Book {
public:
    explicit Book(const QByteArray& path, const QByteArray& folder, Instant now)
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE; // a row at a time, so a register of any length takes no more memory
        options.tmpdir = const_cast<char*>(folder.constData());
        m_book = workbook_new_opt(path.constData(), &options);
        if (!m_book) return;
        lxw_doc_properties properties{};
        properties.created = time_t(now.ms / 1000);
        workbook_set_properties(m_book, &properties);
        m_heading = workbook_add_format(m_book);
        format_set_bold(m_heading);
        format_set_bottom(m_heading, LXW_BORDER_THIN);
        static constexpr const char* codes[] = {nullptr, nullptr, "0.##%", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm"};
        for (std::size_t i = 0; i < std::size(codes); ++i)
            if (codes[i]) m_looks[i] = look(codes[i]);
        static constexpr const char* amounts[] = {"#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"};
        for (std::size_t i = 0; i < std::size(amounts); ++i) m_amounts[i] = look(amounts[i]);
    }
    ~Book()
    {
        if (m_book) (void)workbook_close(m_book);
    }
    bool isOpen() const { return m_book; }
    bool close() { return workbook_close(std::exchange(m_book, nullptr)) == LXW_NO_ERROR; }

    Result<void> add(const OutTable& table, const std::function<bool(qsizetype)>& tick)
    {
        const auto columns = qsizetype(table.columns.size());
        if (table.rows >= mostRows || columns > mostColumns)
            return Error{Errc::Invalid, "xlsx.too-many-rows", {QLocale::c().toString(table.rows)}};
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, utf8(sheetName(table.name, m_names)).constData());
        if (!sheet) return Error{Errc::Io, "xlsx.cannot-make", {}};
        setWidths(sheet, table);
        for (qsizetype c = 0; c < columns; ++c) {
            const QByteArray title = utf8(table.columns[std::size_t(c)].title.left(longestText));
            worksheet_write_string(sheet, 0, lxw_col_t(c), title.constData(), m_heading);
        }
        for (qsizetype r = 0; r < table.rows; ++r) {
            if (r % rowsATick == 0 && !tick(r)) return Error{Errc::Cancelled, "export.cancelled", {}};
            for (const TableCell& cell : table.row(r))
                if (auto done = write(sheet, r, cell, table); !done) return done;
        }
        worksheet_freeze_panes(sheet, 1, 0);
        if (columns > 0) worksheet_autofilter(sheet, 0, 0, lxw_row_t(table.rows), lxw_col_t(columns - 1));
        return {};
    }

private:
    lxw_format* look(const char* code)
    {
        lxw_format* format = workbook_add_format(m_book);
        format_set_num_format(format, code);
        return format;
    }

    /// As wide as the first rows need, dates and amounts with their format.
    static void setWidths(lxw_worksheet* sheet, const OutTable& table)
    {
        std::vector<int> widths;
        for (const OutColumn& column : table.columns)
            widths.push_back(std::clamp(int(column.title.size()) + 4, narrowest, widest)); // the arrow of the filter
        for (qsizetype r = 0; r < std::min(table.rows, rowsMeasured); ++r)
            for (const TableCell& cell : table.row(r)) {
                const OutLook look = table.columns[std::size_t(cell.column)].look;
                const int grouped = look == OutLook::Amount ? int(cell.text.size()) / 3 + 3 : 0;
                const qsizetype line = cell.text.indexOf(u'\n');
                int& width = widths[std::size_t(cell.column)];
                width = std::clamp(int(line < 0 ? cell.text.size() : line) + 2 + grouped, width, std::max(width, widest));
            }
        for (std::size_t c = 0; c < widths.size(); ++c) worksheet_set_column(sheet, lxw_col_t(c), lxw_col_t(c), widths[c], nullptr);
    }

    Result<void> write(lxw_worksheet* sheet, qsizetype r, const TableCell& cell, const OutTable& table)
    {
        const auto row = lxw_row_t(r + 1);
        const auto column = lxw_col_t(cell.column);
        const OutLook look = cell.percent ? OutLook::Share : table.columns[std::size_t(cell.column)].look;
        lxw_format* format = m_looks[std::size_t(look)];
        if (look == OutLook::Amount) format = m_amounts[std::size_t(std::clamp(cell.decimals, 0, int(m_amounts.size()) - 1))];
        lxw_error done = LXW_NO_ERROR;
        const auto text = [&] {
            if (cell.text.size() > longestText) return LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;
            return worksheet_write_string(sheet, row, column, utf8(cell.text).constData(), nullptr);
        };
        switch (cell.what) {
        case TableCell::Empty: break;
        case TableCell::Truth: done = worksheet_write_boolean(sheet, row, column, cell.text == u"true", nullptr); break;
        case TableCell::Number: done = worksheet_write_number(sheet, row, column, cell.text.toDouble(), format); break;
        case TableCell::Time: {
            const auto serial = serialOf(cell.text);
            const OutLook days = cell.text.size() > 10 ? OutLook::Moment : OutLook::Day;
            done = serial ? worksheet_write_number(sheet, row, column, *serial, m_looks[std::size_t(days)]) : text();
            break;
        }
        case TableCell::Span: {
            const auto seconds = spanSeconds(cell.text);
            done = seconds
                ? worksheet_write_number(sheet, row, column, double(*seconds) / double(secondsPerDay), m_looks[std::size_t(OutLook::Clock)])
                : text();
            break;
        }
        case TableCell::Text:
        case TableCell::Fault: done = text(); break;
        }
        if (done == LXW_NO_ERROR) return {};
        if (done == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
            return Error{Errc::Invalid, "xlsx.too-long-text", {QString::number(r + 2), table.columns[std::size_t(cell.column)].title}};
        return Error{Errc::Io, "xlsx.cannot-make", {}};
    }

    lxw_workbook* m_book = nullptr;
    lxw_format* m_heading = nullptr;
    std::array<lxw_format*, 6> m_looks{};
    std::array<lxw_format*, 5> m_amounts{}; // by decimals
    QStringList m_names;
};

} // namespace

Result<QByteArray> writeXlsx(const std::vector<OutTable>& sheets, Instant now, const Progress& progress)
{
    const Error cannot{Errc::Io, "xlsx.cannot-make", {}};
    QTemporaryDir folder; // for this user alone, and gone afterwards
    if (!folder.isValid()) return cannot;
    const QByteArray path = QFile::encodeName(folder.filePath(QStringLiteral("table.xlsx")));
    const QByteArray place = QFile::encodeName(folder.path());
    qsizetype all = 0, before = 0;
    for (const OutTable& table : sheets) all += table.rows;
    Book book(path, place, now);
    if (!book.isOpen()) return cannot;
    for (const OutTable& table : sheets) {
        const auto tick = [&](qsizetype row) {
            progress.report(QStringLiteral("Writing"), int(95 * (before + row) / std::max<qsizetype>(1, all)));
            return !progress.stop.stop_requested();
        };
        if (auto done = book.add(table, tick); !done) return done.error();
        before += table.rows;
    }
    QFile file(QFile::decodeName(path));
    if (!book.close() || !file.open(QIODevice::ReadOnly)) return cannot;
    return file.readAll();
}

} // namespace gantry
