#pragma once
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
};

/// Ctrl+K: type a few letters, choose with the arrows, Enter runs. Commands first, then pages, then records.
class CommandPalette final : public QFrame {
    Q_OBJECT
public:
    /// `fixed` are commands and pages, searched here; `records` answers for the typed words, at most a few dozen.
    CommandPalette(std::vector<PaletteEntry> fixed, std::function<std::vector<PaletteEntry>(const QString&)> records, QWidget* parent);
    void setWords(const QString& words) { m_words->setText(words); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& words);
    void run(int row);
    std::vector<PaletteEntry> m_fixed, m_shown;
    std::function<std::vector<PaletteEntry>(const QString&)> m_records;
    QLineEdit* m_words;
    QListWidget* m_list;
    TextLabel* m_none; // what stands there where nothing is found
};

} // namespace gantry
