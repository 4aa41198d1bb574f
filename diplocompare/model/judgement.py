"""How two points are judged: by the features of their pair, or besides by a model that reads both together."""

from __future__ import annotations

from typing import Literal, get_args

Judgement = Literal["small", "large"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
