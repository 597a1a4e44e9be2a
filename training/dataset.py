"""Reads the labelled pictures: one sample per picture with canonical points, how well each is seen and how much its place counts."""
import csv
import os
from dataclasses import dataclass

import cv2
import numpy as np

from skeleton import BLAZE, COUNT, INDEX, add_derived

# MoveNet's heat-map values: below the first a joint is as often on a plate as on the body, above the second it is in plain sight.
FAINT, CLEAR = 0.15, 0.40
CANONICAL_FROM_COCO = 17


@dataclass
class Sample:
    """One picture. points: [26, 2] pixels (pixel centre + 0.5); seen: [26] 0–1, NaN unknown; weight: [26] 0–1 of the place's loss."""
    name: str
    source: str
    kind: str
    image: np.ndarray
    person: bool
    points: np.ndarray
    seen: np.ndarray
    weight: np.ndarray
    box: np.ndarray


def load(folder, split):
    """Reads all samples of a split, pictures decoded to RGB."""
    opinions = _rows_by_id(os.path.join(folder, "movenet17.csv"))
    with open(os.path.join(folder, "labels.csv"), newline="") as file:
        return [_read(folder, row, opinions.get(row["id"])) for row in csv.DictReader(file) if row["split"] == split]


def _rows_by_id(path):
    with open(path, newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def _read(folder, row, opinion):
    image = cv2.cvtColor(cv2.imread(os.path.join(folder, row["file"])), cv2.COLOR_BGR2RGB)
    points = np.full((COUNT, 2), np.nan, np.float32)
    seen = np.full(COUNT, np.nan, np.float32)
    weight = np.zeros(COUNT, np.float32)
    person = row["person"] == "1"
    box = np.zeros(4, np.float32)
    if person:
        box = np.array([float(row[key]) for key in ("bx0", "by0", "bx1", "by1")], np.float32)
        _fill(points, seen, weight, row, opinion)
    return Sample(row["id"], row["source_id"], row["kind"], image, person, points, seen, weight, box)


def _fill(points, seen, weight, row, opinion):
    clarity = _clarity(opinion)
    for name, teacher in BLAZE.items():
        point = INDEX[name]
        points[point] = float(row[f"x{teacher}"]), float(row[f"y{teacher}"])
        visible, used = float(row[f"v{teacher}"]), row[f"l{teacher}"] == "1"
        weight[point] = 1.0 if used else 0.0
        # A point that the teachers disagree on and hardly see teaches "not seen"; one that they claim to see teaches nothing.
        if used:
            seen[point] = visible * clarity[point]
        elif visible < 0.5:
            seen[point] = 0.0
    add_derived(points, seen, weight)


def _clarity(opinion):
    clarity = np.ones(COUNT, np.float32)
    if opinion is None:
        return clarity
    scores = np.array([float(opinion[f"s{joint}"]) for joint in range(CANONICAL_FROM_COCO)], np.float32)
    clarity[:CANONICAL_FROM_COCO] = np.clip((scores - FAINT) / (CLEAR - FAINT), 0, 1)
    for side in ("left", "right"):
        for part in ("toe", "heel"):
            clarity[INDEX[f"{side}_{part}"]] = clarity[INDEX[f"{side}_ankle"]]
    return clarity
