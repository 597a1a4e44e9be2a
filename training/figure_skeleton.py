"""A 3-D skeleton of the 26 canonical points, posed by angles or by where hands and feet must be (metres; x forward, y to the athlete's left, z up)."""

from dataclasses import dataclass

import numpy as np

NOSE, HEAD, NECK, HIP_CENTRE = 0, 17, 18, 19
EYES, EARS, SHOULDERS, ELBOWS, WRISTS = (1, 2), (3, 4), (5, 6), (7, 8), (9, 10)
HIPS, KNEES, ANKLES, BIG_TOES, SMALL_TOES, HEELS = (11, 12), (13, 14), (15, 16), (20, 21), (22, 23), (24, 25)
SIGNS = (1.0, -1.0)
FORWARD, LEFT, UP = np.eye(3)
GRIP, BALL, SOLE = 0.045, 0.45, 0.012

# Parts of the stature, after Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1, then moved by a few per cent to where the
# teachers of the real pictures put hips, shoulders, heels and nose, so that both kinds of labels agree.
SEGMENTS = dict(trunk=0.300, shoulder=0.111, hip=0.063,
                upper_arm=0.181, forearm=0.149, thigh=0.239, shank=0.247, ankle=0.055, foot=0.152, head=0.130)


@dataclass
class Build:
    """How tall and how heavy an athlete is, and the length of each segment in metres."""

    stature: float
    girth: float
    lengths: dict

    @staticmethod
    def random(rng):
        stature = rng.uniform(1.5, 2.0)
        lengths = {name: part * stature * np.clip(rng.normal(1, 0.04), 0.9, 1.1) for name, part in SEGMENTS.items()}
        return Build(stature, np.clip(rng.normal(1.0, 0.12), 0.8, 1.4), lengths)

    def __getitem__(self, name):
        return self.lengths[name]


def turn(axis, degrees):
    """The rotation about a coordinate axis (0, 1, 2) as a matrix; about 1 positive leans forward, about 2 turns to the left."""
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    first, second = ((1, 2), (2, 0), (0, 1))[axis]
    matrix = np.eye(3)
    matrix[first, first] = matrix[second, second] = cosine
    matrix[second, first], matrix[first, second] = sine, -sine
    return matrix


def unit(vector):
    return vector / max(np.sqrt(vector @ vector), 1e-9)


def cross(first, second):
    """The vector product over the last axis; numpy's own costs ten times as much on small arrays."""
    a, b, c = first[..., 0], first[..., 1], first[..., 2]
    x, y, z = second[..., 0], second[..., 1], second[..., 2]
    product = np.empty(np.broadcast_shapes(first.shape, second.shape))
    product[..., 0], product[..., 1], product[..., 2] = b * z - c * y, c * x - a * z, a * y - b * x
    return product


def bend(root, target, first, second, pole):
    """Middle and end of a two-bone chain that reaches for the target and bends towards the pole."""
    reach = target - root
    direction = unit(reach)
    distance = np.clip(np.sqrt(reach @ reach), abs(first - second) + 0.01, first + second - 1e-4)
    cosine = (first**2 + distance**2 - second**2) / (2 * first * distance)
    sideways = unit(pole - (pole @ direction) * direction)
    middle = root + first * (cosine * direction + np.sqrt(max(0.0, 1 - cosine**2)) * sideways)
    return middle, root + direction * distance


class Athlete:
    """A body in a posture: trunk first, then head, legs and arms; `points` fills up to all 26."""

    def __init__(self, build, hip, lean, curve=0.0, yaw=0.0, roll=0.0, twist=0.0, shrug=0.0):
        self.build = build
        self.points = np.zeros((26, 3))
        self.feet, self.toes, self.hands = [np.eye(3)] * 2, [np.eye(3)] * 2, [-UP] * 2
        self.fists = False
        self.skull = self.skull_base = np.zeros(3)
        self.pelvis = turn(2, yaw) @ turn(0, roll) @ turn(1, lean)
        self.chest = self.pelvis @ turn(1, curve) @ turn(2, twist)
        self.points[HIP_CENTRE] = hip
        self.waist = hip + self.pelvis @ UP * build["trunk"] * 0.35
        self.points[NECK] = self.waist + self.chest @ UP * (build["trunk"] * 0.65 + shrug)
        for side, sign in enumerate(SIGNS):
            self.points[HIPS[side]] = hip + self.pelvis @ LEFT * sign * build["hip"]
            self.points[SHOULDERS[side]] = self.points[NECK] + self.chest @ LEFT * sign * (build["shoulder"] - shrug * 0.4)

    def look(self, pitch, yaw=0.0, roll=0.0):
        """Sets the head: pitch from the upright of the world (positive looks down), yaw and roll from the chest."""
        heading = np.degrees(np.arctan2(*(self.chest @ LEFT)[[0, 1]] * (-1, 1)))
        chest_lean = np.degrees(np.arctan2((turn(2, -heading) @ self.chest @ UP)[0], (self.chest @ UP)[2]))
        relative = np.clip(pitch - chest_lean, -60, 50)
        self.head = self.chest @ turn(1, relative) @ turn(2, yaw) @ turn(0, roll)
        half = self.build["head"] / 2
        self.skull_base = self.points[NECK] + self.chest @ np.array([0.008, 0, 0.046]) * self.build.stature
        self.skull = self.skull_base + self.head @ np.array([0.012 * self.build.stature, 0, half])
        self.points[NOSE] = self.skull + self.head @ np.array([0.97, 0, -0.28]) * half
        self.points[HEAD] = self.skull + self.head @ UP * half * 1.05
        for side, sign in enumerate(SIGNS):
            self.points[EYES[side]] = self.skull + self.head @ np.array([0.76, sign * 0.31, 0.02]) * half
            self.points[EARS[side]] = self.skull + self.head @ np.array([0.03, sign * 0.66, -0.12]) * half

    def _foot(self, side, frame, toes):
        stature, sole = self.build.stature, -self.build["ankle"] + SOLE
        sign, length = SIGNS[side], self.build["foot"]
        self.feet[side], self.toes[side] = frame, toes
        ankle = self.points[ANKLES[side]]
        ball = ankle + frame @ np.array([length * BALL, 0, sole])
        self.points[BIG_TOES[side]] = ball + toes @ np.array([length * (0.70 - BALL), -sign * 0.010 * stature, 0])
        self.points[SMALL_TOES[side]] = ball + toes @ np.array([length * (0.54 - BALL), sign * 0.026 * stature, 0])
        self.points[HEELS[side]] = ankle + frame @ np.array([-length * 0.18, 0, sole + 0.028])

    def plant(self, side, x, y, toe_out=10.0, heel_raise=0.0, knee_out=0.0):
        """Puts the foot flat (or on its ball) on the floor with the ankle, when flat, over (x, y)."""
        sign = SIGNS[side]
        heading = turn(2, sign * toe_out)
        ball = np.array([self.build["foot"] * BALL, 0, -self.build["ankle"]])
        frame = heading @ turn(1, heel_raise)
        ankle = np.array([x, y, self.build["ankle"]]) + heading @ ball - frame @ ball
        pole = heading @ FORWARD + LEFT * sign * knee_out
        hip = self.points[HIPS[side]]
        self.points[KNEES[side]], self.points[ANKLES[side]] = bend(hip, ankle, self.build["thigh"], self.build["shank"], pole)
        self._foot(side, frame, heading)

    def swing_leg(self, side, flexion, knee, dorsiflexion=0.0, abduction=0.0, rotation=0.0):
        """Sets a leg by its joint angles in degrees."""
        sign = SIGNS[side]
        frame = self.pelvis @ turn(0, sign * abduction) @ turn(1, -flexion) @ turn(2, sign * rotation)
        self.points[KNEES[side]] = self.points[HIPS[side]] - frame @ UP * self.build["thigh"]
        frame = frame @ turn(1, knee)
        self.points[ANKLES[side]] = self.points[KNEES[side]] - frame @ UP * self.build["shank"]
        foot = frame @ turn(1, -dorsiflexion)
        self._foot(side, foot, foot)

    def swing_arm(self, side, flexion, elbow, abduction=8.0, rotation=0.0):
        """Sets an arm by its joint angles in degrees; rotation turns the bent forearm inwards."""
        sign = SIGNS[side]
        frame = self.chest @ turn(0, sign * abduction) @ turn(1, -flexion) @ turn(2, -sign * rotation)
        self.points[ELBOWS[side]] = self.points[SHOULDERS[side]] - frame @ UP * self.build["upper_arm"]
        frame = frame @ turn(1, -elbow)
        self.points[WRISTS[side]] = self.points[ELBOWS[side]] - frame @ UP * self.build["forearm"]
        self.hands[side] = -frame @ UP

    def reach(self, side, hold, pole, hand=None):
        """Brings the palm to `hold`; the hand lies along the line from the shoulder unless a direction is given."""
        shoulder = self.points[SHOULDERS[side]]
        self.hands[side] = unit(hold - shoulder) if hand is None else unit(hand)
        wrist = hold - self.hands[side] * GRIP * self.build.stature
        self.points[ELBOWS[side]], self.points[WRISTS[side]] = bend(
            shoulder, wrist, self.build["upper_arm"], self.build["forearm"], pole * (1, SIGNS[side], 1))

    def palm(self, side):
        return self.points[WRISTS[side]] + self.hands[side] * GRIP * self.build.stature

    def shift(self, offset):
        """Moves the whole body."""
        self.points += offset
        self.waist, self.skull, self.skull_base = self.waist + offset, self.skull + offset, self.skull_base + offset

    def stand_at(self, height):
        """Moves the body so that its lowest foot point is the given height above where it lies in a standing foot."""
        lowest = self.points[list(BIG_TOES + SMALL_TOES + HEELS), 2].min()
        self.shift(UP * (height + SOLE - lowest))
