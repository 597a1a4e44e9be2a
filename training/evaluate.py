"""Accuracy on the validation split while training: quick, from the labels' boxes, the product's bench has the whole table."""
import numpy as np
import torch

import augment
from network import INPUT, decode
from skeleton import INDEX

GROUPS = {
    "head": ["nose", "left_eye", "right_eye", "left_ear", "right_ear"],
    "shoulder": ["left_shoulder", "right_shoulder"], "elbow": ["left_elbow", "right_elbow"], "wrist": ["left_wrist", "right_wrist"],
    "hip": ["left_hip", "right_hip"], "knee": ["left_knee", "right_knee"], "ankle": ["left_ankle", "right_ankle"],
    "heel": ["left_heel", "right_heel"], "toe": ["left_toe", "right_toe"]}


class Validation:
    """The validation pictures, framed once."""

    def __init__(self, samples):
        views = [augment.centred(sample) for sample in samples]
        self.samples = samples
        self.images = torch.from_numpy(np.stack([image for image, _ in views]))
        self.truth = np.stack([
            np.concatenate([sample.points, np.ones((len(sample.points), 1), np.float32)], 1) @ transform.T
            for sample, (_, transform) in zip(samples, views)])
        self.person = np.array([sample.person for sample in samples])
        self.used = np.stack([(sample.weight > 0) & (np.nan_to_num(sample.seen) >= 0.3) for sample in samples])

    def measure(self, run):
        """Measures `run`: [N, 3, 192, 192] RGB 0–1 → heat maps, scores. Returns shares of points within 0.1 and 0.2 of the torso."""
        places, scores = [], []
        with torch.no_grad():
            for start in range(0, len(self.images), 64):
                batch = self.images[start:start + 64].permute(0, 3, 1, 2).float() / 255
                heat, score = (part.float().cpu() for part in run(batch.contiguous(memory_format=torch.channels_last)))
                places.append(decode(heat).numpy() * INPUT)
                scores.append(score.numpy())
        return self._report(np.concatenate(places), np.concatenate(scores))

    def _report(self, places, scores):
        torso = np.linalg.norm(self.truth[:, INDEX["neck"]] - self.truth[:, INDEX["hip_centre"]], axis=1)
        # A trunk seen end on would make every distance large: no smaller than a tenth of the input counts.
        torso = np.maximum(np.nan_to_num(torso, nan=1), 0.1 * INPUT)
        error = np.linalg.norm(places - self.truth, axis=2) / torso[:, None]
        report = {}
        for limit in (0.1, 0.2):
            shares = {name: self._share(error, [INDEX[point] for point in points], limit) for name, points in GROUPS.items()}
            shares["body"] = float(np.mean([shares[name] for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")]))
            report[f"pck{limit}"] = {name: round(100 * share, 1) for name, share in shares.items()}
        present = scores[:, -1] > 0
        report["missed"] = round(100 * float((~present[self.person]).mean()), 2)
        report["imagined"] = round(100 * float(present[~self.person].mean()), 2)
        return report

    def _share(self, error, points, limit):
        used = self.used[:, points]
        return (error[:, points] < limit)[used].mean()
