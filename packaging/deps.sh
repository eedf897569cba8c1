#!/usr/bin/env bash
# Installs what the build needs, and does nothing where all of it is there. The lists beside this file are what each system calls it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

if command -v apt-get >/dev/null; then
    mapfile -t wanted <"$here/debian.txt"
    # dpkg-query fails where it knows nothing of one package, which is what a bare machine is.
    present=$({ dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } | awk '$1 == "installed" {print $2}')
    missing=()
    for package in "${wanted[@]}"; do grep -qx "$package" <<<"$present" || missing+=("$package"); done
    [ ${#missing[@]} = 0 ] && exit 0
    echo "Installing: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
elif command -v dnf >/dev/null; then
    mapfile -t wanted <"$here/fedora.txt"
    rpm -q "${wanted[@]}" >/dev/null 2>&1 || as_root dnf install -y "${wanted[@]}"
elif command -v pacman >/dev/null; then
    mapfile -t wanted <"$here/arch.txt"
    pacman -Q "${wanted[@]}" >/dev/null 2>&1 || as_root pacman -S --needed --noconfirm "${wanted[@]}"
elif command -v brew >/dev/null; then
    xargs brew install <"$here/homebrew.txt"
else
    echo "No known package tool here. Install what packaging/debian.txt lists, under the names of this system." >&2
    exit 1
fi
