"""Camera and painter: turns a mesh into a picture with coverage, a depth map and the seen parts of the 26 points."""

from dataclasses import dataclass

import cv2
import numpy as np

from figure_mesh import BODY, OTHER, SOLID
from figure_skeleton import EARS, EYES, HEAD, HIP_CENTRE, HIPS, NECK, NOSE, SHOULDERS, UP, cross, unit

SUPERSAMPLING = 2
_FACE = [NOSE, *EYES, *EARS]
# How far behind the visible surface a point may lie and still count as seen, in metres: joint centres lie inside the limb.
_INSIDE = np.full(26, 0.13)
_INSIDE[_FACE] = 0.045
_INSIDE[HEAD] = 0.09
_INSIDE[[*SHOULDERS, NECK, *HIPS]] = 0.18
_INSIDE[HIP_CENTRE] = 0.25


@dataclass
class Camera:
    """A pinhole camera that looks at a point; `scale` and `offset` place its image in the picture."""

    position: np.ndarray
    axes: np.ndarray
    scale: float = 1.0
    offset: np.ndarray = None

    @staticmethod
    def around(rng, target, side_on):
        """A camera somewhere around the target, with the share `side_on` within a few degrees of the side."""
        if rng.random() < side_on:
            yaw = rng.choice((90, -90)) + rng.normal(0, 8)
        elif rng.random() < 0.25:
            yaw = rng.uniform(-180, 180)
        else:
            yaw = rng.choice((0, 180, 45, -45, 135, -135), p=(0.28, 0.12, 0.19, 0.19, 0.11, 0.11)) + rng.normal(0, 14)
        pitch = rng.uniform(-8, 10) if rng.random() < 0.6 else rng.uniform(-20, 25)
        roll = np.radians(rng.normal(0, 2) if rng.random() < 0.75 else rng.uniform(-10, 10))
        yaw, pitch = np.radians((yaw, pitch))
        away = np.array([np.cos(yaw) * np.cos(pitch), np.sin(yaw) * np.cos(pitch), np.sin(pitch)])
        right = unit(cross(-away, UP))
        down = cross(-away, right)
        right, down = right * np.cos(roll) + down * np.sin(roll), down * np.cos(roll) - right * np.sin(roll)
        return Camera(target + away * rng.uniform(2.2, 7.0), np.stack((right, down, -away)))

    def project(self, points):
        """Continuous pixels and depth of points [...,3]."""
        kind = points.dtype
        local = ((points.reshape(-1, 3) - self.position.astype(kind)) @ self.axes.T.astype(kind)).reshape(points.shape)
        flat = local[..., :2] * (kind.type(self.scale) / np.maximum(local[..., 2:], 0.2))
        return (flat if self.offset is None else flat + self.offset.astype(kind)), local[..., 2]

    def frame(self, rng, points, beside):
        """Chooses scale, offset and size so that the points fill 35 to 85 % of a picture with a long side of about 240.

        `beside` (a bar's ends) gets room half the time.
        """
        self.scale, self.offset = 1.0, None
        flat, _ = self.project(points)
        low, high = flat.min(0), flat.max(0)
        extent = np.maximum(high - low, 1e-3)
        long_side = int(rng.integers(216, 249))
        self.scale = rng.uniform(0.35, 0.85) * long_side / extent.max()
        if len(beside) and rng.random() < 0.5:
            ends, _ = self.project(beside)
            low, high = np.minimum(low * self.scale, ends.min(0)) / self.scale, np.maximum(high * self.scale, ends.max(0)) / self.scale
            extent = high - low
            self.scale *= min(1.0, 1.05 * long_side / (extent * self.scale).max())
        body = extent * self.scale
        size = np.clip(body * rng.uniform(1.15, 2.6, 2), 0.5 * long_side, long_side)
        size[np.argmax(size)] = long_side
        width, height = int(size[0]), int(size[1])
        spare = (np.array([width, height]) - body) / 2
        slack = spare * rng.uniform(-0.85, 0.85, 2)
        if rng.random() < 0.15:
            slack = slack + rng.uniform(-0.35, 0.35, 2) * body
        self.offset = np.array([width, height]) / 2 + slack - (low + high) / 2 * self.scale
        return width, height


def light_colours(mesh, rng, view):
    """Lambert shading with one lamp above and a share of ambient light; returns colours 0..255."""
    lamp = unit(np.array([*rng.normal(0, 1, 2), rng.uniform(0.4, 2.5)]))
    normals = cross(mesh.quads[:, 2] - mesh.quads[:, 0], mesh.quads[:, 3] - mesh.quads[:, 1])
    normals /= np.maximum(np.sqrt((normals**2).sum(1, keepdims=True)), 1e-9)
    ambient, strength = rng.uniform(0.45, 0.8), rng.uniform(0.3, 0.75)
    facing = np.clip(normals @ lamp, 0, 1) * strength + np.clip(normals @ unit(view), 0, 1) * 0.18
    return np.clip(mesh.colours * (ambient + facing)[:, None], 0, 255), lamp


def paint(mesh, colours, camera, width, height):
    """Draws far quads first; returns premultiplied RGBA at twice the size, and the map of quads (0 is background) with their depths and kinds."""
    flat, depth = camera.project(mesh.quads)
    first, second = flat[:, 2] - flat[:, 0], flat[:, 3] - flat[:, 1]
    front = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0] < 0
    middle, nearness = flat.mean(1), depth.min(1)
    margin = 0.35 * camera.scale / np.maximum(nearness, 0.3)
    inside = (np.abs(middle - (width / 2, height / 2)) < margin[:, None] + (width / 2, height / 2)).all(1)
    kept = np.flatnonzero(front & inside & (nearness > 0.3))
    mean_depth = depth[kept].mean(1)
    order = np.argsort(-mean_depth)
    kept, mean_depth = kept[order], mean_depth[order]
    corners = np.round(flat[kept] * SUPERSAMPLING * 16 - 8).astype(np.int32)
    index = np.zeros((height * SUPERSAMPLING, width * SUPERSAMPLING), np.uint16)
    for number, corner in enumerate(corners, 1):
        cv2.fillConvexPoly(index, corner, number, cv2.LINE_8, 4)
    palette = np.zeros((len(kept) + 1, 4), np.uint8)
    palette[1:, :3], palette[1:, 3] = colours[kept], 255
    picture = palette.view(np.uint32)[:, 0][index].view(np.uint8).reshape(*index.shape, 4)
    return picture, index, np.append(np.inf, mean_depth), np.append(BODY, mesh.kinds[kept])


def visibility(camera, points, width, height, index, depths, kinds):
    """Points in pixels, and 1 where a point is seen, 0.3 where the athlete's own body hides it, 0 behind something else or outside the picture."""
    flat, depth = camera.project(points)
    cells = np.floor(flat * SUPERSAMPLING).astype(int)
    inside = (flat >= 0).all(1) & (flat[:, 0] < width) & (flat[:, 1] < height)
    cells = np.clip(cells, 0, (index.shape[1] - 1, index.shape[0] - 1))
    top = index[cells[:, 1], cells[:, 0]]
    kind, nearest = kinds[top], depths[top]
    seen = np.where((kind == BODY) & (nearest < depth - _INSIDE), 0.3, 1.0)
    seen[((kind == SOLID) | (kind == OTHER)) & (nearest < depth)] = 0.0
    return flat.astype(np.float32), np.where(inside, seen, 0.0).astype(np.float32)
