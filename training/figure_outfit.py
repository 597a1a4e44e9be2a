"""What an athlete wears: colours and cut of clothes, hair, shoes and things carried."""

from dataclasses import dataclass

import numpy as np

# Skin from light to dark, and the colours of hair.
_LIGHT, _DARK = np.array([238, 200, 172]), np.array([92, 58, 42])
_HAIR = np.array(((28, 22, 18), (70, 46, 28), (120, 86, 50), (190, 155, 100), (130, 130, 130), (110, 50, 25)))


@dataclass
class Outfit:
    """Colours are RGB 0..255; `sleeve` and `leg` say how far cloth reaches (1 elbow or knee, 2 wrist or ankle), the `_loose` how much wider it is."""

    skin: np.ndarray
    hair: np.ndarray
    top: np.ndarray
    bottom: np.ndarray
    shoes: np.ndarray
    sole: np.ndarray
    socks: np.ndarray
    top_kind: str
    sleeve: float
    leg: float
    sock: float
    top_loose: float
    leg_loose: float
    pattern: str
    hair_kind: str
    extra: str
    shape: np.ndarray

    @staticmethod
    def random(rng):
        kind = rng.choice(("bare", "bra", "tank", "shirt", "hoodie", "coat"), p=(0.1, 0.1, 0.2, 0.36, 0.18, 0.06))
        short, middle, three_quarter = rng.uniform(0.1, 0.35), rng.uniform(0.4, 0.8), rng.uniform(1.2, 1.6)
        tone, bottom = rng.random(), _cloth(rng)
        wide = {"bra": 1.1, "tank": 1.25, "coat": 1.6}.get(kind, 1.4)
        return Outfit(
            skin=_LIGHT * (1 - tone) + _DARK * tone + rng.normal(0, 8, 3),
            hair=_HAIR[rng.integers(len(_HAIR))] + rng.normal(0, 6, 3),
            top=bottom if rng.random() < 0.2 else _cloth(rng),
            bottom=bottom,
            shoes=_cloth(rng),
            sole=_cloth(rng) if rng.random() < 0.5 else np.full(3, 235.0),
            socks=_cloth(rng),
            top_kind=kind,
            sleeve={"shirt": rng.uniform(0.35, 0.75), "hoodie": 2.0, "coat": 2.0}.get(kind, -1.0),
            leg=rng.choice((short, middle, three_quarter, 1.95), p=(0.2, 0.3, 0.1, 0.4)),
            sock=rng.uniform(1.6, 2.0),
            top_loose=rng.uniform(1.0, wide),
            leg_loose=rng.uniform(1.0, 1.06) if rng.random() < 0.45 else rng.uniform(1.08, 1.6),
            pattern=rng.choice(("plain", "stripes", "blocks", "sides", "logo"), p=(0.5, 0.12, 0.1, 0.1, 0.18)),
            hair_kind=rng.choice(("short", "bald", "long", "tail", "cap"), p=(0.46, 0.06, 0.14, 0.2, 0.14)),
            extra=rng.choice(("nothing", "backpack", "belt", "knee sleeves"), p=(0.76, 0.07, 0.08, 0.09)),
            shape=rng.normal(1, 0.065, 3),
        )


def _cloth(rng):
    grey = rng.uniform(10, 245)
    saturation = rng.choice((0.05, 0.3, 1.0))
    return np.clip(grey + (rng.uniform(0, 255, 3) - grey) * saturation, 8, 248)
