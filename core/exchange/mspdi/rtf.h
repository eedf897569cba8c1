#pragma once
#include <QString>

namespace gantry::mspdi {

/// The plain text of a rich text note; what is no RTF comes back as it is. Fonts, colours, pictures and other groups without text are
/// left out. Bytes above 127 are read as Windows' western code page, unless the text says another that the system knows.
QString plainText(const QString& note);

} // namespace gantry::mspdi
