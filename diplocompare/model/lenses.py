"""The lenses there are, by name; light, since the command line reads its choices from here."""

from __future__ import annotations

from typing import Literal, get_args

# A new lens is its module in `diplocompare/lenses`, its name and the kind of its findings here, its function in
# `lenses/run.py` and what its findings say of claims in `findings/candidates.py`.
Lens = Literal[
    "oppositions",
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
# The kinds of findings: a lens makes one kind, called as the lens is, save that a finding is about one commitment
# or opposition.
# `Finding.kind` itself is any text, so that a comparison saved by a later version can still be read.
FindingKind = Literal[
    "opposition",
    "silence",
    "attribution",
    "agreement",
    "commitment",
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
    # What several lenses see on the claims of two texts: names and words for one thing, how strong it is put, or
    # nothing but that the words stand side by side.
    "framing",
    "strength",
    "wording",
]
LENSES: tuple[Lens, ...] = get_args(Lens)
# Lenses that read no words and so know every language.
WORDLESS: tuple[Lens, ...] = ("silence", "share", "order")
