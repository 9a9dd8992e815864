#!/usr/bin/env bash
# Draws neovim.png: Neovim with the shipped client on the sample brief, the cursor on a short form, K pressed.
# Needs npm, tmux, Chromium, JetBrains Mono, pngquant and the project's .venv with what development needs.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
cd "$here/../.."
columns=108 rows=32
export MODULES=$PWD/build/pictures/node_modules
[ -d "$MODULES" ] || npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix build/pictures \
  playwright-core@1.65.1 @xterm/xterm@6.0.0
export PATH="$PWD/.venv/bin:$PATH" TERM=xterm-256color COLORTERM=truecolor LANG=C.UTF-8
screen=$(mktemp)
term() { tmux -L "pincite-picture-$$" -f /dev/null "$@"; }
trap 'term kill-server; rm -f "$screen"' EXIT
wait_for() {
  for _ in $(seq 200); do
    term capture-pane -p | grep -qF -- "$1" && return
    sleep 0.1
  done
  term capture-pane -p
  exit 1
}

term new-session -d -x "$columns" -y "$rows" \
  "nvim --clean -u '$here/neovim.lua' '+normal 15Gzt' '+call cursor(32, 67)' tests/documents/sample-brief.md"
term set -g default-terminal tmux-256color
term set -ga terminal-overrides ',*:Tc'
wait_for 'Page 477'
wait_for '756 Castle Rock, 545 U.S. 748.'
term send-keys K
wait_for 'CourtListener'
term capture-pane -peN >"$screen"
node "$here/terminal.mjs" "$screen" "$here/neovim.png" "$columns" "$rows"
pngquant --force --output "$here/neovim.png" 128 "$here/neovim.png"
