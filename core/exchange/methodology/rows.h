#pragma once
#include "core/exchange/report.h"
#include "core/model/portfolio.h"

#include <QJsonObject>
#include <QSet>

namespace gantry {

/// Whether a field of a methodology's records is part of its file: ranks are the order of the rows, numbers, owners and earlier versions
/// belong to a portfolio.
bool isOfFile(const Field& field);

/// A row of the file and what it names in the file, by field.
template <class E> struct FileRow {
    E row{};
    QString local, place; // its own number in the file; where it stands, for the report
    QHash<quint16, QString> named{};
};

/// Reads rows of a file by the field tables. What cannot be read is reported, and the row left out.
class RowReader {
public:
    explicit RowReader(ImportReport& report)
        : m_report(report)
    {
    }
    /// At most `most` rows; those beyond are counted as left out.
    template <class E> std::vector<FileRow<E>> read(const QJsonObject& file, qsizetype most)
    {
        std::vector<FileRow<E>> out;
        QSet<QString> locals, codes;
        each(infoOf<E>(), file, most, [&](const QJsonValue& json, const QString& place) {
            FileRow<E> row;
            row.place = place;
            if (!cells(infoOf<E>(), json.toObject(), place, &row.row, row.local, row.named)) return;
            if constexpr (requires { row.row.code; })
                if (!takeOnce(infoOf<E>(), codes, row.row.code, "duplicate-code", place)) return;
            if (!takeOnce(infoOf<E>(), locals, row.local, "duplicate-id", place)) return;
            tally(infoOf<E>()).take();
            out.push_back(std::move(row));
        });
        return out;
    }
    /// The cells of one record into `row`; false where one cannot be read, and why stands in the report.
    bool cells(
        const EntityInfo& info, const QJsonObject& json, const QString& place, void* row, QString& local, QHash<quint16, QString>& named);
    RecordTally& tally(const EntityInfo& info) { return m_report.records[info.keyText()]; }
    void note(const char* reason, const QString& place) { m_report.notes[QString::fromLatin1(reason)].add(place); }

private:
    void each(const EntityInfo& info, const QJsonObject& file, qsizetype most,
        const std::function<void(const QJsonValue&, const QString&)>& take);
    bool takeOnce(const EntityInfo& info, QSet<QString>& taken, const QString& key, const char* reason, const QString& place);

    ImportReport& m_report;
};

} // namespace gantry
