#pragma once
#include "ui/window/main_window.h"

#include <QCommandLineParser>
#include <QTemporaryDir>

namespace gantry {

/// A sentence on stderr; hands back `status`, which the program ends with.
int fail(const QString& sentence, int status);

/// The window as a run without a person has it, the same on every machine: its settings are kept nowhere, it shows a copy of the file.
class Stage {
public:
    /// `who` stands in the journal of the copy.
    Stage(const QCommandLineParser& arguments, const QString& who);
    /// What the window's size is asked to be (--size); nullopt where that is none.
    static std::optional<QSize> size(const QCommandLineParser& arguments);
    /// Errors: Io (the file cannot be read).
    Result<void> copyFile();
    /// Opens the copy and chooses the project asked for (--project). Errors: those of Session::open, NotFound (no such project).
    Result<void> openFile();
    bool hasFile() const { return !m_arguments.positionalArguments().isEmpty(); }
    QSettings& settings() { return m_settings; }
    MainWindow& window() { return m_window; }

private:
    const QCommandLineParser& m_arguments;
    QTemporaryDir m_folder;
    QSettings m_settings;
    const Identity m_identity;
    MainWindow m_window;
    QString m_copy;
};

} // namespace gantry
