"""Draws training inputs without end: which sample, how framed; every draw is a function of the seed and its number alone."""
import cv2
import numpy as np
import torch

import augment


def group_of(sample):
    """The group by which the config's shares are given."""
    if sample.kind == "background":
        return "background"
    if sample.kind == "figure":
        return "figures"
    if sample.source.startswith("lspet"):
        return "lspet"
    return "photos" if sample.source in ("fedb", "vbt_insta") else "films"


class Draws(torch.utils.data.Dataset):
    """Numbered draws from `first` to `last`; shares of groups without samples go to the others."""

    def __init__(self, samples, config, first, last):
        self.samples, self.config, self.first, self.last = samples, config, first, last
        members = {name: [i for i, sample in enumerate(samples) if group_of(sample) == name] for name in config["shares"]}
        self.groups = [(share, members[name]) for name, share in config["shares"].items() if members[name]]
        total = sum(share for share, _ in self.groups)
        self.edges = np.cumsum([share / total for share, _ in self.groups])
        backgrounds = [sample.image for sample in samples if sample.kind == "background"]
        self.settings = {**config["augment"], "backgrounds": backgrounds}

    def __len__(self):
        return self.last - self.first

    def __getitem__(self, index):
        rng = np.random.default_rng([self.config["seed"], self.first + index])
        group = self.groups[min(np.searchsorted(self.edges, rng.random()), len(self.groups) - 1)][1]
        sample = self.samples[group[rng.integers(len(group))]]
        image, points, seen, weight = augment.square(sample, rng, self.settings)
        return (torch.from_numpy(image), torch.from_numpy(points.astype(np.float32)), torch.from_numpy(seen.astype(np.float32)),
                torch.from_numpy(weight.astype(np.float32)), torch.tensor(float(sample.person)))


def loader(samples, config, first, last, workers):
    """Batches in the order of the draws, prepared by other processes."""
    return torch.utils.data.DataLoader(
        Draws(samples, config, first, last), batch_size=config["batch"], num_workers=workers, drop_last=True,
        worker_init_fn=lambda _: cv2.setNumThreads(0), prefetch_factor=4 if workers else 2)
