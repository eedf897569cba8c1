#pragma once
#include "core/model/invariants.h"
#include "ui/inspector/field_editor.h"

class QCompleter;
class QStringListModel;

namespace gantry {

/// A record that a field may refer to.
struct Candidate {
    qint64 id = 0;
    QString text; // "PER-0003  Ada Lovelace"
};
/// Records that a reference of `record` may name: of the entity that it refers to, of the same project or of none, whose number, code or
/// title holds every word of `words`. At most `limit`, those that begin with the words first.
std::vector<Candidate> candidates(
    const Portfolio& portfolio, const Column& column, RecordKey record, const QString& words, std::size_t limit = 50);

/// The same of any records of an entity that `fits` (row) lets pass.
std::vector<Candidate> recordsWith(
    const Portfolio& portfolio, Entity entity, const QString& words, const std::function<bool(const void*)>& fits, std::size_t limit = 50);

/// A reference to another record: typed by number, code or title, or picked from those that hold the typed words.
class ReferenceEditor final : public LineEditor {
    Q_OBJECT
public:
    ReferenceEditor(Session& session, const Column& column, std::function<RecordKey()> record, QWidget* parent = nullptr);

private:
    void propose(const QString& words);
    Session& m_session;
    Column m_column;
    std::function<RecordKey()> m_record;
    QCompleter* m_completer;
    QStringListModel* m_texts;
    std::vector<Candidate> m_found;
};

} // namespace gantry
