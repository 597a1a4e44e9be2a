"""Turns a sample into one training input: how a camera might have framed it, what might stand in front, how it might look."""
import cv2
import numpy as np

from network import INPUT
from skeleton import COUNT, MIRROR


def square(sample, rng, settings):
    """A random square view of a sample.

    Returns image [192, 192, 3] uint8, points [26, 2] in input pixels, seen [26] with NaN unknown, weight [26].
    """
    transform = _frame(sample, rng, settings)
    image = _canvas(sample, rng, settings, transform)
    points = np.concatenate([sample.points, np.ones((COUNT, 1), np.float32)], 1) @ transform.T
    seen, weight = sample.seen.copy(), sample.weight.copy()
    if rng.random() < settings["occluder"]:
        _occlude(image, points, seen, weight, rng)
    if rng.random() < 0.5:
        image, points = image[:, ::-1], points[MIRROR] * [-1, 1] + [INPUT, 0]
        seen, weight = seen[MIRROR], weight[MIRROR]
    outside = ~((points >= 0) & (points < INPUT)).all(1)
    weight[outside] = 0
    seen[outside & ~np.isnan(points).any(1)] = 0
    return _look(np.ascontiguousarray(image), rng, settings), points.astype(np.float32), seen, weight


def centred(sample, room=1.25):
    """The view that a tracker would take: an upright square around the person's box; the image and the 2×3 transform to it."""
    x0, y0, x1, y1 = sample.box if sample.person else (0, 0, sample.image.shape[1], sample.image.shape[0])
    scale = INPUT / (room * max(x1 - x0, y1 - y0))
    transform = np.float32([[scale, 0, INPUT / 2 - scale * (x0 + x1) / 2], [0, scale, INPUT / 2 - scale * (y0 + y1) / 2]])
    return _warp(sample.image, transform, np.zeros((INPUT, INPUT, 3), np.uint8)), transform


def _frame(sample, rng, settings):
    height, width = sample.image.shape[:2]
    if sample.person:
        x0, y0, x1, y1 = sample.box
    else:
        x0, y0, x1, y1 = 0, 0, width, height
    side = max(x1 - x0, y1 - y0)
    centre = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    if rng.random() < settings["whole"]:
        # As in a search of a whole picture: the person anywhere, a quarter of the side to nearly all of it.
        part = rng.uniform(*settings["whole_part"])
        room = (1 - part) / 2
        place = INPUT * (0.5 + rng.uniform(-room, room, 2))
        angle = rng.normal(0, 6)
    else:
        part = 1 / rng.uniform(*settings["room"])
        place = INPUT * (0.5 + rng.normal(0, settings["shift"], 2))
        angle = rng.normal(0, settings["rotation"])
        if rng.random() < settings["tumble"]:
            angle += rng.uniform(-100, 100)
    scale = INPUT * part / side
    stretch = np.exp(rng.normal(0, 0.04))
    turn = np.deg2rad(angle)
    matrix = scale * np.array([[np.cos(turn) * stretch, -np.sin(turn)], [np.sin(turn) * stretch, np.cos(turn)]])
    return np.concatenate([matrix, (place - matrix @ centre)[:, None]], 1).astype(np.float32)


def _canvas(sample, rng, settings, transform):
    choice = rng.random()
    if choice < 0.4 or not settings["backgrounds"]:
        canvas = np.zeros((INPUT, INPUT, 3), np.uint8)
    elif choice < 0.5:
        canvas = np.full((INPUT, INPUT, 3), rng.integers(0, 256, 3), np.uint8)
    else:
        backgrounds = settings["backgrounds"]
        canvas = cv2.resize(backgrounds[rng.integers(len(backgrounds))], (INPUT, INPUT))
    return _warp(sample.image, transform, canvas)


def _warp(image, transform, canvas):
    # OpenCV counts from pixel centres, the transform from pixel corners.
    shifted = transform.copy()
    shifted[:, 2] += 0.5 * (transform[:, 0] + transform[:, 1]) - 0.5
    small = np.sqrt(abs(np.linalg.det(transform[:, :2])))
    if small < 0.6:
        blur = 0.35 / small
        image = cv2.GaussianBlur(image, (0, 0), blur)
    return cv2.warpAffine(
        image, shifted, (INPUT, INPUT), dst=canvas, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)


def _occlude(image, points, seen, weight, rng):
    """Plates over joints, rails and posts across the body, and patches."""
    known = np.flatnonzero(~np.isnan(points).any(1))
    cover = np.zeros((INPUT, INPUT), np.uint8)
    for _ in range(rng.integers(1, 3)):
        shape = np.zeros_like(cover)
        at = points[rng.choice(known)] + rng.normal(0, 10, 2) if len(known) else rng.uniform(0, INPUT, 2)
        centre = tuple(int(np.clip(value, -500, 700)) for value in at)
        kind = rng.random()
        if kind < 0.45:
            radius = int(rng.uniform(10, 34))
            cv2.ellipse(shape, centre, (max(3, int(radius * rng.uniform(0.3, 1))), radius), 0, 0, 360, 255, -1, cv2.LINE_AA)
            tint = rng.integers(0, 70, 3) if rng.random() < 0.6 else rng.integers(0, 256, 3)
        elif kind < 0.8:
            angle, reach = rng.uniform(0, np.pi), 300
            step = np.array([np.cos(angle), np.sin(angle)]) * reach
            ends = [tuple(int(v) for v in np.clip(at + sign * step, -2000, 2000)) for sign in (-1, 1)]
            cv2.line(shape, ends[0], ends[1], 255, int(rng.integers(2, 9)), cv2.LINE_AA)
            tint = rng.integers(0, 256, 3)
        else:
            size = rng.uniform(8, 40, 2)
            first, second = at - size / 2, at + size / 2
            cv2.rectangle(shape, tuple(int(v) for v in first), tuple(int(v) for v in second), 255, -1)
            tint = rng.integers(0, 256, 3)
        blend = (shape.astype(np.float32) / 255)[..., None]
        grain = 6 * rng.standard_normal((INPUT, INPUT, 1), dtype=np.float32)
        image[:] = image * (1 - blend) + (tint.astype(np.float32) + grain).clip(0, 255) * blend
        cover = np.maximum(cover, shape)
    for point in known:
        x, y = int(points[point][0]), int(points[point][1])
        if 0 <= x < INPUT and 0 <= y < INPUT and cover[y, x] > 127:
            seen[point] = 0 if cover[max(0, y - 3):y + 4, max(0, x - 3):x + 4].min() > 127 else seen[point] * 0.5
            weight[point] *= 0.5


def _look(image, rng, settings):
    if rng.random() < settings["blur"]:
        image = _blur(image, rng)
    look = image.astype(np.float32)
    look *= np.exp(rng.normal(0, 0.22))
    look = (look - 128) * np.exp(rng.normal(0, 0.18)) + 128 + rng.normal(0, 10)
    look *= np.exp(rng.normal(0, 0.07, 3)).astype(np.float32)
    if rng.random() < 0.12:
        look[:] = look.mean(2, keepdims=True)
    if rng.random() < 0.3:
        slope = np.linspace(-1, 1, INPUT, dtype=np.float32) * rng.normal(0, 30)
        look += (slope[None, :] if rng.random() < 0.5 else slope[:, None])[..., None]
    if rng.random() < 0.4:
        noise = rng.standard_normal((INPUT, INPUT, 1), dtype=np.float32)
        look += noise * rng.uniform(1, 12)
    image = look.clip(0, 255).astype(np.uint8)
    if rng.random() < 0.25:
        image = cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 80))])[1], cv2.IMREAD_COLOR)
    return image


def _blur(image, rng):
    kind = rng.random()
    if kind < 0.4:
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.4, 1.6))
    if kind < 0.7:
        length = int(rng.integers(3, 9))
        kernel = np.zeros((length, length), np.float32)
        angle = rng.uniform(0, np.pi)
        middle = (length - 1) / 2
        step = np.array([np.cos(angle), np.sin(angle)]) * middle
        cv2.line(kernel, tuple(int(round(v)) for v in middle - step), tuple(int(round(v)) for v in middle + step), 1.0, 1)
        return cv2.filter2D(image, -1, kernel / kernel.sum())
    small = cv2.resize(image, None, fx=1 / (factor := rng.uniform(1.2, 2.5)), fy=1 / factor, interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (INPUT, INPUT), interpolation=cv2.INTER_LINEAR)
