#!/usr/bin/env bash
# Makes the bundled pose model from labelled pictures: ./train.sh DATA OUT; a second call goes on where the first was stopped.
set -euo pipefail
data=$(readlink -f "$1")
mkdir -p "$2"
out=$(readlink -f "$2")
cd "$(dirname "$(readlink -f "$0")")"
figures=$out/figures.npz
[ -f "$figures" ] || python3 figure_pool.py "$figures" --data "$data"
resume=()
[ -f "$out/last.pt" ] && resume=(--resume "$out/last.pt")
python3 train.py aiky-pose-s.json --data "$data" --out "$out" --figures "$figures" "${resume[@]}"
python3 export.py "$out/last.pt" --data "$data" --out "$out" --measure
python3 publish.py "$out"
cp "$out/train.log" aiky-pose-s.log
cp "$out/aiky-pose-s.npz" .
