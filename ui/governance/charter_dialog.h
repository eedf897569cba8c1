#pragma once
#include "core/edit/charters.h"
#include "ui/shell/workspace.h"

#include <QDialog>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace gantry {

class PersonBox;
class TextLabel;

/// A charter step by step: what it is for, its scope, its outcome, the money, tolerances, who and when, and at last what is still missing
/// before it is submitted for approval. Each answer is kept as its field is left, an undo step of its own.
class CharterDialog final : public QDialog {
    Q_OBJECT
public:
    CharterDialog(Workspace& workspace, CharterId charter, QWidget* parent);
    /// Of the project at hand: its charter, which is begun where there is none. What is in the way becomes a notice.
    static void openFor(Workspace& workspace, NodeId project, QWidget* parent);
    CharterId charter() const { return m_charter; }
    CharterStep step() const;
    void setStep(CharterStep step);
    /// "14 of 16 answers"
    QString progress() const;
    QString refusal() const;
    QPushButton& next() const { return *m_next; }
    QPushButton& submitButton() const { return *m_submit; }
    /// The field of an answer, by its label.
    QWidget* editorOf(const QString& label) const;
    void done(int result) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        CharterAnswer answer;
        QWidget* editor = nullptr; // null: records of another register
        TextLabel* fault = nullptr;
        std::optional<QString> shown{}; // what stood in the editor when it was last filled: only what differs from it was typed
    };
    QWidget* stepPage(CharterStep step);
    QWidget* submitPage();
    QWidget* editorFor(const CharterAnswer& answer);
    void show(Entry& entry);
    void store(QWidget* editor);
    void storeAll();
    void refresh();
    void submit();

    Workspace& m_workspace;
    CharterId m_charter;
    std::vector<Entry> m_entries;
    QListWidget* m_steps;
    QStackedWidget* m_pages;
    TextLabel *m_progress, *m_missing, *m_refusal;
    PersonBox* m_asked;
    QPushButton *m_back, *m_next, *m_submit;
};

} // namespace gantry
