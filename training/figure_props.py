"""Things around an athlete that hide parts of him: barbell and plates, rack, treadmill, box."""

import numpy as np

from figure_mesh import SOLID, THIN, rod, tube
from figure_skeleton import UP, cross, unit

_PLATES = np.array([(200, 30, 35), (30, 60, 170), (225, 190, 30), (35, 130, 60), (25, 25, 28), (28, 28, 30), (60, 60, 64), (215, 215, 215)], float)


def _disc(centre, axis, radius, thickness, colour, hub):
    across = unit(cross(axis, UP if abs(axis[2]) < 0.9 else np.array([1.0, 0, 0])))
    depth = cross(axis, across)
    along = np.array([0, 0, 0, 0, 1, 1, 1, 1.0]) * thickness
    radii = (np.array([0.02, 0.32, 0.80, 1, 1, 0.80, 0.32, 0.02]) * radius)[:, None]
    colours = np.array([hub, colour * 0.85, colour, colour * 0.9, colour, colour * 0.85, hub])
    return tube(centre + np.outer(along, axis), across * radii, depth * radii, colours, SOLID, 20)


def barbell(rng, data, parts):
    """A 2.2-m bar, mostly with plates of 45 cm, sometimes small ones or none."""
    centre, axis = data[0], unit(data[1])
    steel = np.full(3, rng.uniform(110, 210))
    parts.append(rod(centre - axis * 1.1, centre + axis * 1.1, 0.014, steel, THIN, 24))
    load = rng.random()
    if load > 0.9:
        return
    radius = 0.225 if load < 0.75 else rng.uniform(0.1, 0.2)
    colours = [_PLATES[rng.integers(len(_PLATES))] for _ in range(rng.integers(1, 4))]
    hub = np.full(3, rng.uniform(60, 200))
    for sign in (1, -1):
        place = 0.66
        for colour in colours:
            thickness = rng.uniform(0.03, 0.07)
            parts.append(_disc(centre + axis * sign * place, axis * sign, radius, thickness, colour, hub))
            place += thickness + 0.005


def treadmill(rng, _, parts):
    """Deck, posts, handrails and console around somebody who walks on z = 0."""
    dark, rail = np.full(3, rng.uniform(20, 60)), np.full(3, rng.uniform(30, 200))
    height, width, length = rng.uniform(0.8, 1.05), rng.uniform(0.36, 0.45), rng.uniform(0.7, 1.0)
    for sign in (1, -1):
        y = sign * width
        parts.append(rod(np.array([-length, y, -0.04]), np.array([length, y, -0.04]), rng.uniform(0.04, 0.07), dark, SOLID, 10))
        parts.append(rod(np.array([length * 0.8, y, -0.1]), np.array([length * 0.9, y, height + 0.2]), 0.03, rail, SOLID, 6))
        if rng.random() < 0.8:
            parts.append(rod(np.array([length * 0.88, y, height]), np.array([rng.uniform(-0.4, 0.3), y, height]), 0.025, rail, SOLID, 6))
    parts.append(rod(np.array([length * 0.9, -width, height + 0.15]), np.array([length * 0.9, width, height + 0.15]), 0.09, dark, SOLID, 6))


def rack(rng, _, parts):
    """Four posts and two cross bars of a power rack, or only the two front posts."""
    colour = _PLATES[rng.integers(len(_PLATES))]
    half, height, depth = 0.58, rng.uniform(1.7, 2.4), rng.uniform(0.4, 0.7)
    for x in (depth, -depth) if rng.random() < 0.5 else (depth * rng.choice((-1, 1)),):
        for y in (half, -half):
            parts.append(rod(np.array([x, y, 0]), np.array([x, y, height]), 0.035, colour, SOLID, 12, 4))
        parts.append(rod(np.array([x, half, height]), np.array([x, -half, height]), 0.03, colour, SOLID, 8, 4))


def box(rng, height, parts):
    """A jump box that stands behind or before the athlete."""
    x, half = rng.choice((-1, 1)) * rng.uniform(0.55, 0.9), rng.uniform(0.2, 0.4)
    colour = np.array([190, 150, 105]) * rng.uniform(0.4, 1.1)
    levels = np.array([0.0, 0.001, 0.5, 1.0, 1.001]) * height
    sizes = np.array([0.05, 1, 1, 1, 0.05])[:, None] * half * 1.41
    centres = np.outer(np.ones(5), (x, 0, 0)) + np.outer(levels, UP)
    parts.append(tube(centres, sizes * np.array([0.707, 0.707, 0]), sizes * np.array([-0.707, 0.707, 0]), np.clip(colour, 0, 255), SOLID, 4))


BUILDERS = {"bar": barbell, "treadmill": treadmill, "rack": rack, "box": box}
