"""Renders synthetic athletes with exact canonical points; run as a script it draws a contact sheet."""

import argparse
from glob import glob

import cv2
import numpy as np

from figure_body import body_mesh
from figure_mesh import OTHER, Mesh
from figure_outfit import Outfit
from figure_poses import free, gait, random_scene
from figure_props import BUILDERS
from figure_render import Camera, light_colours, paint, visibility
from figure_scene import background, cast_shadow, compose, expose, limb_blur
from figure_skeleton import Build, unit

_LINES = [(0, 17), (17, 18), (18, 19), (0, 3), (0, 4), (5, 6), (11, 12), (5, 7), (7, 9), (6, 8), (8, 10),
          (11, 13), (13, 15), (15, 24), (15, 20), (15, 22), (12, 14), (14, 16), (16, 25), (16, 21), (16, 23)]


def _props(scene, rng):
    parts = []
    for kind, data in scene.props:
        BUILDERS[kind](rng, data, parts)
    if scene.bars() and rng.random() < 0.15:
        BUILDERS["rack"](rng, None, parts)
    return parts


def _bystanders(camera, rng):
    """One or two other people, mostly behind the athlete."""
    parts = []
    for _ in range(rng.integers(1, 3)):
        athlete = (gait if rng.random() < 0.4 else free)(rng, Build.random(rng)).athlete
        mesh = body_mesh(athlete, Outfit.random(rng), rng)
        away = camera.axes[2] * rng.uniform(1.2, 6) + camera.axes[0] * rng.normal(0, 1.2)
        angle = rng.uniform(0, 2 * np.pi)
        around = np.array([[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [0, 0, 1]])
        mesh.quads = mesh.quads @ around.T + away * (1, 1, 0)
        mesh.kinds[:] = OTHER
        parts.append(mesh)
    return parts


def render(rng, backgrounds):
    """One picture: uint8 RGB [h,w,3], points float32 [26,3] (x, y in pixels with centres at +0.5, visibility 0..1) and the body's box (x0, y0, x1, y1)."""
    scene = random_scene(rng)
    points = scene.athlete.points
    body = body_mesh(scene.athlete, Outfit.random(rng), rng)
    camera = Camera.around(rng, points.mean(0), scene.side_on)
    bars = [centre + unit(axis) * sign * 0.9 for centre, axis in scene.bars() for sign in (1, -1)]
    width, height = camera.frame(rng, points, np.array(bars))
    others = _bystanders(camera, rng) if rng.random() < 0.15 else []
    mesh = Mesh.join([body, *_props(scene, rng), *others])
    colours, lamp = light_colours(mesh, rng, -camera.axes[2])
    painted, index, depths, kinds = paint(mesh, colours, camera, width, height)
    flat, seen = visibility(camera, points, width, height, index, depths, kinds)
    picture = background(rng, backgrounds, camera, width, height)
    if rng.random() < 0.6:
        picture = cast_shadow(rng, picture, camera, points, lamp)
    picture = compose(rng, picture, painted)
    if rng.random() < scene.blur:
        picture = limb_blur(rng, picture, flat)
    outline, _ = camera.project(body.quads[:, 0])
    low, high = np.clip(outline.min(0), 0, (width, height)), np.clip(outline.max(0), 0, (width, height))
    return expose(rng, picture), np.column_stack((flat, seen)).astype(np.float32), (*map(float, low), *map(float, high))


def _annotated(picture, points, scale):
    drawn = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    places = [tuple(int(v) for v in point[:2] * scale) for point in points]
    for first, second in _LINES:
        colour = (255, 80, 80) if second in (6, 8, 10, 12, 14, 16, 21, 23, 25, 4) else (80, 255, 80)
        cv2.line(drawn, places[first], places[second], colour if second not in (17, 18, 19) else (255, 255, 0), 1, cv2.LINE_AA)
    for place, seen in zip(places, points[:, 2]):
        cv2.circle(drawn, place, 2, (255, 255, 255) if seen > 0.5 else (255, 0, 255) if seen > 0 else (0, 0, 0), -1)
    return drawn


def sheet(seed, backgrounds=(), rows=5, columns=8, scale=1, plain=False):
    """A contact sheet; left limbs green, right limbs red; points white (seen), magenta (behind the body), black (hidden)."""
    rng = np.random.default_rng(seed)
    cell = 250 * scale
    page = np.full((rows * cell, columns * cell, 3), 40, np.uint8)
    for place in range(rows * columns):
        picture, points, _ = render(rng, backgrounds)
        drawn = cv2.resize(picture, None, fx=scale, fy=scale) if plain else _annotated(picture, points, scale)
        y, x = divmod(place, columns)
        page[y * cell : y * cell + drawn.shape[0], x * cell : x * cell + drawn.shape[1]] = drawn
    return page


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheet", required=True, help="PNG file to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=5)
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="no points")
    parser.add_argument("--backgrounds", default="", help="glob of pictures without people; drawn rooms where none is given")
    options = parser.parse_args()
    photos = [cv2.imread(file)[..., ::-1] for file in sorted(glob(options.backgrounds))]
    page = sheet(options.seed, photos, options.rows, options.columns, options.scale, options.plain)
    cv2.imwrite(options.sheet, page[..., ::-1])
