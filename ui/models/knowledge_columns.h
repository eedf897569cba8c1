#pragma once
#include "ui/models/column.h"

namespace gantry {

/// What became of lessons and best practices (how often they were used, how often they were of no use), and where a document is kept.
void addKnowledgeColumns(std::vector<Column>& columns, Session& session, Entity entity);

} // namespace gantry
