#pragma once
#include <QApplication>

namespace gantry::test {

/// The layout of the program from right to left, as long as it lives.
struct MirroredLayout {
    MirroredLayout() { QApplication::setLayoutDirection(Qt::RightToLeft); }
    ~MirroredLayout() { QApplication::setLayoutDirection(Qt::LeftToRight); }
};

} // namespace gantry::test
