"""What a readout tells of its own parties: who bears which title, who stands for a side, what a side is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from diplocompare.lexicon.countries import find_country
from diplocompare.lexicon.lists import Lexicon
from diplocompare.lexicon.tokens import POSSESSIVE
from diplocompare.parties.parties import Party, PartyNames, stands_for
from diplocompare.parties.persons import leaders_titles
from diplocompare.parties.references import COUNTERPART, OWN, Line, Nameless, ReferenceReader
from diplocompare.parties.teams import Team, teams

_CHARACTERS_OF_TITLE = 250  # of a text, in which it says who its own leader is
# Of two forms of a name: letters that they share at least, and that differ in the longer one at most.
_SHARED_LETTERS, _OTHER_LETTERS = 4, 4


def reference_reader(text: str, parties: Sequence[Party], lexicon: Lexicon) -> ReferenceReader:
    """Return a reader of references that has learned from a readout's text; `parties`: its own is the first."""
    joined = teams(text, parties, lexicon)
    parties = [team.party for team in joined]
    short, states = _short_names(parties, lexicon), lexicon.speakers.references.states
    names = PartyNames(parties, (lambda word: _party_called(word, short, states)) if short else None)
    # Participants who published none of the readouts are not told apart.
    numbers = {
        party: number if number == OWN or party.readout is not None else COUNTERPART
        for number, party in enumerate(parties)
    }
    counterpart = numbers[parties[1]] if len(parties) == 2 else COUNTERPART
    titles = _bearers(Line(text, names), numbers, lexicon)
    roles = {
        role: OWN if whose == "own" else counterpart
        for whose, listed in lexicon.speakers.roles.items()
        for role in listed
    }
    nameless = Nameless(
        titles=titles,
        roles=roles,
        we=OWN,
        groups=_groups(joined, counterpart, lexicon),
        leader=_leader_without_name(titles, counterpart, lexicon),
    )
    return ReferenceReader(names, numbers, nameless, lexicon)


def _bearers(line: Line, numbers: Mapping[Party, int], lexicon: Lexicon) -> dict[str, int]:
    """Who bears each title; of several who do, the issuer's own leader needs no name."""
    titles: dict[str, int] = {}
    for title, party in line.titles(lexicon):
        titles[title] = numbers[party] if titles.get(title, numbers[party]) == numbers[party] else OWN
    for title, who in list(titles.items()):
        # "the Minister" is the foreign minister, "the Secretary" the secretary of state.
        for short in (title.split()[-1], title.split()[0]):
            if short in lexicon.speakers.references.leaders:
                titles.setdefault(short, who)
    opening = _opening_title(line, lexicon)
    return {**titles, opening: OWN} if opening else titles


def _opening_title(line: Line, lexicon: Lexicon) -> str | None:
    """The title that a text begins with and no name follows: "The Prime Minister spoke to ..."."""
    titles = leaders_titles(lexicon)
    for at in range(len(line.words)):
        if line.start(at) > _CHARACTERS_OF_TITLE or line.is_leader(at):
            return None
        title = titles.at(line.words, at)
        if title is None or line.word(at - 1) != "the" or titles.at(line.words, title.end):
            continue
        # "The President of the Republic" is the issuer's, "The President of Belmora" need not be.
        if line.word(title.end) != "of" or line.is_of_no_country(title.end, lexicon):
            return None if line.is_leader(title.end) else title.value
    return None


def _leader_without_name(titles: Mapping[str, int], counterpart: int, lexicon: Lexicon) -> int | None:
    """Whom the title of a leader means that nobody bears by name: the one whose office a text does not tell."""
    borne = {who for title, who in titles.items() if title in lexicon.speakers.references.leaders}
    if OWN not in borne:
        return OWN
    return None if counterpart in borne else counterpart


def _groups(joined: Sequence[Team], counterpart: int, lexicon: Lexicon) -> dict[str, int]:
    """Whom "the ministers" mean where one side has sent several persons and the other one only one."""
    several = [at for at, team in enumerate(joined) if team.size > 1]
    if len(joined) != 2 or len(several) != 1:
        return {}
    return dict.fromkeys(lexicon.speakers.together.persons, OWN if several[0] == 0 else counterpart)


def _short_names(parties: Sequence[Party], lexicon: Lexicon) -> tuple[tuple[str, Party], ...]:
    """The words of sides that no list has, by which they may be called, each with its party."""
    states = lexicon.speakers.references.states
    found = []
    for party in parties:
        if find_country(party.side):
            continue
        for part in party.side.replace("-", " ").replace("_", " ").split():
            # Several sides may be a republic; only one is likely to be a union.
            if part.lower() not in states or sum(part in other.side for other in parties) == 1:
                found.append((part, party))
    return tuple(found)


def _party_called(word: str, short: Sequence[tuple[str, Party]], states: AbstractSet[str]) -> Party | None:
    """The party that a word stands for which no list has: an adjective ("Belmoran"), a short name ("the Union")."""
    word = POSSESSIVE.sub("", word)
    for part, party in short:
        is_form = part.lower() not in states and (stands_for(word, (part,)) or _share_root(word, part))
        if word == part or is_form:
            return party
    return None


def _share_root(word: str, name: str) -> bool:
    """Whether two words differ in their endings only: "Rovenia" and "Rovenian", but not "Rheinmark" and "Rheinfels"."""
    shorter, longer = sorted((len(word), len(name)))
    alike = next((at for at in range(shorter) if word[at] != name[at]), shorter)
    return alike >= max(_SHARED_LETTERS, shorter - 1) and longer - alike <= _OTHER_LETTERS
