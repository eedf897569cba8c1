#!/usr/bin/env bash
# Builds Gantry and opens it on the sample portfolio, or on the files given. Where there is no display, every page becomes a picture instead.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$here/build/release
log=$here/build/run.log
sample=$here/build/sample.gantry
pictures=$here/build/screenshots

"$here/packaging/deps.sh"
mkdir -p "$here/build"
[ -x "$build/app/desktop/gantry" ] || echo "Building Gantry; the first time takes some minutes."
if ! { (cd "$here" && cmake --preset release) && cmake --build "$build" --target gantry gantry-cli; } >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "The build failed. The whole of it is in $log." >&2
    exit 1
fi
if [ ! -e "$sample" ]; then
    said=$("$build/app/cli/gantry-cli" new "$sample" --sample 2>&1) || { echo "$said" >&2; exit 1; }
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec "$build/app/desktop/gantry" "${@:-$sample}"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$scratch}
file=${1:-$sample}
mkdir -p "$pictures"
rm -f "$pictures"/*.png
for page in $("$build/app/desktop/gantry" --screenshot none --page list "$file"); do
    for theme in light dark; do
        "$build/app/desktop/gantry" --screenshot "$pictures/$page-$theme.png" --page "$page" --theme "$theme" "$file"
    done
done
echo "There is no display here. Pictures of every page:"
ls "$pictures"/*.png
