#pragma once
#include "ui/board/record_face.h"

class QPainter;

namespace gantry {

/// Paints a record as a card: number and health or rating above, its title in at most two lines, owner and day below. All cards of a
/// register have one height. Whatever a text holds is shown as it is.
class RecordCard {
public:
    struct State {
        bool current = false, focused = false, hovered = false;
    };
    RecordCard(const RecordTableModel& model, const RecordFace& face)
        : m_model(model)
        , m_face(face)
    {
    }
    int height() const;
    /// `search`: words that are being looked for, marked in the title.
    void paint(QPainter& painter, const QRect& card, qint64 record, State state, const QString& search = {}) const;

private:
    bool hasTop() const { return m_face.number >= 0 || m_face.health >= 0 || m_face.rating >= 0; }
    bool hasFoot() const { return m_face.owner >= 0 || m_face.due >= 0; }
    bool saysNothing(qint64 record) const;
    void paintTop(QPainter& painter, QRect room, qint64 record) const;
    void paintTitle(QPainter& painter, const QRect& room, const QString& title, const QString& search) const;
    void paintFoot(QPainter& painter, QRect room, qint64 record) const;

    const RecordTableModel& m_model;
    const RecordFace& m_face;
};

} // namespace gantry
