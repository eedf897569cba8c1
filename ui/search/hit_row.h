#pragma once
#include "core/session/search_records.h"

#include <QFont>
#include <QRect>

class QColor;
class QPainter;

namespace gantry {

class Workspace;

/// What a row of search results shows, in finished words.
struct HitRow {
    const char* icon = "registers";
    MarkedText number, title, snippet;
    QString kind; // "Risk"
    QString place; // the project, and where in the record it was found
    QString tip; // all of it in words
};
HitRow hitRowOf(const Portfolio& portfolio, const SearchHit& hit);
/// A line for the title, and one for the snippet where there is one.
int heightOf(const HitRow& row);
void paintHitRow(QPainter& painter, const QRect& area, const HitRow& row);
/// Text whose marked places stand out; elided to `area`. Answers with the width that it took.
int paintMarked(QPainter& painter, const QRect& area, const MarkedText& text, const QFont& font, const QColor& ink);

/// Takes a person to what was found: to the record, and to the field where it stands where that is not what the record is called.
void jumpTo(Workspace& workspace, const SearchHit& hit);

/// The icon of a kind of records.
const char* iconOf(Entity entity);

} // namespace gantry
