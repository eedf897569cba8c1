// gantry-pdf-text MOST: reads a PDF from standard input and writes its text, at most MOST characters. A program of its own, so that a PDF
// which crashes its reader takes nothing else along, and what draws is linked by nobody else.
// Exit status: 0 read, 2 no PDF or a damaged one, 3 protected by a password.
#include <QCoreApplication>
#include <QFile>
#include <memory>
#include <poppler-qt6.h>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    Poppler::setDebugErrorFunction([](const QString&, const QVariant&) {}, {});
    bool ok = false;
    qsizetype left = argc == 2 ? QByteArray(argv[1]).toLongLong(&ok) : 0;
    QFile in, out;
    if (!ok || !in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly)) return 2;
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::loadFromData(in.readAll());
    if (!document) return 2;
    if (document->isLocked()) return 3;
    for (int i = 0; i < document->numPages() && left > 0; ++i) {
        const std::unique_ptr<Poppler::Page> page = document->page(i);
        if (!page) continue;
        const QString text = page->text({}).left(left) + u'\n';
        left -= text.size();
        out.write(text.toUtf8());
    }
    return 0;
}
