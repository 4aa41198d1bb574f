from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from diplocompare.lexicon.lists import STANDARD, load_lexicon
from diplocompare.model import DiplocompareError

LISTS = sorted((Path(__file__).parents[2] / "diplocompare/lexicon/en").glob("*.toml"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_list_names_its_source_and_licence(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert len(table["source"]) > 20
    assert "Apache-2.0" in table["licence"]
    assert hasattr(load_lexicon(), path.stem)


def test_a_user_s_entries_are_added_and_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[speakers.roles]\nown = ["the chief", "-host"]\n', encoding="utf-8")
    before, after = (load_lexicon(files).speakers.roles["own"] for files in ([], [path]))
    assert set(after) - set(before) == {"the chief"}
    assert set(before) - set(after) == {"host"}


def test_the_name_tells_lexicons_apart_by_content(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("one.toml", "same.toml", "other.toml"))
    for path, word in ((one, "chief"), (same, "chief"), (other, "boss")):
        path.write_text(f'[speakers.roles]\nown = ["{word}"]\n', encoding="utf-8")
    names = [load_lexicon([path]).name for path in (one, same, other)]
    assert names[0] == names[1] != names[2]
    assert load_lexicon().name == STANDARD


def test_a_user_s_words_are_asked_for_by_every_stage(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[vocabulary]\nreporting = ["sputter"]\ntitles = ["grand marshal"]\n', encoding="utf-8")
    lexicon = load_lexicon([path])
    assert {"sputter", "sputters", "sputtered", "sputtering"} <= lexicon.reporting_verbs & lexicon.matterless
    assert {"grand", "marshal"} <= lexicon.title_words


def test_lists_of_one_name_are_one_and_the_same() -> None:
    assert load_lexicon() == load_lexicon() and hash(load_lexicon()) == hash(load_lexicon())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(None, "no such file", id="missing"),
        pytest.param(b"own = [", "not TOML", id="not-toml"),
        pytest.param(b"\xff\xfe", "not TOML", id="no-utf-8"),
        pytest.param(b"[verdicts]\nright = ['a']", "no word list is called 'verdicts'", id="unknown-list"),
        pytest.param(b"[speakers]\nroles = ['a']", "does not fit", id="other-layout"),
        pytest.param(b"speakers = 3", "does not fit", id="no-table"),
        pytest.param(
            b"[commitments.patterns]\n'trade: tariffs' = ['slash tariffs']",
            "no kind of commitment is called 'trade', known are agreement",
            id="unknown-kind",
        ),
        pytest.param(b"[verbs.subject]\nthree = ['a']", "unknown field `three`", id="unknown-part"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_in_a_sentence(content: bytes | None, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DiplocompareError, match=problem) as raised:
        load_lexicon([path])
    assert "\n" not in str(raised.value)


def test_kept_lists_are_those_of_the_files(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[speakers.roles]\nown = ["the chief"]\n', encoding="utf-8")
    fresh, kept = (msgspec.structs.asdict(load_lexicon([mine], cache_folder=tmp_path)) for _ in range(2))
    assert fresh == kept == msgspec.structs.asdict(load_lexicon([mine]))
    assert len(list(tmp_path.glob("lexicon-*.msgpack"))) == 1


def test_damaged_kept_lists_are_made_again(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[speakers.roles]\nown = ["the chief"]\n', encoding="utf-8")
    load_lexicon([mine], cache_folder=tmp_path)
    (kept,) = tmp_path.glob("lexicon-*.msgpack")
    whole = kept.read_bytes()
    for damaged in (b"", whole[:-1], b"\x00" * 10):
        kept.write_bytes(damaged)
        assert "the chief" in load_lexicon([mine], cache_folder=tmp_path).speakers.roles["own"]
        assert kept.read_bytes() == whole


def test_lists_are_loaded_without_a_folder_that_can_be_written(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text('[speakers.roles]\nown = ["the chief"]\n', encoding="utf-8")
    assert "the chief" in load_lexicon([mine], cache_folder=mine / "no folder").speakers.roles["own"]
