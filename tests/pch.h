#pragma once
#include "tests/support/strings.h"

#include <QString>
#include <optional>
#include <vector>
