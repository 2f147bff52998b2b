#!/usr/bin/env bash
# Starts the program on an X server and a session bus of its own, and reads what a screen reader reads:
#   tests/access/atspi.sh [PYTHON]    the Python of the program; the system's own one reads
# Needs: at-spi2-core dbus openbox python3-pyatspi xdotool xvfb
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "${1:-}" != --on-the-bus ]; then
  exec xvfb-run -a -s '-screen 0 1400x900x24' dbus-run-session -- "$0" --on-the-bus "${1:-python3}"
fi

started=() data=$(mktemp -d)
trap 'kill "${started[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in {1..100}; do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.1; done  # not before it answers
openbox >/dev/null 2>&1 & started+=($!)
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 & started+=($!)
QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb \
  "$2" -m desktop_app --data-dir "$data" --scenario last-renewal --locale en >/dev/null 2>"$data/errors" & started+=($!)
timeout 120 /usr/bin/python3 tests/access/read_atspi.py || { code=$?; cat "$data/errors" >&2; exit "$code"; }
