#pragma once
#include "core/base/quantities.h"
#include "core/report/chart.h"

#include <QString>
#include <QStringList>
#include <variant>
#include <vector>

namespace gantry {

/// What is said of a thing at first sight, never by colour alone: a shape, and the word beside it.
enum class ReportMark : quint8 { None, Good, Watch, Bad, Neutral };
enum class ReportAlign : quint8 { Left, Right, Centre };

/// What people wrote, as Markdown light: paragraphs, headings, lists, bold, italics. Anything else in it, HTML above all, is plain text.
struct ReportProse {
    QString text;
    bool quiet = false; ///< a remark of the program: why something is not there, what a figure stands for
};

/// One thing that is known, such as "Sponsor: Ada Lovelace".
struct ReportFact {
    QString label;
    QString value; ///< several lines are kept
    ReportMark mark = ReportMark::None;
};
/// Facts in as many columns as have room.
struct ReportFacts {
    std::vector<ReportFact> facts;
};

struct ReportList {
    QStringList items;
    bool numbered = false;
};

struct ReportColumn {
    QString title;
    ReportAlign align = ReportAlign::Left;
    double share = 1; ///< of the width, beside those of the other columns
};
struct ReportCell {
    QString text{};
    ReportMark mark = ReportMark::None;
    ReportBand band = ReportBand::None; ///< tints the cell: a score of the risk matrix
};
struct ReportRow {
    enum Kind : quint8 { Plain, Group, Total };
    std::vector<ReportCell> cells{}; ///< as many as there are columns; of a group the first alone, written across
    Kind kind = Plain;
};
/// Its header is repeated on every page, and no row is cut.
struct ReportTable {
    QString title; ///< read out where the table is announced, and shown above it; empty: the heading of the section says enough
    std::vector<ReportColumn> columns;
    std::vector<ReportRow> rows;
    QString empty; ///< the sentence that stands there where there are no rows
};

/// Where people sign. What the file knows of a signature is what somebody declared, and is shown as such.
struct ReportSignature {
    QString role;
    QString name;
    QString signedAs; ///< "Declared as Ada Lovelace on 2 Mar 2026"; empty: a line to sign on
};
struct ReportSignatures {
    std::vector<ReportSignature> people;
};

using ReportBlock = std::variant<ReportProse, ReportFacts, ReportList, ReportTable, ReportChart, ReportSignatures>;

struct ReportSection {
    QString heading;
    std::vector<ReportBlock> blocks{};
    bool newPage = false; ///< begins on a page of its own
};

/// What stands at the head of the first page and at the foot of every one.
struct ReportHead {
    QString kind; ///< "Status report"
    QString title; ///< of the record or the scope
    QString portfolio, project; ///< the project with its code; empty where the report is of the whole portfolio
    QString period{}; ///< what it tells of: a period, a day, a span
    QString status{}; ///< "Draft": of a record that has one
    QString author{}; ///< who made the document, as declared
    QString moment{}; ///< when, as people read it
    Instant at{};
    QString version{}; ///< which state of the portfolio it shows: "Journal 1,204 · 3f9a02c1"
};

/// What its head says, label by label, in the order in which it is read; empty ones are left out.
std::vector<std::pair<QString, QString>> factsOf(const ReportHead& head);
/// "Portfolio · 2 Mar 2026 08:00 · Journal 1,204".
QString footOf(const ReportHead& head);

/// A report as plain data: what is said and in which order, nothing of how it looks. Writers make HTML and PDF of it.
struct ReportDocument {
    ReportHead head;
    std::vector<ReportSection> sections;
    bool landscape = false; ///< its tables want the long side of the paper
    QString language = QStringLiteral("en");
};

} // namespace gantry
