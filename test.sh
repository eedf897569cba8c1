#!/usr/bin/env bash
# Builds the `dev` preset and runs every test.
set -euo pipefail
cd "$(dirname "$0")"
packaging/deps.sh
cmake --preset dev >build-configure.log 2>&1 || { cat build-configure.log; exit 1; }
rm -f build-configure.log
cmake --build --preset dev
ctest --preset dev "$@"
