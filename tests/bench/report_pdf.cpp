// Documents: a risk register of fifty pages and more as PDF and as HTML, told from records that an in-memory portfolio holds.
#include "ui/report/report_pdf.h"

#include "core/report/documents.h"
#include "core/report/html.h"
#include "tests/bench/run.h"

#include <random>

namespace gantry::bench {
namespace {

constexpr int fiftyPages = 50, runs = 5;

Portfolio risksOf(int count)
{
    std::mt19937 random(11);
    IdSource ids(1);
    ChangeBuilder build(QStringLiteral("portfolio.new"));
    const Node root{
        .id = ids.next<NodeId>(), .kind = NodeKind::Portfolio, .name = QStringLiteral("All"), .currency = QStringLiteral("GBP")};
    const Node project{.id = ids.next<NodeId>(), .parent = root.id, .code = QStringLiteral("QW"), .name = QStringLiteral("Quay wall")};
    build.insert(root).insert(project);
    const QStringList words =
        QStringLiteral("ground water crane rail cable drawing permit tide rig steel weld survey neighbour lorry fence").split(u' ');
    const auto some = [&](int n) {
        QStringList out;
        for (int i = 0; i < n; ++i) out << words[qsizetype(random() % std::size_t(words.size()))];
        return out.join(u' ');
    };
    for (int i = 0; i < count; ++i) {
        const Risk risk{.id = ids.next<RiskId>(),
            .number = QStringLiteral("RSK-%1").arg(i + 1, 4, 10, QLatin1Char('0')),
            .project = project.id,
            .title = some(6),
            .status = RiskStatus::Active,
            .cause = some(8),
            .event = some(8),
            .effect = some(8),
            .likelihoodBefore = 1 + qint64(random() % 5),
            .costBefore = 1 + qint64(random() % 5),
            .review = QDate(2026, 1, 1).addDays(qint64(random() % 300))};
        build.insert(risk);
        build.insert(RiskTreatment{.id = ids.next<RiskTreatmentId>(), .risk = risk.id, .title = some(7), .due = QDate(2026, 6, 1)});
    }
    Portfolio out;
    auto set = build.take();
    orEnd(applyToMemory(out, set));
    return out;
}

void reportPdf(Run& run)
{
    const int count = run.isTiny() ? 20 : 800;
    const Portfolio portfolio = risksOf(count);
    const ReportInput input{portfolio, QDate(2026, 11, 30)};
    const NodeId root = portfolio.root()->id;
    const QString size = QStringLiteral("%1 risks").arg(count);
    ReportDocument document;
    run.add({QStringLiteral("report.document"), size, QStringLiteral("ms"),
        timed(runs, [&] { document = riskRegisterDocument(input, root); })});
    int pages = 0;
    const auto times = timed(runs, [&] {
        ReportPdf pdf(document);
        while (pdf.next()) { }
        pages = pdf.pages();
        pdf.finish();
    });
    std::vector<double> fifty;
    for (const double ms : times) fifty.push_back(ms * fiftyPages / std::max(pages, 1));
    run.add({QStringLiteral("report.pdf"), size, QStringLiteral("ms"), times});
    run.add({QStringLiteral("report.pdf-50-pages"), size, QStringLiteral("ms"), fifty});
    run.add({QStringLiteral("report.html"), size, QStringLiteral("ms"), timed(runs, [&] { reportHtml(document); })});
}

} // namespace

const Benchmark reportPdfBenchmark{"report-pdf", "documents: a risk register as PDF, per fifty pages, and as HTML", reportPdf};

} // namespace gantry::bench
