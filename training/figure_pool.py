"""Renders a pool of synthetic athletes once, so that training does not wait for a painter.

python3 figure_pool.py FILE --count N --data FOLDER
"""
import argparse
import multiprocessing
import os

import cv2
import numpy as np

import dataset
from skeleton import add_derived

SEED = 26
BACKGROUNDS = []


def load(path):
    """The pool's samples; small toes and the top of the head are labelled here alone."""
    with np.load(path) as file:
        pool = {name: file[name] for name in file.files}
    return [_sample(pool, index) for index in range(len(pool["boxes"]))]


def _sample(pool, index):
    first, last = pool["starts"][index:index + 2]
    image = cv2.cvtColor(cv2.imdecode(pool["pixels"][first:last], cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    points, seen = pool["points"][index, :, :2].copy(), pool["points"][index, :, 2].copy()
    # Where a hidden joint is can be guessed from the others, and is worth a guess.
    weight = np.where(seen > 0.05, 1.0, 0.3).astype(np.float32)
    add_derived(points, seen, weight)
    return dataset.Sample(f"figure_{index}", "figures", "figure", image, True, points, seen, weight, pool["boxes"][index])


def _render(number):
    import figures
    image, points, box = figures.render(np.random.default_rng([SEED, number]), BACKGROUNDS)
    return cv2.imencode(".png", cv2.cvtColor(image, cv2.COLOR_RGB2BGR))[1], points, box


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--data", required=True, help="training folder whose pictures without people become backgrounds")
    options = parser.parse_args()
    BACKGROUNDS.extend(sample.image for sample in dataset.load(options.data, "train") if sample.kind == "background")
    with multiprocessing.Pool(os.cpu_count()) as workers:
        rendered = workers.map(_render, range(options.count), chunksize=50)
    pixels, points, boxes = zip(*rendered)
    np.savez(
        options.file, pixels=np.concatenate(pixels), starts=np.cumsum([0] + [len(one) for one in pixels]),
        points=np.stack(points).astype(np.float32), boxes=np.array(boxes, np.float32))


if __name__ == "__main__":
    main()
