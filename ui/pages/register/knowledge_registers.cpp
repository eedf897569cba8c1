#include "ui/pages/register/knowledge_head.h"
#include "ui/pages/register/register_group.h"

#include <QCoreApplication>

namespace gantry {
namespace {

QString word(const char* text) { return QCoreApplication::translate("Pages", text); }

QStringList keys(const char* list) { return QString::fromLatin1(list).split(u' '); }

} // namespace

const RegisterGroup& knowledgeRegisters()
{
    static const RegisterGroup group{QStringLiteral("knowledge"), word("Knowledge"), QStringLiteral("bulb"),
        {entityOf<Document>(), entityOf<Lesson>(), entityOf<BestPractice>()},
        {{entityOf<Document>(), word("Documents")}, {entityOf<Lesson>(), word("Lessons")},
            {entityOf<BestPractice>(), word("Best practices")}},
        {{entityOf<Document>(),
             keys("number title project_id revision status type discipline phase computed.kept author_id issued_on issued_to due_back "
                  "file_name size_bytes")},
            {entityOf<Lesson>(),
                keys("number title project_id kind status phase category computed.times_used computed.times_not_useful owner_id learnt_on "
                     "recommendation for_project_types for_contract_forms embedded_into")},
            {entityOf<BestPractice>(),
                keys("number title status category computed.times_used computed.times_not_useful recommendation for_project_types "
                     "for_contract_forms for_phases owner_id lesson_id review_on")}},
        [](Workspace& workspace, RegisterPage& page) -> RegisterHead* { return new KnowledgeHead(workspace, page); }};
    return group;
}

} // namespace gantry
