"""The lenses there are, by name; light, since the command line reads its choices from here."""

from __future__ import annotations

from typing import Literal, get_args

# A new lens is its module in `emphasis` and its name here, nothing else.
Lens = Literal[
    "silence",
    "attribution",
    "agreement",
    "commitments",
    "contested",
    "names",
    "verbs",
    "scope",
    "figures",
    "tone",
    "about",
    "courtesy",
    "share",
    "order",
    "terms",
]
LENSES: tuple[Lens, ...] = get_args(Lens)
# Lenses that read no words and so know every language.
WORDLESS: tuple[Lens, ...] = ("silence", "share", "order")
