"""Tests of the training's own arithmetic: python3 -m unittest. Needs no pictures."""
import unittest

import cv2
import numpy as np
import torch

import augment
from dataset import Sample
from folding import weights
from loss import losses
from network import INPUT, MAP, PoseNet, decode
from skeleton import COUNT, INDEX, MIRROR, NAMES, add_derived

PLAIN = {"whole": 0.3, "whole_part": [0.3, 0.8], "room": [1.1, 1.5], "shift": 0.03, "rotation": 20, "tumble": 0.1, "occluder": 0, "blur": 0,
         "backgrounds": []}


def dotted(colour=(255, 255, 255)):
    """A grey picture with one bright dot at the left wrist and nothing else labelled."""
    image = np.full((200, 150, 3), 30, np.uint8)
    points = np.full((COUNT, 2), np.nan, np.float32)
    points[INDEX["left_wrist"]] = 70.5, 90.5
    cv2.circle(image, (70, 90), 4, colour, -1)
    weight = np.zeros(COUNT, np.float32)
    weight[INDEX["left_wrist"]] = 1
    return Sample("dot", "test", "full", image, True, points, np.where(weight > 0, 1, np.nan).astype(np.float32), weight,
                  np.float32([30, 30, 120, 170]))


class SkeletonTests(unittest.TestCase):
    def test_mirroring_twice_changes_nothing_and_once_swaps_sides(self):
        self.assertTrue((MIRROR[MIRROR] == np.arange(COUNT)).all())
        self.assertEqual(NAMES[MIRROR[INDEX["left_heel"]]], "right_heel")
        self.assertEqual(NAMES[MIRROR[INDEX["neck"]]], "neck")

    def test_the_top_of_the_head_continues_the_line_from_neck_to_ears(self):
        points = np.zeros((COUNT, 2), np.float32)
        points[INDEX["head"]] = np.nan
        for side in ("left", "right"):
            points[INDEX[f"{side}_shoulder"]] = 10, 100
            points[INDEX[f"{side}_ear"]] = 10, 50
        add_derived(points, np.ones(COUNT), np.ones(COUNT))
        np.testing.assert_allclose(points[INDEX["head"]], [10, 50 - 0.54 * 50])


class AugmentTests(unittest.TestCase):
    def test_a_point_stays_on_what_it_marks_however_the_picture_is_framed(self):
        found = 0
        for seed in range(60):
            rng = np.random.default_rng(seed)
            image, points, seen, weight = augment.square(dotted(), rng, PLAIN)
            side = [name for name in ("left_wrist", "right_wrist") if weight[INDEX[name]] > 0]
            if not side:
                continue
            x, y = points[INDEX[side[0]]]
            bright = image.max(2).astype(np.float32) - np.median(image.max(2))
            window = bright[max(0, int(y) - 9):int(y) + 10, max(0, int(x) - 9):int(x) + 10]
            if window.shape != (19, 19) or window.max() < 60:
                continue
            mass = np.clip(window - window.max() / 2, 0, None)
            rows, columns = np.mgrid[0:19, 0:19]
            centre = np.array([(mass * columns).sum(), (mass * rows).sum()]) / mass.sum() + 0.5 + [int(x) - 9, int(y) - 9]
            self.assertLess(np.abs(centre - [x, y]).max(), 1.0, f"seed {seed}")
            found += 1
        self.assertGreater(found, 20)


class NetworkTests(unittest.TestCase):
    def test_decoding_finds_a_peak_between_cells(self):
        truth = torch.tensor([[[0.31, 0.62], [0.5, 0.5], [0.77, 0.23]]])
        axis = torch.arange(MAP, dtype=torch.float32)
        cells = truth * MAP - 0.5
        logits = (-(axis[None, None, :, None] - cells[..., 1, None, None]) ** 2 - (axis - cells[..., 0, None, None]) ** 2) / 2
        self.assertLess((decode(logits) - truth).abs().max().item() * MAP, 0.12)

    def test_the_loss_is_least_at_the_truth(self):
        points = torch.full((1, COUNT, 2), 96.0)
        weight = torch.ones(1, COUNT)
        axis = torch.arange(MAP, dtype=torch.float32)

        def place(at):
            line = -(axis - (at / INPUT * MAP - 0.5)) ** 2 / 2
            heat = (line[:, None] + line[None, :]).expand(1, COUNT, MAP, MAP)
            return losses(heat, torch.zeros(1, COUNT + 1), points, torch.ones(1, COUNT), weight, torch.ones(1), 1.0)[0].item()

        self.assertLess(place(96.0), place(98.0))
        self.assertLess(place(98.0), place(120.0))
        self.assertAlmostEqual(place(96.0), np.log(2 * np.pi * np.e), places=2)

    def test_folding_the_normalisation_changes_nothing(self):
        torch.manual_seed(1)
        net = PoseNet([8, 8, 16, 16, 24], [1, 1, 1, 1], 16)
        for block in net.blocks.values():
            block.norm.running_mean.normal_(), block.norm.running_var.uniform_(0.5, 2), torch.nn.init.normal_(block.norm.weight)
        block = net.eval().blocks["down0"]
        x = torch.randn(1, 8, 20, 20)
        kernel, bias = weights(block)
        folded = torch.nn.functional.conv2d(x, torch.from_numpy(kernel), torch.from_numpy(bias), 2, 1)
        self.assertLess((folded - block.norm(block.conv(x))).abs().max().item(), 1e-4)


if __name__ == "__main__":
    unittest.main()
