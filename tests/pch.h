#pragma once
#include "core/model/portfolio.h"
#include "tests/support/strings.h"

#include <QString>
#include <optional>
#include <vector>
