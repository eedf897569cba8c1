#pragma once
#include <QString>

namespace gantry {

/// Text that somebody wrote in a source, as Markdown.
struct ConvertedText {
    QString markdown;
    bool wasHtml = false; // then the original is worth keeping
};

/// HTML as other planners write it in notes (or plain text) to simple Markdown: paragraphs, line breaks, emphasis, headings, lists, links,
/// tables as lines. Scripts and styles fall away. Damaged HTML gives what can be read of it; nothing is fatal. Text past 4 million
/// characters is cut.
ConvertedText markdownFrom(QStringView text);

} // namespace gantry
