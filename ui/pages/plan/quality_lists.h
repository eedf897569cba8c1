#pragma once
#include "core/schedule/quality.h"
#include "ui/pages/plan/side_list.h"
#include "ui/shell/theme.h"

#include <QAbstractListModel>

namespace gantry {

/// The checks with what they found in some projects: of one its figure, of several how many fail.
class QualityCheckModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit QualityCheckModel(QObject* parent = nullptr);
    void setResults(const std::vector<const ProjectQuality*>& results);
    std::optional<QualityCheck> checkAt(const QModelIndex& index) const; // nullopt: a heading
    QModelIndex indexOf(QualityCheck check) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Line {
        std::optional<QualityCheck> check;
        QString text, figure{}, tip{};
        Status status = Status::Neutral;
    };
    std::vector<Line> m_lines;
};
/// The mark of a result: a mistake, something worth a look, all well, or nothing to say.
Status statusOf(const QualityResult& result);

/// What one check found, a row a task or link.
class QualityItemModel final : public QAbstractListModel {
    Q_OBJECT
public:
    explicit QualityItemModel(const Portfolio& portfolio, QObject* parent = nullptr);
    struct Row {
        NodeId project;
        QualityItem item;
    };
    void setRows(QualityCheck check, std::vector<Row> rows, bool severalProjects);
    const Row* rowAt(const QModelIndex& index) const;
    /// The row of the same task and link, wherever it stands now.
    QModelIndex indexOf(const QualityItem& item) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const Portfolio& m_portfolio;
    QualityCheck m_check{};
    std::vector<Row> m_rows;
    bool m_several = false;
};

} // namespace gantry
