"""Which language a text is in: told by its script and small words, and by a library only where those leave a doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diplocompare.lexicon.lists import Lexicon
from diplocompare.model import Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
# Plainly not English, and no more can be told (ISO 639-2).
UNKNOWN = "und"
# Enough of a text to tell; a readout is rarely longer.
_LONGEST = 20_000
# Fewer words in Latin letters than this may be in any language.
_LEAST_WORDS = 12
# The part of the words that are small words of a language, and how far it must lead any other: English prose has 0.35
# and more, other languages read by the English list 0.12 at the most. The lists of the others are shorter.
_ENGLISH_SHARE, _OTHER_SHARE, _LEAD = 0.12, 0.12, 1.4
# With so many English small words no other list has a chance.
_PLAIN = 0.25
# Fewer English small words than this, and it is no English prose.
_NO_ENGLISH = 0.05
# Below this part of a text, words in another script are names and quotations.
_LEAST_PART, _LEAST_LETTERS, _FEWEST_LETTERS = 0.1, 20, 6
# A sign of these scripts says about as much as three letters.
_DENSE = 3
_LIBRARY_SURE, _LIBRARY_EXCLUDES = 0.8, 0.05
_SCRIPTS = """
0370 Greek; 0400 Cyrillic; 0530 Armenian; 0590 Hebrew; 0600 Arabic; 0700 -; 0750 Arabic; 0780 -; 08A0 Arabic;
0900 Devanagari; 0980 Bengali; 0A00 Gurmukhi; 0A80 Gujarati; 0B00 Odia; 0B80 Tamil; 0C00 Telugu; 0C80 Kannada;
0D00 Malayalam; 0D80 Sinhala; 0E00 Thai; 0E80 Lao; 0F00 -; 1000 Burmese; 10A0 Georgian; 1100 Hangul; 1200 Ethiopic;
13A0 -; 1780 Khmer; 1800 -; 1F00 Greek; 2000 -; 3040 Kana; 3100 -; 3400 Han; A000 -; AC00 Hangul; D7B0 -; F900 Han;
FB00 -; FB50 Arabic; FE00 -; FE70 Arabic; FF00 -; 20000 Han; 2FA20 -
"""
_STARTS = [int(entry.split()[0], 16) for entry in _SCRIPTS.split(";")]
_NAMES_OF_SCRIPTS = [entry.split()[1] for entry in _SCRIPTS.split(";")]
# Scripts in which one language writes, or one that stands for the few others.
_ONE_LANGUAGE = dict(
    entry.split()
    for entry in """
    Greek el; Armenian hy; Hebrew he; Devanagari hi; Bengali bn; Gurmukhi pa; Gujarati gu; Odia or; Tamil ta; Telugu te;
    Kannada kn; Malayalam ml; Sinhala si; Thai th; Lao lo; Burmese my; Georgian ka; Hangul ko; Ethiopic am; Khmer km
    """.split(";")
)
# Letters that only one of a script's languages has; the first language with a fair number of its own is meant.
_OWN_LETTERS = {
    "Cyrillic": (
        *(("be", "ў"), ("uk", "їєґ"), ("tg", "ҳҷӣӯ"), ("kk", "әғқңұ"), ("mn", "өү"), ("mk", "ѓќѕ"), ("sr", "ђћљњј")),
        *(("ru", "ыэ"), ("bg", "ъ")),
    ),
    "Arabic": (("ps", "ټډړښ"), ("ur", "ٹڈڑےں"), ("fa", "پچژگ"), ("ar", "ةيى")),
}
_FAIR = 0.004
# The commonest small words of languages in Latin letters: closed classes of any grammar of theirs, chosen by us so that
# few are shared.
_SMALL_WORDS = {
    "de": "der die das und den dem des ein eine einer mit von zu im auf für ist nicht sich auch wurde über haben dass",
    "fr": "le la les des du un une et à au aux dans pour que qui sur avec par est ont été ce cette leur leurs",
    "es": "el la los las del de y en un una que con por para se su sus al es ha sobre entre como también más",
    "pt": "o a os as do da dos das e em um uma que com por para no na se ao à pelo sobre entre não também",
    "it": "il la le i gli lo di del della dei delle e in un una che con per nel nella sul si è ha anche tra",
    "nl": "de het een en van in op te dat met voor zijn is aan ook door naar over werd hebben bij tussen",
    "tr": "ve bir bu ile için da de olarak olan sayın daha ettiği ise kadar sonra gibi arasında görüşmede iki",
    "pl": "i w na z do się że o oraz przez po dla jest od za nie który które ze podczas między także",
    "ro": "și în de la cu pe a al ale din că pentru un o este au fost care prin între sau mai",
    "cs": "a v na se že s z do o pro za k ve jsou byl by také mezi který které při jako",
    "da": "og i at det er en af på den til med for som har de et blev også om fra mellem",
    "hr": "i je u na se da s za o su te od koji koja kao bi će koje nije između",
    "sv": "och i att det som en på är av för med till den har ett om inte från vid mellan",
    "hu": "a az és hogy egy is nem volt meg között már csak vagy ezt szerint pedig mint azt",
    "id": "yang dan di dengan untuk dari pada ini dalam itu akan kepada oleh juga tersebut antara telah",
    "az": "və bir bu ilə üçün da də olan olaraq daha qeyd edib ki prezident arasında həm onun",
    "uz": "va bilan uchun bir bu ham o'zbekiston davlat hamda esa ushbu bo'yicha o'rtasida",
    "vi": "và của các là trong với cho đã được những có về hai một để",
    "fi": "ja on ei että se oli hän mutta myös kun ovat sekä joka presidentti välillä",
}
# By the codes of ISO 639-1.
_LANGUAGES = dict(
    entry.strip().split(maxsplit=1)
    for entry in """
    af Afrikaans; am Amharic; an Aragonese; ar Arabic; as Assamese; az Azerbaijani; be Belarusian; bg Bulgarian; bn
    Bengali; br Breton; bs Bosnian; ca Catalan; cs Czech; cy Welsh; da Danish; de German; dz Dzongkha; el Greek; en
    English; eo Esperanto; es Spanish; et Estonian; eu Basque; fa Persian; fi Finnish; fo Faroese; fr French; ga
    Irish; gl Galician; gu Gujarati; he Hebrew; hi Hindi; hr Croatian; ht Haitian Creole; hu Hungarian; hy Armenian;
    id Indonesian; is Icelandic; it Italian; ja Japanese; jv Javanese; ka Georgian; kk Kazakh; km Khmer; kn Kannada;
    ko Korean; ku Kurdish; ky Kyrgyz; la Latin; lb Luxembourgish; lo Lao; lt Lithuanian; lv Latvian; mg Malagasy; mk
    Macedonian; ml Malayalam; mn Mongolian; mr Marathi; ms Malay; mt Maltese; my Burmese; nb Norwegian; ne Nepali; nl
    Dutch; nn Norwegian; no Norwegian; oc Occitan; or Odia; pa Punjabi; pl Polish; ps Pashto; pt Portuguese; qu
    Quechua; ro Romanian; ru Russian; rw Kinyarwanda; se Sami; si Sinhala; sk Slovak; sl Slovenian; sq Albanian; sr
    Serbian; sv Swedish; sw Swahili; ta Tamil; te Telugu; tg Tajik; th Thai; tl Tagalog; tr Turkish; ug Uyghur; uk
    Ukrainian; ur Urdu; uz Uzbek; vi Vietnamese; vo Volapük; wa Walloon; xh Xhosa; zh Chinese; zu Zulu
    """.split(";")
)
# A letter of a script other than Latin, as far as `_SCRIPTS` knows them.
_OTHER_LETTERS = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u3040-\ufaff\ufb50-\ufefc\U00020000-\U0002fa1f]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ][^\W\d_]+)?")


class Tongue(NamedTuple):
    """A language by its code ("ru"), the part of the text that is in it, 0 to 1, and the first of its words."""

    code: str
    part: float
    words: Span

    @property
    def name(self) -> str:
        """Its English name."""
        return language_name(self.code)


def language_name(code: str) -> str:
    """Return the English name of a language by its code, or the code where it has none here."""
    if code == UNKNOWN:
        return "a language other than English"
    return _LANGUAGES.get(code, code)


def language_code(told: str) -> str | None:
    """Return the code of a language as front matter may name it ("en-GB", "English"); None where it is not known."""
    small = told.strip().lower()
    code = re.split(r"[-_ ]", small, maxsplit=1)[0]
    if code in _LANGUAGES:
        return code
    return next((code for code, name in _LANGUAGES.items() if name.lower() == small), None)


def tongues(text: str, lexicon: Lexicon) -> tuple[Tongue, ...]:
    """Return the languages that make up a tenth of a text or more, the largest part first.

    None where it is too short to tell. In one script one language is assumed.
    """
    text = text[:_LONGEST]
    runs = [] if text.isascii() else list(_OTHER_LETTERS.finditer(text))
    others = [letter for run in runs for letter in run.group() if letter.isalpha()]
    without = _OTHER_LETTERS.sub(lambda run: " " * len(run.group()), text) if runs else text
    latin = _WORD.findall(without)
    count = Counter(map(_script, others))
    count["Han"], kana = count["Han"] + count["Kana"], count.pop("Kana", 0)
    weights = {script: number * (_DENSE if script == "Han" else 1) for script, number in count.items() if number}
    whole = sum(map(len, latin)) + sum(weights.values())
    found = []
    for script, weight in sorted(weights.items()):
        if weight >= max(_LEAST_PART * whole, min(_LEAST_LETTERS, whole / 2), _FEWEST_LETTERS):
            letters = "".join(letter for letter in others if _script(letter) == script)
            code = ("ja" if kana * 10 >= count["Han"] else "zh") if script == "Han" else _by_letters(script, letters)
            first = next(run for run in runs if any(_script(letter) == script for letter in run.group()))
            found.append(Tongue(code, weight / whole, Span(*first.span())))
    if len(latin) >= _LEAST_WORDS and sum(map(len, latin)) >= _LEAST_PART * whole:
        code_or_none = _by_small_words([word.lower().replace("’", "'") for word in latin], lexicon)
        if code_or_none:
            first = next(_WORD.finditer(without))
            found.append(Tongue(code_or_none, sum(map(len, latin)) / whole, Span(*first.span())))
    return tuple(sorted(found, key=lambda tongue: -tongue.part))


@cache
def _script(letter: str) -> str:
    return _NAMES_OF_SCRIPTS[bisect_right(_STARTS, ord(letter)) - 1]


def _by_letters(script: str, letters: str) -> str:
    if script in _ONE_LANGUAGE or script not in _OWN_LETTERS:
        return _ONE_LANGUAGE.get(script, UNKNOWN)
    small = letters.lower()
    owners = (code for code, own in _OWN_LETTERS[script] if sum(map(small.count, own)) >= _FAIR * len(small))
    return next(owners, None) or ask_library(letters) or UNKNOWN


@cache
def _small_words(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    return {ENGLISH: lexicon.vocabulary.function} | {
        code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()
    }


def _by_small_words(words: list[str], lexicon: Lexicon) -> str | None:
    """The language whose small words are common among these, far before those of any other; else what the library says.

    `UNKNOWN` where it is plainly not English, None where that is not plain.
    """
    count = Counter(words)
    if sum(number for word, number in count.items() if word in lexicon.vocabulary.function) >= _PLAIN * len(words):
        return ENGLISH
    shares = {
        code: sum(number for word, number in count.items() if word in known) / len(words)
        for code, known in _small_words(lexicon).items()
    }
    (best, share), (_, second) = sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:2]
    least = _ENGLISH_SHARE if best == ENGLISH else _OTHER_SHARE
    if share >= least and share >= _LEAD * second:
        return best
    return ask_library(" ".join(words)) or (UNKNOWN if shares[ENGLISH] < _NO_ENGLISH else None)


def ask_library(text: str) -> str | None:
    """Return the language that py3langid is sure of, `UNKNOWN` where it is sure only that it is not English.

    None where it is sure of nothing, or is not installed.
    """
    try:
        ranked = dict(_library().rank(text))
    except ImportError:
        return None
    best = max(ranked, key=lambda code: ranked[code])
    if ranked[best] >= _LIBRARY_SURE:
        return str(best)
    return UNKNOWN if ranked[ENGLISH] < _LIBRARY_EXCLUDES else None


@cache
def _library() -> LanguageIdentifier:
    # Half a second, once, and only for a text in none of the usual languages, or in hardly any sentences.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
