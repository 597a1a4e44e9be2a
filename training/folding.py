"""Folds batch normalisation into the convolutions before it, as inference wants them."""
import numpy as np


def weights(block):
    """Kernel [out, in, k, k] and bias [out] of a block with its normalisation folded in, float32."""
    norm = block.norm
    factor = norm.weight / (norm.running_var + norm.eps).sqrt()
    kernel = block.conv.weight * factor[:, None, None, None]
    bias = norm.bias - norm.running_mean * factor
    return kernel.detach().numpy().astype(np.float32), bias.detach().numpy().astype(np.float32)
