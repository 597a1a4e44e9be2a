"""Measures the range of every tensor on real pictures, and tries out what eight bits do to them."""
import numpy as np
import torch
from torch.nn import functional

import folding
from network import TorchOps

# A tensor's range ends where all but this share of its values lie: the few beyond are cut so that the many are finer.
BEYOND = 1e-5


class RangeOps(TorchOps):
    """Runs the graph and remembers the lowest and highest values of each operation's result, batch by batch."""

    def __init__(self, net):
        super().__init__(net)
        self.seen = {}

    def _note(self, name, x):
        values = x.flatten()
        count = max(1, int(len(values) * BEYOND))
        low = -torch.topk(-values, count).values[-1].item()
        high = torch.topk(values, count).values[-1].item()
        self.seen.setdefault(name, []).append((low, high))
        return x

    def conv(self, name, x, relu=True):
        return self._note(name, super().conv(name, x, relu).clone())

    def add(self, name, a, b, relu=True):
        return self._note(name, super().add(name, a, b, relu))

    def maps(self, name, x):
        return self._note(name, super().maps(name, x))

    def ranges(self):
        """Name → (lowest, highest) over all batches: the mean of the batches' highest tenth."""
        result = {}
        for name, pairs in self.seen.items():
            lows, highs = np.sort([low for low, _ in pairs]), np.sort([high for _, high in pairs])
            tenth = max(1, len(pairs) // 10)
            result[name] = (float(min(0, lows[:tenth].mean())), float(max(0, highs[-tenth:].mean())))
        return result


def activation_scale(low, high):
    """Scale and zero point of an unsigned 8-bit tensor that covers the range and has an exact zero."""
    scale = max(high - low, 1e-6) / 255
    return np.float32(scale), int(np.clip(round(-low / scale), 0, 255))


def kernel_scales(kernel, bits):
    """Scale of each output channel for symmetric signed integers of so many bits."""
    largest = np.abs(kernel.reshape(len(kernel), -1)).max(1)
    return (np.maximum(largest, 1e-8) / (2 ** (bits - 1) - 1)).astype(np.float32)


def rounded_kernel(kernel, scales, bits):
    """The integers of a kernel."""
    limit = 2 ** (bits - 1) - 1
    return np.clip(np.round(kernel / scales[:, None, None, None]), -limit, limit).astype(np.int8)


class RoundedOps(TorchOps):
    """Runs the graph in float with every kernel and tensor rounded as the 8-bit file will have them."""

    def __init__(self, net, ranges, bits):
        super().__init__(net)
        self.ranges, self.bits, self.kernels = ranges, bits, {}

    def _round(self, name, x):
        scale, zero = activation_scale(*self.ranges[name])
        return (torch.clamp(torch.round(x / float(scale)) + zero, 0, 255) - zero) * float(scale)

    def _kernel(self, name, kernel, bias):
        if name not in self.kernels:
            scales = kernel_scales(kernel, self.bits)
            integers = rounded_kernel(kernel, scales, self.bits)
            self.kernels[name] = torch.from_numpy(integers * scales[:, None, None, None]), torch.from_numpy(bias)
        return self.kernels[name]

    def conv(self, name, x, relu=True):
        block = self.net.blocks[name]
        kernel, bias = self._kernel(name, *folding.weights(block))
        y = functional.conv2d(x, kernel, bias, block.conv.stride, block.conv.padding)
        return self._round(name, functional.relu(y) if relu else y)

    def add(self, name, a, b, relu=True):
        return self._round(name, super().add(name, a, b, relu))

    def maps(self, name, x):
        layer = self.net.maps
        kernel, bias = self._kernel(name, layer.weight.detach().numpy(), layer.bias.detach().numpy())
        return self._round(name, functional.conv2d(x, kernel, bias))
