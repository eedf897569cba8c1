#include "core/expression/names.h"

namespace gantry::expression {
namespace {

QChar folded(QChar c) { return c == u' ' ? QChar(u'_') : c.toCaseFolded(); }

/// Letters to change, add or drop to come from one to the other.
int distance(const QString& a, const QString& b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int before = row[0]++;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int changed = before + (folded(a[i]) != folded(b[qsizetype(j) - 1]));
            before = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

bool sameName(QStringView a, QStringView b)
{
    if (a.size() != b.size()) return false;
    for (qsizetype i = 0; i < a.size(); ++i)
        if (folded(a[i]) != folded(b[i])) return false;
    return true;
}

QString likelyName(const QString& typed, const QStringList& known)
{
    constexpr int slips = 2, longest = 60;
    if (typed.size() > longest) return {};
    QString best;
    int least = slips + 1;
    for (const QString& name : known) {
        const bool begins = typed.size() > 2 && sameName(typed, QStringView(name).left(typed.size()));
        const int far = begins ? slips : distance(typed, name);
        if (far >= least || far >= typed.size()) continue;
        least = far;
        best = name;
    }
    return best;
}

} // namespace gantry::expression
