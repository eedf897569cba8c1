// look_gallery DIR: paints the controls, the Gantt and the charts into PNG files, in both themes and at scale 1 and 1.5,
// for people to look at. Not a test: pixels are judged by eye.
#include "tests/ui/gallery.h"

#include "ui/shell/controls/action_button.h"
#include "ui/shell/controls/card.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/filter_chip.h"
#include "ui/shell/controls/kpi_tile.h"
#include "ui/shell/controls/notice_bar.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/text_label.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

using namespace gantry;

namespace {

class IconSheet final : public QWidget {
public:
    IconSheet() { setMinimumSize(900, 150); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), currentTheme()["bg.surface"_token]);
        int x = 12, y = 12;
        for (const QString& name : iconNames()) {
            icon(qPrintable(name)).paint(&painter, QRect(x, y, 20, 20));
            x += 32;
            if (x > width() - 24) x = 12, y += 32;
        }
        x = 12, y += 34;
        for (const Status status : {Status::Good, Status::Watch, Status::Bad, Status::Neutral})
            for (const int side : {10, 12, 16, 20}) {
                paintStatus(&painter, QRectF(x, y + (20 - side) / 2.0, side, side), status);
                x += side + 12;
            }
        for (const TrendMark trend : {TrendMark::Up, TrendMark::Flat, TrendMark::Down})
            paintTrend(&painter, QRectF(x += 20, y, 20, 20), trend);
    }
};

QWidget* controls()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new PageHeader(QStringLiteral("Portfolio"));
    header->setContext(QStringLiteral("17 projects in 4 programmes. $ million, excluding tax"));
    header->addWidget(new SegmentedButton({QStringLiteral("Table"), QStringLiteral("Board"), QStringLiteral("Map")}));
    header->addAction(new QAction(icon("import"), QStringLiteral("Import"), page));
    header->setPrimary(new QAction(icon("plus"), QStringLiteral("Project"), page));
    header->addOverflow(new QAction(QStringLiteral("Export"), page));
    column->addWidget(header);
    auto* tools = new ToolRow;
    auto* view = new QAction(QStringLiteral("Monday review"), page);
    view->setMenu(new QMenu(page));
    tools->addAction(view);
    tools->addSeparator();
    tools->addAction(new QAction(icon("filter"), QStringLiteral("Filter"), page));
    tools->addAction(new QAction(icon("group"), QStringLiteral("Group"), page));
    tools->addWidget(new FilterChip(QStringLiteral("Active projects")));
    tools->addRightWidget(new LegendItem(Status::Bad, QStringLiteral("3 bad")));
    tools->addRightWidget(new LegendItem(Status::Watch, QStringLiteral("3 watch")));
    tools->addRightSeparator();
    auto* inspector = new QAction(icon("inspector"), QStringLiteral("Inspector"), page);
    inspector->setCheckable(true);
    inspector->setChecked(true);
    tools->addRightAction(inspector);
    column->addWidget(tools);
    for (const Status status : {Status::Neutral, Status::Good, Status::Watch, Status::Bad}) {
        auto* notice = new NoticeBar;
        notice->present(status, QStringLiteral("Three schedules came in; two rows were skipped because their dates are not dates."),
            {{QStringLiteral("Show the report"), [] {}}, {QStringLiteral("Undo"), [] {}}});
        column->addWidget(notice);
    }
    auto* tiles = new QHBoxLayout;
    tiles->setContentsMargins(16, 12, 16, 12);
    tiles->setSpacing(12);
    tiles->addWidget(new KpiTile({QStringLiteral("Schedule index, SPI"), QStringLiteral("0.91"), {}, QStringLiteral("limit 0.95, was 0.92"),
        Status::Watch, QStringLiteral("watch"), {0.99, 0.97, 0.95, 0.93, 0.9, 0.91}, 0.95}));
    tiles->addWidget(new KpiTile({QStringLiteral("Milestones met"), QStringLiteral("11"), QStringLiteral("of 15"),
        QStringLiteral("73 %, limit 80 %"), Status::Bad, QStringLiteral("bad"), {0.8, 0.9, 0.7}, 0.8}));
    tiles->addWidget(new KpiTile({QStringLiteral("Tasks done"), QStringLiteral("40 %"), {}, QStringLiteral("of 612"), Status::Good,
        QStringLiteral("good"), {}, {}}));
    column->addLayout(tiles);
    auto* form = new QHBoxLayout;
    form->setContentsMargins(16, 4, 16, 4);
    auto* edit = new QLineEdit(QStringLiteral("80 d"));
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("As soon as possible"), QStringLiteral("Must finish on")});
    auto* spin = new QSpinBox;
    auto* check = new QCheckBox(QStringLiteral("Links"));
    check->setChecked(true);
    auto* part = new QCheckBox(QStringLiteral("Part"));
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto* radio = new QRadioButton(QStringLiteral("Fixed work"));
    radio->setChecked(true);
    auto* bar = new QProgressBar;
    bar->setValue(62);
    auto* slider = new QSlider(Qt::Horizontal);
    auto* off = new QPushButton(QStringLiteral("Disabled"));
    off->setEnabled(false);
    auto* menuTool = new QToolButton;
    menuTool->setText(QStringLiteral("Scope"));
    menuTool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    menuTool->setIcon(icon("portfolio"));
    menuTool->setMenu(new QMenu(menuTool));
    menuTool->setPopupMode(QToolButton::InstantPopup);
    menuTool->setProperty("look", QStringLiteral("outlined"));
    for (QWidget* w : std::initializer_list<QWidget*>{edit, combo, spin, check, part, radio, bar, slider, off, menuTool})
        form->addWidget(w);
    column->addLayout(form);
    auto* tabs = new QTabBar;
    tabs->setDrawBase(true);
    for (const char* name : {"Details", "Links", "Work", "Notes"}) tabs->addTab(QLatin1StringView(name));
    column->addWidget(tabs);
    auto* lower = new QHBoxLayout;
    lower->setContentsMargins(16, 12, 16, 12);
    auto* table = new QTreeView;
    auto* model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels({QStringLiteral("Project"), QStringLiteral("Start"), QStringLiteral("Finish")});
    auto* top = new QStandardItem(QStringLiteral("Depots and fleet"));
    model->appendRow({top, new QStandardItem(QStringLiteral("2 Feb 2026"))});
    for (int i = 0; i < 14; ++i)
        top->appendRow({new QStandardItem(QStringLiteral("Riverside depot upgrade")), new QStandardItem(QStringLiteral("2 Feb 2026"))});
    table->setModel(model);
    table->setSortingEnabled(true);
    table->expandAll();
    table->setCurrentIndex(model->index(1, 0, top->index()));
    table->setMinimumHeight(220);
    lower->addWidget(table, 2);
    auto* empty = new QAction(QStringLiteral("Import schedules"), page);
    lower->addWidget(new EmptyState("registers", QStringLiteral("No risks yet. Add the first, or take them in from a spreadsheet."), empty,
                         new QAction(QStringLiteral("Open the sample"), page)),
        1);
    auto* menu = new QMenu;
    menu->QWidget::addAction(new QAction(icon("undo"), QStringLiteral("Undo\tCtrl+Z"), page));
    auto* shown = new QAction(QStringLiteral("Critical path"), page);
    shown->setCheckable(true);
    shown->setChecked(true);
    menu->QWidget::addAction(shown);
    menu->addSeparator();
    menu->addMenu(QStringLiteral("Export"));
    menu->setWindowFlags(Qt::Widget);
    menu->setFixedSize(menu->sizeHint());
    lower->addWidget(menu, 0, Qt::AlignTop);
    column->addLayout(lower, 1);
    column->addWidget(new IconSheet);
    page->resize(1232, 900);
    return page;
}

} // namespace

void save(QWidget& widget, const QString& path, double scale)
{
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.show();
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    QPixmap image(widget.size() * scale);
    image.setDevicePixelRatio(scale);
    image.fill(currentTheme()["bg.page"_token]);
    widget.render(&image);
    if (!image.save(path)) qFatal("cannot write %s", qPrintable(path));
}

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (argc < 2) qFatal("usage: look_gallery DIR");
    const QDir out(QString::fromLocal8Bit(argv[1]));
    out.mkpath(QStringLiteral("."));
    applyApplicationFont();
    const std::pair<Scheme, const char*> schemes[] = {{Scheme::Light, "light"}, {Scheme::Dark, "dark"}, {Scheme::HighContrast, "contrast"}};
    for (const auto& [scheme, name] : schemes) {
        applyScheme(scheme);
        for (const double scale : {1.0, 1.5}) {
            const QString tail =
                QLatin1Char('-') + QLatin1StringView(name) + (scale > 1 ? QStringLiteral("-150.png") : QStringLiteral(".png"));
            const std::unique_ptr<QWidget> page(controls());
            save(*page, out.filePath(QStringLiteral("controls") + tail), scale);
        }
    }
    return 0;
}
