#include "core/text/knowledge_text.h"

#include <QStringList>

namespace gantry {

QString fitText(const LessonFit& fit)
{
    QStringList parts;
    if (fit.phaseNamed) parts << QStringLiteral("same phase");
    if (fit.typeNamed) parts << QStringLiteral("same type of project");
    if (fit.formNamed) parts << QStringLiteral("same form of contract");
    if (fit.category) parts << QStringLiteral("same category");
    if (fit.words) parts << (fit.words >= 15 ? QStringLiteral("much the same words") : QStringLiteral("similar words"));
    if (fit.uses) parts << (fit.uses == 1 ? QStringLiteral("used once so far") : QStringLiteral("used %1 times so far").arg(fit.uses));
    QString text = parts.join(QStringLiteral(", "));
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

} // namespace gantry
