"""What the network is blamed for: places by cross-entropy over each heat map, scores by cross-entropy of yes and no."""
import torch
from torch.nn import functional

from network import INPUT, MAP


def losses(heat, scores, points, seen, weight, person, sigma):
    """Means over what is known: (place, seen, presence). points in input pixels, NaN where unknown; weight 0 where not to be learned."""
    cells = torch.nan_to_num(points) / INPUT * MAP - 0.5
    axis = torch.arange(MAP, dtype=torch.float32)
    across = torch.exp(-(axis - cells[..., 0:1]) ** 2 / (2 * sigma ** 2))
    down = torch.exp(-(axis - cells[..., 1:2]) ** 2 / (2 * sigma ** 2))
    target = (down[..., :, None] * across[..., None, :]).flatten(2)
    target = target / target.sum(2, keepdim=True).clamp(min=1e-6)
    surprise = -(target * functional.log_softmax(heat.flatten(2), 2)).sum(2)
    place = (surprise * weight).sum() / weight.sum().clamp(min=1)

    known = ~torch.isnan(seen)
    doubt = functional.binary_cross_entropy_with_logits(scores[:, :-1], torch.nan_to_num(seen), reduction="none")
    sight = (doubt * known).sum() / known.sum().clamp(min=1)
    presence = functional.binary_cross_entropy_with_logits(scores[:, -1], person)
    return place, sight, presence
