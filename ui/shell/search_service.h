#pragma once
#include "core/session/kept_index.h"
#include "core/session/search_records.h"
#include "core/session/session.h"

#include <QObject>
#include <QTimer>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace gantry {

/// Search over everything for one window: keeps the index of the session's portfolio true in a thread of its own and answers questions in
/// another, so that nobody waits. Until the index is there questions wait; where it cannot be made, `error` says why.
class SearchService final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Opening, Building, Ready, Failed };
    /// `folder`: where indexes lie. The session outlives this.
    SearchService(Session& session, QString folder, QObject* parent = nullptr);
    ~SearchService() override;
    /// Opens the index and follows the session from now on; again: nothing.
    void start();
    State state() const { return m_state; }
    bool isReady() const { return m_state == State::Ready; }
    /// While it is built.
    int percent() const { return m_percent; }
    const std::optional<Error>& error() const { return m_error; }

    /// Asks; `answered` comes with the number that this gives. Whoever asks again is not answered what they asked before.
    quint64 ask(const QObject* asker, const QString& words, SearchLimits limits = {});
    /// The same for the files that could not be read: `skippedFound`.
    void askSkipped();

Q_SIGNALS:
    void answered(quint64 question, const gantry::SearchAnswer& answer);
    void skippedFound(const std::vector<gantry::SkippedFile>& files);
    void stateChanged();
    void indexed(); // the index took something over: who shows results may ask again

private:
    struct Question {
        const QObject* asker = nullptr; // null: for the files
        quint64 number = 0;
        QString words;
        SearchLimits limits;
        Portfolio portfolio;
    };
    void pose(Question question);
    void follow();
    void keep(const std::stop_token& stop); // the threads
    void answer(const std::stop_token& stop);
    void setState(State state, int percent = 0, std::optional<Error> error = {});
    template <class F> void post(F&& f);

    Session& m_session;
    const QString m_folder;
    State m_state = State::Idle;
    int m_percent = 0;
    std::optional<Error> m_error;
    quint64 m_lastQuestion = 0;
    std::vector<Question> m_waiting; // until the index is there; without portfolio
    std::vector<RecordKey> m_changed;
    QTimer m_soon;

    std::mutex m_mutex; // of what follows
    std::condition_variable_any m_wake;
    std::optional<SearchSource> m_source; // what is to be taken over next
    std::vector<RecordKey> m_toUpdate;
    std::vector<Question> m_questions;
    QString m_path;
    bool m_mayRead = false, m_reads = false, m_damaged = false;
    std::jthread m_keeper, m_answerer; // last: they end first
};

} // namespace gantry
