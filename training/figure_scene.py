"""What is behind a figure, its shadow, and what a camera does to the picture."""

import cv2
import numpy as np

from figure_skeleton import ANKLES, BIG_TOES, ELBOWS, HEELS, HIPS, KNEES, NECK, SHOULDERS, WRISTS

_BONES = [(NECK, 17, 0.09), (SHOULDERS[0], HIPS[1], 0.13), (SHOULDERS[1], HIPS[0], 0.13)] + [
    (first[side], second[side], width) for side in range(2)
    for first, second, width in ((SHOULDERS, ELBOWS, 0.05), (ELBOWS, WRISTS, 0.04), (HIPS, KNEES, 0.08), (KNEES, ANKLES, 0.06), (HEELS, BIG_TOES, 0.05))]


def _colour(rng):
    grey = rng.uniform(20, 240)
    return np.clip(grey + rng.normal(0, rng.choice((6, 40)), 3), 0, 255)


def _room(rng, camera, width, height):
    """A wall, a floor and some straight things on the wall, in the perspective of the camera."""
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = _colour(rng)
    behind = camera.position[:2] - camera.axes[2, :2] * -rng.uniform(6, 14)
    ends = np.stack([np.append(behind + camera.axes[0, :2] * reach, 0.0) for reach in (-6, 6)])
    (left, right), _ = camera.project(ends)
    slope = (right[1] - left[1]) / max(right[0] - left[0], 1e-3)
    edge = [np.array([x, left[1] + slope * (x - left[0])]) for x in (-5, width + 5)]
    for _ in range(rng.integers(0, 7)):
        _thing(rng, picture, width, height, camera.scale)
    floor = np.array([edge[0], edge[1], (width + 5, height + 5 + max(edge[1][1], 0)), (-5, height + 5 + max(edge[0][1], 0))])
    cv2.fillConvexPoly(picture, np.round(floor).astype(np.int32), _colour(rng).tolist())
    if rng.random() < 0.4:
        _tiles(rng, picture, camera)
    return picture


def _thing(rng, picture, width, height, scale):
    x, y = rng.integers(-20, width), rng.integers(-40, height)
    colour = _colour(rng).tolist()
    if rng.random() < 0.5:
        cv2.rectangle(picture, (int(x), int(y)), (int(x + rng.integers(8, width)), int(y + rng.integers(8, height))), colour, -1 if rng.random() < 0.7 else 3)
    elif rng.random() < 0.6:
        lean = rng.normal(0, 6)
        cv2.line(picture, (int(x), -5), (int(x + lean), height), colour, int(rng.integers(2, 8)))
    else:
        cv2.circle(picture, (int(x), int(y)), int(rng.integers(6, 35)), colour, -1 if rng.random() < 0.6 else 4)


def _tiles(rng, picture, camera):
    step, colour = rng.uniform(0.4, 1.2), _colour(rng).tolist()
    for number in range(-4, 5):
        for line in (((number * step, -3, 0), (number * step, 3, 0)), ((-3, number * step, 0), (3, number * step, 0))):
            ends, depth = camera.project(np.array(line, float))
            if depth.min() > 0.5 and np.abs(ends).max() < 4000:
                cv2.line(picture, *(tuple(int(v) for v in end) for end in ends), colour, 1, cv2.LINE_AA)


def _photo(rng, photo, width, height):
    share = rng.uniform(0.5, 1.0)
    tall, wide = photo.shape[:2]
    factor = share * min(tall / height, wide / width)
    crop_h, crop_w = max(2, int(height * factor)), max(2, int(width * factor))
    y, x = rng.integers(0, tall - crop_h + 1), rng.integers(0, wide - crop_w + 1)
    crop = photo[y : y + crop_h, x : x + crop_w]
    if rng.random() < 0.5:
        crop = crop[:, ::-1]
    picture = cv2.resize(np.ascontiguousarray(crop), (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    return picture * rng.uniform(0.75, 1.2) + rng.normal(0, 8, 3).astype(np.float32)


def background(rng, backgrounds, camera, width, height):
    """A float32 RGB picture: a crop of a given background, or a drawn room."""
    if backgrounds and rng.random() < 0.7:
        picture = _photo(rng, backgrounds[rng.integers(len(backgrounds))], width, height)
    else:
        picture = _room(rng, camera, width, height)
        grain = rng.normal(0, rng.uniform(1, 6), (height // 3 + 1, width // 3 + 1, 1)).astype(np.float32)
        picture += cv2.resize(grain, (width, height))[..., None]
    if rng.random() < 0.35:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.8, 4))
    return picture


def cast_shadow(rng, picture, camera, points, lamp):
    """Darkens the floor where the body keeps the lamp away, and under the feet."""
    slant = -lamp / max(lamp[2], 0.3)
    fallen = points + points[:, 2:] * slant
    fallen[:, 2] = 0
    flat, depth = camera.project(fallen)
    if depth.min() < 0.5 or np.abs(flat).max() > 3000:
        return picture
    mask = np.zeros(picture.shape[:2], np.float32)
    for first, second, thickness in _BONES:
        near = max(1, int(thickness * 1.6 * camera.scale / depth[first]))
        cv2.line(mask, *(tuple(int(v) for v in flat[end]) for end in (first, second)), 1.0, near)
    mask = cv2.GaussianBlur(mask, (0, 0), rng.uniform(1, 6))
    return picture * (1 - rng.uniform(0.1, 0.6) * mask[..., None])


def _cloud(rng, width, height, step, depth):
    """Smooth noise around 1: one random number for every `step` pixels."""
    coarse = 1 + depth * rng.standard_normal((height // step + 2, width // step + 2), np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def compose(rng, picture, painted):
    """Lays a premultiplied RGBA painting of twice the size over a background; skin and cloth get an uneven surface."""
    height, width = picture.shape[:2]
    layer = cv2.resize(painted, (width, height), interpolation=cv2.INTER_AREA)
    background_share = cv2.merge([255 - layer[..., 3]] * 3)
    surface = _cloud(rng, width, height, 3, rng.uniform(0, 0.08))
    figure = cv2.multiply(layer[..., :3], cv2.merge([surface] * 3), dtype=cv2.CV_32F)
    return cv2.multiply(picture, background_share, scale=1 / 255, dtype=cv2.CV_32F) + figure


def limb_blur(rng, picture, flat):
    """Smears one or two forearms or lower legs along a line, as a slow shutter does."""
    length = int(rng.integers(5, 15))
    kernel = np.zeros((length, length), np.float32)
    angle = rng.uniform(0, np.pi)
    arm = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    middle = np.array([length / 2, length / 2])
    cv2.line(kernel, *(tuple(int(v) for v in middle + sign * arm) for sign in (-1, 1)), 1.0, 1)
    smeared = cv2.filter2D(picture, -1, kernel / max(kernel.sum(), 1))
    mask = np.zeros(picture.shape[:2], np.float32)
    size = max(6, int(np.ptp(flat, axis=0).max() * 0.12))
    for side in range(2):
        if rng.random() < 0.7:
            first, second = ((ELBOWS, WRISTS) if rng.random() < 0.5 else (KNEES, ANKLES))
            cv2.line(mask, *(tuple(int(np.clip(v, -500, 900)) for v in flat[joint[side]]) for joint in (first, second)), 1.0, size)
    mask = cv2.GaussianBlur(mask, (0, 0), 2)[..., None]
    return picture * (1 - mask) + smeared * mask


def expose(rng, picture):
    """Tint, exposure, low light with grain, lack of focus and JPEG."""
    height, width = picture.shape[:2]
    tint = rng.normal(1, 0.05, 3)
    level = rng.uniform(0.75, 1.2) if rng.random() < 0.88 else rng.uniform(0.32, 0.6)
    contrast = rng.uniform(0.75, 1.2)
    picture = (picture * (tint * level * contrast).astype(np.float32)) + np.float32(128 * level * (1 - contrast))
    if rng.random() < 0.3:
        picture = picture * _cloud(rng, width, height, 110, 0.25)[..., None]
    if rng.random() < 0.35:
        sigma = rng.uniform(0.4, 1.4)
        picture = cv2.GaussianBlur(picture, (0, 0), sigma)
    noise = rng.uniform(0, 5) if level > 0.5 else rng.uniform(2, 8)
    picture = picture + noise * rng.standard_normal((height, width, 1), np.float32)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.2:
        factor = rng.uniform(0.35, 0.8)
        small = cv2.resize(picture, (max(8, int(width * factor)), max(8, int(height * factor))), interpolation=cv2.INTER_AREA)
        picture = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.7:
        coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 95))])[1]
        picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return picture
