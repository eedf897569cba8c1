#include "core/edit/records.h"
#include "core/session/kept_index.h"
#include "core/session/search_records.h"
#include "tests/bench/run.h"
#include "ui/shell/search_service.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <random>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace gantry::bench {
namespace {

const Identity maker{QStringLiteral("bench"), QStringLiteral("bench"), fixedClock(*parseInstant(u"2026-03-06T17:00:00.000Z"))};

/// Sixty thousand invented words, as unevenly used as those of a language: the n-th about 1 / n as often as the first.
class Words {
public:
    Words()
    {
        static const char* const syllables[] = {"ba", "co", "du", "fe", "gi", "ho", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo",
            "wa", "xe", "yo", "za", "str", "ing", "tion", "er", "an", "qu"};
        QSet<QString> known;
        while (m_all.size() < 60'000) {
            QString word;
            for (int n = 1 + int(m_random() % 4); n > 0; --n) word += QLatin1StringView(syllables[m_random() % std::size(syllables)]);
            if (!known.contains(word)) known.insert(word), m_all.push_back(word);
        }
        double sum = 0;
        for (std::size_t i = 0; i < m_all.size(); ++i) m_sums.push_back(sum += 1.0 / double(i + 2));
    }
    const QString& at(std::size_t place) const { return m_all[place]; }
    QString some(int count)
    {
        QString out;
        std::uniform_real_distribution<double> along(0, m_sums.back());
        for (int i = 0; i < count; ++i) {
            const auto it = std::ranges::lower_bound(m_sums, along(m_random));
            if (i > 0) out += u' ';
            out += m_all[std::size_t(it - m_sums.begin())];
        }
        return out;
    }

private:
    std::mt19937 m_random{17};
    std::vector<QString> m_all;
    std::vector<double> m_sums;
};

struct Amounts {
    int records, texts;
};

/// Records of ten registers and the plan, all of them with words, and notes of fifty words on tasks.
class SearchMaker {
public:
    SearchMaker(Session& session, Amounts amounts)
        : m_session(session)
        , m_amounts(amounts)
    {
    }
    void make()
    {
        ChangeBuilder build(QStringLiteral("bench.projects"));
        for (int p = 0; p < std::max(3, m_amounts.records / 1000); ++p) {
            Node node{.id = next<NodeId>(), .number = number("P", p + 1), .parent = m_session.portfolio().root()->id};
            node.name = m_words.some(4), node.code = QStringLiteral("PR%1").arg(p + 1);
            node.rank = QString::number(100'000 + p);
            build.insert(node);
            m_projects.push_back(node.id);
        }
        write(build.take());
        const int hundredth = m_amounts.records / 100;
        add<Task>(20 * hundredth,
            [&](Task& t, int) { t.project = project(), t.name = m_words.some(5), t.rank = QString::number(100'000 + m_row); });
        add<Action>(
            25 * hundredth, [&](Action& a, int n) { a.project = project(), a.number = number("ACT", n), a.title = m_words.some(6); });
        add<Issue>(10 * hundredth, [&](Issue& i, int n) { i.project = project(), i.number = number("ISS", n), i.title = m_words.some(6); });
        add<Decision>(
            10 * hundredth, [&](Decision& d, int n) { d.project = project(), d.number = number("DEC", n), d.title = m_words.some(6); });
        add<Assumption>(
            10 * hundredth, [&](Assumption& a, int n) { a.project = project(), a.number = number("ASM", n), a.title = m_words.some(8); });
        add<Resource>(
            8 * hundredth, [&](Resource& r, int n) { r.project = project(), r.number = number("RES", n), r.name = m_words.some(3); });
        add<Risk>(6 * hundredth, [&](Risk& r, int n) {
            r.project = project(), r.number = number("RSK", n), r.title = m_words.some(6), r.cause = m_words.some(10);
        });
        add<Lesson>(5 * hundredth, [&](Lesson& l, int n) {
            l.project = project(), l.number = number("LES", n), l.title = m_words.some(6), l.recommendation = m_words.some(15);
        });
        add<Organisation>(6 * hundredth, [&](Organisation& o, int n) { o.number = number("ORG", n), o.name = m_words.some(3); });
        const QString task = infoOf<Task>().keyText();
        add<Note>(m_amounts.texts, [&](Note& n, int i) {
            const Task& on = m_session.portfolio().all<Task>().row(std::size_t(i) % m_session.portfolio().all<Task>().size());
            n.project = on.project, n.entity = task, n.record = {on.id.value}, n.topic = m_words.some(2), n.text = m_words.some(50);
        });
    }

private:
    template <class Id> Id next() { return m_session.ids().next<Id>(); }
    static QString number(const char* prefix, int n)
    {
        return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(n, 6, 10, QLatin1Char('0'));
    }
    NodeId project() { return m_projects[std::size_t(m_row) % m_projects.size()]; }
    void write(ChangeSet set)
    {
        (void)orEnd(m_session.applyBulkNow(
            [&](const Portfolio&, IdSource&, const Progress&) -> Result<ChangeSet> { return std::move(set); }, Source::Import));
    }
    template <class E, class F> void add(int count, F&& fill)
    {
        constexpr int atOnce = 50'000;
        for (int first = 0; first < count; first += atOnce) {
            ChangeBuilder build(QStringLiteral("bench.add"));
            for (int n = first; n < std::min(count, first + atOnce); ++n, ++m_row) {
                E row{.id = next<decltype(E::id)>()};
                fill(row, n + 1);
                build.insert(row);
            }
            write(build.take());
        }
    }

    Session& m_session;
    Amounts m_amounts;
    Words m_words;
    std::vector<NodeId> m_projects;
    int m_row = 0;
};

QString portfolioWith(const Run& run, Amounts amounts)
{
    const QString file = run.path(QStringLiteral("search-%1.gantry").arg(amounts.records)),
                  unfinished = file + QStringLiteral(".unfinished");
    if (QFile::exists(file)) return file;
    QFile::remove(unfinished);
    {
        auto session = orEnd(Session::create(unfinished, maker));
        SearchMaker(*session, amounts).make();
    }
    if (!QFile::rename(unfinished, file)) end(QStringLiteral("%1 cannot be written.").arg(file));
    return file;
}

void runSearch(Run& run)
{
    const Amounts amounts = run.isTiny() ? Amounts{2'000, 600} : Amounts{1'000'000, 300'000};
    const QString size = QStringLiteral("%1 records, %2 texts").arg(QLocale().toString(amounts.records), QLocale().toString(amounts.texts));
    const QString file = portfolioWith(run, amounts), copy = run.path(QStringLiteral("copy.gantry")),
                  folder = run.path(QStringLiteral("index"));
    QFile::remove(copy);
    if (!QFile::copy(file, copy)) end(QStringLiteral("%1 cannot be written.").arg(copy));
    QDir(folder).removeRecursively();
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    const auto session = run.open(copy);
    forgetPeak();
    std::unique_ptr<KeptIndex> kept;
    run.add({QStringLiteral("search rebuild"), size, QStringLiteral("ms"),
        timed(1, [&] { kept = orEnd(KeptIndex::open(folder, session->searchSource())); }), peakMb()});
    run.add({QStringLiteral("search index file"), size, QStringLiteral("MB"), {double(QFileInfo(kept->path()).size()) / 1e6}});

    const Words words;
    const auto ask = [&](const SearchIndex& index, const QString& text) {
        if (orEnd(searchRecords(index, session->portfolio(), readQuery(text), {.hits = 12})).hits.empty() && !run.isTiny())
            end(QStringLiteral("Nothing was found for %1.").arg(text));
    };
    const auto queries = [&](const char* name, const std::function<QString(int)>& text) {
        std::vector<double> values;
        for (int i = 0; i < 20; ++i) { // each on a connection of its own, which has read nothing yet
            const auto index = orEnd(SearchIndex::open(kept->path()));
            values.push_back(milliseconds([&] { ask(*index, text(i)); }));
        }
        run.add({QStringLiteral("search ") + QLatin1StringView(name), size, QStringLiteral("ms"), values});
    };
    // A space after the word would not end it: the last word may always go on, as while typing.
    queries("common word", [&](int i) { return u'"' + words.at(std::size_t(i)) + u'"'; });
    queries("rare word", [&](int i) { return u'"' + words.at(std::size_t(20'000 + 7 * i)) + u'"'; });
    queries("prefix of 1", [&](int i) { return words.at(std::size_t(i)).left(1); });
    queries("prefix of 2", [&](int i) { return words.at(std::size_t(i)).left(2); });
    queries("prefix of 3", [&](int i) { return (words.at(std::size_t(i)) + u'b').left(3); });
    queries("two common words", [&](int i) { return words.at(std::size_t(i)) + u' ' + words.at(std::size_t(i + 1)); });
    queries("common and less common", [&](int i) { return words.at(std::size_t(i)) + u' ' + words.at(std::size_t(300 + 10 * i)); });
    queries("word in a project", [&](int i) { return words.at(std::size_t(i)) + QStringLiteral(" project:PR%1").arg(i % 2 + 1); });

    std::vector<double> edits, found;
    const auto& notes = session->portfolio().all<Note>();
    for (int i = 0; i < 30; ++i) {
        const RecordKey note{entityOf<Note>(), notes.row(std::size_t(i) * 17).id.value};
        const QString word = QStringLiteral("zzedited%1").arg(i);
        (void)orEnd(session->apply(orEnd(setCell(session->portfolio(), note, fieldFor<&Note::text>(), word + words.at(5)))));
        edits.push_back(milliseconds([&] { orEnd(kept->update(session->searchSource(), {note})); }));
        if (orEnd(searchRecords(kept->index(), session->portfolio(), readQuery(word))).hits.size() != 1)
            end(QStringLiteral("An edit was not found."));
    }
    run.add({QStringLiteral("search caught up after an edit"), size, QStringLiteral("ms"), edits});
    kept.reset();

    SearchService service(*session, folder);
    service.start();
    QEventLoop loop;
    QObject::connect(&service, &SearchService::stateChanged, &loop, [&] {
        if (service.isReady()) loop.quit();
    });
    if (!service.isReady()) loop.exec();
    QObject::connect(&service, &SearchService::answered, &loop, &QEventLoop::quit);
    for (int i = 0; i < 20; ++i)
        found.push_back(milliseconds([&] {
            service.ask(&loop, words.at(std::size_t(i)), {.hits = 12});
            loop.exec();
        }));
    run.add({QStringLiteral("search asked in the window"), size, QStringLiteral("ms"), found, peakMb()});
}

} // namespace

const Benchmark searchBenchmark{"search", "a million records and 300,000 texts: index made, first results, one edit taken over", runSearch};

} // namespace gantry::bench
