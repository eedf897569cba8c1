#pragma once
#include <QLocale>
#include <optional>

namespace gantry {

/// Which of "." and "," parts the decimals in one column. Found by looking at all its figures; each that can be read in one way alone
/// still is.
struct FigureMarks {
    QChar decimal = u'.'; // for figures that may be read both ways: "1.234"
    bool open = false; // there are such figures
    bool assumed = false; // and nothing in the column decides, so the locale did
    bool mixed = false; // figures of both kinds: then those that may be read both ways are refused
    bool strict = false; // a person said so: what fits no other way is refused all the same
};

/// Gathers what the figures of a column tell of their marks.
class MarkFinder {
public:
    void look(QStringView text);
    /// `asked`: what a person decided, or null.
    FigureMarks marks(const QLocale& locale, QChar asked = {}) const;

private:
    qint64 m_point = 0, m_comma = 0, m_open = 0;
};

/// A figure as people write it, taken apart.
struct Figure {
    QString decimal; // exact: "-1234.5"
    QString currency{}; // sign or code that stood beside it
    bool percent = false;
    bool ambiguous = false; // "1.234" in a column that holds both ways of writing
};
/// "1.234,56", "1'234.50", "1 234", "(1,200.00)", "1200-", "$ 1,200", "EUR 5", "45 %", "-" (nothing: 0). Nullopt for anything else;
/// groups must be of three digits (or two, as in India, but for the last).
std::optional<Figure> figureIn(QStringView text, const FigureMarks& marks);

/// A figure with a word after it: "2.5 d" -> "2.5", "d".
struct WordedFigure {
    QStringView figure, word;
};
WordedFigure measureIn(QStringView text);

} // namespace gantry
