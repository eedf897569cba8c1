#pragma once
#include <QTextBrowser>

namespace gantry {

/// A page of the handbook as it is read: Markdown, in which HTML is text like any other. Nothing is fetched from anywhere, no image and no
/// file; where a link leads is for whoever shows it to say.
class HandbookText final : public QTextBrowser {
    Q_OBJECT
public:
    explicit HandbookText(QWidget* parent = nullptr);
    /// Under a heading of its title. The place in the text stays where the page does.
    void setPage(const QString& title, const QString& text);
    /// Marks every place that holds one of the words; returns how many there are.
    int mark(const QStringList& words);
    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void doSetSource(const QUrl& url, QTextDocument::ResourceType type) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void render();
    void wordsForImages();

    QString m_title, m_text;
    QStringList m_words;
};

} // namespace gantry
