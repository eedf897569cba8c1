#pragma once
#include "core/text/change_text.h"
