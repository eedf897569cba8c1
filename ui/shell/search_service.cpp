#include "ui/shell/search_service.h"

namespace gantry {

SearchService::SearchService(Session& session, QString folder, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_folder(std::move(folder))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0); // many edits in a row are taken over at once
    connect(&m_soon, &QTimer::timeout, this, &SearchService::follow);
    connect(&session, &Session::changed, this, [this](const ChangeSet& set) {
        if (m_state == State::Idle) return;
        for (const Change& change : set.changes) m_changed.push_back({change.entity, change.id});
        m_soon.start();
    });
}

SearchService::~SearchService()
{
    m_keeper.request_stop();
    m_answerer.request_stop();
    m_wake.notify_all();
    if (m_keeper.joinable()) m_keeper.join();
    if (m_answerer.joinable()) m_answerer.join();
}

/// Runs on the thread of the window, unless this has gone by then.
template <class F> void SearchService::post(F&& f) { QMetaObject::invokeMethod(this, std::forward<F>(f), Qt::QueuedConnection); }

void SearchService::start()
{
    if (m_state != State::Idle) return;
    setState(State::Opening);
    m_source = m_session.searchSource();
    m_keeper = std::jthread([this](const std::stop_token& stop) { keep(stop); });
    m_answerer = std::jthread([this](const std::stop_token& stop) { answer(stop); });
}

void SearchService::setState(State state, int percent, std::optional<Error> error)
{
    if (m_state == state && m_percent == percent && !error) return;
    m_state = state;
    m_percent = percent;
    m_error = std::move(error);
    if (isReady())
        for (Question& question : std::exchange(m_waiting, {})) pose(std::move(question));
    Q_EMIT stateChanged();
}

void SearchService::follow()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_source = m_session.searchSource();
        std::ranges::copy(std::exchange(m_changed, {}), std::back_inserter(m_toUpdate));
    }
    m_wake.notify_all();
}

quint64 SearchService::ask(const QObject* asker, const QString& words, SearchLimits limits)
{
    start();
    pose({asker, ++m_lastQuestion, words, limits, {}});
    return m_lastQuestion;
}

void SearchService::askSkipped()
{
    start();
    pose({nullptr, 0, {}, {}, {}});
}

void SearchService::pose(Question question)
{
    const auto former = [&](const Question& q) { return q.asker == question.asker; };
    if (!isReady()) {
        std::erase_if(m_waiting, former);
        m_waiting.push_back(std::move(question));
        return;
    }
    question.portfolio = m_session.portfolio();
    {
        const std::scoped_lock lock(m_mutex);
        std::erase_if(m_questions, former);
        m_questions.push_back(std::move(question));
    }
    m_wake.notify_all();
}

void SearchService::keep(const std::stop_token& stop)
{
    std::unique_ptr<KeptIndex> kept;
    Progress progress;
    progress.stop = stop;
    progress.report = [this](const QString&, int percent) { post([this, percent] { setState(State::Building, percent); }); };
    const auto release = [this, &stop] { // nobody reads a file that is about to be replaced
        std::unique_lock lock(m_mutex);
        m_mayRead = false;
        m_wake.notify_all();
        m_wake.wait(lock, stop, [this] { return !m_reads; });
    };
    while (!stop.stop_requested()) {
        std::optional<SearchSource> source;
        std::vector<RecordKey> changed;
        bool damaged = false;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_source.has_value(); })) return;
            source = std::exchange(m_source, {});
            changed = std::exchange(m_toUpdate, {});
            damaged = std::exchange(m_damaged, false);
        }
        Result<void> done;
        if (!kept) {
            auto opened = KeptIndex::open(m_folder, *source, progress, release);
            if (opened)
                kept = std::move(*opened);
            else
                done = opened.error();
        } else if (!damaged) {
            done = kept->update(*source, std::move(changed), progress);
            damaged = !done && done.error().code == Errc::Format;
        }
        if (kept && damaged) done = kept->rebuild(*source, progress);
        source.reset(); // else every later edit would copy what it touches
        if (stop.stop_requested()) return;
        if (!done) {
            kept.reset();
            post([this, error = done.error()] { setState(State::Failed, 0, error); });
            continue;
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_path = kept->path();
            m_mayRead = true;
        }
        post([this] {
            setState(State::Ready);
            Q_EMIT indexed();
        });
    }
}

void SearchService::answer(const std::stop_token& stop)
{
    std::unique_ptr<SearchIndex> index;
    while (!stop.stop_requested()) {
        Question question;
        QString path;
        {
            std::unique_lock lock(m_mutex);
            const auto wanted = [this] { return m_mayRead ? !m_questions.empty() : m_reads; };
            if (!m_wake.wait(lock, stop, wanted)) return;
            if (!m_mayRead) {
                index.reset();
                m_reads = false;
                m_wake.notify_all();
                continue;
            }
            question = std::move(m_questions.front());
            m_questions.erase(m_questions.begin());
            m_reads = true;
            path = m_path;
        }
        std::optional<Error> wrong;
        if (!index) {
            if (auto opened = SearchIndex::open(path))
                index = std::move(*opened);
            else
                wrong = opened.error();
        }
        if (index && question.asker) {
            auto found = searchRecords(*index, question.portfolio, readQuery(question.words), question.limits);
            if (found)
                post([this, number = question.number, answer = std::move(*found)] { Q_EMIT answered(number, answer); });
            else
                wrong = found.error();
        } else if (index) {
            auto files = skippedFiles(*index, question.portfolio);
            if (files)
                post([this, files = std::move(*files)] { Q_EMIT skippedFound(files); });
            else
                wrong = files.error();
        }
        question.portfolio = {};
        if (!wrong) continue;
        post([this, wrong = *wrong, asked = question.asker != nullptr, number = question.number] {
            if (asked) Q_EMIT answered(number, {});
            if (wrong.code != Errc::Format) return; // somebody is just writing: the next question will do
            {
                const std::scoped_lock lock(m_mutex);
                m_damaged = true;
            }
            follow();
        });
    }
}

} // namespace gantry
