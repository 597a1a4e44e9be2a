"""The athlete's surface: tubes around the skeleton, coloured as skin, clothes, hair and shoes."""

import numpy as np

from figure_mesh import BODY, Mesh, rod, spot, tube
from figure_skeleton import ANKLES, BALL, EARS, ELBOWS, EYES, HIP_CENTRE, HIPS, KNEES, NECK, SHOULDERS, SIGNS, UP, WRISTS, cross, unit

_LIPS = np.array([150, 75, 70])

# Along a limb (0 at the joint above, 1 at the joint below): radius in parts of the stature.
_THIGH = np.array([(-0.10, 0.012), (-0.05, 0.042), (0.05, 0.053), (0.2, 0.053), (0.35, 0.049), (0.5, 0.045), (0.65, 0.040),
                   (0.8, 0.034), (0.93, 0.031), (1.02, 0.028), (1.08, 0.012)]).T
_SHANK = np.array([(-0.07, 0.010), (-0.02, 0.027), (0.1, 0.030), (0.25, 0.033), (0.4, 0.032),
                   (0.55, 0.027), (0.7, 0.022), (0.85, 0.018), (0.97, 0.019), (1.05, 0.016), (1.1, 0.005)]).T
_UPPER_ARM = np.array([(-0.17, 0.008), (-0.11, 0.024), (0.0, 0.031), (0.15, 0.031), (0.35, 0.028),
                       (0.55, 0.026), (0.75, 0.023), (0.95, 0.020), (1.03, 0.017), (1.08, 0.006)]).T
_FOREARM = np.array([(-0.07, 0.008), (0.0, 0.020), (0.15, 0.024), (0.35, 0.023), (0.6, 0.018), (0.8, 0.015), (0.95, 0.0135), (1.05, 0.008)]).T
_HAND = np.array([(0.0, 0.010), (0.15, 0.016), (0.45, 0.021), (0.75, 0.019), (0.95, 0.013), (1.0, 0.004)]).T
# Trunk: height (0 hips, 1 shoulders), half width, half depth, shift forwards.
_TRUNK = np.array([(-0.24, 0.030, 0.030, 0.0), (-0.17, 0.070, 0.055, -0.005), (-0.05, 0.094, 0.066, -0.010), (0.08, 0.092, 0.064, -0.008),
                   (0.22, 0.083, 0.057, 0.0), (0.36, 0.078, 0.054, 0.003), (0.5, 0.081, 0.056, 0.002), (0.64, 0.088, 0.061, 0.0),
                   (0.78, 0.098, 0.065, 0.002), (0.9, 0.107, 0.059, 0.0), (1.0, 0.106, 0.047, -0.004), (1.07, 0.072, 0.036, -0.006),
                   (1.13, 0.036, 0.032, -0.002), (1.17, 0.02, 0.02, 0.0)]).T
# A shoe from heel to toe (parts of the foot's length behind and before the ankle): half width, top, bottom.
_SHOE = np.array([(-0.31, 0.06, 0.42, 0.14), (-0.27, 0.15, 0.87, 0.0), (-0.1, 0.19, 1.05, 0.0), (0.1, 0.20, 0.95, 0.0),
                  (0.3, 0.24, 0.68, 0.0), (0.5, 0.27, 0.55, 0.0), (0.65, 0.22, 0.41, 0.03), (0.75, 0.08, 0.27, 0.11)]).T


def _limb(start, end, profile, stature, outward, colours, swell, back=0.0):
    axis = end - start
    along = unit(axis)
    depth = unit(cross(along, outward))
    across = cross(depth, along)
    radii = (profile[1] * stature * swell)[:, None]
    centres = start + axis * profile[0][:, None]
    if back:
        centres = centres + depth * (np.exp(-((profile[0] - 0.3) / 0.25) ** 2) * back * stature)[:, None]
    return tube(centres, across * radii, depth * radii, colours)


def _folds(rng, count, sides, amount):
    """Brightness around 1 that varies most around a limb, less along it."""
    return 1 + amount * (rng.normal(0, 0.7, (1, sides, 1)) + rng.normal(0, 0.4, (count, 1, 1)) + rng.normal(0, 0.5, (count, sides, 1)))


def _legs(athlete, outfit, rng, parts):
    stature, girth, points = athlete.build.stature, athlete.build.girth, athlete.points
    for side in range(2):
        hip, knee, ankle = points[HIPS[side]], points[KNEES[side]], points[ANKLES[side]]
        outward = cross(ankle - knee, athlete.feet[side][:, 0])
        for start, end, profile, offset, back in ((hip, knee, _THIGH, 0, 0), (knee, ankle, _SHANK, 1, -0.008)):
            place = profile[0] + offset
            covered = place <= outfit.leg
            socks = place > outfit.sock
            flare = np.where(covered & (profile[1] > 0.013), 1 + (outfit.leg_loose - 1) * np.clip(place * 1.2 + 0.25, 0, 1), 1)
            colours = np.where(covered[:-1, None], outfit.bottom, np.where(socks[:-1, None], outfit.socks, outfit.skin))[:, None]
            if outfit.extra == "knee sleeves":
                colours[(abs(place - 1) < 0.22)[:-1]] = outfit.socks
            colours = colours * _folds(rng, len(place) - 1, 12, 0.02 + 0.12 * (outfit.leg_loose - 1))
            if outfit.pattern == "sides":
                colours[covered[:-1], 0:2] = outfit.top
            parts.append(_limb(start, end, profile, stature, outward, colours, flare * (0.35 + 0.65 * girth) * outfit.shape[2], back))
        _shoe(athlete, outfit, side, parts)


def _shoe(athlete, outfit, side, parts):
    length, height = athlete.build["foot"], athlete.build["ankle"]
    forward, left, up = athlete.feet[side].T
    x, width, top, bottom = _SHOE
    middle, half = (top + bottom) / 2, (top - bottom) / 2
    inward = -SIGNS[side] * 0.05 * np.clip(x, 0, 1) * length
    toes = np.outer(np.maximum(x - BALL, 0) * length, athlete.toes[side][:, 0])
    rigid = np.outer(np.minimum(x, BALL) * length, forward) + np.outer(middle * height - height, up) + np.outer(inward, left)
    centres = athlete.points[ANKLES[side]] + rigid + toes
    colours = np.tile(outfit.shoes, (len(x) - 1, 12, 1))
    colours[:, 7:11] = outfit.sole
    parts.append(tube(centres, np.outer(width * length, left), np.outer(half * height, up), colours))


def _arms(athlete, outfit, rng, parts):
    stature, girth, points = athlete.build.stature, athlete.build.girth, athlete.points
    for side in range(2):
        shoulder, elbow, wrist = points[SHOULDERS[side]], points[ELBOWS[side]], points[WRISTS[side]]
        outward = cross(athlete.chest[:, 0], elbow - shoulder) + athlete.chest[:, 1] * 0.01
        for start, end, profile, offset in ((shoulder, elbow, _UPPER_ARM, 0), (elbow, wrist, _FOREARM, 1)):
            place = profile[0] + offset
            covered = place <= outfit.sleeve
            flare = np.where(covered & (profile[1] > 0.013), 1 + (outfit.top_loose - 1) * 1.3 * np.clip(place * 2 + 0.15, 0, 1), 1)
            colours = np.where(covered[:-1, None], outfit.top, outfit.skin)[:, None]
            colours = colours * _folds(rng, len(place) - 1, 12, 0.02 + 0.12 * (outfit.top_loose - 1))
            parts.append(_limb(start, end, profile, stature, outward, colours, flare * (0.5 + 0.5 * girth) * outfit.shape[2]))
        hand = athlete.hands[side]
        length, thickness = (0.065, 1.15) if athlete.fists else (0.098, 0.9)
        parts.append(_limb(wrist, wrist + hand * length * stature, _HAND, stature, outward, outfit.skin, thickness))


def _trunk(athlete, outfit, rng, parts):
    place, width, depth, ahead = _TRUNK
    stature, girth = athlete.build.stature, athlete.build.girth
    neck, hips, waist = athlete.points[NECK], athlete.points[HIP_CENTRE], athlete.waist
    bend = np.clip((place - 0.15) / 0.4, 0, 1)[:, None]
    left = athlete.pelvis[:, 1] * (1 - bend) + athlete.chest[:, 1] * bend
    front = athlete.pelvis[:, 0] * (1 - bend) + athlete.chest[:, 0] * bend
    step = place[:, None]
    spine = np.where(step < 0.35, hips + (waist - hips) * (step / 0.35), waist + (neck - waist) * ((step - 0.35) / 0.65))
    low = (place < 0.3) * outfit.shape[0] + (place >= 0.3) * outfit.shape[1]
    cover = {"bare": (9, 9), "bra": (0.6, 0.9), "tank": (0.05, 1.0), "shirt": (-0.1, 1.06), "hoodie": (-0.1, 1.12), "coat": (-1, 1.12)}[outfit.top_kind]
    worn = (place >= cover[0]) & (place < cover[1])
    loose = np.where(worn & (place < 1.0), 1 + (outfit.top_loose - 1) * 0.6, 1.0)
    belly = 1 + np.clip(girth - 1, 0, 1) * np.exp(-((place - 0.35) / 0.25) ** 2)
    swell = (low * loose * (0.45 + 0.55 * girth) * stature)[:, None]
    colours = np.where(worn[:-1, None], outfit.top, np.where(place[:-1, None] < 0.2, outfit.bottom, outfit.skin))[:, None]
    colours = np.repeat(colours, 18, axis=1) * _folds(rng, len(place) - 1, 18, 0.02 + 0.1 * (outfit.top_loose - 1))
    _decorate(outfit, rng, worn[:-1], colours)
    if outfit.extra == "belt":
        colours[4:6] = outfit.shoes
    if outfit.extra == "backpack":
        behind = -athlete.chest[:, 0] * 0.11 * stature
        parts.append(rod(neck + behind, waist + behind, 0.075 * stature, outfit.shoes, BODY, 4, 10))
    centres = spine + front * (ahead * stature)[:, None]
    parts.append(tube(centres, left * width[:, None] * swell, front * (depth * belly)[:, None] * swell, colours, BODY, 18))


def _decorate(outfit, rng, worn, colours):
    rows = np.flatnonzero(worn)
    if not len(rows) or outfit.pattern == "plain":
        return
    if outfit.pattern == "stripes":
        colours[rows[::2]] = outfit.bottom
    elif outfit.pattern == "blocks":
        colours[rows[: len(rows) // 2]] = outfit.bottom
    elif outfit.pattern == "sides":
        colours[rows, 0:1] = colours[rows, 8:10] = outfit.bottom[None]
    else:
        start = 3 if rng.random() < 0.7 else 12
        colours[rows[-5:-2], start : start + 3] = 255 - outfit.top


def _head(athlete, outfit, rng, parts):
    half = athlete.build["head"] / 2
    forward, left, up = athlete.head.T
    lift = np.linspace(-1, 1, 9)
    round_ = np.sqrt(np.clip(1 - lift**2, 0.002, 1))
    jaw = np.where(lift < 0, 1 + 0.12 * lift, 1.0)
    centres = athlete.skull + np.outer(lift * half, up) + np.outer(np.where(lift < 0, -lift * 0.12, 0) * half, forward)
    angles = np.arange(16) * (2 * np.pi / 16)
    ahead = np.sin(angles + np.pi / 16)[None] * round_[:-1, None]
    height = (lift[:-1, None] + lift[1:, None]) / 2
    hairline = height - ahead * 0.75 - (0.05 if outfit.hair_kind != "long" else -0.25)
    hairy = (hairline > 0) & (outfit.hair_kind != "bald") if outfit.hair_kind != "cap" else height > 0.25
    colours = np.where(hairy[..., None], outfit.hair if outfit.hair_kind != "cap" else outfit.shoes, outfit.skin)
    grow = 1 + 0.06 * (np.append(hairy.any(1), False))
    parts.append(tube(centres, np.outer(round_ * jaw * grow * half * 0.66, left), np.outer(round_ * grow * half * 0.84, forward), colours, BODY, 16))
    neck_low, neck_high = athlete.points[NECK], athlete.skull - up * half * 0.5 - forward * half * 0.2
    parts.append(rod(neck_low, neck_high, 0.031 * athlete.build.stature * (0.6 + 0.4 * athlete.build.girth), outfit.skin * 0.93, BODY, 3, 10))
    _face(athlete, outfit, half, parts)
    if outfit.hair_kind in ("long", "tail"):
        root = athlete.skull + (up * 0.2 - forward * 0.85) * half
        tip = root - (UP * rng.uniform(1, 2) + forward * rng.uniform(-0.3, 0.6) * (outfit.hair_kind == "tail") - left * rng.normal(0, 0.3)) * half
        parts.append(rod(root, tip, half * (0.5 if outfit.hair_kind == "long" else 0.22), outfit.hair, BODY, 4, 8))
    if outfit.hair_kind == "cap":
        brim = [athlete.skull + (up * height + forward * ahead) * half for height, ahead in ((0.35, 0.6), (0.25, 1.4))]
        parts.append(rod(*brim, half * 0.3, outfit.shoes, BODY, 2, 8))


def _face(athlete, outfit, half, parts):
    axes = athlete.head.T
    forward, left, up = axes
    dark = outfit.skin * 0.45
    parts.append(spot(athlete.skull + (forward * 0.86 - up * 0.24) * half, *axes, np.array([0.17, 0.11, 0.2]) * half, outfit.skin * 1.03))
    parts.append(spot(athlete.skull + (forward * 0.80 - up * 0.58) * half, *axes, np.array([0.06, 0.24, 0.05]) * half, _LIPS * 0.4 + dark * 0.6))
    for side, sign in enumerate(SIGNS):
        eye, ear = athlete.points[EYES[side]], athlete.points[EARS[side]]
        parts.append(spot(eye, *axes, np.array([0.05, 0.14, 0.07]) * half, np.full(3, 35.0)))
        parts.append(spot(eye + up * half * 0.16 + forward * half * 0.01, *axes, np.array([0.04, 0.17, 0.03]) * half, outfit.hair * 0.8))
        if outfit.hair_kind != "long":
            parts.append(spot(ear, *axes, np.array([0.15, 0.07, 0.24]) * half, outfit.skin * 0.9))


def body_mesh(athlete, outfit, rng):
    """The whole athlete as quads."""
    parts = []
    for build_part in (_legs, _arms, _trunk, _head):
        build_part(athlete, outfit, rng, parts)
    return Mesh.join(parts)
