"""What the lenses say: findings, in one neutral sentence each, and why a lens stays out of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplocompare.lexicon.countries import find_country
from diplocompare.phrasing.english import listed, own_text_of, place_of, possessive, text_of, texts_of
from diplocompare.phrasing.shorten import shorten_quotation
from diplocompare.phrasing.silence import not_found, only

_QUOTED_LETTERS = 110
# How a commitment is called by its kind.
_COMMITMENTS: Mapping[str, str] = {
    "agreement": "this agreement",
    "instruction": "an instruction",
    "invitation": "an invitation",
    "visit": "a coming visit",
    "next meeting": "this further contact",
}
TOO_LITTLE_TEXT = "too little text"


def no_word_list(language: str | None) -> str:
    """Say that a lens has no word list for a text's language, and so stays out of it."""
    return f"no word list for the language {language!r}"


def quoted(text: str, longest: int = _QUOTED_LETTERS) -> str:
    """Return words in quotation marks, on one line, cut after a word where they are long."""
    words = shorten_quotation(" ".join(text.split()), longest)
    return f"“{words.rstrip(',;:')}”"


def absent(confidence: float, silent: Sequence[str]) -> str:
    """Say that the texts of these sides do not have something, as strongly as the confidence allows."""
    return f"{not_found(confidence)} in {texts_of(silent, 'or')}"


def no_own_words(confidence: float, side: str) -> str:
    """Say that a side's own text does not have something, as strongly as the confidence allows."""
    return f"{not_found(confidence)} in {own_text_of(side)}"


def one_sided(confidence: float, side: str, words: str, silent: Sequence[str]) -> str:
    """Say that one text has something and others do not have it, as strongly as the confidence allows."""
    return f"{only(confidence)}{text_of(side)} has {words}; {absent(confidence, silent)}."


def opposed(label: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Say that two texts are opposed on a matter; each pair: the side and its words."""
    return f"On {label} the texts are opposed. {text_of(one[0])}: {one[1]}; {text_of(other[0])}: {other[1]}."


def opposed_to_attribution(one: tuple[str, str], other: tuple[str, str]) -> str:
    """Say that one text has another side say what is opposed to that side's own text; each pair: side and words."""
    return f"{text_of(one[0])} attributes to {other[0]}: {one[1]}; opposed to it, {own_text_of(other[0])}: {other[1]}."


def other_figures(label: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Say that two texts give different figures for one thing; each pair: the side and its words."""
    return f"On {label} the figures differ. {text_of(one[0])}: {one[1]}; {text_of(other[0])}: {other[1]}."


def said_by(side: str, speaker: str, words: str, outcome: str) -> str:
    """Say what one text has another side say; `outcome`: what that side's own text has of it."""
    return f"{text_of(side)} attributes to {speaker}: {words}; {outcome}."


def own_words(side: str, words: str) -> str:
    """Say what a side's own text has of the matter."""
    return f"{own_text_of(side)}: {words}"


def agreed_by(side: str, words: str, outcome: str) -> str:
    """Say what one text reports as agreed; `outcome`: what another text has of it."""
    return f"{text_of(side)} reports an agreement: {words}; {outcome}."


def without_agreement(side: str, words: str) -> str:
    """Say what a text has of the matter of an agreement that it does not report."""
    return f"{text_of(side)} has the matter without an agreement: {words}"


def verb_gap(label: str, strong: tuple[str, str], weak: tuple[str, str]) -> str:
    """Say with which verbs two texts report one matter; each pair: the side and its verb."""
    return f"On {label}, {text_of(strong[0])} has “{strong[1]}”, {possessive(weak[0])} “{weak[1]}”."


def share_gap(label: str, more: tuple[str, str], less: tuple[str, str]) -> str:
    """Say how much room two texts give one matter; each pair: the side and its share."""
    return f"{label} takes {more[1]} of {text_of(more[0])} and {less[1]} of {possessive(less[0])}."


def opens_with(label: str, first: str, later: str, place: tuple[int, int]) -> str:
    """Say that one text begins with what another comes to late; `place`: its rank there, of how many topics."""
    return f"{text_of(first)} opens with {label}, which is {place_of(*place)} in {possessive(later)}."


def differ(what: str, values: Sequence[tuple[str, str]]) -> str:
    """Say that texts give different values of the contact; `values`: each side and what its text has."""
    told = listed([f"{possessive(side)} has {value}" for side, value in values])
    return f"The texts differ on the {what.replace('duration', 'length')} of the contact: {told}."


def minutes(count: int) -> str:
    """Return how long the contact took."""
    return f"{count} minutes"


def only_initiator(side: str, initiator: str) -> str:
    """Say that one text alone tells who initiated the contact."""
    country = find_country(initiator)
    whose = f"the {country.demonyms[0]} side's" if country and country.demonyms else f"that of {initiator}"
    return f"Only {text_of(side)} says at whose initiative the contact took place: {whose}."


def only_commits(confidence: float, side: str, commitment: tuple[str, str], silent: Sequence[str]) -> str:
    """Say that one text has a commitment and others do not have it; `commitment`: its kind and its words."""
    kind, words = commitment
    return f"{only(confidence)}{text_of(side)} has {_COMMITMENTS[kind]}: {words}; {absent(confidence, silent)}."


def rival_names(sides: tuple[Sequence[str], Sequence[str]], words: tuple[str, str]) -> str:
    """Say which name each of two groups of sides has for one matter."""
    one, other = (listed([possessive(side) for side in group]) for group in sides)
    texts = "text has" if len(sides[0]) == 1 else "texts have"
    return f"For the same matter {one} {texts} {quoted(words[0])}, {other} {quoted(words[1])}."


def only_name(side: str, words: Sequence[str]) -> str:
    """Say that one text alone has a name."""
    return f"Only {text_of(side)} has {listed([quoted(each) for each in words])}."


def courtesy_only(side: str, kind: str, giver: str, words: Sequence[str]) -> str:
    """Say that one text alone reports thanks, praise or condolences of one side."""
    return f"Only {text_of(side)} reports {kind} from {giver}: {listed(words)}."


def figures_differ(label: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Say which figures two texts give of one matter; each pair: the side and its words."""
    return f"On {label}, {text_of(one[0])} has {one[1]}, {possessive(other[0])} {other[1]}."


def figures_only(label: str, side: str, words: Sequence[str]) -> str:
    """Say which figures one text alone gives on a shared matter."""
    return f"On {label}, only {text_of(side)} has {listed(words)}."


def only_names(side: str, names: Sequence[str]) -> str:
    """Say that one text alone has names."""
    return f"Only {text_of(side)} names {listed(names)}."


def never_names(silent: str, name: str, sides: Sequence[str], times: int) -> str:
    """Say that one text does not have a name that the others have so many times."""
    whose = listed([possessive(side) for side in sides])
    texts = "text does" if len(sides) == 1 else "texts do"
    return f"{text_of(silent)} never names {name}, which {whose} {texts} {times} times."


def scope_gap(label: str, one: tuple[str, str], other: tuple[str, str]) -> str:
    """Say how two texts set the scope of what both have; each pair: the side and its words."""
    return f"On {label}, {text_of(one[0])} has {quoted(one[1])}, {possessive(other[0])} {quoted(other[1])}."


def scope_only(label: str, own: tuple[str, str], word: str, silent: Sequence[str]) -> str:
    """Say what sets the scope in one text and has no counterpart in others; `own`: the side and its words."""
    whose = listed([possessive(name) for name in silent], "or")
    return (
        f"On {label}, {text_of(own[0])} has {quoted(own[1])};"
        f" no clear counterpart of {quoted(word)} found in {whose} words on it."
    )


def set_apart(sides: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Say which words set texts apart; each pair: the side and its words."""
    told = [f"{possessive(side)} {', '.join(quoted(word) for word in words)}" for side, words in sides]
    return f"Words that set the texts apart: {'; '.join(told)}."


def tone_only(side: str, words: Sequence[str], says: str) -> str:
    """Say which marked words one text alone has of the contact; `says`: what such words signal."""
    verb = "conventionally signals" if len(words) == 1 else "conventionally signal"
    return f"Of the tone of the contact only {text_of(side)} has {listed(words)}, which {verb} {says}."
