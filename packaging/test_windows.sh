#!/usr/bin/env bash
# Prove the Windows installer under Wine: bash packaging/test_windows.sh OUT_DIR [--short | --bars] [more of proof.py]
# Installs what it needs with apt (as root); where Wine cannot be had, it says so in one line and ends well.
set -euo pipefail
cd "$(dirname "$0")/.."
packages="wine wine64 xvfb xauth nsis gcc-mingw-w64-x86-64 osslsigncode openssl poppler-utils imagemagick xdotool
x11-utils locales strace"
missing=""
for package in $packages; do dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"; done
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    if ! { timeout 300 apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
        echo "SKIPPED: Windows was not tried, because$missing cannot be installed here."
        exit 0
    fi
fi
# Whatever hangs inside, this ends: the proof ends its own Wine when it is told to stop.
limit=7200
case " $* " in *" --short "*) limit=1200 ;; esac
timeout --kill-after=60 "$limit" python packaging/windows/wine/proof.py "$@" || {
    code=$?
    [ "$code" -ne 124 ] || echo "NOT  The proof did not end within $limit seconds."
    exit "$code"
}
