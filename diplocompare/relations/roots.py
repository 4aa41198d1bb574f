"""Words by their base form and by their root: "refuses" is a form of "refuse", and "refusal" of its root."""

from __future__ import annotations

import re
from functools import lru_cache

# Forms of verbs and nouns that no rule reaches.
_FORMS = """
abide abode; arise arose arisen; be is are was were been being; bear bore borne; become became; begin began begun;
break broke broken; bring brought; build built; burn burnt; buy bought; catch caught; child children; choose chose
chosen; cost; deal dealt; die dying died dies; draw drew drawn; drive drove driven; eat ate eaten; fall fell fallen;
feed fed; feel felt; fight fought; find found; flee fled; fly flew flown flies; forbid forbade forbidden; forget
forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone goes
going; do did done does doing; come came coming; grow grew grown; hear heard; hide hid hidden; hold held; keep kept;
know knew known; lay laid; lead led; leave left; lend lent; lie lain lying lied; lose lost; make made; man men; mean
meant; meet met; overcome overcame; overthrow overthrew overthrown; pay paid; rise rose risen; run ran; say said; see
saw seen; seek sought; sell sold; send sent; shoot shot; show showed shown; shrink shrank shrunk; sink sank sunk;
speak spoke spoken; spend spent; stand stood; steal stole stolen; stick stuck; strike struck stricken; swear swore
sworn; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; undergo underwent;
understand understood; undertake undertook undertaken; undo undid undone; uphold upheld; win won; wind wound; withdraw
withdrew withdrawn; withhold withheld; withstand withstood; woman women; write wrote written; foresee foresaw
foreseen; serviceman servicemen; fisherman fishermen; policeman policemen; crisis crises; basis bases; use used uses
using; try tried tries; willing; evening; during; morning; nothing; something; anything; everything; airplane plane
planes; agree agreed agrees; free freed frees freeing; ski skied; see; guarantee guaranteed guarantees; disagree
disagreed disagrees; decree decreed; repay repaid; rebuild rebuilt; resell resold; retake retook retaken; rewrite
rewrote rewritten; mislead misled; overrun overran; forgo forgone forwent; outdo outdid; mistake mistook mistaken;
partake partook; redo redid redone; remake remade; resend resent; oversee oversaw overseen; withdraw withdrawn; set;
shut; put; hit; spread; cast; broadcast; sea seas; gas; bus; its; this; his; species; series; means; news; always;
perhaps; us; less; unless; across; access; process; address;
"""
# Nouns and adjectives that have the root of another word, and no rule shows it.
_DERIVED = """
deny denial denials; decide decision decisions; receive receipt receipts; fulfil fulfill fulfilment fulfillment
fulfilled fulfils fulfills fulfilling; recognise recognition; oppose opposition; destroy destruction destructive;
defend defence defense defensive; offend offence offense offensive; suspend suspense; succeed success successful
successfully successes; prove proof proven proofs; believe belief beliefs; relieve relief; retain retention; maintain
maintenance; detain detention detainee detainees; abstain abstention; intervene intervention; acquire acquisition;
collide collision; invade invasion invader invaders; persuade persuasion; divide division divisions; revise revision;
provide provision provisions; exclude exclusion; include inclusion; conclude conclusion conclusions; expel expulsion
expulsions; resolve resolution resolutions; solve solution solutions; dissolve dissolution; reveal revelation; explain
explanation; maritime marine; naval navy navies; candidate candidacy candidature candidacies candidates; democracy
democratic; secret secrecy; urgent urgency; free freedom freely; safe safety safely; able ability; true truth truly
truthful; grow growth; strong strength; long length; high height; deep depth; wide width; die death deaths dead; weigh
weight; sell sale sales; flight flights; violent violence violently; pay payment payments; implement implementation
implemented implementing implements; stationing station stations stationed; utterance statement statements; close
closure closures; sign signature signatures signatory signatories; abolish abolition; criticise criticism criticisms;
resume resumption; apologise apology apologies; occupy occupier occupiers occupation; critic critical; accede
accession; secede secession; adhere adherence; redeem redemption; interrupt interruption; disrupt disruption; renounce
renunciation; denounce denunciation; enter entry entries; arrive arrival arrivals; attacker attackers attack;
negotiate negotiable negotiator negotiators; apply application applications; restrain restraint; complain complaint
complaints; respond response responses; produce product products; tense tension tensions; settle settlement; improve
improvement improvements; comply compliance compliant; legitimate legitimacy; present presence; absent absence;
suspect suspicion; refuse refusal; arm arms; serviceman soldier soldiers; fisherman fishing fisheries fishery; lose
loss losses; choose choice choices; speak speech speeches; think thought thoughts; govern government governments
governmental; economy economic economies; bank banks banking banker; mine mines mining; vote voting voter voters;
police policing policeman; advise advice; dredge; lie lies; dwell; extend extension extensions extent; expand
expansion; comprehend comprehension; scholar scholarship scholarships; hydrology hydrological hydrologist
hydrologists; reside resident residents; work worker workers; farm farmer farmers; visit visitor visitors; invest
investor investors investment investments; ally alliance alliances; rely reliance; defy defiance; assist assistance;
resist resistance; appear appearance; disappear disappearance; attend attendance; deter deterrence deterrent; depend
dependence; insist insistence; exist existence; coexist coexistence; prefer preference; refer reference; differ
difference differences; interfere interference; confer conference; perform performance; insure insurance; assure
assurance assurances; disturb disturbance; ratify ratification; verify verification; notify notification; certify
certification; justify justification; identify identification; modify modification; clarify clarification;
"""
_DERIVED_UNLIKE = """
several department departments commission commissions terminal terminals transition position positions mission
missions relation relations condition conditions nation region session attention occasion version question section
function functions official officials general several material capital moment element document parliament monument
comment distance instance balance finance province evidence audience science experience violence president continent
current agent urgent recent event percent content extent implement provision opposition national regional final local
total legal
"""


def _read(table: str) -> dict[str, str]:
    entries = (entry.split() for entry in table.split(";"))
    return {form: base for base, *forms in filter(None, entries) for form in (base, *forms)}


_IRREGULAR, _KIN = _read(_FORMS), _read(_DERIVED)
_UNLIKE = frozenset(_DERIVED_UNLIKE.split())
# Endings of forms, and of nouns made of verbs, with what stands in their place and how many letters must be left.
_INFLECTIONS = (
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("sses", "ss", 2),
    ("shes", "sh", 2),
    ("ches", "ch", 2),
    ("xes", "x", 2),
    ("ings", "", 3),
    ("ing", "", 3),
    ("ed", "", 3),
    ("s", "", 3),
)
_ENDINGS = tuple(
    (end, by, least)
    for least, endings in {
        5: "ational: ations: ation: ates: ate: als: al: ally: ances: ance: ences: ence: ants: ant: ents: ent: ential:",
        4: "isational:is ifications:ify ification:ify isations:is isation:is ications:y ication:y fulness: iveness: "
        "ousness: tional:t itions:it ition:it nsions:nd nsion:nd issions:it ission:it uctions:uc uction:uc ptions:pt "
        "ption:pt ctions:ct ction:ct ments: ment: abilities: ability: ibilities: ibility: ities: ity: ably: able: "
        "ibly: ible: ingly: edly: fully: ful: ively: ives: ive: eries:er ery:er ions: ion: ness: ily:y ly: ise:is",
    }.items()
    for end, by in (entry.split(":") for entry in endings.split())
)
# Base forms have lost their last "e".
_ENDINGS += tuple((end[:-1], by, least) for end, by, least in _ENDINGS if end.endswith("e"))
_BY_LAST = {
    last: tuple(sorted((each for each in _ENDINGS if each[0][-1] == last), key=lambda each: -len(each[0])))
    for last in {end[-1] for end, _, _ in _ENDINGS}
}
_NOMINAL = ("ion", "ions", "ment", "ments", "ance", "ence", "ances", "ences")
_NOUNS = frozenset(
    "refusal denial withdrawal approval renewal removal arrival reversal dismissal rebuttal acquittal survival revival "
    "betrayal deferral closure signature signatures departure denials refusals withdrawals receipt belief proof growth "
    "loss entry criticism apology complaint complaints restraint delivery deliveries discovery recovery response reply "
    "replies success".split()
)
# "Representation" is of "represent", which ends like "different".
_PASSES = 2
_VOWELS = "aeiou"
# "Wine" is no form of "win": such words keep their "e", and have it back in "voted", where "banned" doubles its letter.
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


@lru_cache(maxsize=16384)
def base_form(word: str) -> str:
    """Return the base form of a word in lower case, in our own spelling: "refused" and "refuse" have one."""
    known = _IRREGULAR.get(word)
    if known is None:
        known = word
        for end, by, least in _INFLECTIONS:
            if word.endswith(end) and len(word) - len(end) >= least and not (end == "s" and word[-2] in "sui"):
                known = word[: len(word) - len(end)] + by
                known += "e" if end in ("ed", "ing") and _ONE_SYLLABLE.fullmatch(known) else ""
                break
    word = known.replace("iz", "is") if len(known) > 5 else known
    word = word.replace("our", "or") if len(word) > 5 else word
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "se":  # "barred"
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == "e" and not _ONE_SYLLABLE.fullmatch(word[:-1]) else word


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """Return the root of a word in lower case: enough of it to join its forms and common derivations."""
    word = base_form(_KIN.get(word, _KIN.get(_IRREGULAR.get(word, word), word)))
    for _ in range(_PASSES if word not in _UNLIKE else 0):
        for end, by, least in _BY_LAST.get(word[-1:], ()):
            if word.endswith(end) and len(word) - len(end) + len(by) >= least:
                word = word[: len(word) - len(end)] + by
                break
    return word[:-1] if len(word) > 4 and word[-1] in "ye" and word[-2] not in _VOWELS else word


@lru_cache(maxsize=16384)
def verb_root(word: str) -> str | None:
    """Return the root of the verb that a noun is made of ("refusal", "suspension"), None for other words."""
    if word in _UNLIKE:
        return None
    return root(word) if word.endswith(_NOMINAL) or word in _NOUNS else None


def is_noun(word: str) -> bool:
    """Return whether a word in lower case is a noun made of a verb ("refusal", "suspension")."""
    return verb_root(word) is not None
