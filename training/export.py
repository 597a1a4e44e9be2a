"""Makes the shipped files of a checkpoint: python3 export.py CHECKPOINT --data FOLDER --out FOLDER [--bits 7]."""
import argparse
import hashlib
import json
import os

import numpy as np
import torch

import dataset
import keep
from calibrate import RangeOps, RoundedOps
from evaluate import Validation
from network import PoseNet
from onnx_graph import FloatGraph, RoundedGraph
from sampling import Draws

CALIBRATION = 512


def main():
    options = _options()
    torch.set_num_threads(options.threads)
    state = torch.load(options.checkpoint, map_location="cpu")
    config = state["config"]
    net = PoseNet(config["widths"], config["depths"], config["head"])
    net.load_state_dict(state["average"])
    net.eval()
    ranges = _ranges(net, config, options)
    about = f"Aikynetix pose model, step {state['step']}; see models/README.md"
    _write(options.out, "aiky-pose-s-fp32.onnx", FloatGraph(net).model(about))
    _write(options.out, "aiky-pose-s.onnx", RoundedGraph(net, ranges, options.bits).model(about))
    keep.write(os.path.join(options.out, "aiky-pose-s.npz"), state["average"])
    if options.measure:
        validation = Validation(dataset.load(options.data, "val"))
        print("float32", json.dumps(validation.measure(net)))
        rounded = RoundedOps(net, ranges, options.bits)
        print("rounded", json.dumps(validation.measure(lambda x: net(x, rounded))))


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--bits", type=int, default=7, help="of the kernels; 7 cannot overflow the 16-bit sums of older processors")
    parser.add_argument("--measure", action="store_true", help="compare both on the validation split")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    return parser.parse_args()


def _ranges(net, config, options):
    draws = Draws(dataset.load(options.data, "train"), {**config, "seed": config["seed"] + 1}, 0, CALIBRATION)
    ops = RangeOps(net)
    with torch.no_grad():
        for start in range(0, CALIBRATION, 16):
            images = np.stack([draws[index][0].numpy() for index in range(start, start + 16)])
            net(torch.from_numpy(images).permute(0, 3, 1, 2).float() / 255, ops)
    return ops.ranges()


def _write(folder, name, data):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
    print(name, len(data), "bytes, sha256", hashlib.sha256(data).hexdigest())


if __name__ == "__main__":
    main()
