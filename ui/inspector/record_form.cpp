#include "ui/inspector/record_form.h"

#include "core/model/findings.h"
#include "core/text/text.h"
#include "ui/inspector/field_editor.h"
#include "ui/shell/controls/text_label.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QPainter>
#include <QScrollBar>

namespace gantry {
namespace {

const QString showAllKey = QStringLiteral("inspector/showAll");
const QString moreKey = QStringLiteral("inspector/more");

/// A sentence on a wash, wrapped, with the shape of its status.
class FindingNote final : public QWidget {
public:
    explicit FindingNote(const QString& sentence)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(mirrored(QMargins(30, 6, 8, 6)));
        auto* text = new TextLabel(sentence, TypeRole::Body, "text.primary"_token);
        text->setWordWrap(true);
        row->addWidget(text);
        setObjectName(sentence);
        setAccessibleName(sentence);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        panel(p, rect(), 4, statusWash(currentTheme(), Status::Watch));
        paintStatus(&p, mirrored(QRectF(10, 9, 12, 12), rect()), Status::Watch);
    }
};

/// Where a section begins: a rule, its name, and for one that folds a chevron.
class SectionHead final : public QAbstractButton {
public:
    SectionHead(const QString& title, bool first, bool folds)
        : m_first(first)
        , m_folds(folds)
    {
        setText(title);
        setAccessibleName(title);
        setCheckable(folds);
        setFocusPolicy(folds ? Qt::TabFocus : Qt::NoFocus);
        setFixedHeight(grown(first ? 24 : 36));
        setAttribute(Qt::WA_Hover);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = currentTheme();
        if (!m_first) fillSharp(p, QRectF(-12, 7, width() + 24, 1), t["line.hair"_token]);
        const QRect line(0, height() - grown(24), width(), grown(24));
        if (hasFocus()) panel(p, line, 4, Qt::transparent, t["focus.ring"_token], 2);
        p.setFont(textFont(TypeRole::Section));
        p.setPen(t["text.primary"_token]);
        drawWords(p, line, Qt::AlignVCenter | Qt::TextSingleLine, text());
        if (m_folds)
            chevron(
                p, mirrored(QRectF(width() - 20, line.y(), 16, line.height()), rect()), isChecked() ? 180 : 0, t["text.secondary"_token]);
    }

private:
    bool m_first, m_folds;
};

QString sectionTitle(FormLine::Section section, Entity entity)
{
    switch (section) {
    case FormLine::Main: return RecordForm::tr("Fields");
    case FormLine::Computed: return RecordForm::tr("Computed");
    case FormLine::More: return RecordForm::tr("More of this %1").arg(infoOf(entity).labelText().toLower());
    case FormLine::Custom: return RecordForm::tr("Custom fields");
    case FormLine::Machine: return RecordForm::tr("Kept by the program");
    }
    return {};
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // the edit that leads here may come from inside it
        }
        delete item;
    }
}

} // namespace

RecordForm::RecordForm(Workspace& workspace, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_showAll(workspace.settings().value(showAllKey).toBool())
    , m_moreOpen(workspace.settings().value(moreKey).toBool())
    , m_body(new QWidget)
    , m_findings(new QVBoxLayout)
    , m_sections(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(12, 8, 12, 16);
    column->setSpacing(4);
    m_findings->setSpacing(4);
    m_sections->setSpacing(4);
    column->addLayout(m_findings);
    column->addLayout(m_sections);
    column->addStretch(1);
    setWidget(m_body);
    m_body->setAutoFillBackground(false);
    connect(&workspace.session(), &Session::changed, this, &RecordForm::follow);
    connect(&workspace.session(), &Session::derived, this, [this] {
        refreshRows();
        refreshFindings();
    });
    connect(&workspace.session(), &Session::stateChanged, this, &RecordForm::refreshRows);
}

FieldRow* RecordForm::row(QStringView key) const
{
    const auto it = std::ranges::find(m_rows, key, [](const FieldRow* r) -> const QString& { return r->line().column.key; });
    return it == m_rows.end() ? nullptr : *it;
}

bool RecordForm::showField(QStringView key)
{
    if (!row(key) && !m_moreOpen) openMore(true);
    FieldRow* found = row(key);
    if (!found) return false;
    if (m_body->layout()) m_body->layout()->activate();
    ensureWidgetVisible(found);
    if (FieldEditor* editor = found->editor()) editor->setFocus(Qt::ShortcutFocusReason);
    return true;
}

std::vector<FormLine> RecordForm::wantedLines() const
{
    const NodeId project = projectOf(m_workspace.portfolio(), m_record);
    auto lines = formLines(m_workspace.session(), m_record.entity, project);
    std::erase_if(lines, [&](const FormLine& line) { return line.section == FormLine::Machine && !m_showAll; });
    return lines;
}

void RecordForm::finish()
{
    const auto rows = m_rows; // an edit may make the form anew
    for (FieldRow* row : rows) row->finish();
}

void RecordForm::setRecord(RecordKey record)
{
    finish();
    for (FieldRow* row : m_rows) {
        const std::pair key(m_record.id, row->line().column.key);
        if (const auto draft = row->draft())
            m_drafts.insert(key, *draft);
        else
            m_drafts.remove(key);
    }
    const bool other = record != m_record;
    m_record = record;
    build();
    if (other) verticalScrollBar()->setValue(0);
}

void RecordForm::setShowAll(bool all)
{
    m_showAll = all;
    m_workspace.settings().setValue(showAllKey, all);
    setRecord(m_record);
}

void RecordForm::openMore(bool open)
{
    m_moreOpen = open;
    m_workspace.settings().setValue(moreKey, open);
    setRecord(m_record);
}

void RecordForm::build()
{
    if (!m_record.id) {
        m_builtFor.clear();
        m_rows.clear();
        clear(m_sections);
        clear(m_findings);
        return;
    }
    std::vector<FormLine> lines = wantedLines();
    QStringList keys{infoOf(m_record.entity).keyText(), QString::number(m_moreOpen)};
    for (const FormLine& line : lines) keys << line.column.key + u'\n' + line.column.title;
    if (keys != m_builtFor) {
        m_builtFor = keys;
        m_rows.clear();
        clear(m_sections);
        std::optional<FormLine::Section> section;
        for (FormLine& line : lines) {
            const bool folds = line.section == FormLine::More;
            if (line.section != section) {
                const bool first = !section;
                section = line.section;
                auto* head = new SectionHead(sectionTitle(*section, m_record.entity), first, folds);
                head->setObjectName(QStringLiteral("section%1").arg(int(*section)));
                head->setChecked(folds && m_moreOpen);
                if (folds) connect(head, &QAbstractButton::clicked, this, &RecordForm::openMore);
                m_sections->addWidget(head);
            }
            if (folds && !m_moreOpen) continue;
            const bool tall = line.column.kind == Kind::Text && line.column.format.is(Multiline);
            auto* row = new FieldRow(m_workspace.session(), std::move(line), tall ? FieldRow::Label::Above : FieldRow::Label::Beside);
            connect(row, &FieldRow::followed, &m_workspace, &Workspace::reveal);
            connect(row, &FieldRow::handbookWanted, this, [this](HandbookPageId page) {
                m_workspace.reveal({entityOf<HandbookPage>(), page.value});
            });
            connect(row, &FieldRow::historyWanted, this, [this, row] { Q_EMIT historyWanted(row->line().column.key); });
            m_sections->addWidget(row);
            m_rows.push_back(row);
        }
    }
    for (FieldRow* row : m_rows) {
        const auto draft = m_drafts.constFind({m_record.id, row->line().column.key});
        row->setRecord(m_record, draft == m_drafts.cend() ? std::nullopt : std::optional(*draft));
    }
    refreshFindings();
}

void RecordForm::refreshRows()
{
    for (FieldRow* row : m_rows) row->refresh();
}

void RecordForm::refreshFindings()
{
    QStringList sentences;
    const Portfolio& portfolio = m_workspace.portfolio();
    for (const Finding& finding : findingsOn(portfolio, std::array{m_record})) sentences << sentence(finding);
    if (const Task* task = m_record.entity == entityOf<Task>() ? portfolio.find(TaskId{m_record.id}) : nullptr)
        if (const auto plan = m_workspace.session().schedule(task->project))
            for (const ScheduleProblem& problem : plan->problems)
                if (std::ranges::find(problem.tasks, task->id) != problem.tasks.end()) sentences << sentence(problem, portfolio);
    if (sentences == findings()) return;
    clear(m_findings);
    for (const QString& s : sentences) m_findings->addWidget(new FindingNote(s));
}

QStringList RecordForm::findings() const
{
    QStringList out;
    for (int i = 0; i < m_findings->count(); ++i) out << m_findings->itemAt(i)->widget()->objectName();
    return out;
}

void RecordForm::follow(const ChangeSet& set)
{
    if (!m_record.id || !m_workspace.portfolio().table(m_record.entity).contains(m_record.id)) return;
    const bool columns = std::ranges::any_of(set.changes, [](const Change& c) { return c.entity == entityOf<CustomField>(); });
    if (columns) { // a custom field came, went or is called otherwise
        setRecord(m_record);
        return;
    }
    refreshRows();
    if (std::ranges::any_of(set.changes, [this](const Change& c) { return c.entity == m_record.entity; })) refreshFindings();
}

void RecordForm::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(event->rect(), currentTheme()["bg.surface"_token]);
    QScrollArea::paintEvent(event);
}

} // namespace gantry
