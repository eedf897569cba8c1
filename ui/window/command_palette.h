#pragma once
#include "ui/search/hit_row.h"

#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <functional>

namespace gantry {

class TextLabel;

/// One thing that the palette can do or find.
struct PaletteEntry {
    QString title;
    QString detail{}; // kind of record or shortcut, at the right
    QString icon{};
    std::function<void()> run;
    QString leads{}; // words by which it stands before all records, where they are typed: a command's title, a page's
    std::optional<HitRow> hit{}; // of a record: how it is shown
    bool apart = false; // another group begins with it
};

/// The search box opened: type a few letters, choose with the arrows, Enter runs. First what is called as typed (a command, a page), then
/// records, which somebody else finds and may come a little later, then the other commands that hold the words.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    /// `fixed` are commands and pages, searched here.
    CommandPalette(std::vector<PaletteEntry> fixed, QWidget* parent);
    void setWords(const QString& words);
    QString words() const { return m_words->text().trimmed(); }
    /// Records for the words that are typed now, best first, and a sentence on them; what was there before goes.
    void setFound(std::vector<PaletteEntry> records, const QString& note = {});

Q_SIGNALS:
    /// Other words are typed: whoever finds records answers with setFound.
    void asked(const QString& words);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void refill(bool keepCurrent);
    void run(int row);
    std::vector<PaletteEntry> m_fixed, m_found, m_shown;
    bool m_waits = false; // for records
    bool m_runsNext = false; // Enter was pressed meanwhile
    QLineEdit* m_words;
    QListWidget* m_list;
    TextLabel *m_none, *m_note; // what stands there where nothing is found; a sentence on the records
};

} // namespace gantry
