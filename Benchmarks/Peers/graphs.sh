#!/usr/bin/env bash
# Times the graph searches against their peers in one run, in turns, and prints ratios.
#
#   gunzip -c USA-road-d.NY.gr.gz > NY.gr; gunzip -c USA-road-d.NY.co.gz > NY.co
#   Benchmarks/Peers/graphs.sh NY.gr NY.co [ROUNDS]
#
# Needs a C++ compiler with the Boost Graph Library (Debian: libboost-graph-dev) and Python 3 with
# venv. Everything it makes lies outside the tree, in $PEERS or ~/.cache/corridor-peers.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
peers="${PEERS:-$HOME/.cache/corridor-peers}"
mkdir -p "$peers"
if [ ! -x "$peers/bin/python" ]; then
  python3 -m venv "$peers"
  "$peers/bin/pip" install --quiet igraph scipy rustworkx networkit pyroutingkit
fi
g++ -O3 -march=native -o "$peers/boost-dijkstra" "$here/graphs.cpp"
swift build --package-path "$here/../.." -c release --product benchmarks
binary="$(swift build --package-path "$here/../.." -c release --show-bin-path)/benchmarks"
export OMP_NUM_THREADS=1
exec "$peers/bin/python" "$here/graphs.py" "$binary" "$peers/boost-dijkstra" "$@"
