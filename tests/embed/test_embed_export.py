"""The real model both ways of running, and small ones of every odd make: exported once, mended, equal to the original."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from shared import FirstRuns

from diplocompare.embed.cache_folder import CacheFolder, open_cache
from diplocompare.embed.encoder import Encoder
from diplocompare.embed.export import NotExportable, open_prepared
from diplocompare.embed.load import _start, load_encoder
from diplocompare.embed.models import ADAPTER, Model, adapt, find_model
from diplocompare.embed.sentence_encoder import SentenceEncoder, load_sentence_transformer
from diplocompare.model import DiplocompareError, Span

pytestmark = pytest.mark.model

TEXTS = [
    "The two leaders discussed grain exports through the Black Sea.",
    "Обсуждены поставки зерна, 粮食出口, naïve café \N{GRINNING FACE}",
    "[sic] U.S.–China: §5, \u202eabc",
    "",
]
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghij", "grain", "exports", "sea"]


def one_by_one(encoder: Encoder, texts: list[str]) -> np.ndarray:
    return np.concatenate([encoder.encode(text, [Span(0, len(text))]) for text in texts])


def prepare(folder: Path | None, cache: CacheFolder, said: list[str]) -> tuple[Model, Encoder]:
    found = find_model(str(folder) if folder else None, revision=None, cache=cache, report=said.append)
    return found, _start(found, cache, said.append)


@pytest.fixture(scope="module")
def cache(embedded: FirstRuns) -> CacheFolder:
    """A cache with the real model in it, prepared by three processes at once."""
    return open_cache(embedded.cache, pytest.fail)


@pytest.fixture(scope="module")
def real(cache: CacheFolder) -> Model:
    """The embedded model with its adapter, as users run it."""
    return adapt(find_model(None, revision=None, cache=cache, report=pytest.fail), ADAPTER)


@pytest.fixture(scope="module")
def original(real: Model) -> Any:
    return load_sentence_transformer(real)


@pytest.fixture(scope="module", params=["onnx", "sentence-transformers"])
def way(request: pytest.FixtureRequest, real: Model, cache: CacheFolder, original: Any) -> Encoder:
    return open_prepared(real, cache, pytest.fail) if request.param == "onnx" else SentenceEncoder(real, original)


def test_of_three_first_runs_at_once_one_prepares_the_model(embedded: FirstRuns) -> None:
    assert sorted(embedded.said) == ["", "", "preparing all-MiniLM-L6-v2 for fast start (once) ...\n"]
    assert len(set(embedded.printed)) == 1


def test_a_whole_text_gets_the_vector_of_sentence_transformers(way: Encoder, original: Any) -> None:
    ours = one_by_one(way, TEXTS)
    assert ours.dtype == np.float32
    assert np.abs(ours - original.encode(TEXTS)).max() < 1e-5
    assert np.abs(np.linalg.norm(ours, axis=1) - 1).max() < 1e-6


def test_without_its_adapter_the_embedded_model_is_the_official_one(cache: CacheFolder) -> None:
    encoder = load_encoder(adapted=False, cache_folder=cache.path, report=lambda _: None)
    plain = find_model(None, revision=None, cache=cache, report=pytest.fail)
    official = load_sentence_transformer(plain).encode(TEXTS)
    assert np.abs(one_by_one(encoder, TEXTS) - official).max() < 1e-5


def test_the_adapter_changes_the_vectors(way: Encoder, cache: CacheFolder) -> None:
    plain = load_encoder(adapted=False, cache_folder=cache.path, report=lambda _: None)
    assert np.abs(one_by_one(way, TEXTS[:1]) - one_by_one(plain, TEXTS[:1])).max() > 0.01


def test_a_text_just_as_long_as_the_window_is_not_cut_up(way: Encoder, original: Any) -> None:
    text = "sea " * 254
    assert np.abs(one_by_one(way, [text]) - original.encode([text])).max() < 1e-5


def test_the_end_of_a_text_longer_than_the_window_counts(way: Encoder, original: Any) -> None:
    text, other = "grain " * 260 + "fishing boats " * 90, "grain " * 260 + "nuclear tests " * 90
    assert np.abs(original.encode([text]) - original.encode([other])).max() < 1e-6
    assert (one_by_one(way, [text]) @ one_by_one(way, [other]).T).item() < 0.9


def test_both_ways_cut_long_texts_alike(real: Model, cache: CacheFolder, original: Any) -> None:
    text = "".join(f"Item {number}: the leaders discussed grain, gas and fish. " for number in range(40))
    spans = [Span(0, len(text)), Span(10, 80), Span(0, 0)]
    by_onnx = open_prepared(real, cache, pytest.fail).encode(text, spans)
    assert np.abs(by_onnx - SentenceEncoder(real, original).encode(text, spans)).max() < 1e-5


def test_rows_follow_spans_and_do_not_depend_on_their_company(way: Encoder) -> None:
    text = "They met. " + TEXTS[0] + " " + "Grain. " * 60
    spans = [Span(11, 60), Span(0, 9), Span(12, 12), Span(70, len(text)), Span(0, 9)]
    together = way.encode(text, spans)
    alone = np.concatenate([way.encode(text, [span]) for span in spans])
    assert np.abs(together - alone).max() < 1e-6
    assert together[1].tobytes() == together[4].tobytes()


def test_no_spans_give_no_rows_of_the_usual_width(way: Encoder) -> None:
    assert way.encode("They met.", []).shape == (0, 384)


def test_a_blank_span_has_the_vector_of_the_empty_text(way: Encoder, original: Any) -> None:
    assert np.abs(way.encode("a   b", [Span(1, 4)]) - original.encode([""])).max() < 1e-5


def test_lone_surrogates_are_read_as_question_marks(way: Encoder) -> None:
    assert way.encode("a \ud800", [Span(0, 3)]).tobytes() == way.encode("a ?", [Span(0, 3)]).tobytes()


def test_the_prepared_model_starts_without_torch(cache: CacheFolder) -> None:
    code = (
        "import sys; from pathlib import Path; from diplocompare.embed import load_encoder\n"
        "load_encoder(cache_folder=Path(sys.argv[1]), report=print).encode('Something new.', [(0, 14)])\n"
        "print(*{'onnxruntime', 'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, cache.path], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("onnxruntime\n", "")


@pytest.fixture(scope="module")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes a tiny BERT of random weights: window 16, 8 wide, of the modules asked for."""
    import torch
    from sentence_transformers import SentenceTransformer, models
    from transformers import BertConfig, BertModel, BertTokenizer

    def make(pooling: str = "mean", *more: str, **settings: Any) -> Path:
        source = tmp_path_factory.mktemp("source")
        torch.manual_seed(0)
        sizes = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8}
        BertModel(BertConfig(vocab_size=len(WORDS), max_position_embeddings=16, **sizes)).save_pretrained(source)
        (source / "vocab.txt").write_text("\n".join(WORDS) + "\n", encoding="utf-8")
        BertTokenizer(str(source / "vocab.txt")).save_pretrained(source)
        parts: list[Any] = [models.Transformer(str(source), max_seq_length=16), models.Pooling(8, pooling_mode=pooling)]
        parts += [models.Dense(8, 4)] if "dense" in more else []
        parts += [models.Normalize()] if "normalize" in more else []
        folder = tmp_path_factory.mktemp("made") / f"tiny-{pooling}"
        SentenceTransformer(modules=parts, device="cpu", **settings).save(str(folder))
        return folder

    return make


LONG = "grain exports sea a b c d e f g h i j " * 3


@pytest.mark.parametrize("pooling", ["mean", "cls"])
@pytest.mark.parametrize("more", [(), ("normalize",)], ids=["plain", "normalised"])
def test_a_plain_model_is_exported_by_its_own_pooling(
    tmp_path: Path, make_model: Callable[..., Path], pooling: str, more: tuple[str, ...]
) -> None:
    said: list[str] = []
    found, encoder = prepare(make_model(pooling, *more), open_cache(tmp_path, pytest.fail), said)
    assert said == [f"preparing tiny-{pooling} for fast start (once) ..."]
    assert type(encoder).__name__ == "OnnxEncoder"
    wanted = load_sentence_transformer(found).encode(["grain a", "sea b c"], normalize_embeddings=True)
    assert np.abs(one_by_one(encoder, ["grain a", "sea b c"]) - wanted).max() < 1e-5
    assert np.abs(one_by_one(encoder, [LONG]) - one_by_one(SentenceEncoder(found), [LONG])).max() < 1e-5


@pytest.mark.parametrize(
    ("makings", "settings", "reason"),
    [
        (("max",), {}, "it pools by max"),
        (("mean", "dense"), {}, "it is made of Transformer, Pooling, Dense"),
        (("mean",), {"prompts": {"q": "a b "}, "default_prompt_name": "q"}, "it puts a prompt before each text"),
    ],
    ids=["other pooling", "further layer", "prompt"],
)
def test_another_model_is_run_by_sentence_transformers_and_that_is_remembered(
    tmp_path: Path, make_model: Callable[..., Path], makings: tuple[str, ...], settings: dict[str, Any], reason: str
) -> None:
    folder, cache = make_model(*makings, **settings), open_cache(tmp_path, pytest.fail)
    told = f"{folder.name} cannot be prepared for fast start ({reason}), running sentence-transformers itself"
    said: list[str] = []
    _, encoder = prepare(folder, cache, said)
    assert said == [f"preparing {folder.name} for fast start (once) ...", told]
    assert np.abs(np.linalg.norm(one_by_one(encoder, ["grain", LONG]), axis=1) - 1).max() < 1e-6
    said.clear()
    prepare(folder, cache, said)
    assert said == [told]
    assert list(cache.models.glob("tmp-*")) == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("file", "spoil"),
    [("model.onnx", _cut), ("model.onnx", _flip), ("tokenizer.json", Path.unlink), ("export.json", _flip)],
    ids=["graph cut", "graph flipped", "tokenizer removed", "note flipped"],
)
def test_a_damaged_prepared_model_is_prepared_again_with_a_warning(
    tmp_path: Path, make_model: Callable[..., Path], file: str, spoil: Callable[[Path], None]
) -> None:
    folder, cache = make_model(), open_cache(tmp_path, pytest.fail)
    found, before = prepare(folder, cache, [])
    spoil(cache.models / found.fingerprint / file)
    said: list[str] = []
    _, after = prepare(folder, cache, said)
    assert [told.rsplit(": ", 1)[-1] for told in said] == [
        "the prepared model is damaged, preparing it again",
        "preparing tiny-mean for fast start (once) ...",
    ]
    assert one_by_one(after, ["grain a"]).tobytes() == one_by_one(before, ["grain a"]).tobytes()
    assert [each.name for each in cache.models.iterdir() if each.is_dir()] == [found.fingerprint]


def test_a_copied_cache_still_serves(tmp_path: Path, make_model: Callable[..., Path]) -> None:
    folder, cache = make_model(), open_cache(tmp_path, pytest.fail)
    found, _ = prepare(folder, cache, [])
    (cache.models / found.fingerprint / "model.onnx").touch()  # a copy has another time
    prepare(folder, cache, said := [])
    assert said == []


def test_an_export_that_gives_other_vectors_is_not_used(
    tmp_path: Path, make_model: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diplocompare.embed.export._TOLERANCE", -1.0)
    found = find_model(str(make_model()), revision=None, cache=open_cache(tmp_path, pytest.fail), report=pytest.fail)
    with pytest.raises(NotExportable, match="its vectors would be off by"):
        open_prepared(found, open_cache(tmp_path, pytest.fail), lambda _: None)


def _cut_weights(folder: Path) -> None:
    _cut(folder / "model.safetensors")


def _other_width(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "hidden_size": 10}), encoding="utf-8")


def _no_pooling(folder: Path) -> None:
    (folder / "1_Pooling" / "config.json").unlink()


@pytest.mark.parametrize("spoil", [_cut_weights, _other_width, _no_pooling], ids=lambda f: f.__name__.strip("_"))
def test_a_damaged_model_is_one_sentence(
    tmp_path: Path, make_model: Callable[..., Path], spoil: Callable[[Path], None], capfd: pytest.CaptureFixture[str]
) -> None:
    folder = make_model()
    spoil(folder)
    encoder = load_encoder(str(folder), cache_folder=tmp_path, report=lambda _: None)
    capfd.readouterr()
    with pytest.raises(DiplocompareError, match="tiny-mean: the model is damaged or not understood") as caught:
        encoder.encode("grain", [Span(0, 5)])
    assert "\n" not in str(caught.value)
    assert str(folder) not in str(caught.value)
    assert capfd.readouterr() == ("", "")
