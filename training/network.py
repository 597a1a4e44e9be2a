"""The network: plain 3×3 convolutions with ReLU, a short pyramid down and up; heat maps of 26 points and 27 scores.

`forward` asks an interpreter for every operation, so that training, calibration and export run the very same graph.
"""
import torch
from torch import nn
from torch.nn import functional

from skeleton import COUNT

INPUT, MAP = 192, 48


class Block(nn.Module):
    """A convolution with batch normalisation."""

    def __init__(self, channels_in, channels_out, kernel=3, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(channels_in, channels_out, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(channels_out)


class TorchOps:
    """Runs the graph in PyTorch."""

    def __init__(self, net):
        self.net = net

    def conv(self, name, x, relu=True):
        block = self.net.blocks[name]
        y = block.norm(block.conv(x))
        return functional.relu(y, inplace=True) if relu else y

    def add(self, name, a, b, relu=True):
        return functional.relu(a + b, inplace=True) if relu else a + b

    def double(self, name, x):
        return functional.interpolate(x, scale_factor=2, mode="nearest")

    def maps(self, name, x):
        return self.net.maps(x)

    def scores(self, name, *features):
        return self.net.scores(torch.cat([feature.mean((2, 3)) for feature in features], 1))


class PoseNet(nn.Module):
    """[N, 3, 192, 192] RGB 0–1 → heat-map logits [N, 26, 48, 48] and score logits [N, 27] (26 points seen, a person present)."""

    def __init__(self, widths, depths, head):
        super().__init__()
        stem, *stages = widths
        self.depths, self.levels = depths, len(stages)
        self.blocks = nn.ModuleDict({"stem": Block(3, stem, 3, 2)})
        before = stem
        for level, (width, depth) in enumerate(zip(stages, depths)):
            self.blocks[f"down{level}"] = Block(before, width, 3, 2)
            for step in range(depth):
                self.blocks[f"stage{level}_{step}a"] = Block(width, width)
                self.blocks[f"stage{level}_{step}b"] = Block(width, width)
            before = width
        for level in range(self.levels - 1):
            self.blocks[f"up{level}"] = Block(stages[level + 1], stages[level], 1)
        for level in range(1, self.levels - 1):
            self.blocks[f"merge{level}"] = Block(stages[level], stages[level])
        self.blocks["merge0"] = Block(stages[0], head)
        self.maps = nn.Conv2d(head, COUNT, 1)
        self.scores = nn.Linear(stages[-1] + stages[-2], COUNT + 1)
        self._start()

    def _start(self):
        for name, block in self.blocks.items():
            nn.init.kaiming_normal_(block.conv.weight, nonlinearity="relu")
            # Residual branches begin as nothing: the shallow net learns first.
            if name.startswith("stage") and name.endswith("b"):
                nn.init.zeros_(block.norm.weight)
        nn.init.normal_(self.maps.weight, std=0.01)

    def forward(self, x, ops=None):
        ops = ops or TorchOps(self)
        x = ops.conv("stem", x)
        levels = []
        for level, depth in enumerate(self.depths):
            x = ops.conv(f"down{level}", x)
            for step in range(depth):
                y = ops.conv(f"stage{level}_{step}a", x)
                y = ops.conv(f"stage{level}_{step}b", y, relu=False)
                x = ops.add(f"stage{level}_{step}", x, y)
            levels.append(x)
        deepest = merged = levels[-1]
        coarse = None
        for level in reversed(range(self.levels - 1)):
            y = ops.double(f"double{level}", ops.conv(f"up{level}", merged))
            merged = ops.conv(f"merge{level}", ops.add(f"join{level}", levels[level], y))
            coarse = merged if coarse is None else coarse
        return ops.maps("maps", merged), ops.scores("scores", deepest, coarse)


def decode(heat):
    """Heat-map logits [N, K, 48, 48] → places [N, K, 2] in parts of the input's side, by the same window as the product's decoder."""
    count, points = heat.shape[:2]
    peak = heat.flatten(2).argmax(2)
    row, column = peak // MAP, peak % MAP
    offsets = torch.arange(-2, 3)
    rows = (row[..., None, None] + offsets[:, None]).expand(count, points, 5, 5)
    columns = (column[..., None, None] + offsets[None, :]).expand(count, points, 5, 5)
    inside = (rows >= 0) & (rows < MAP) & (columns >= 0) & (columns < MAP)
    cells = (rows.clamp(0, MAP - 1) * MAP + columns.clamp(0, MAP - 1)).flatten(2)
    logits = heat.flatten(2).gather(2, cells).view(count, points, 5, 5).masked_fill(~inside, -1e9)
    share = torch.softmax(logits.flatten(2), 2).view(count, points, 5, 5)
    x = (share * columns).sum((2, 3))
    y = (share * rows).sum((2, 3))
    return (torch.stack([x, y], 2) + 0.5) / MAP
