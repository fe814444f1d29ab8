#!/usr/bin/env bash
# Prove the Windows installer under Wine: bash packaging/test_windows.sh OUT_DIR [--short]
# Installs what it needs with apt (as root); where Wine cannot be had, it says so in one line and ends well.
set -euo pipefail
cd "$(dirname "$0")/.."
packages="wine wine64 xvfb xauth nsis gcc-mingw-w64-x86-64 osslsigncode poppler-utils imagemagick"
missing=""
for package in $packages; do dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"; done
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
        echo "SKIPPED: Windows was not tried, because$missing cannot be installed here."
        exit 0
    fi
fi
exec python packaging/windows/wine/proof.py "$@"
