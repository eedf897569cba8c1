// Which room may look into which: ARCHITECTURE.md draws the arrows, the linker holds most of them, this holds the rest.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <catch2/catch.hpp>

namespace {

const QHash<QString, QStringList> arrows{
    {QStringLiteral("core/base"), {}},
    {QStringLiteral("core/archive"), {QStringLiteral("core/base")}},
    {QStringLiteral("core/model"), {QStringLiteral("core/base")}},
    {QStringLiteral("core/change"), {QStringLiteral("core/model")}},
    {QStringLiteral("core/expression"), {QStringLiteral("core/model")}},
    {QStringLiteral("core/calendar"), {QStringLiteral("core/model")}},
    {QStringLiteral("core/schedule"), {QStringLiteral("core/calendar")}},
    {QStringLiteral("core/cost"), {QStringLiteral("core/schedule")}},
    {QStringLiteral("core/earned"), {QStringLiteral("core/cost")}},
    {QStringLiteral("core/risk"), {QStringLiteral("core/cost")}},
    {QStringLiteral("core/kpi"), {QStringLiteral("core/earned"), QStringLiteral("core/risk"), QStringLiteral("core/expression")}},
    {QStringLiteral("core/governance"), {QStringLiteral("core/kpi")}},
    {QStringLiteral("core/text"), {QStringLiteral("core/change"), QStringLiteral("core/governance")}},
    {QStringLiteral("core/report"), {QStringLiteral("core/text")}},
    {QStringLiteral("core/edit"), {QStringLiteral("core/change"), QStringLiteral("core/governance")}},
    {QStringLiteral("core/sample"), {QStringLiteral("core/edit"), QStringLiteral("core/exchange")}},
    {QStringLiteral("core/search"), {QStringLiteral("core/model")}},
    {QStringLiteral("core/reading"), {QStringLiteral("core/exchange")}},
    {QStringLiteral("core/store"), {QStringLiteral("core/change"), QStringLiteral("core/search")}},
    {QStringLiteral("core/exchange"), {QStringLiteral("core/text"), QStringLiteral("core/archive")}},
    {QStringLiteral("core/session"),
        {QStringLiteral("core/store"), QStringLiteral("core/report"), QStringLiteral("core/edit"), QStringLiteral("core/reading")}},
    {QStringLiteral("ui/shell"), {QStringLiteral("core/session"), QStringLiteral("core/edit")}},
    {QStringLiteral("ui/search"), {QStringLiteral("ui/shell")}},
    {QStringLiteral("ui/gantt"), {QStringLiteral("ui/shell")}},
    {QStringLiteral("ui/charts"), {QStringLiteral("ui/shell"), QStringLiteral("core/cost"), QStringLiteral("core/kpi")}},
    {QStringLiteral("ui/models"), {QStringLiteral("ui/shell"), QStringLiteral("core/expression")}},
    {QStringLiteral("ui/tables"), {QStringLiteral("ui/models"), QStringLiteral("ui/explain"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/board"), {QStringLiteral("ui/models")}},
    {QStringLiteral("ui/governance"), {QStringLiteral("ui/tables"), QStringLiteral("ui/report")}},
    {QStringLiteral("ui/methodology"),
        {QStringLiteral("ui/governance"), QStringLiteral("ui/pages/figures"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/inspector"), {QStringLiteral("ui/tables"), QStringLiteral("ui/governance")}},
    {QStringLiteral("ui/import"), {QStringLiteral("ui/shell"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/export"), {QStringLiteral("ui/shell"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/why"), {QStringLiteral("ui/shell")}},
    {QStringLiteral("ui/explain"), {QStringLiteral("ui/shell")}},
    {QStringLiteral("ui/print"), {QStringLiteral("ui/gantt")}},
    {QStringLiteral("ui/report"), {QStringLiteral("ui/print")}},
    {QStringLiteral("ui/pages/figures"), {QStringLiteral("ui/shell"), QStringLiteral("core/kpi")}},
    {QStringLiteral("ui/pages/journal"), {QStringLiteral("ui/models")}},
    {QStringLiteral("ui/baselines"), {QStringLiteral("ui/pages/journal"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/periods"), {QStringLiteral("ui/pages/journal"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/pages"),
        {QStringLiteral("ui/tables"), QStringLiteral("ui/board"), QStringLiteral("ui/gantt"), QStringLiteral("ui/charts"),
            QStringLiteral("ui/print"), QStringLiteral("ui/report"), QStringLiteral("ui/baselines"), QStringLiteral("ui/explain"),
            QStringLiteral("ui/export"), QStringLiteral("ui/governance"), QStringLiteral("ui/inspector"), QStringLiteral("ui/import"),
            QStringLiteral("ui/methodology"), QStringLiteral("ui/periods"), QStringLiteral("ui/search"), QStringLiteral("ui/pages/figures"),
            QStringLiteral("ui/pages/journal"), QStringLiteral("core/exchange")}},
    {QStringLiteral("ui/window"),
        {QStringLiteral("ui/pages"), QStringLiteral("ui/inspector"), QStringLiteral("ui/import"), QStringLiteral("ui/export"),
            QStringLiteral("ui/search"), QStringLiteral("ui/why"), QStringLiteral("core/sample")}},
    {QStringLiteral("app/pdf"), {}},
    {QStringLiteral("app/desktop"), {QStringLiteral("ui/window")}},
    {QStringLiteral("app/cli"),
        {QStringLiteral("ui/pages"), QStringLiteral("core/session"), QStringLiteral("core/exchange"), QStringLiteral("core/edit"),
            QStringLiteral("core/expression"), QStringLiteral("core/sample")}},
};
/// What several formats share; apart from it none knows another, nor does a page.
const QStringList shared{QStringLiteral("core/exchange"), QStringLiteral("core/exchange/json"), QStringLiteral("core/exchange/p6"),
    QStringLiteral("core/exchange/table")};

QString folderOf(const QString& path) { return path.section(u'/', 0, -2); }
/// "core/exchange" of "core/exchange/xer/reader.h"; what several pages share is a room of its own.
QString roomOf(const QString& path)
{
    const QString folder = folderOf(path);
    return arrows.contains(folder) ? folder : path.section(u'/', 0, 1);
}

bool leads(const QString& from, const QString& to)
{
    return from == to || std::ranges::any_of(arrows.value(from), [&](const QString& next) { return leads(next, to); });
}

/// What is wrong with `file` including `header`; empty where nothing is.
QString wrong(const QString& file, const QString& header)
{
    const QString from = roomOf(file), to = roomOf(header);
    if (!arrows.contains(from)) return QStringLiteral("%1 is in no known room").arg(file);
    static const QRegularExpression ours(QStringLiteral("^(core|ui|app|tests)/"));
    if (ours.match(header).hasMatch()) {
        if (!leads(from, to)) return QStringLiteral("%1 looks into %2").arg(file, header);
        const bool formats = from == u"core/exchange", pages = from == u"ui/pages";
        if (from == to && (formats || pages) && folderOf(file) != folderOf(header) && folderOf(file) != from
            && !shared.contains(folderOf(header)))
            return QStringLiteral("%1 knows %2").arg(file, header);
        return {};
    }
    static const QRegularExpression gui(
        QStringLiteral("^(QtGui|QtWidgets|QWidget|QPainter|QIcon|QColor|QFont|QPixmap|QImage|QApplication|QGuiApplication)"));
    if (file.startsWith(u"core/") && gui.match(header).hasMatch()) return QStringLiteral("%1 draws").arg(file);
    if (header.startsWith(u"QSql") && from != u"core/store") return QStringLiteral("%1 speaks SQL").arg(file);
    return {};
}

} // namespace

TEST_CASE("no room looks into one that stands above it", "[structure]")
{
    const QDir root(QStringLiteral(GANTRY_SOURCE_DIR));
    static const QRegularExpression include(QStringLiteral(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"), QRegularExpression::MultilineOption);
    int seen = 0;
    QStringList faults;
    QSet<QString> rooms;
    for (const char* top : {"core", "ui", "app"}) {
        QDirIterator files(root.filePath(QLatin1StringView(top)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            REQUIRE(file.open(QIODevice::ReadOnly));
            const QString path = root.relativeFilePath(file.fileName()), text = QString::fromUtf8(file.readAll());
            if (path.endsWith(u"/pch.h") || path.endsWith(u"/pch.cpp")) continue; // of all rooms of a layer
            rooms.insert(roomOf(path));
            for (auto found = include.globalMatch(text); found.hasNext(); ++seen)
                if (const QString fault = wrong(path, found.next().captured(1)); !fault.isEmpty()) faults << fault;
        }
    }
    INFO(faults.join(u'\n').toStdString());
    CHECK(faults.isEmpty());
    CHECK(seen > 1000);
    for (auto room = arrows.keyBegin(); room != arrows.keyEnd(); ++room) {
        INFO(room->toStdString());
        CHECK(rooms.contains(*room)); // a rule for a room that is gone
    }
}

TEST_CASE("a wrong arrow is seen", "[structure]")
{
    const auto fault = [](const char* file, const char* header) { return wrong(QLatin1StringView(file), QLatin1StringView(header)); };
    CHECK(fault("core/model/task.h", "core/base/rank.h").isEmpty());
    CHECK(fault("ui/pages/plan/plan_page.cpp", "ui/pages/figures/plan_figures.h").isEmpty());
    CHECK(fault("core/exchange/xer/reader.cpp", "core/exchange/encoding.h").isEmpty());
    CHECK_FALSE(fault("core/model/task.h", "core/change/changeset.h").isEmpty());
    CHECK_FALSE(fault("core/session/session.cpp", "ui/shell/workspace.h").isEmpty());
    CHECK_FALSE(fault("core/exchange/xer/reader.cpp", "core/exchange/mspdi/reader.h").isEmpty());
    CHECK_FALSE(fault("ui/pages/plan/plan_page.cpp", "ui/pages/portfolio/portfolio_page.h").isEmpty());
    CHECK_FALSE(fault("ui/models/column.cpp", "QSqlQuery").isEmpty());
    CHECK_FALSE(fault("core/text/labels.cpp", "QPainter").isEmpty());
    CHECK_FALSE(fault("core/new_room/x.cpp", "core/base/rank.h").isEmpty());
}
