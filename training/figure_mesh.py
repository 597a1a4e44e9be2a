"""Quads in space: tubes, rods and spots that bodies and equipment are made of."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from figure_skeleton import UP, cross, unit

BODY, SOLID, THIN, OTHER = 0, 1, 2, 3


@dataclass
class Mesh:
    """Quads as corners [n,4,3] in metres, colours [n,3] 0..255 and what each is (BODY, SOLID, THIN, or OTHER for another person)."""

    quads: np.ndarray
    colours: np.ndarray
    kinds: np.ndarray

    @staticmethod
    def join(parts):
        return Mesh(*(np.concatenate(column) for column in zip(*((p.quads, p.colours, p.kinds) for p in parts))))


@lru_cache(maxsize=None)
def _circle(sides):
    angles = np.arange(sides + 1)[:, None] * (2 * np.pi / sides)
    return np.cos(angles), np.sin(angles)


def tube(centres, across, depth, colours, kind=BODY, sides=12):
    """Elliptic rings joined to a closed tube: centres, half axes `across` and `depth` are [m,3]; colours [3], [m-1,3] or [m-1,sides,3]."""
    cosine, sine = _circle(sides)
    rings = centres[:, None] + across[:, None] * cosine + depth[:, None] * sine
    quads = np.empty((len(centres) - 1, sides, 4, 3), np.float32)
    quads[:, :, 0], quads[:, :, 1], quads[:, :, 2], quads[:, :, 3] = rings[:-1, :-1], rings[:-1, 1:], rings[1:, 1:], rings[1:, :-1]
    quads = quads.reshape(-1, 4, 3)
    if cross(across[1], depth[1]) @ (centres[-1] - centres[0]) < 0:
        quads = quads[:, ::-1]
    painted = np.empty((len(centres) - 1, sides, 3), np.float32)
    painted[:] = colours[:, None] if colours.ndim == 2 else colours
    return Mesh(quads, painted.reshape(-1, 3), np.full(len(quads), kind, np.uint8))


def rod(start, end, radius, colour, kind=THIN, pieces=8, sides=6):
    """A straight round bar, cut into pieces so that each can be nearer or farther than the body."""
    steps = np.linspace(0, 1, pieces + 1)[:, None]
    axis = unit(end - start)
    across = unit(cross(axis, UP if abs(axis[2]) < 0.9 else np.array([1.0, 0, 0])))
    rim = np.full((pieces + 1, 1), radius)
    return tube(start + (end - start) * steps, across * rim, cross(axis, across) * rim, colour, kind, sides)


def spot(centre, forward, left, up, size, colour):
    """A small ellipsoid; size is its half length along forward, left and up."""
    lift = np.array([-1, -0.6, 0.6, 1.0])
    round_ = np.array([0.05, 0.8, 0.8, 0.05])
    return tube(centre + np.outer(lift * size[2], up), np.outer(round_ * size[1], left), np.outer(round_ * size[0], forward), colour, BODY, 6)
