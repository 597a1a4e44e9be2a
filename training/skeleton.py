"""The 26 canonical points (Halpe-26 order) and how the teachers' 33 and 17 points become them."""
import numpy as np

COUNT = 26
NAMES = [
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
    "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle", "right_ankle", "head", "neck",
    "hip_centre", "left_toe", "right_toe", "left_small_toe", "right_small_toe", "left_heel", "right_heel"]
INDEX = {name: index for index, name in enumerate(NAMES)}

# The other side's point of each point, for mirrored pictures.
MIRROR = np.array([
    INDEX[name.replace("left", "#").replace("right", "left").replace("#", "right")] for name in NAMES])

# Rows of the BlazePose set that are canonical points; the rest is derived or known from synthetic figures only.
BLAZE = {
    "nose": 0, "left_eye": 2, "right_eye": 5, "left_ear": 7, "right_ear": 8, "left_shoulder": 11, "right_shoulder": 12,
    "left_elbow": 13, "right_elbow": 14, "left_wrist": 15, "right_wrist": 16, "left_hip": 23, "right_hip": 24, "left_knee": 25,
    "right_knee": 26, "left_ankle": 27, "right_ankle": 28, "left_heel": 29, "right_heel": 30, "left_toe": 31, "right_toe": 32}

# Height of the top of the head over the ear by that of the ear over the shoulder: (1.000 − 0.936) / (0.936 − 0.818) of stature
# (Drillis and Contini 1966, segment heights).
HEAD_OVER_EAR = 0.54


def add_derived(points, seen, weight):
    """Sets neck and hip centre midway between their halves and, when asked for by NaN, the top of the head from ears and shoulders."""
    def middle(name, left, right):
        target, a, b = INDEX[name], INDEX[left], INDEX[right]
        points[target] = (points[a] + points[b]) / 2
        # NumPy's minimum keeps "unknown" (NaN) from either half; Python's would lose it from one.
        seen[target] = np.minimum(seen[a], seen[b])
        weight[target] = min(weight[a], weight[b])

    middle("neck", "left_shoulder", "right_shoulder")
    middle("hip_centre", "left_hip", "right_hip")
    head = INDEX["head"]
    if np.isnan(points[head]).any():
        ears = (points[INDEX["left_ear"]] + points[INDEX["right_ear"]]) / 2
        points[head] = ears + HEAD_OVER_EAR * (ears - points[INDEX["neck"]])
        sides = [INDEX[name] for name in ("left_ear", "right_ear", "left_shoulder", "right_shoulder")]
        seen[head], weight[head] = seen[sides].min(), weight[sides].min()
