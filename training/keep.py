"""Keeps a network's averaged weights in a small file without code in it, to start another training from."""
import numpy as np
import torch


def write(path, state):
    """Kernels in half precision, everything else as it is."""
    arrays = {name: value.numpy() for name, value in state.items()}
    np.savez_compressed(path, **{name: value.astype(np.float16) if value.ndim > 1 else value for name, value in arrays.items()})


def read(path):
    """A state dictionary for PoseNet."""
    with np.load(path, allow_pickle=False) as file:
        return {name: torch.from_numpy(file[name]).float() if file[name].ndim > 1 else torch.from_numpy(file[name]) for name in file.files}
