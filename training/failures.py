"""Draws where the model goes wrong, on rendered athletes that it was not trained on: python3 failures.py CHECKPOINT PICTURE.jpg.

First row: figures with a middling error. Below: twelve of the worst fifty. White is the truth, colours are the model, dotted where it says "not seen".
"""
import argparse

import cv2
import numpy as np
import torch

import augment
import dataset
import figures
from network import INPUT, PoseNet, decode
from skeleton import INDEX, add_derived

COUNT, COLUMNS, SEED = 400, 6, 27
BONES = [("shoulder", "elbow"), ("elbow", "wrist"), ("shoulder", "hip"), ("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("heel", "toe")]
COLOURS = {"left": (90, 170, 255), "right": (255, 140, 40)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("picture")
    options = parser.parse_args()
    torch.set_num_threads(2)
    state = torch.load(options.checkpoint, map_location="cpu")
    net = PoseNet(state["config"]["widths"], state["config"]["depths"], state["config"]["head"]).eval()
    net.load_state_dict(state["average"])
    # No photograph stands behind these figures: the picture goes into the repository.
    tiles = sorted((_tile(net, number) for number in range(COUNT)), key=lambda tile: tile[0])
    middling = tiles[COUNT // 2:COUNT // 2 + COLUMNS]
    worst = [tiles[-1 - step * 4] for step in range(2 * COLUMNS)]
    rows = [middling, worst[:COLUMNS], worst[COLUMNS:]]
    sheet = np.concatenate([np.concatenate([tile for _, tile in row], 1) for row in rows], 0)
    cv2.imwrite(options.picture, cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 82])


def _tile(net, number):
    """Mean error in torsos over the points that are to be seen, and the drawn view."""
    image, points, box = figures.render(np.random.default_rng([SEED, number]), [])
    place, seen = points[:, :2].copy(), points[:, 2].copy()
    add_derived(place, seen, np.ones(len(seen)))
    sample = dataset.Sample("", "figures", "figure", image, True, place, seen, seen, np.float32(box))
    view, transform = augment.centred(sample)
    truth = np.concatenate([place, np.ones((len(place), 1), np.float32)], 1) @ transform.T
    with torch.no_grad():
        heat, scores = net(torch.from_numpy(view).permute(2, 0, 1)[None].float() / 255)
    found, sure = decode(heat)[0].numpy() * INPUT, torch.sigmoid(scores[0]).numpy()
    torso = max(np.linalg.norm(truth[INDEX["neck"]] - truth[INDEX["hip_centre"]]), 0.1 * INPUT)
    asked = seen > 0.5
    error = np.linalg.norm(found - truth, axis=1)[asked].mean() / torso if asked.sum() > 8 else 0
    return error, _drawn(view, truth, found, sure)


def _drawn(view, truth, found, sure, scale=1.25):
    canvas = cv2.resize(view, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    for side, colour in COLOURS.items():
        for first, second in BONES:
            a, b = INDEX[f"{side}_{first}"], INDEX[f"{side}_{second}"]
            cv2.line(canvas, _pixel(truth[a], scale), _pixel(truth[b], scale), (255, 255, 255), 1, cv2.LINE_AA)
            if min(sure[a], sure[b]) > 0.5:
                cv2.line(canvas, _pixel(found[a], scale), _pixel(found[b], scale), colour, 2, cv2.LINE_AA)
            else:
                for part in np.linspace(0, 1, 9):
                    cv2.circle(canvas, _pixel(found[a] + part * (found[b] - found[a]), scale), 1, colour, -1, cv2.LINE_AA)
    return canvas


def _pixel(point, scale):
    return tuple(int(round(float(value) * scale)) for value in np.clip(point, -500, 700))


if __name__ == "__main__":
    main()
