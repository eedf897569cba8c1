#pragma once
#include <QString>
#include <vector>

namespace gantry {

/// A run of words of one look.
struct ProseSpan {
    QString text;
    bool strong = false, emphasis = false;
    bool operator==(const ProseSpan&) const = default;
};
struct ProseBlock {
    enum Kind : unsigned char { Paragraph, Heading, Bullet, Number };
    Kind kind = Paragraph;
    int number = 0; ///< of a numbered item, as it was written
    std::vector<ProseSpan> spans; ///< line breaks within it stand as \n
    bool operator==(const ProseBlock&) const = default;
};

/// Markdown light as people write it into fields: paragraphs, # headings, - and 1. lists, **bold**, *italics*, `words as they are`,
/// [text](address) as "text (address)". All else is the text that it is: there is no HTML in it, whatever it looks like.
std::vector<ProseBlock> proseOf(const QString& text);

} // namespace gantry
