#pragma once
#include "ui/models/column.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace gantry {

/// What one value of a form is typed or picked with. It shows what is stored until somebody types; what was typed stays until it is taken
/// or given up (Esc). Enter and leaving the field say that typing is done.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    enum class Look { Input, Computed, Wrong };

    /// What is stored now. Leaves alone what is being typed.
    virtual void showStored(const Value& value, const QString& text) = 0;
    virtual void setWritable(bool writable) = 0;
    /// Something is typed that is not what is stored.
    virtual bool edited() const { return false; }
    virtual QString typed() const { return {}; }
    /// Puts typed text back that was refused earlier.
    virtual void setTyped(const QString&) { }
    /// From now on what is stored is shown again.
    void forget();
    void setLook(Look look);
    /// Says typed() to whoever listens, where it was edited and not said before.
    void finish();

Q_SIGNALS:
    void textTyped(const QString& text);
    void valuePicked(const gantry::Value& value);
    void givenUp();

protected:
    explicit FieldEditor(QWidget* parent = nullptr);
    /// Puts what is stored where it can be seen.
    virtual void restore() { }
    /// The widget that has the keyboard; the frame is painted here, round it, unless it paints its own.
    void setInput(QWidget* input, bool framed);
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    bool m_multiline = false;

private:
    QWidget* m_input = nullptr;
    bool m_framed = true;
    Look m_look = Look::Input;
    QString m_said; // what was typed when it was last said, so that a refused text is not refused again on leaving
    bool m_hasSaid = false;
};

/// One line of text: numbers, money, days, durations and the like. Days have a calendar to pick from.
class LineEditor : public FieldEditor {
    Q_OBJECT
public:
    explicit LineEditor(const Column& column, QWidget* parent = nullptr);
    void showStored(const Value& value, const QString& text) override;
    void setWritable(bool writable) override;
    bool edited() const override;
    QString typed() const override;
    void setTyped(const QString& text) override;

protected:
    QLineEdit* line() const { return m_line; }
    void restore() override;

private:
    void pickDay();
    QLineEdit* m_line;
    QAction* m_calendar = nullptr;
    QString m_stored, m_shown; // what the field made of it: a newline may read otherwise
    Value m_value;
    Kind m_kind;
};

/// Text of several lines; Ctrl+Enter says that typing is done.
class TextEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit TextEditor(int lines, QWidget* parent = nullptr);
    void showStored(const Value& value, const QString& text) override;
    void setWritable(bool writable) override;
    bool edited() const override;
    QString typed() const override;
    void setTyped(const QString& text) override;
    void setPlaceholder(const QString& text);

protected:
    void restore() override;

private:
    QPlainTextEdit* m_edit;
    QString m_stored, m_shown;
};

/// One of the words of an enum.
class PickEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit PickEditor(const Field& format, QWidget* parent = nullptr);
    void showStored(const Value& value, const QString& text) override;
    void setWritable(bool writable) override;

private:
    QComboBox* m_box;
};

/// Yes or no.
class FlagEditor final : public FieldEditor {
    Q_OBJECT
public:
    explicit FlagEditor(QWidget* parent = nullptr);
    void showStored(const Value& value, const QString& text) override;
    void setWritable(bool writable) override;

private:
    QCheckBox* m_box;
};

class Session;
/// The editor that suits a column; `record` answers which record it edits, for the choice of references.
FieldEditor* makeEditor(Session& session, const Column& column, std::function<RecordKey()> record);

} // namespace gantry
