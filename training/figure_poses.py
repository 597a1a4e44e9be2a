"""Postures of the motions that are filmed: lifts, squats, gait, jumps, lunges, push-ups and free movement."""

from dataclasses import dataclass, field

import numpy as np

from figure_skeleton import FORWARD, GRIP, HIP_CENTRE, LEFT, NECK, SHOULDERS, SIGNS, UP, Athlete, Build, turn

# Rows of a lift: shank lean, knee flexion, trunk lean, heel raise (degrees), bar before the shoulders (part of stature),
# bar height (-1 hanging, 1 overhead at straight arms), elbow pole x y z, and 1 where the hands stand up as in a rack.
_HANG, _HIGH, _OVER, _FRONT = (-0.3, 1, 0, 0), (-0.2, 1, 0.6, 0), (-0.4, 1, 0, 0), (1, 0.3, -0.45, 1)
_FIRST_PULL = [(22, 102, 58, 0, 0.03, -1, *_HANG), (4, 55, 58, 0, 0.03, -1, *_HANG), (2, 30, 45, 0, 0.03, -1, *_HANG),
               (14, 42, 12, 0, 0.05, -1, *_HANG), (10, 8, -8, 28, 0.06, -0.93, *_HIGH)]
LIFTS = {
    "snatch": [*_FIRST_PULL, (22, 60, 10, 12, 0.14, 0.15, *_HIGH),
               (36, 132, 20, 0, -0.01, 1, *_OVER), (22, 75, 22, 0, -0.01, 1, *_OVER), (2, 4, 2, 0, 0, 1, *_OVER)],
    "clean": [*_FIRST_PULL, (20, 55, 8, 10, 0.13, -0.2, *_HIGH),
              (36, 130, 12, 0, 0.075, 0.03, *_FRONT), (20, 72, 14, 0, 0.075, 0.03, *_FRONT), (2, 4, 0, 0, 0.075, 0.03, *_FRONT)],
    "jerk": [(2, 4, 0, 0, 0.075, 0.03, *_FRONT), (15, 40, 0, 0, 0.075, 0.03, *_FRONT), (5, 6, -3, 25, 0.06, 0.4, *_FRONT),
             (10, 30, 2, 0, 0, 1, *_OVER), (2, 3, 1, 0, 0, 1, *_OVER)],
    "deadlift": [(12, 70, 68, 0, 0.03, -1, *_HANG), (2, 35, 60, 0, 0.03, -1, *_HANG),
                 (4, 14, 25, 0, 0.05, -1, *_HANG), (0, 2, -3, 0, 0.05, -1, *_HANG)],
    "romanian": [(0, 18, 85, 0, 0.03, -1, *_HANG), (0, 12, 45, 0, 0.03, -1, *_HANG), (0, 3, 0, 0, 0.05, -1, *_HANG)],
    "back squat": [(2, 4, 4, 0, -0.05, 0.02, -0.3, 0.6, -1, 1),
                   (22, 75, 35, 0, -0.05, 0.02, -0.5, 0.6, -1, 1), (34, 128, 38, 0, -0.05, 0.02, -0.5, 0.6, -1, 1)],
    "front squat": [(2, 4, 0, 0, 0.075, 0.03, *_FRONT), (24, 80, 14, 0, 0.075, 0.03, *_FRONT), (37, 134, 12, 0, 0.075, 0.03, *_FRONT)],
    "overhead squat": [(2, 4, 2, 0, 0, 1, *_OVER), (22, 80, 22, 0, -0.01, 1, *_OVER), (35, 130, 24, 0, -0.02, 1, *_OVER)],
    "press": [(2, 3, 0, 0, 0.08, 0.05, *_FRONT), (2, 3, -5, 0, 0.09, 0.45, 0.4, 1, -0.3, 0), (2, 3, 1, 0, 0, 1, *_OVER)],
}
WIDE = {"snatch", "overhead squat"}

# Joint angles at every tenth of the stride from one heel strike to the next (hip flexion, knee flexion, ankle dorsiflexion).
WALK = np.array([(25, 20, 12, 3, -6, -11, -5, 9, 20, 26),
                 (5, 17, 16, 10, 6, 9, 36, 60, 46, 14), (0, -4, 3, 7, 10, 7, -15, -8, 0, 1)], float)
RUN = np.array([(32, 28, 15, 2, -8, -4, 14, 34, 47, 42),
                (18, 38, 40, 27, 18, 42, 84, 104, 80, 38), (2, 14, 22, 12, -18, -16, -6, 0, 3, 3)], float)

# Rows of a jump: shank lean, knee, trunk lean, heel raise, arm flexion, elbow, height above the floor in metres.
JUMP = np.array([(2, 4, 2, 0, 10, 10, 0), (15, 45, 25, 0, -45, 12, 0), (30, 100, 48, 0, -50, 20, 0), (18, 50, 22, 8, 40, 25, 0),
                 (6, 6, 2, 40, 145, 15, 0), (4, 10, 0, 45, 160, 15, 0.35), (6, 18, 5, 30, 70, 30, 0.2), (12, 35, 12, 25, 45, 35, 0),
                 (28, 88, 38, 0, 20, 30, 0), (4, 8, 4, 0, 5, 10, 0)], float)


@dataclass
class Scene:
    """An athlete and what is around him: `props` are (kind, data) pairs for the mesh; `blur` and `side_on` are how often
    limbs are smeared and how often the camera stands exactly at the side."""

    athlete: Athlete
    props: list = field(default_factory=list)
    blur: float = 0.1
    side_on: float = 0.35

    def bars(self):
        """Centre and axis of each barbell."""
        return [data for kind, data in self.props if kind == "bar"]


def _between(rows, phase):
    rows = np.asarray(rows, float)
    place = phase * (len(rows) - 1)
    low = min(int(place), len(rows) - 2)
    return rows[low] + (rows[low + 1] - rows[low]) * (place - low)


def _squat(build, shank, knee, lean, stance, rng, loose=1.0, **trunk):
    """A trunk over feet that stand `stance` metres from the middle line, with the sagittal angles given."""
    thigh = np.radians(shank - knee)
    shank = np.radians(shank)
    x = build["shank"] * np.sin(shank) + build["thigh"] * np.sin(thigh)
    height = build["shank"] * np.cos(shank) + build["thigh"] * np.cos(thigh)
    z = np.sqrt(max(height**2 - (stance - build["hip"]) ** 2, 0.01)) + build["ankle"]
    yaw, roll, twist, sway = rng.normal(0, 3 * loose), rng.normal(0, 1.5 * loose), rng.normal(0, 4 * loose), rng.normal(0, 0.012 * loose)
    curve = trunk.pop("curve", rng.normal(4, 5))
    return Athlete(build, np.array([x, sway, z]), lean - curve * 0.6, curve, yaw, roll, twist, **trunk)


def _stand(athlete, stance, rng, heel_raise=0.0, split=0.0):
    toe_out = rng.uniform(0, 30)
    knee_out = rng.uniform(0, 0.4)
    for side, sign in enumerate(SIGNS):
        athlete.plant(side, rng.normal(0, 0.01) + sign * split, sign * stance, toe_out + rng.normal(0, 4), max(0.0, heel_raise + rng.normal(0, 1)), knee_out)


def _gaze(athlete, rng, lean=0.0):
    athlete.look(np.clip(lean * 0.35, -10, 30) + rng.normal(0, 12), rng.normal(0, 14 if rng.random() < 0.8 else 40), rng.normal(0, 5))


def _hold(athlete, rng, forward, height, pole, rack, grip):
    """Both hands on a bar; returns the bar as a prop."""
    build, middle = athlete.build, athlete.points[NECK]
    reach = build["upper_arm"] + build["forearm"] + GRIP * build.stature
    ahead = 0.055 * build.stature - middle[0] if height < -0.5 else forward * build.stature
    sideways = grip - build["shoulder"]
    span = np.sqrt(max(reach**2 - ahead**2 - sideways**2, 0.04))
    level = max(middle[2] + height * span, 0.225)
    bar = np.array([middle[0] + ahead, middle[1], level])
    athlete.fists = True
    heading = turn(2, rng.normal(0, 2)) @ turn(0, rng.normal(0, 1.5))
    hand = None if rack < 0.5 else np.array([-0.35, 0.0, 1.0])
    for side, sign in enumerate(SIGNS):
        athlete.reach(side, bar + heading @ LEFT * sign * grip, pole, hand)
    return "bar", (0.5 * (athlete.palm(0) + athlete.palm(1)), athlete.palm(0) - athlete.palm(1))


def _lean_to_floor(build, row, grip):
    """The trunk lean at which straight arms hold a bar that lies on its 45-cm plates."""
    thigh, shank = np.radians(row[0] - row[1]), np.radians(row[0])
    hip_x = build["shank"] * np.sin(shank) + build["thigh"] * np.sin(thigh)
    hip_z = build["shank"] * np.cos(shank) + build["thigh"] * np.cos(thigh) + build["ankle"]
    reach = build["upper_arm"] + build["forearm"] + GRIP * build.stature
    for lean in range(30, 90, 2):
        x = hip_x + build["trunk"] * np.sin(np.radians(lean))
        z = hip_z + build["trunk"] * np.cos(np.radians(lean))
        if z - np.sqrt(max(reach**2 - (x - 0.055 * build.stature) ** 2 - (grip - build["shoulder"]) ** 2, 0.04)) < 0.23:
            return lean
    return 88


def lift(rng, build):
    name = rng.choice(list(LIFTS), p=(0.2, 0.2, 0.1, 0.14, 0.04, 0.12, 0.06, 0.07, 0.07))
    phase = rng.random() if rng.random() < 0.75 else float(rng.integers(0, 2))
    row = _between(LIFTS[name], phase) + rng.normal(0, 1, 10) * (2, 5, 4, 0, 0.008, 0, 0.1, 0.1, 0.1, 0)
    grip = build.stature * (rng.uniform(0.22, 0.29) if name in WIDE else rng.uniform(0.13, 0.18))
    if phase < 0.04 and name in ("snatch", "clean", "deadlift"):
        row[2] = _lean_to_floor(build, row, grip)
    stance = rng.uniform(0.06, 0.13) * build.stature
    split = rng.uniform(0.15, 0.24) * build.stature if name == "jerk" and phase > 0.7 and rng.random() < 0.7 else 0.0
    shrug = 0.035 if row[5] > 0.7 else 0.0
    if split:
        athlete = _squat(build, 12, 45, 1, stance, rng, 0.5, shrug=shrug)
        _stand_split(athlete, split * rng.choice((-1, 1)), stance, rng)
    else:
        athlete = _squat(build, *row[:3], stance, rng, 0.5, shrug=shrug)
        _stand(athlete, stance, rng, row[3])
    _gaze(athlete, rng, row[2])
    return Scene(athlete, [_hold(athlete, rng, row[4], row[5], row[6:9], row[9], grip)], 0.3 if 0.3 < phase < 0.7 else 0.05)


def _stand_split(athlete, split, stance, rng):
    """Front foot flat, rear foot on its ball, the hips lowered until both legs reach."""
    build = athlete.build
    longest = (build["thigh"] + build["shank"]) * rng.uniform(0.9, 0.99)
    front = 0 if split > 0 else 1
    hip = athlete.points[HIP_CENTRE]
    room = np.sqrt(max(longest**2 - (abs(split) * 1.15) ** 2, 0.05))
    athlete.shift(np.array([-hip[0], 0, min(0.0, build["ankle"] + room - hip[2])]))
    athlete.plant(front, abs(split), SIGNS[front] * stance, rng.uniform(-5, 15))
    athlete.plant(1 - front, -abs(split) * 1.15, SIGNS[1 - front] * stance, rng.uniform(-10, 15), rng.uniform(40, 65))


def gait(rng, build):
    running = rng.random() < 0.6
    speed = rng.normal(1, 0.12) if rng.random() < 0.75 else rng.uniform(1.2, 1.6 if running else 1.3)
    table = (RUN if running else WALK) * np.array([[speed], [1 + (speed - 1) * 0.35 + rng.normal(0, 0.06)], [1.0]])
    return _stride(rng, build, running, table)


def _stride(rng, build, running, table):
    phase, lean = rng.random(), rng.uniform(2, 14) if running else rng.uniform(-2, 6)
    circle = np.arange(11) / 10

    def angles(at):
        return [np.interp(at % 1, circle, np.append(row, row[0])) for row in table]

    hips = [angles(phase), angles(phase + 0.5)]
    twist = (hips[1][0] - hips[0][0]) * 0.2
    athlete = Athlete(build, np.array([0, 0, 1.0]), lean, rng.normal(2, 3), -twist * 0.5, rng.normal(0, 2), twist)
    athlete.fists = rng.random() < 0.5
    _gaze(athlete, rng)
    elbow = rng.uniform(70, 115) if running else rng.uniform(8, 35)
    carry = rng.normal(0, 5)
    for side in range(2):
        flexion, knee, ankle = hips[side]
        knee, ankle = max(0, knee + rng.normal(0, 3)), ankle + rng.normal(0, 3)
        athlete.swing_leg(side, flexion + lean + rng.normal(0, 2), knee, ankle, rng.normal(0, 2), rng.normal(5, 4))
        swing = (hips[1 - side][0] - hips[side][0]) * (0.65 if running else 0.45) + carry - (8 if running else 0)
        athlete.swing_arm(side, swing + rng.normal(0, 4), elbow + swing * (0.25 if running else 0.4) + rng.normal(0, 5), rng.uniform(3, 16), rng.uniform(0, 35))
    flight = running and (0.38 < phase < 0.5 or 0.88 < phase)
    athlete.stand_at(rng.uniform(0, 0.09) if flight else 0.0)
    return Scene(athlete, [("treadmill", rng.random())] if rng.random() < 0.4 else [], 0.4 if running else 0.12, 0.6)


def jump(rng, build):
    row = _between(JUMP, rng.random()) + rng.normal(0, 1, 7) * (2, 5, 4, 0, 12, 8, 0)
    stance = rng.uniform(0.05, 0.1) * build.stature
    athlete = _squat(build, *row[:3], stance, rng)
    _gaze(athlete, rng, row[2])
    _stand(athlete, stance, rng, row[3])
    if rng.random() < 0.35:
        _hands_on_hips(athlete, rng)
    else:
        _swing_both(athlete, rng, row[4], row[5])
    athlete.shift(UP * max(row[6], 0) * rng.uniform(0.3, 1.4))
    return Scene(athlete, [("box", rng.uniform(0.25, 0.6))] if rng.random() < 0.3 else [], 0.35, 0.45)


def _swing_both(athlete, rng, flexion, elbow, spread=8.0):
    for side in range(2):
        athlete.swing_arm(side, flexion + rng.normal(0, 6), max(2, elbow + rng.normal(0, 8)), abs(rng.normal(spread, 8)), rng.uniform(-10, 30))


def _hands_on_hips(athlete, rng):
    for side, sign in enumerate(SIGNS):
        hold = athlete.points[HIP_CENTRE] + athlete.pelvis @ np.array([0.01, sign * 0.085, 0.05 + rng.normal(0, 0.01)]) * athlete.build.stature
        athlete.reach(side, hold, np.array([-0.5, 1.0, 0.0]), athlete.pelvis @ np.array([0.6, -sign * 0.5, -0.5]))


def _arms_in_front(athlete, rng):
    hold = athlete.points[NECK] + athlete.chest @ np.array([rng.uniform(0.1, 0.2), 0, rng.uniform(-0.12, 0.03)]) * athlete.build.stature
    for side, sign in enumerate(SIGNS):
        athlete.reach(side, hold + LEFT * sign * 0.03, np.array([0.0, 1.0, -1.0]), FORWARD * 0.4 + UP * 0.5 - LEFT * sign)


def _free_arms(athlete, rng):
    choice = rng.random()
    if choice < 0.2:
        _hands_on_hips(athlete, rng)
    elif choice < 0.4:
        _arms_in_front(athlete, rng)
    elif choice < 0.6:
        _swing_both(athlete, rng, rng.normal(5, 10), 15)
    else:
        for side in range(2):
            athlete.swing_arm(side, rng.uniform(-40, 175), rng.uniform(0, 130), rng.uniform(0, 85), rng.uniform(-40, 70))


def squat(rng, build):
    """Squatting without a bar, from standing to the bottom."""
    depth = rng.random()
    stance = rng.uniform(0.05, 0.16) * build.stature
    row = _between([(2, 4, 2), (22, 78, 30), (34, 128, 38)], depth) + rng.normal(0, 1, 3) * (2, 5, 6)
    athlete = _squat(build, *row, stance, rng)
    _gaze(athlete, rng, row[2])
    _stand(athlete, stance, rng)
    if rng.random() < 0.4:
        _swing_both(athlete, rng, 85 * depth + 5 + row[2], 5)
    else:
        _free_arms(athlete, rng)
    return Scene(athlete)


def lunge(rng, build):
    stance, depth = rng.uniform(0.03, 0.08) * build.stature, rng.random()
    athlete = _squat(build, 10, 30 + 80 * depth, rng.normal(6, 6), stance, rng, 0.7)
    _stand_split(athlete, (0.12 + 0.14 * rng.random()) * build.stature * rng.choice((-1, 1)), stance, rng)
    _gaze(athlete, rng)
    _free_arms(athlete, rng)
    return Scene(athlete)


def push_up(rng, build):
    length = build["trunk"] + build["thigh"] + build["shank"]
    height = rng.uniform(0.12, 0.33) * build.stature
    lean = np.degrees(np.arccos((height - 0.1) / length))
    legs = turn(1, lean) @ UP * (build["thigh"] + build["shank"]) * 0.99
    sag = rng.normal(0, 3)
    athlete = Athlete(build, legs + UP * 0.1, lean + sag, -sag + rng.normal(0, 3), 0, 0, 0)
    athlete.look(lean + rng.normal(-10, 15), rng.normal(0, 12))
    ankle = rng.uniform(-10, 25)
    for side, sign in enumerate(SIGNS):
        athlete.swing_leg(side, sag, max(0, rng.normal(2, 2)), ankle, rng.uniform(0, 5))
        athlete.reach(side, athlete.points[SHOULDERS[side]] * (1, 1, 0) + (rng.normal(0.02, 0.04), sign * rng.uniform(0, 0.12), 0.03),
                      np.array([-1.0, rng.uniform(0.2, 1), 0]), np.array([0.9, 0, -0.4]))
    return Scene(athlete)


def free(rng, build):
    """Anything else: standing about, kicks, throws, single-leg balance."""
    wild = rng.choice((0.15, 0.6, 1.0))
    lean, curve, roll, twist = rng.normal((5, 3, 0, 0), np.array([22, 8, 10, 20]) * wild)
    athlete = Athlete(build, UP, lean, curve, rng.normal(0, 8), roll, twist)
    athlete.look(rng.normal(0, 18), rng.normal(0, 25), rng.normal(0, 8))
    for side in range(2):
        bent = wild * rng.random() * (side == int(rng.random() * 2))
        knee = max(0, rng.normal(4, 3) + rng.uniform(0, 120) * bent)
        athlete.swing_leg(side, 100 * bent + rng.normal(0, 15 * wild), knee, rng.normal(-5 * wild, 8), rng.normal(5, 8 + 14 * wild), rng.normal(8, 8))
    _free_arms(athlete, rng)
    athlete.stand_at(0.0 if rng.random() < 0.8 else rng.uniform(0, 0.4))
    return Scene(athlete, blur=0.15)


MOTIONS = ((lift, 0.40), (gait, 0.26), (jump, 0.11), (squat, 0.06), (lunge, 0.06), (push_up, 0.02), (free, 0.09))


def random_scene(rng):
    motions, weights = zip(*MOTIONS)
    return motions[rng.choice(len(motions), p=weights)](rng, Build.random(rng))
