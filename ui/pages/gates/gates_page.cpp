#include "ui/pages/gates/gates_page.h"

#include "core/edit/records.h"
#include "core/governance/handbook.h"
#include "core/text/governance_text.h"
#include "ui/pages/gates/gate_board.h"
#include "ui/pages/gates/gate_review.h"
#include "ui/shell/controls/empty_state.h"
#include "ui/shell/controls/page_header.h"
#include "ui/shell/controls/segmented_button.h"
#include "ui/shell/controls/tool_row.h"
#include "ui/shell/icons.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>

namespace gantry {

GatesPage::GatesPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent)
    , m_header(new PageHeader(tr("Gates")))
    , m_show(new SegmentedButton({tr("All projects"), tr("Due"), tr("Overdue")}))
    , m_board(new GateBoard(workspace))
    , m_review(new GateReview(workspace))
    , m_stack(new QStackedWidget)
    , m_back(new QAction(icon("arrow-left"), tr("Gate board"), this))
    , m_open(new QAction(icon("open"), tr("Review gate"), this))
    , m_register(new QAction(icon("registers"), tr("Register of gates"), this))
    , m_new(new QAction(icon("plus"), tr("New gate"), this))
    , m_handbook(new QAction(icon("help"), tr("Handbook"), this))
{
    m_show->setAccessibleName(tr("Which projects are shown"));
    m_header->addWidget(m_show);
    m_header->addAction(m_back);
    m_header->addAction(m_open);
    m_header->addAction(m_handbook);
    m_header->addOverflow(m_register);
    m_header->setPrimary(m_new);
    m_none = new EmptyState(
        "milestone", tr("There are no gates here yet. A gate is where it is decided whether a project goes on."), m_new, m_register);
    for (QWidget* each : {static_cast<QWidget*>(m_board), static_cast<QWidget*>(m_review), m_none}) m_stack->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_stack);
    addActions({m_open, m_back, m_register, m_new, m_handbook});

    connect(m_show, &SegmentedButton::currentChanged, this, [this](int which) {
        m_board->setShow(GateBoard::Show(which));
        fillHeader();
    });
    connect(m_board, &GateBoard::currentChanged, this, [this](GateId gate) {
        this->workspace().select({entityOf<Gate>(), gate.value});
        fillHeader();
    });
    connect(m_board, &GateBoard::opened, this, &GatesPage::openReview);
    connect(m_open, &QAction::triggered, this, [this] { openReview(m_board->current()); });
    connect(m_back, &QAction::triggered, this, &GatesPage::openBoard);
    connect(m_register, &QAction::triggered, this,
        [this] { this->workspace().openPage(QStringLiteral("governance.") + infoOf<Gate>().keyText()); });
    connect(m_new, &QAction::triggered, this, &GatesPage::addGate);
    connect(m_handbook, &QAction::triggered, this, [this] {
        if (const HandbookPage* page = explanation()) this->workspace().reveal({entityOf<HandbookPage>(), page->id.value});
    });
    connect(m_review, &GateReview::decided, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::changed, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::derived, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&session(), &Session::stateChanged, &m_fresh, &RefreshWhenSeen::outdate);
    connect(&workspace, &Workspace::scopeChanged, this, [this] {
        openBoard();
        m_fresh.outdate();
    });
}

void GatesPage::refresh()
{
    m_fresh.settle();
    m_board->refresh();
    if (isReviewing() && !portfolio().find(m_review->gate())) openBoard();
    if (!isReviewing()) m_stack->setCurrentWidget(m_board->gates() ? static_cast<QWidget*>(m_board) : m_none);
    fillHeader();
}

bool GatesPage::isReviewing() const { return m_stack->currentWidget() == m_review; }

void GatesPage::fillHeader()
{
    const Gate* gate = isReviewing() ? portfolio().find(m_review->gate()) : nullptr;
    m_show->setVisible(!gate);
    m_back->setVisible(gate);
    m_open->setVisible(!gate);
    m_new->setVisible(!gate); // there the one filled button is that of the decision
    m_open->setEnabled(bool(m_board->current()));
    m_new->setEnabled(!session().isReadOnly());
    const HandbookPage* explained = explanation();
    m_handbook->setVisible(explained);
    if (explained) m_handbook->setToolTip(tr("Handbook: %1").arg(explained->title));
    if (gate) {
        m_header->setTitle(gate->title);
        m_header->setContext(
            QStringList{portfolio().titleOf(entityOf<Node>(), gate->project.value), m_review->facts()}.join(QStringLiteral(" · ")));
        return;
    }
    m_header->setTitle(tr("Gates"));
    QStringList line;
    for (const GateState state : {GateState::Overdue, GateState::Due, GateState::Planned, GateState::Held})
        if (const int n = m_board->count(state)) line << QLocale().toString(n) + u' ' + stateText(state).toLower();
    m_header->setContext(line.join(QStringLiteral(" · ")));
}

/// The page of the handbook about the phase of the gate at hand, or about gates.
const HandbookPage* GatesPage::explanation() const
{
    const Gate* gate = portfolio().find(isReviewing() ? m_review->gate() : m_board->current());
    return gate ? pageOfGate(portfolio(), *gate) : pageExplaining(portfolio(), workspace().scope(), entityOf<Gate>());
}

void GatesPage::openReview(GateId gate)
{
    if (!portfolio().find(gate)) return;
    m_review->setGate(gate);
    m_stack->setCurrentWidget(m_review);
    workspace().select({entityOf<Gate>(), gate.value});
    fillHeader();
    m_review->setFocus();
}

void GatesPage::openBoard()
{
    if (isReviewing()) {
        m_review->finish();
        m_board->refresh();
        m_board->setCurrent(m_review->gate());
    }
    m_stack->setCurrentWidget(m_board->gates() ? static_cast<QWidget*>(m_board) : m_none);
    fillHeader();
    m_board->setFocus();
}

/// Of the project at hand; where that is not clear, the register asks.
void GatesPage::addGate()
{
    const NodeId project = workspace().projectAtHand();
    if (!project) return m_register->trigger();
    auto set = addRecord(portfolio(), session().ids(), entityOf<Gate>(), project.value);
    const GateId id{set ? set->changes.front().id : 0};
    if (workspace().apply(std::move(set))) openReview(id);
}

QList<QAction*> GatesPage::pageActions()
{
    return actions() + (isReviewing() ? QList<QAction*>{m_review->recordAction()} : QList<QAction*>());
}

bool GatesPage::openPart(const QString& key)
{
    if (key == u"board") return openBoard(), true;
    if (key != u"review") return false;
    m_fresh.catchUp();
    openReview(m_board->current()); // without gates the page says so
    return true;
}

bool GatesPage::reveal(RecordKey record)
{
    if (record.entity != entityOf<Gate>()) return false;
    m_fresh.catchUp();
    openBoard();
    return m_board->setCurrent(GateId{record.id});
}

void GatesPage::store() { m_review->finish(); }

void GatesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isReviewing()) return openBoard();
    Page::keyPressEvent(event);
}

void GatesPage::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), currentTheme()["bg.surface"_token]);
}

} // namespace gantry
