#include "ui/print/print_fonts.h"

namespace gantry {
namespace {

QFont onPaper(QFont font, TypeRole role)
{
    constexpr int pixels[] = {25, 20, 16, 14, 13, 13, 12, 12, 12, 12, 11, 11}; // by role: those that the tables are drawn for
    font.setPixelSize(pixels[int(role)]);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace

QFont printFont(TypeRole role) { return onPaper(textFont(role), role); }
QFont printFigureFont(TypeRole role) { return onPaper(figureFont(role), role); }

} // namespace gantry
