#include "core/archive/package.h"
#include "core/exchange/xlsx/cell_formats.h"
#include "core/exchange/xlsx/xlsx.h"

#include <QDir>
#include <QRegularExpression>
#include <algorithm>

namespace gantry {
namespace xlsx {
namespace {

// Sheets that repeat themselves are packed very tightly, so only what comes out counts.
constexpr PackageRules rules{.mostBytes = mostTableBytes,
    .mostUnpacked = mostTableBytes,
    .tightest = 0,
    .deepest = 100,
    .reasons = {"xlsx.old-format", "xlsx.encrypted", "xlsx.damaged", "xlsx.too-large", "xlsx.too-large", "xlsx.part-missing",
        "xlsx.doctype", "xlsx.too-deep", "import.cancelled"}};
constexpr int mostSheets = 1000;
constexpr int mostColumns = 16'384;
constexpr qint64 mostRows = 1'048'576;
constexpr qsizetype longestText = 1 << 20; // a spreadsheet stops at 32,767 characters
constexpr qint64 mostText = 128 << 20; // characters of a whole workbook

Error wrong(const char* reason, QStringList args = {}) { return {Errc::Format, reason, std::move(args)}; }
Error tooLarge() { return wrong("table.too-large", {QLocale::c().toString(mostTableCells)}); }

bool isTrue(QStringView text) { return text == u"1" || text == u"true"; }

/// Names of parts in a relationship are relative to the folder of the part that it belongs to.
QString resolved(const QString& folder, const QString& target)
{
    const QString path = QDir::cleanPath(target.startsWith(u'/') ? target : folder + u'/' + target);
    return path.startsWith(u'/') ? path.mid(1) : path;
}

struct Relationship {
    QString id, type, part; // part: empty where it leads out of the file
};

Result<std::vector<Relationship>> relationships(Package& package, const QString& part)
{
    const QString folder = part.contains(u'/') ? part.section(u'/', 0, -2) : QString();
    const QString name =
        (folder.isEmpty() ? QString() : folder + u'/') + QStringLiteral("_rels/") + part.section(u'/', -1) + QStringLiteral(".rels");
    std::vector<Relationship> out;
    PartReader in(package, name);
    while (in.next() && out.size() < 10 * std::size_t(mostSheets)) {
        if (!in.starts(u"Relationship")) continue;
        const bool outside = in.attribute(u"TargetMode").compare(u"External", Qt::CaseInsensitive) == 0;
        out.push_back({in.attribute(u"Id").toString(), in.attribute(u"Type").toString().section(u'/', -1),
            outside ? QString() : resolved(folder, in.attribute(u"Target").toString())});
    }
    if (in.error()) return *in.error();
    return out;
}

/// "_x000D_" as spreadsheets write what XML cannot hold.
QString unescaped(const QString& text)
{
    if (!text.contains(u"_x")) return text;
    static const QRegularExpression escape(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString out;
    qsizetype from = 0;
    for (auto it = escape.globalMatch(text); it.hasNext();) {
        const auto m = it.next();
        out += QStringView(text).sliced(from, m.capturedStart() - from);
        out += QChar(m.capturedView(1).toUShort(nullptr, 16));
        from = m.capturedEnd();
    }
    return out + text.mid(from);
}

/// "AB12" as (27, 12); a column of -1 where it is no place.
std::pair<int, qint64> placeOf(QStringView reference)
{
    int column = 0;
    qsizetype i = 0;
    for (; i < reference.size() && i < 4 && reference[i].isLetter(); ++i)
        column = column * 26 + (reference[i].toUpper().unicode() - u'A' + 1);
    bool ok = false;
    const qint64 row = reference.sliced(i).toLongLong(&ok);
    if (!ok || column < 1 || column > mostColumns || row < 1 || row > mostRows) return {-1, 0};
    return {column - 1, row};
}

/// What the sheets of a workbook share.
struct Workbook {
    bool from1904 = false;
    std::vector<QString> texts;
    std::vector<Shape> shapes; // by the number of a cell's style
};

Result<std::vector<QString>> sharedTexts(Package& package, const QString& part, const std::function<bool(int)>& tick)
{
    std::vector<QString> out;
    PartReader in(package, part, tick);
    QString text;
    bool inText = false, spoken = false; // spoken: how a word is pronounced stands beside it
    qint64 all = 0;
    while (in.next()) {
        if (in.starts(u"si"))
            text.clear();
        else if (in.starts(u"rPh") || in.ends(u"rPh"))
            spoken = in.starts(u"rPh");
        else if (in.starts(u"t") || in.ends(u"t"))
            inText = in.starts(u"t") && !spoken;
        else if (in.isText() && inText)
            text += in.text();
        else if (in.ends(u"si"))
            out.push_back(unescaped(text)), all += text.size();
        if (text.size() > longestText || all > mostText || qint64(out.size()) > mostTableCells) return tooLarge();
    }
    if (in.error()) return *in.error();
    return out;
}

Result<std::vector<Shape>> styles(Package& package, const QString& part)
{
    QHash<int, Shape> own;
    std::vector<Shape> out;
    PartReader in(package, part);
    bool cells = false;
    while (in.next()) {
        if (in.starts(u"numFmt"))
            own.insert(in.attribute(u"numFmtId").toInt(), shapeOf(in.attribute(u"formatCode")));
        else if (in.starts(u"cellXfs") || in.ends(u"cellXfs"))
            cells = in.starts(u"cellXfs");
        else if (cells && in.starts(u"xf")) {
            const int format = in.attribute(u"numFmtId").toInt();
            const auto known = own.constFind(format);
            out.push_back(known != own.cend() ? *known : builtInShape(format).value_or(Shape::Plain));
        }
        if (out.size() > 100'000 || own.size() > 100'000) return tooLarge();
    }
    if (in.error()) return *in.error();
    return out;
}

TableCell fault(const QString& text, const char* reason) { return {0, TableCell::Fault, false, text, reason}; }

TableCell numberCell(const QString& text, Shape shape, bool from1904)
{
    bool ok = false;
    const double number = QLocale::c().toDouble(text, &ok);
    if (!ok) return fault(text, "table.no-number");
    if (shape == Shape::Clock && number < 1) shape = Shape::Span;
    if (shape == Shape::Day || shape == Shape::DayTime || shape == Shape::Clock) {
        const QString time = timeOfSerial(number, from1904, shape != Shape::Day);
        return time.isEmpty() ? fault(text, "table.no-date") : TableCell{0, TableCell::Time, false, time};
    }
    if (shape == Shape::Span) {
        const QString span = spanOfSerial(number);
        return span.isEmpty() ? fault(text, "table.no-date") : TableCell{0, TableCell::Span, false, span};
    }
    const QString decimal = decimalOfNumber(text);
    if (decimal.isEmpty()) return fault(text, "table.lossy-number");
    return {0, TableCell::Number, shape == Shape::Share, decimal};
}

/// Rows of one sheet.
class SheetReader {
public:
    SheetReader(Package& package, const QString& part, const Workbook& book, std::function<bool(int)> tick)
        : m_in(package, part, std::move(tick))
        , m_book(book)
    {
    }

    Result<std::vector<TableRow>> read()
    {
        while (!m_wrong && m_in.next()) {
            if (m_in.starts(u"row"))
                startRow();
            else if (m_in.starts(u"c"))
                startCell();
            else if (m_in.starts(u"v") || m_in.starts(u"t"))
                m_inText = !m_spoken;
            else if (m_in.ends(u"v") || m_in.ends(u"t"))
                m_inText = false;
            else if (m_in.starts(u"rPh") || m_in.ends(u"rPh"))
                m_spoken = m_in.starts(u"rPh");
            else if (m_in.starts(u"f"))
                m_formula = true;
            else if (m_in.isText() && m_inText && m_column >= 0)
                takeText();
            else if (m_in.ends(u"c"))
                endCell();
            else if (m_in.starts(u"mergeCell"))
                m_merged.push_back(m_in.attribute(u"ref").toString());
            if (m_merged.size() > std::size_t(mostRows)) m_wrong = tooLarge();
        }
        if (m_wrong) return *m_wrong;
        if (m_in.error()) return *m_in.error();
        std::ranges::stable_sort(m_rows, {}, &TableRow::number);
        for (const QString& reference : m_merged)
            if (!fill(reference)) return tooLarge();
        std::erase_if(m_rows, [](const TableRow& row) { return row.cells.empty(); });
        return std::move(m_rows);
    }

private:
    void startRow()
    {
        const auto told = m_in.attribute(u"r");
        m_row = told.isEmpty() ? m_row + 1 : told.toLongLong();
        m_column = -1;
        m_nextColumn = 0;
        if (m_row < 1 || m_row > mostRows) m_wrong = wrong("xlsx.damaged");
        m_rows.push_back({m_row});
    }

    void startCell()
    {
        const auto told = m_in.attribute(u"r");
        m_column = m_nextColumn;
        if (!told.isEmpty()) m_column = placeOf(told).first;
        m_nextColumn = m_column + 1;
        if (m_rows.empty() || m_column < 0 || m_column >= mostColumns) m_wrong = wrong("xlsx.damaged");
        m_type = m_in.attribute(u"t").toString();
        m_style = m_in.attribute(u"s").toInt();
        m_text.clear();
        m_formula = false;
    }

    void takeText()
    {
        m_text += m_in.text();
        m_characters += m_in.text().size();
        if (m_text.size() > longestText || m_characters > mostText) m_wrong = tooLarge();
    }

    void endCell()
    {
        TableCell cell = m_text.isEmpty() && m_formula && m_type != u"str" ? fault({}, "table.no-result") : content();
        if (cell.what != TableCell::Empty && !(cell.what == TableCell::Text && cell.text.isEmpty())) {
            cell.column = m_column;
            auto& cells = m_rows.back().cells;
            const bool inOrder = cells.empty() || cells.back().column < m_column;
            if (inOrder)
                cells.push_back(std::move(cell));
            else
                m_wrong = wrong("xlsx.damaged");
            if (--m_cellsLeft < 0) m_wrong = tooLarge();
        }
        m_column = -1;
    }

    TableCell content()
    {
        if (m_type == u"inlineStr" || m_type == u"str") return {0, TableCell::Text, false, unescaped(m_text)};
        if (m_text.isEmpty()) return {};
        if (m_type == u"s") {
            bool ok = false;
            const std::size_t at = m_text.toUInt(&ok);
            if (ok && at < m_book.texts.size()) return {0, TableCell::Text, false, m_book.texts[at]};
            m_wrong = wrong("xlsx.damaged");
            return {};
        }
        if (m_type == u"b") return {0, TableCell::Truth, false, isTrue(m_text) ? QStringLiteral("true") : QStringLiteral("false")};
        if (m_type == u"e") return fault(m_text, "table.error-value");
        if (m_type == u"d") { // the strict form may write dates as such
            const auto time = parseDateTime(m_text.left(19));
            if (!time) return fault(m_text, "table.no-date");
            return {0, TableCell::Time, false, m_text.size() > 10 ? isoText(*time) : m_text};
        }
        const Shape shape =
            m_style >= 0 && std::size_t(m_style) < m_book.shapes.size() ? m_book.shapes[std::size_t(m_style)] : Shape::Plain;
        return numberCell(m_text.trimmed(), shape, m_book.from1904);
    }

    /// The text or date of merged cells stands in each of their rows. A number counts once, where it stands.
    bool fill(const QString& reference)
    {
        const auto [left, top] = placeOf(QStringView(reference).left(reference.indexOf(u':')));
        const auto [right, bottom] = placeOf(QStringView(reference).mid(reference.indexOf(u':') + 1));
        if (left < 0 || right < left || bottom <= top) return true;
        auto row = std::ranges::lower_bound(m_rows, top, {}, &TableRow::number);
        if (row == m_rows.end() || row->number != top) return true;
        const TableCell cell = row->at(left);
        if (cell.what != TableCell::Text && cell.what != TableCell::Time && cell.what != TableCell::Truth) return true;
        for (++row; row != m_rows.end() && row->number <= bottom; ++row) {
            if (row->cells.empty() || row->at(left).what != TableCell::Empty) continue;
            if (--m_cellsLeft < 0) return false;
            row->cells.insert(std::ranges::lower_bound(row->cells, left, {}, &TableCell::column), cell);
        }
        return true;
    }

    PartReader m_in;
    const Workbook& m_book;
    std::vector<TableRow> m_rows;
    std::vector<QString> m_merged;
    std::optional<Error> m_wrong;
    QString m_type, m_text;
    qint64 m_row = 0, m_cellsLeft = mostTableCells, m_characters = 0;
    int m_column = -1, m_nextColumn = 0, m_style = 0;
    bool m_inText = false, m_spoken = false, m_formula = false;
};

struct SheetEntry {
    QString name, relationship;
    bool hidden;
};

} // namespace
} // namespace xlsx

bool looksLikeWorkbook(QByteArrayView bytes) { return bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xD0\xCF\x11\xE0"); }

Result<SourceTable> readXlsx(const QByteArray& bytes, const QString& sheet, const Progress& progress)
{
    using namespace xlsx;
    auto package = Package::open(bytes, rules);
    if (!package) return package.error();
    if ((*package)->holds(QStringLiteral("xl/workbook.bin"))) return wrong("xlsx.binary");
    if ((*package)->holds(QStringLiteral("mimetype"))) return wrong("xlsx.opendocument");
    if (!(*package)->holds(QStringLiteral("_rels/.rels"))) return wrong("xlsx.not-a-workbook");
    const auto roots = relationships(**package, QString());
    if (!roots) return roots.error();
    const auto main = std::ranges::find(*roots, QStringLiteral("officeDocument"), &Relationship::type);
    if (main == roots->end() || !(*package)->holds(main->part)) return wrong("xlsx.not-a-workbook");

    Workbook book;
    std::vector<SheetEntry> sheets;
    PartReader in(**package, main->part);
    bool workbook = false;
    while (in.next()) {
        if (in.starts(u"workbook")) workbook = true;
        if (in.starts(u"workbookPr")) book.from1904 = isTrue(in.attribute(u"date1904"));
        if (!in.starts(u"sheet") || sheets.size() >= mostSheets) continue;
        const auto state = in.attribute(u"state");
        sheets.push_back({in.attribute(u"name").toString(), in.attribute(u"id").toString(), state == u"hidden" || state == u"veryHidden"});
    }
    if (in.error()) return *in.error();
    if (!workbook) return wrong("xlsx.not-a-workbook");
    if (sheets.empty()) return wrong("table.empty");

    SourceTable out{QStringLiteral("xlsx")};
    for (const SheetEntry& s : sheets) out.sheets << s.name;
    auto chosen = sheet.isEmpty()
        ? std::ranges::find(sheets, false, &SheetEntry::hidden)
        : std::ranges::find_if(sheets, [&](const SheetEntry& s) { return s.name.compare(sheet, Qt::CaseInsensitive) == 0; });
    if (chosen == sheets.end() && sheet.isEmpty()) chosen = sheets.begin();
    if (chosen == sheets.end()) return wrong("xlsx.no-sheet", {sheet, out.sheets.join(QStringLiteral(", "))});
    out.sheet = chosen->name;

    const auto parts = relationships(**package, main->part);
    if (!parts) return parts.error();
    const auto ticking = [&](int from, int to) {
        return [&progress, from, to](int percent) {
            progress.report(QStringLiteral("Reading"), from + percent * (to - from) / 100);
            return !progress.stop.stop_requested();
        };
    };
    for (const Relationship& part : *parts) {
        if (part.type == u"sharedStrings" && !part.part.isEmpty()) {
            auto texts = sharedTexts(**package, part.part, ticking(0, 30));
            if (!texts) return texts.error();
            book.texts = std::move(*texts);
        } else if (part.type == u"styles" && !part.part.isEmpty()) {
            auto shapes = styles(**package, part.part);
            if (!shapes) return shapes.error();
            book.shapes = std::move(*shapes);
        }
    }
    const auto part = std::ranges::find(*parts, chosen->relationship, &Relationship::id);
    if (part == parts->end() || part->part.isEmpty() || !(*package)->holds(part->part)) return wrong("xlsx.sheet-elsewhere", {out.sheet});
    if (part->type != u"worksheet") return wrong("xlsx.no-table-sheet", {out.sheet});
    SheetReader rows(**package, part->part, book, ticking(30, 100));
    auto read = rows.read();
    if (!read) return read.error();
    out.rows = std::move(*read);
    if (out.rows.empty()) return wrong("table.empty");
    return out;
}

} // namespace gantry
