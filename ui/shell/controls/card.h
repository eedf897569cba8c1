#pragma once
#include "ui/shell/theme.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace gantry {

class TextLabel;

/// A surface with a hair frame, a title with its unit, room for a legend at the right of the title, and a body.
class Card final : public QWidget {
    Q_OBJECT
public:
    explicit Card(const QString& title, const QString& unit = {}, QWidget* parent = nullptr);
    void setTitle(const QString& title, const QString& unit = {});
    /// Where the content goes; its margins are the card's padding. A body that reaches the frame sets them to 0.
    QVBoxLayout* body() const { return m_body; }
    /// Right end of the title row.
    QHBoxLayout* legend() const { return m_legend; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_unit;
    QHBoxLayout* m_legend;
    QVBoxLayout* m_body;
};

/// One entry of a legend: a status shape, or a sample of a line, with its word.
class LegendItem final : public QWidget {
    Q_OBJECT
public:
    LegendItem(Status status, const QString& text, QWidget* parent = nullptr);
    /// A line of `ink` 20 px long; `dash` in pixels as in QPen, empty for solid.
    LegendItem(Token ink, const QList<qreal>& dash, const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Status> m_status;
    Token m_ink{};
    QList<qreal> m_dash;
    QString m_text;
};

} // namespace gantry
