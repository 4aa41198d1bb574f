"""Languages are told by script and small words at once; the library is asked only where those leave a doubt."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import LEXICON, readouts
from hypothesis import given
from hypothesis import strategies as st
from tiny_model import write_multilingual

from diplocompare.embed.load import load_encoder
from diplocompare.model import Span
from diplocompare.pipeline import compare
from diplocompare.provenance import language
from diplocompare.provenance.language import UNKNOWN, language_code, language_name, tongues
from diplocompare.provenance.notes import notes

ENGLISH = "The two presidents spoke by telephone about grain exports. They agreed to meet again in the spring."
CHINESE = "两国领导人就粮食出口交换了意见,同意春天再次会晤。"
# Sentences of our own, all of the same meaning.
PLAIN = {
    "en": ENGLISH,
    "tr": "İki lider telefonda tahıl ihracatını görüştü ve bahar için bir toplantı üzerinde anlaştı. Bakanlar da bu konuda bir plan hazırlayacak.",
    "ru": "Президенты обсудили по телефону экспорт зерна. Они договорились встретиться вновь весной, чтобы подвести итоги.",
    "uk": "Президенти обговорили телефоном експорт зерна. Вони домовилися зустрітися навесні, щоб підбити підсумки їхньої роботи.",
    "bg": "Президентите обсъдиха по телефона износа на зърно и се договориха да се срещнат отново през пролетта.",
    "zh": CHINESE,
    "ja": "両国の首脳は電話で穀物の輸出について話し合い、春に再び会うことで一致した。",
    "ko": "두 정상은 전화로 곡물 수출을 논의하고 봄에 다시 만나기로 합의했다.",
    "ar": "ناقش الرئيسان هاتفيا تصدير الحبوب، واتفقا على اللقاء مجددا في الربيع القادم.",
    "fa": "دو رئیس جمهور درباره صادرات غلات گفتگو کردند و قرار گذاشتند که بهار دوباره دیدار کنند؛ هیچ چیز دیگری گفته نشد.",
    "he": "שני הנשיאים שוחחו בטלפון על ייצוא תבואה והסכימו להיפגש שוב באביב.",
    "el": "Οι δύο πρόεδροι συζήτησαν τηλεφωνικά για τις εξαγωγές σιτηρών.",
    "de": "Die beiden Präsidenten sprachen am Telefon über die Ausfuhr von Getreide. Es ist vereinbart, sich im Frühjahr mit den Ministern zu treffen.",
    "fr": "Les deux présidents ont parlé au téléphone des exportations de céréales. Ils sont convenus de se revoir au printemps avec les ministres.",
    "es": "Los dos presidentes hablaron por teléfono sobre las exportaciones de grano y acordaron reunirse de nuevo en la primavera con los ministros.",
    "pl": "Prezydenci rozmawiali przez telefon o eksporcie zboża. Zgodzili się, że spotkają się na wiosnę i że ministrowie będą na tym spotkaniu.",
    "vi": "Hai tổng thống đã trao đổi về việc xuất khẩu ngũ cốc và đồng ý gặp lại vào mùa xuân.",
    "ka": "პრეზიდენტებმა ტელეფონით მარცვლეულის ექსპორტი განიხილეს.",
}


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> str | None:
        raise AssertionError(f"no doubt was due: {text[:60]}")

    monkeypatch.setattr(language, "ask_library", refuse)


@pytest.mark.parametrize("code", PLAIN)
def test_a_plain_text_is_told_without_the_library(code: str, no_library: None) -> None:
    (found,) = tongues(PLAIN[code], LEXICON)
    assert (found.code, found.part) == (code, 1.0)
    assert PLAIN[code][found.words.start : found.words.end].strip()


def test_a_text_in_two_scripts_is_told_part_by_part(no_library: None) -> None:
    text = f"{ENGLISH}\n\n{CHINESE}\n"
    found = {tongue.code: tongue for tongue in tongues(text, LEXICON)}
    assert set(found) == {"en", "zh"}
    assert found["en"].part + found["zh"].part == pytest.approx(1.0)
    assert text[found["zh"].words.start] == "两"
    assert text[slice(*found["en"].words)] == "The"


def test_a_name_in_another_script_is_no_language_of_the_text(no_library: None) -> None:
    assert [tongue.code for tongue in tongues(ENGLISH.replace("spoke", "(习近平) spoke"), LEXICON)] == ["en"]


@pytest.mark.parametrize(
    "text", ["", " \n", "Grain exports.", "12 345 ... 67", "Anna Berg, Bo Ek, Cas Dal", "\ue000\ud800 \U0001f600"]
)
def test_of_a_text_too_short_to_tell_nothing_is_said(text: str, no_library: None) -> None:
    assert tongues(text, LEXICON) == ()


def test_a_list_of_names_in_an_english_text_leaves_it_english(no_library: None) -> None:
    names = "\n".join(f"- Anna Berg {number}, Osmarra Institute" for number in "abcdefgh")
    assert [
        tongue.code for tongue in tongues(f"{ENGLISH} The participants of the meeting were:\n{names}", LEXICON)
    ] == ["en"]


def test_a_script_that_is_not_known_here_is_at_least_not_english(no_library: None) -> None:
    (found,) = tongues("ꀀꀁꀂꀃ ꀄꀅꀆꀇ ꀈꀉꀊ", LEXICON)
    assert (found.code, found.name) == (UNKNOWN, "a language other than English")


@pytest.mark.parametrize(
    ("told", "code"),
    [("sw", "sw"), (UNKNOWN, UNKNOWN), (None, None)],
    ids=["sure", "only that it is not English", "not at all"],
)
def test_in_doubt_the_library_is_asked(told: str | None, code: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(language, "ask_library", lambda text: asked.append(text) or told)
    text = "Anna raisi kuhusu nafaka of the mkutano wa pili simu rais ardesh lysmark osmarra bandari meli chakula gesi bei mafuta"
    assert [tongue.code for tongue in tongues(text, LEXICON)] == ([code] if code else [])
    assert len(asked) == 1


def test_without_the_library_a_text_that_is_plainly_not_english_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    language._library.cache_clear()
    monkeypatch.setitem(sys.modules, "py3langid", None)
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    swahili = (
        "Marais wawili walizungumza kwa simu kuhusu uuzaji wa nafaka nje ya nchi, wakakubaliana kukutana tena masika."
    )
    assert [tongue.code for tongue in tongues(swahili, LEXICON)] == [UNKNOWN]


def test_the_library_knows_what_the_lists_do_not() -> None:
    pytest.importorskip("py3langid")
    swahili = (
        "Marais wawili walizungumza kwa simu kuhusu uuzaji wa nafaka nje ya nchi, wakakubaliana kukutana tena masika."
    )
    assert [(tongue.code, tongue.name) for tongue in tongues(swahili, LEXICON)] == [("sw", "Swahili")]


def test_the_library_is_not_loaded_for_a_plain_text() -> None:
    code = (
        "import sys; from diplocompare.lexicon.lists import load_lexicon; from diplocompare.provenance.language import tongues; tongues(sys.argv[1], load_lexicon())\n"
        "print(*{'py3langid', 'numpy', 'lzma'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, ENGLISH], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        *(("en", "en"), ("EN-gb", "en"), ("zh_Hans", "zh"), ("English", "en"), (" turkish ", "tr"), ("Russian", "ru")),
        *(("", None), ("-", None), ("Klingon", None), ("\x00", None), ("x" * 9999, None)),
    ],
    ids=lambda value: (value or "nothing")[:12].strip("\x00") or "NUL",
)
def test_a_language_of_the_front_matter_is_known_by_code_or_name(told: str, code: str | None) -> None:
    assert language_code(told) == code


def test_every_code_in_use_has_a_name() -> None:
    codes = {*language._SMALL_WORDS, *language._ONE_LANGUAGE.values(), "zh", "ja"}
    codes |= {code for owners in language._OWN_LETTERS.values() for code, _ in owners}
    assert [code for code in sorted(codes) if language_name(code) == code] == []


def test_the_scripts_stand_in_order() -> None:
    assert all(one < other for one, other in pairwise(language._STARTS))


@given(st.text(max_size=300))
def test_any_text_gives_parts_of_a_whole(text: str) -> None:
    found = tongues(text, LEXICON) if "x" not in text else ()
    assert sum(tongue.part for tongue in found) <= 1 + 1e-9
    assert all(0 <= tongue.words.start < tongue.words.end <= len(text) for tongue in found)


# A model that knows other languages.


@pytest.mark.model
def test_a_multilingual_model_compares_what_the_embedded_one_does_not_know(tmp_path: Path) -> None:
    russian, turkish = PLAIN["ru"], PLAIN["tr"]
    words = sorted({word.strip(".,") for word in f"{russian} {turkish}".split()})
    write_multilingual(tmp_path / "many-tongues", words)
    said: list[str] = []
    encoder = load_encoder(str(tmp_path / "many-tongues"), cache_folder=tmp_path / "cache", report=said.append)
    given = readouts(russian, turkish)
    comparison = compare(given, encoder)
    assert [line.split(" ")[0] for line in said] == ["many-tongues:", "preparing"]  # and so without torch from now on
    assert comparison.signature.model == "many-tongues"
    assert all(readout.claims for readout in comparison.readouts)
    spans = [Span(0, russian.index(".")), Span(russian.index("Они"), len(russian))]
    one, other = encoder.encode(russian, spans)
    assert float(one @ other) < 0.999  # its pieces know the letters: the sentences are told apart
    assert [note.kind for note in notes(given, LEXICON)] == ["language", "language"]
    assert notes(given, LEXICON, multilingual=True) == ()
