"""Trains the pose network: python3 train.py aiky-pose-s.json --data FOLDER --out FOLDER [--resume CHECKPOINT | --start WEIGHTS]."""
import argparse
import copy
import json
import os
import random
import sys
import time

import cv2
import numpy as np
import torch

import dataset
import figure_pool
import keep
from evaluate import Validation
from loss import losses
from network import PoseNet
from sampling import loader

EVALUATE_EVERY, SAVE_EVERY, LOG_EVERY = 1000, 250, 50


def main():
    options = _options()
    with open(options.config) as file:
        config = json.load(file)
    os.makedirs(options.out, exist_ok=True)
    random.seed(config["seed"]), np.random.seed(config["seed"]), torch.manual_seed(config["seed"])
    # Far from a point a heat map's share is next to nothing; computing with such numbers is a hundred times slower than with zero.
    torch.set_flush_denormal(True)
    torch.set_num_threads(options.threads)
    cv2.setNumThreads(1)
    samples = dataset.load(options.data, "train")
    if options.figures:
        samples += figure_pool.load(options.figures)
    validation = Validation(dataset.load(options.data, "val"))
    trainer = Trainer(config, options, samples, validation)
    if options.resume:
        trainer.resume(options.resume)
    elif options.start:
        trainer.start(keep.read(options.start))
    trainer.run()


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config")
    parser.add_argument("--data", required=True, help="folder with labels.csv and images/")
    parser.add_argument("--out", required=True, help="folder for checkpoints and the log")
    parser.add_argument("--figures", help="file of rendered figures, made by figure_pool.py")
    parser.add_argument("--resume", help="checkpoint to go on from")
    parser.add_argument("--start", help="weights to begin with instead of random ones, e.g. aiky-pose-s.npz")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


class Trainer:
    """A warm-up, a long stretch at one rate, a decay to zero; the averaged weights are the result."""

    def __init__(self, config, options, samples, validation):
        self.config, self.options, self.samples, self.validation = config, options, samples, validation
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.net = PoseNet(config["widths"], config["depths"], config["head"]).to(self.device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.net)
        decayed = [p for p in self.net.parameters() if p.ndim > 1]
        plain = [p for p in self.net.parameters() if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": config["weight_decay"]}, {"params": plain, "weight_decay": 0}],
            lr=config["learning_rate"])
        self.step = 0
        self.log_file = open(os.path.join(options.out, "train.log"), "a")

    def resume(self, path):
        state = torch.load(path, map_location=self.device)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]

    def start(self, weights):
        self.net.load_state_dict(weights)
        self.average.load_state_dict(weights)

    def run(self):
        self._log(f"config {json.dumps(self.config)}")
        self._log(f"{len(self.samples)} samples, {sum(p.numel() for p in self.net.parameters())} parameters, {self.device}, "
                  f"torch {torch.__version__}, from step {self.step}")
        batch = self.config["batch"]
        batches = loader(self.samples, self.config, self.step * batch, self.config["steps"] * batch, self.options.workers)
        started, total = time.monotonic(), np.zeros(3)
        for data in batches:
            total += self._learn(*data)
            self.step += 1
            if self.step % LOG_EVERY == 0:
                speed = LOG_EVERY * batch / (time.monotonic() - started)
                place, seen, presence = total / LOG_EVERY
                self._log(f"step {self.step} place {place:.4f} seen {seen:.4f} presence {presence:.4f} "
                          f"rate {self._rate():.6f} {speed:.0f} images/s")
                started, total = time.monotonic(), np.zeros(3)
            if self.step % SAVE_EVERY == 0:
                self._save("last.pt")
            if self.step % EVALUATE_EVERY == 0:
                self._evaluate()
                started = time.monotonic()
        self._save("last.pt")
        self._evaluate()

    def _learn(self, image, points, seen, weight, person):
        for group in self.optimizer.param_groups:
            group["lr"] = self._rate()
        self.net.train()
        image = image.to(self.device).permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, dtype=torch.bfloat16):
            heat, scores = self.net(image)
        parts = losses(heat.float().cpu(), scores.float().cpu(), points, seen, weight, person, self.config["sigma"])
        weights = (1.0, self.config["loss"]["seen"], self.config["loss"]["presence"])
        loss = sum(factor * part for factor, part in zip(weights, parts))
        if not torch.isfinite(loss):
            sys.exit(f"The loss is not finite at step {self.step}; lower the learning rate and resume from the last checkpoint.")
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.optimizer.step()
        self._follow()
        return np.array([float(part) for part in parts])

    def _rate(self):
        config = self.config
        rise = min(1.0, (self.step + 1) / config["warmup_steps"])
        left = (config["steps"] - self.step) / config["decay_steps"]
        return config["learning_rate"] * min(rise, max(left, 0.002), 1.0)

    def _follow(self):
        # A young average forgets fast, or it would remember the random start.
        keep = min(self.config["average"], (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for mean, value in zip(self.average.state_dict().values(), self.net.state_dict().values()):
                if value.is_floating_point():
                    mean.lerp_(value, 1 - keep)
                else:
                    mean.copy_(value)

    def _evaluate(self):
        self.average.eval()
        self._log(f"validation at step {self.step}: {json.dumps(self.validation.measure(lambda x: self.average(x.to(self.device))))}")

    def _save(self, name):
        path = os.path.join(self.options.out, name)
        torch.save({
            "step": self.step, "config": self.config, "net": self.net.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict()}, path + ".part")
        os.replace(path + ".part", path)

    def _log(self, line):
        print(line, flush=True)
        self.log_file.write(line + "\n")
        self.log_file.flush()


if __name__ == "__main__":
    main()
