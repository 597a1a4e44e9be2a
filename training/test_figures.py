"""Checks of the synthetic athletes: exact shapes, repeatability, anatomy and hidden points."""

import unittest

import numpy as np

import figure_render
from figure_body import body_mesh
from figure_mesh import SOLID, Mesh, rod
from figure_outfit import Outfit
from figure_poses import MOTIONS, gait, lift, random_scene, squat
from figure_skeleton import ANKLES, BIG_TOES, ELBOWS, HEELS, HIPS, KNEES, NECK, NOSE, SEGMENTS, SHOULDERS, SMALL_TOES, WRISTS, Build, turn
from figures import render


_SEGMENTS = {"thigh": (HIPS, KNEES), "shank": (KNEES, ANKLES), "upper_arm": (SHOULDERS, ELBOWS), "forearm": (ELBOWS, WRISTS)}


def _distance(points, first, second):
    return np.linalg.norm(points[first] - points[second])


class RenderTest(unittest.TestCase):
    def test_shapes_and_ranges(self):
        background = np.random.default_rng(0).integers(0, 255, (120, 200, 3), np.uint8)
        for seed in range(60):
            picture, points, box = render(np.random.default_rng(seed), [background] if seed % 2 else [])
            height, width = picture.shape[:2]
            self.assertEqual((picture.dtype, picture.shape[2], points.shape, points.dtype), (np.uint8, 3, (26, 3), np.float32))
            self.assertTrue(200 <= max(height, width) <= 250 and min(height, width) >= 80, picture.shape)
            self.assertTrue(np.isfinite(points).all())
            self.assertTrue(((points[:, 2] >= 0) & (points[:, 2] <= 1)).all())
            seen = points[points[:, 2] > 0]
            self.assertTrue(((seen[:, :2] >= 0) & (seen[:, :2] <= (width, height))).all(), seed)
            self.assertTrue(0 <= box[0] <= box[2] <= width and 0 <= box[1] <= box[3] <= height, box)

    def test_the_same_seed_gives_the_same_picture(self):
        first, second, other = (render(np.random.default_rng(seed), []) for seed in (5, 5, 6))
        np.testing.assert_array_equal(first[0], second[0])
        np.testing.assert_array_equal(first[1], second[1])
        self.assertFalse(first[1].tobytes() == other[1].tobytes())

    def test_most_points_are_seen_and_some_are_hidden(self):
        seen = np.stack([render(np.random.default_rng(seed), [])[1][:, 2] for seed in range(80)])
        self.assertGreater((seen > 0.5).mean(), 0.5)
        self.assertGreater((seen == 0).mean(), 0.01)
        self.assertGreater((seen == np.float32(0.3)).mean(), 0.03)


class CameraTest(unittest.TestCase):
    def _view(self, yaw):
        away = turn(2, yaw) @ np.array([1.0, 0, 0])
        right = np.cross(-away, (0, 0, 1))
        return figure_render.Camera(away * 4, np.stack((right, np.cross(-away, right), -away)))

    def test_left_is_on_the_right_of_the_picture_from_the_front_only(self):
        athlete = squat(np.random.default_rng(1), Build.random(np.random.default_rng(2))).athlete
        for yaw, sign in ((0, 1), (180, -1)):
            flat, _ = self._view(yaw).project(athlete.points)
            for left, right in (SHOULDERS, HIPS, KNEES, ANKLES):
                self.assertGreater(sign * (flat[left, 0] - flat[right, 0]), 0)

    def test_the_face_is_seen_from_the_front_and_hidden_from_behind(self):
        rng = np.random.default_rng(3)
        athlete = gait(rng, Build.random(rng)).athlete
        athlete.look(0)
        mesh = body_mesh(athlete, Outfit.random(rng), rng)
        self.assertEqual(self._seen(mesh, athlete, 0)[NOSE], 1.0)
        self.assertEqual(self._seen(mesh, athlete, 180)[NOSE], np.float32(0.3))

    def test_what_stands_before_the_athlete_hides_him_and_what_stands_behind_does_not(self):
        rng = np.random.default_rng(3)
        athlete = squat(rng, Build.random(rng)).athlete
        body = body_mesh(athlete, Outfit.random(rng), rng)
        knee = athlete.points[KNEES[0]]
        for ahead, hidden in ((1.0, True), (-1.0, False)):
            post = rod(knee + (ahead, -1, 0), knee + (ahead, 1, 0), 0.15, np.zeros(3), SOLID)
            self.assertEqual(self._seen(Mesh.join([body, post]), athlete, 0)[KNEES[0]] == 0, hidden)

    def _seen(self, mesh, athlete, yaw):
        camera = self._view(yaw)
        camera.scale, camera.offset = 300.0, np.array([200.0, 300.0])
        _, index, depths, kinds = figure_render.paint(mesh, mesh.colours, camera, 400, 600)
        return figure_render.visibility(camera, athlete.points, 400, 600, index, depths, kinds)[1]


class AnatomyTest(unittest.TestCase):
    def test_segments_keep_their_length_in_every_motion(self):
        for motion, _ in MOTIONS:
            for seed in range(25):
                build = Build.random(np.random.default_rng(seed))
                points = motion(np.random.default_rng(seed), build).athlete.points
                for name, (first, second) in _SEGMENTS.items():
                    for side in range(2):
                        self.assertAlmostEqual(_distance(points, first[side], second[side]), build[name], 4, (motion.__name__, seed, name))
                        self.assertAlmostEqual(build[name] / build.stature, SEGMENTS[name], delta=0.101 * SEGMENTS[name])

    def test_toes_lie_before_heels_and_big_toes_inside(self):
        for seed in range(100):
            athlete = random_scene(np.random.default_rng(seed)).athlete
            for side, sign in enumerate((1, -1)):
                forward, left = athlete.feet[side][:, 0], athlete.feet[side][:, 1]
                toe, small, heel = (athlete.points[place[side]] for place in (BIG_TOES, SMALL_TOES, HEELS))
                self.assertGreater((toe - heel) @ forward, 0.1)
                self.assertGreater((small - toe) @ left * sign, 0.02)

    def test_knees_bend_forwards(self):
        for seed in range(100):
            athlete = random_scene(np.random.default_rng(seed)).athlete
            points = athlete.points
            for side in range(2):
                hip, knee, ankle = points[HIPS[side]], points[KNEES[side]], points[ANKLES[side]]
                ahead = knee - (hip + ankle) / 2
                self.assertGreater(ahead @ athlete.feet[side][:, 0] + ahead @ athlete.pelvis[:, 0], -0.05, seed)

    def test_feet_stand_on_the_floor_in_lifts_and_no_point_is_below(self):
        for seed in range(60):
            points = lift(np.random.default_rng(seed), Build.random(np.random.default_rng(seed))).athlete.points
            self.assertAlmostEqual(points[list(BIG_TOES), 2].min(), 0.02, delta=0.04)
            self.assertGreater(points[:, 2].min(), -0.03)

    def test_the_bar_is_in_both_hands(self):
        for seed in range(100):
            scene = lift(np.random.default_rng(seed), Build.random(np.random.default_rng(seed)))
            centre, axis = scene.props[0][1]
            axis = axis / np.linalg.norm(axis)
            for wrist in WRISTS:
                offset = scene.athlete.points[wrist] - centre
                self.assertLess(np.linalg.norm(offset - (offset @ axis) * axis), 0.13, seed)
            self.assertLess(abs((scene.athlete.points[NECK] - centre) @ axis), 0.15)


if __name__ == "__main__":
    unittest.main()
