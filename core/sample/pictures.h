#pragma once
#include <QByteArray>

namespace gantry::sample {

/// What somebody photographed on a site, as a small PNG: sky, ground and what lies in the trench, or stands on the slab; `nth` varies it.
/// Painted by hand, since nothing below the window can draw.
QByteArray sitePicture(bool building, int nth);

} // namespace gantry::sample
