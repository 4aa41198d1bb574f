"""The configuration file: where it is looked for, what it may hold, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplocompare.files.settings import cache_folder, config_file, read_config
from diplocompare.model import DiplocompareError


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIPLOCOMPARE_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "config.toml"


def test_every_setting_is_read(file: Path) -> None:
    file.write_text('model = "all-mpnet-base-v2"\nrevision = "abc"\nwidth = 120\nquiet = true\n')
    assert read_config() == {"model": "all-mpnet-base-v2", "revision": "abc", "width": 120, "quiet": True}


def test_an_empty_file_settles_nothing(file: Path) -> None:
    file.touch()
    assert read_config() == {}


def test_without_a_file_nothing_is_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIPLOCOMPARE_CONFIG", raising=False)
    monkeypatch.setattr("platformdirs.user_config_dir", lambda *args, **kwargs: str(tmp_path))
    assert config_file() == tmp_path / "config.toml"
    assert read_config() == {}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "no such file, mend or unset DIPLOCOMPARE_CONFIG"),
        (b"width = \n", "not TOML (Invalid value (at line 1, column 9)), mend or remove it"),
        (
            b'model = "\xff"\n',
            "not TOML ('utf-8' codec can't decode byte 0xff in position 9: invalid start byte), mend",
        ),
        (b"a = " + b"[" * 100_000, "not TOML (maximum recursion depth exceeded"),
        (b"widht = 80\n", "unknown setting 'widht', known are model, revision, judgement, width, quiet"),
        (b"[model]\nname = 1\n", "model is not of type str, mend it"),
        (b'width = "80"\n', "width is not of type int, mend it"),
        (b"width = true\n", "width is not of type int, mend it"),
        (b"quiet = 1\n", "quiet is not of type bool, mend it"),
        (b"width = 10\n", "width is under 40, mend it"),
    ],
    ids=["missing", "no TOML", "no UTF-8", "nested", "unknown", "table", "text", "truth", "number", "narrow"],
)
def test_a_bad_file_gives_one_sentence(content: bytes | None, problem: str, file: Path) -> None:
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DiplocompareError) as caught:
        read_config()
    assert str(caught.value).startswith(f"{file}: {problem}")
    assert "\n" not in str(caught.value)


def test_a_folder_in_its_place_gives_one_sentence(file: Path) -> None:
    file.mkdir()
    with pytest.raises(DiplocompareError) as caught:
        read_config()
    assert str(caught.value) == f"{file}: cannot be read (Is a directory), mend or remove it"


def test_the_cache_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOCOMPARE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("DIPLOCOMPARE_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *args, **kwargs: "/home/u/.cache/diplocompare")
    assert cache_folder() == Path("/home/u/.cache/diplocompare")
