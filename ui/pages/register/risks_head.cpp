#include "ui/pages/register/risks_head.h"

#include "core/edit/periods.h"
#include "core/model/currencies.h"
#include "core/text/cash_flow_text.h"
#include "core/text/cost_text.h"
#include "core/text/risk_text.h"
#include "ui/charts/exposure_chart.h"
#include "ui/models/risk_columns.h"
#include "ui/pages/register/register_page.h"
#include "ui/pages/register/register_sheet.h"
#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/icons.h"
#include "ui/tables/expression_bar.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QPainter>

namespace gantry {
namespace {

constexpr int cardsHeight = 272, bars = 12, tipNames = 10; // px, periods, lines
const QString foldKey = QStringLiteral("risks/matrix");

Status statusOf(Health health)
{
    switch (health) {
    case Health::Good: return Status::Good;
    case Health::Watch: return Status::Watch;
    case Health::Bad: return Status::Bad;
    case Health::NotAssessed: break;
    }
    return Status::Neutral;
}

qint64 mostScore(const RiskScale& scale) { return qint64(scale.likelihoods.size()) * scale.impacts.size(); }

/// "5–9".
QString rangeText(const RiskScale& scale, RiskBand band)
{
    const qint64 from[] = {1, scale.moderate, scale.high, scale.extreme};
    const auto at = std::size_t(band);
    const qint64 first = from[at], last = band == RiskBand::Extreme ? mostScore(scale) : from[at + 1] - 1;
    return first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
}

} // namespace

/// The bands of a matrix with their scores.
class BandLegend final : public QWidget {
public:
    BandLegend()
    {
        setFont(textFont(TypeRole::Small));
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    }
    void setScale(const RiskScale& scale)
    {
        m_scale = scale;
        QStringList said;
        for (int b = 0; b < bands; ++b) said << text(RiskBand(b));
        setAccessibleName(said.join(QStringLiteral(", ")));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        int wide = -gap;
        for (int b = 0; b < bands; ++b) wide += swatch + 6 + fontMetrics().horizontalAdvance(text(RiskBand(b))) + gap;
        return {wide + 1, std::max(16, fontMetrics().height())};
    }
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        int x = std::max(0, width() - sizeHint().width());
        for (int b = 0; b < bands; ++b) {
            const QRect mark(x, (height() - swatch) / 2, swatch, swatch);
            panel(p, mirrored(mark, rect()), 2, bandColours(m_scale, RiskBand(b)).first,
                t.highContrast ? t["line.control"_token] : QColor(Qt::transparent));
            const int wide = fontMetrics().horizontalAdvance(text(RiskBand(b)));
            p.setPen(t["text.secondary"_token]);
            drawWords(p, mirrored(QRect(x + swatch + 6, 0, wide + 1, height()), rect()), Qt::AlignVCenter | Qt::TextSingleLine,
                text(RiskBand(b)));
            x += swatch + 6 + wide + gap;
        }
    }

private:
    static constexpr int bands = int(keysOf<RiskBand>.size()), swatch = 12, gap = 14; // px
    QString text(RiskBand band) const { return enumText(wordOf(band)) + u' ' + rangeText(m_scale, band); }
    RiskScale m_scale = builtInRiskScale();
};

/// A status shape, what it says in strong, and what it is held to.
class CoverLine final : public QWidget {
public:
    CoverLine() { setMinimumHeight(grown(20)); }
    void say(Status status, const QString& what, const QString& beside)
    {
        m_status = status, m_what = what, m_beside = beside;
        setAccessibleName(text());
        setToolTip(text());
        update();
    }
    QString text() const { return m_beside.isEmpty() ? m_what : m_what + u' ' + m_beside; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        paintStatus(&p, mirrored(QRectF(0, height() / 2.0 - 6, 12, 12), rect()), m_status);
        int x = 20;
        const auto write = [&](TypeRole role, Token ink, const QString& words) {
            p.setFont(textFont(role));
            p.setPen(t[ink]);
            const QString shown = p.fontMetrics().elidedText(words, Qt::ElideRight, std::max(0, width() - x));
            drawWords(p, mirrored(QRect(x, 0, width() - x, height()), rect()), Qt::AlignVCenter | Qt::TextSingleLine, shown);
            x += p.fontMetrics().horizontalAdvance(shown) + 8;
        };
        write(TypeRole::SmallStrong, "text.primary"_token, m_what);
        write(TypeRole::Small, "text.secondary"_token, m_beside);
    }

private:
    Status m_status = Status::Neutral;
    QString m_what, m_beside;
};

RisksHead::RisksHead(Workspace& workspace, RegisterPage& page)
    : m_workspace(workspace)
    , m_kinds(new SegmentedButton({tr("Threats"), tr("Opportunities")}))
    , m_fold(new QAction(icon("dashboard"), tr("Risk matrix and exposure"), &page))
    , m_cards(new QWidget)
    , m_folded(new QWidget)
    , m_matrixCard(new Card(tr("Risk matrix"), tr("likelihood by impact, number of risks")))
    , m_coverCard(new Card(tr("Exposure and contingency")))
    , m_legend(new BandLegend)
    , m_before(new MatrixView)
    , m_after(new MatrixView)
    , m_chart(new ExposureChart)
    , m_line(new CoverLine)
    , m_strip(new CoverLine)
{
    m_kinds->setAccessibleName(tr("Which risks the matrices show"));
    m_fold->setCheckable(true);
    m_fold->setToolTip(tr("The matrices and the chart above the register, or one line"));
    m_matrixCard->legend()->addWidget(m_legend);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(24);
    pair->addWidget(m_before, 1);
    pair->addWidget(m_after, 1);
    m_matrixCard->body()->addLayout(pair, 1);
    m_coverCard->body()->addWidget(m_chart, 1);
    m_coverCard->body()->addWidget(m_line);
    auto* cards = new QHBoxLayout(m_cards);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    cards->addWidget(m_matrixCard, 11);
    cards->addWidget(m_coverCard, 7);
    m_cards->setFixedHeight(grown(cardsHeight));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->setSpacing(0);
    column->addWidget(m_cards);
    auto* strip = new QHBoxLayout(m_folded);
    strip->setContentsMargins(0, 0, 0, 0);
    strip->setSpacing(12);
    strip->addWidget(m_strip, 1);
    strip->addWidget(new ActionButton(m_fold, ActionButton::Look::Bare));
    column->addWidget(m_folded);

    connect(m_fold, &QAction::toggled, this, [this](bool shown) {
        m_workspace.settings().setValue(foldKey, shown);
        arrange();
    });
    connect(m_kinds, &SegmentedButton::currentChanged, this, [this] {
        widen();
        if (m_sheet) {
            RecordTableModel& model = m_sheet->model();
            model.setFilter(model.columnOf(u"kind"), enumText(wordOf(kind())));
        }
        refreshMatrices();
    });
    for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) {
        connect(&matrix(stage), &MatrixView::cellChosen, this, [this, stage](int row, int column) { narrow(stage, {row, column}); });
        connect(&matrix(stage), &MatrixView::cellLeft, this, &RisksHead::widen);
    }
    (void)RiskRatings::of(workspace.session()); // made first, it forgets a matrix before the head asks for it again
    connect(&workspace.session(), &Session::changed, this, [this](const ChangeSet& set) {
        static const std::array told{entityOf<Risk>(), entityOf<RiskMatrix>(), entityOf<Node>(), entityOf<Kpi>(), entityOf<Period>(),
            entityOf<Currency>(), entityOf<ExchangeRate>(), entityOf<ScheduleOptions>()};
        if (std::ranges::any_of(set.changes, [](const Change& c) { return std::ranges::count(told, c.entity) > 0; })) Q_EMIT stale();
    });
    connect(&workspace.session(), &Session::costsChanged, this, &RisksHead::stale);
    arrange();
}

QWidget* RisksHead::headerWidget() { return m_kinds; }
RiskKind RisksHead::kind() const { return m_kinds->current() == 1 ? RiskKind::Opportunity : RiskKind::Threat; }
QString RisksHead::sentence() const { return m_strip->text(); }

void RisksHead::setLow(bool low)
{
    if (std::exchange(m_low, low) != low) arrange();
}

/// Open where somebody wants it so, else where the window has room.
void RisksHead::arrange()
{
    const QVariant chosen = m_workspace.settings().value(foldKey);
    const bool shown = chosen.isNull() ? !m_low : chosen.toBool();
    const QSignalBlocker still(m_fold);
    m_fold->setChecked(shown);
    m_cards->setVisible(shown);
    m_folded->setVisible(!shown);
}

QStringList RisksHead::context() const
{
    const auto risks = risksUnder(m_workspace.portfolio(), m_workspace.scope());
    const auto open = [&](RiskKind kind) {
        return std::ranges::count_if(risks, [&](const Risk* risk) { return risk->kind == kind && isOpen(*risk); });
    };
    return {openRisksText(open(RiskKind::Threat), open(RiskKind::Opportunity))};
}

void RisksHead::follow(RegisterSheet& sheet)
{
    const bool risks = sheet.entity() == entityOf<Risk>();
    setVisible(risks);
    m_kinds->setVisible(risks);
    if (!risks || m_sheet == &sheet) return;
    m_sheet = &sheet;
    connect(&sheet.model(), &RecordTableModel::countsChanged, this, &RisksHead::noticeFilter);
}

void RisksHead::refresh()
{
    refreshMatrices();
    refreshCover();
}

MatrixCounts RisksHead::countsOf(RiskStage stage, std::span<const Risk* const> risks) const
{
    RiskRatings& ratings = RiskRatings::of(m_workspace.session());
    const RiskScale& scale = ratings.scaleAt(m_workspace.scope());
    const RiskMap map = mapOf(risks, stage, scale, ratings.scales());
    MatrixCounts out{stage == RiskStage::Before ? tr("Before treatment") : tr("After treatment"), scale.likelihoods, scale.impacts,
        tr("Likelihood"), tr("Impact")};
    if (map.unscored > 0) out.title += tr(", %n without a score", nullptr, map.unscored);
    if (map.elsewhere > 0) out.title += tr(", %n by another matrix", nullptr, map.elsewhere);
    for (qint64 likelihood = 1; likelihood <= scale.likelihoods.size(); ++likelihood)
        for (qint64 impact = 1; impact <= scale.impacts.size(); ++impact) {
            const RiskCell at{likelihood, impact};
            const auto& there = map.at(at);
            const auto [fill, ink] = bandColours(scale, scale.bandOf(at.score()));
            QStringList names;
            for (const RiskId id : there) {
                const Risk& risk = *m_workspace.portfolio().find(id);
                if (names.size() < tipNames) names << withCode(risk.number, risk.title);
            }
            if (int(there.size()) > tipNames) names << tr("and %1 more").arg(int(there.size()) - tipNames);
            out.cells.push_back({int(there.size()), fill, ink, names.join(u'\n')});
        }
    return out;
}

void RisksHead::refreshMatrices()
{
    std::vector<const Risk*> risks = risksUnder(m_workspace.portfolio(), m_workspace.scope());
    std::erase_if(risks, [&](const Risk* risk) { return risk->kind != kind(); });
    for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) matrix(stage).setCounts(countsOf(stage, risks));
    m_legend->setScale(RiskRatings::of(m_workspace.session()).scaleAt(m_workspace.scope()));
}

void RisksHead::refreshCover()
{
    const Session& session = m_workspace.session();
    const Portfolio& portfolio = session.portfolio();
    const Node* root = portfolio.root();
    const QString currency = root ? root->currency : QString();
    const int digits = minorDigitsOf(portfolio, currency);
    std::vector<ExposurePoint> trend = exposureTrend(session, m_workspace.scope());
    if (int(trend.size()) > bars) trend.erase(trend.begin(), trend.end() - bars);

    double most = 0;
    const double whole = double(powerOfTen(digits));
    for (const ExposurePoint& point : trend)
        for (const auto& amount : {point.amounts.exposure, point.amounts.contingency})
            if (amount) most = std::max(most, std::abs(double(amount->minor)) / whole);
    const double unit = most >= 10e6 ? 1e6 : most >= 10e3 ? 1e3 : 1;
    const QString of = unit == 1 ? currency : (unit == 1e3 ? tr("thousand %1") : tr("million %1")).arg(currency).trimmed();
    m_coverCard->setTitle(tr("Exposure and contingency"), tr("%1, period end").arg(of));

    std::vector<ExposureBar> shown;
    for (const ExposurePoint& point : trend) {
        ExposureBar bar{QLocale().toString(point.end, QStringLiteral("MMM")), {}, {}, point.open};
        QStringList tip{point.period.isEmpty() ? tr("Now") : point.open ? tr("%1, open").arg(point.period) : point.period};
        if (const auto& a = point.amounts.exposure)
            bar.exposure = double(a->minor) / whole / unit, tip << tr("Exposure %1").arg(amountText(*a, digits));
        if (const auto& a = point.amounts.contingency)
            bar.contingency = double(a->minor) / whole / unit, tip << tr("Contingency %1").arg(amountText(*a, digits));
        bar.tip = tip.join(u'\n');
        shown.push_back(std::move(bar));
    }
    m_chart->setBars(std::move(shown));

    const RiskCover cover = riskCover(session, m_workspace.scope());
    const Period* open = nextToClose(portfolio);
    QString beside = coverLimitText(cover.limits);
    if (open) beside += tr(", %1 is open").arg(open->name);
    for (CoverLine* line : {m_line, m_strip}) line->say(statusOf(cover.status), coverText(cover.contingency, cover.exposure), beside);
}

void RisksHead::narrow(RiskStage stage, MatrixPlace place)
{
    matrix(stage == RiskStage::Before ? RiskStage::After : RiskStage::Before).setChosen({});
    if (!m_sheet) return;
    RecordTableModel& model = m_sheet->model();
    if (model.expression() != m_narrowed || m_narrowed.isEmpty()) m_former = model.expression();
    const QString word = stage == RiskStage::Before ? QStringLiteral("before") : QStringLiteral("after");
    QString condition = QStringLiteral("Open and Kind = \"%1\" and [Likelihood %2] = %3 and [Impact %2] = %4")
                            .arg(enumText(wordOf(kind())), word)
                            .arg(place.row + 1)
                            .arg(place.column + 1);
    const RiskScale& scale = RiskRatings::of(m_workspace.session()).scaleAt(m_workspace.scope());
    if (m_workspace.portfolio().all<RiskMatrix>().size() > 1)
        condition += QStringLiteral(" and [Risk matrix] = \"%1\"").arg(QString(scale.title).replace(u'"', QStringLiteral("\"\"")));
    m_narrowed = condition;
    MatrixView& chosen = matrix(stage);
    m_sheet->setExpression(condition);
    chosen.setFocus();
}

void RisksHead::widen()
{
    for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) matrix(stage).setChosen({});
    if (!m_sheet || m_narrowed.isEmpty()) return;
    const QString former = std::exchange(m_former, {});
    const bool mine = m_sheet->model().expression() == std::exchange(m_narrowed, {});
    if (mine) m_sheet->setExpression(former);
}

void RisksHead::noticeFilter()
{
    if (m_narrowed.isEmpty() || m_sheet->model().expression() == m_narrowed) return;
    m_narrowed.clear();
    m_former.clear();
    for (const RiskStage stage : {RiskStage::Before, RiskStage::After}) matrix(stage).setChosen({});
}

void RisksHead::changeEvent(QEvent* event)
{
    RegisterHead::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible()) refreshMatrices(); // cells hold the colours of the look
}

void RisksHead::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Theme& t = currentTheme();
    p.fillRect(rect(), t["bg.page"_token]);
    fillSharp(p, QRectF(0, height() - 1, width(), 1), t["line.default"_token]);
}

} // namespace gantry
