#pragma once
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace gantry {

class HandbookText;

/// A page of the handbook while it is written: title and Markdown at the left, what it will look like at the right.
class HandbookEditor final : public QWidget {
    Q_OBJECT
public:
    explicit HandbookEditor(QWidget* parent = nullptr);
    void setPage(const QString& title, const QString& text);
    QString title() const;
    QString text() const;
    /// Whether something was typed since the page was set.
    bool isChanged() const;

Q_SIGNALS:
    void linkFollowed(const QUrl& link);

private:
    QLineEdit* m_title;
    QPlainTextEdit* m_text;
    HandbookText* m_preview;
    QTimer m_soon;
    QString m_titleBefore, m_textBefore;
};

} // namespace gantry
