#pragma once
#include "core/model/portfolio.h"

namespace gantry {

/// One version of a methodology as a file: JSON, a record a line, by the field tables. What refers to another record of the file names it
/// by a number that counts within the file; what belongs to the portfolio (register number, owner, version before) stays there. Rows stand
/// in the order in which people read them, values that every new record has are left out, so equal content gives equal bytes.
QByteArray writeMethodology(const Portfolio& portfolio, MethodologyId methodology);
/// The same without what says which version it is and how far it got: equal for versions that ask for the same.
QByteArray methodologyContent(const Portfolio& portfolio, MethodologyId methodology);

} // namespace gantry
