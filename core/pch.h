#pragma once
// Precompiled once for every room of core above base: what nearly all of them include.
#include "core/base/pch.h"
#include "core/model/portfolio.h"
