#pragma once
#include <QByteArray>
#include <vector>

namespace gantry {

/// The methodologies that come with the program, as files that planMethodology reads: capital works, IT delivery, lightweight, staged
/// control.
std::vector<QByteArray> shippedMethodologies();

} // namespace gantry
