#pragma once
#include "core/schedule/quality.h"

#include <QLocale>

namespace gantry {

/// What people read of a check: what it counts, and what it leaves out and why. Its name is that of its word (enumText).
struct QualityWords {
    QString name, measures, leftOut;
};
QualityWords checkWords(QualityCheck check);

/// "3.2 %", "12", "0.94"; an en dash where not assessed.
QString figureText(const QualityResult& result, const QLocale& locale = QLocale());
/// "under 5 %", "at most 0", "at least 0.95"; with the size where the check has one: "under 5 % longer than 44 d".
QString limitText(QualityCheck check, const EffectiveLimit& limit, const QLocale& locale = QLocale());
/// "4 of 124 tasks", "12 of 310 links", "598 of 600 working days".
QString countText(const QualityResult& result, const QLocale& locale = QLocale());
/// "Passed", "Failed", "Worth a look", "Not assessed".
QString outcomeText(const QualityResult& result);
/// Why a check says nothing; empty where it does.
QString reasonText(const QualityResult& result);
/// What is wrong with one task, in a few words: "no successor", "after “Slab”, SS +5 d", "62 d".
QString itemText(const Portfolio& portfolio, QualityCheck check, const QualityItem& item, const QLocale& locale = QLocale());

} // namespace gantry
