"""Folders give calls, gold files give offsets; what does not fit is one sentence, never skipped."""

import json
from pathlib import Path
from typing import Any

import pytest

from diplocompare.evaluate.annotations import read_call, read_corpus
from diplocompare.evaluate.gold import Gold, GoldPoint, GoldTopic
from diplocompare.model import DiplocompareError, Span
from diplocompare.sources.calls import call_folders

ROOT = Path(__file__).parents[2]
ARDESH = "The leaders spoke. They discussed trade. They discussed trade again."
LYSMARK = "A call took place. Trade came up."


def silent(warning: str) -> None:
    raise AssertionError(f"no warning was due: {warning}")


def make_call(folder: Path, **golds: Any) -> Path:
    """A call of two readouts with gold files, `gold` and `gold_2`; bytes are written as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ardesh.md").write_text(f"---\nside: Ardesh\n---\n{ARDESH}\n", encoding="utf-8")
    (folder / "lysmark.txt").write_text(LYSMARK, encoding="utf-8")
    for name, data in golds.items():
        content = data if isinstance(data, bytes) else json.dumps(data).encode()
        (folder / f"{name.replace('_', '-')}.json").write_bytes(content)
    return folder


def annotation(**topic: Any) -> dict[str, Any]:
    return {"frame": {}, "topics": [{"heading": "Trade", "points": {}, "same": [], "differs": [], **topic}]}


def points(**spans: str) -> dict[str, Any]:
    return annotation(points={stem: [{"span": span, "speaker": "own"}] for stem, span in spans.items()})


def test_a_call_has_readouts_by_file_name_and_its_annotations(tmp_path: Path) -> None:
    gold = annotation(
        points={
            "lysmark": [{"span": "Trade came up.", "speaker": "none"}],
            "ardesh": [
                {"span": "discussed trade", "nth": 1, "speaker": "joint"},
                {"span": "discussed trade"},
            ],
        },
        same=[{"ardesh": 1, "lysmark": 0}],
        differs=[{"lysmark": 0, "ardesh": 0}],
    )
    gold["frame"] = {"ardesh": ["The leaders spoke."], "lysmark": [{"span": "a", "nth": 1}]}
    call = read_call(make_call(tmp_path / "2031-05-01-ardesh-lysmark", gold=gold), warn=silent)
    assert (call.id, call.stems) == ("2031-05-01-ardesh-lysmark", ("ardesh", "lysmark"))
    assert [(readout.id, readout.side) for readout in call.readouts] == [("a", "Ardesh"), ("b", "lysmark")]
    assert call.golds == (
        Gold(
            frame=(("a", Span(0, 18)), ("b", Span(14, 15))),
            topics=(
                GoldTopic(
                    "Trade",
                    (GoldPoint("b", 19, 33, "none"), GoldPoint("a", 46, 61, "joint"), GoldPoint("a", 24, 39, None)),
                    same=((2, 0),),
                    differs=((0, 1),),
                ),
            ),
        ),
    )


def test_annotations_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    named = {name: {"topics": [{"heading": name, "points": {}}]} for name in ("gold_10", "gold_2", "gold", "gold_x")}
    call = read_call(make_call(tmp_path / "call", **named), warn=silent)
    assert [gold.topics[0].heading for gold in call.golds] == ["gold", "gold_2", "gold_10"]


def test_a_byte_order_mark_and_unknown_keys_do_no_harm(tmp_path: Path) -> None:
    gold = b"\xef\xbb\xbf" + json.dumps({**points(ardesh="trade"), "annotator": "A"}).encode()
    assert len(read_call(make_call(tmp_path / "call", gold=gold), warn=silent).golds) == 1


BAD_GOLD = {
    "not JSON": (b"{", "not a gold file (Input data was truncated), mend it there"),
    "empty file": (b"", "not a gold file (Input data was truncated), mend it there"),
    "not UTF-8": (b'{"topics": [], "frame": {"\xff": []}}', "not a gold file ("),
    "nested too deep": (b'{"topics": [], "more": ' + b"[" * 100_000, "not a gold file ("),
    "no object": (b"[]", "not a gold file (Expected `object`, got `array`), mend it there"),
    "no topics": ({"frame": {}}, "not a gold file (Object missing required field `topics`), mend it there"),
    "no heading": ({"topics": [{"points": {}}]}, "missing required field `heading` - at `$.topics[0]`"),
    "frame is a list": ({"frame": [], "topics": []}, "Expected `object`, got `array` - at `$.frame`"),
    "nth is text": (annotation(points={"ardesh": [{"span": "trade", "nth": "1"}]}), "Expected `int`, got `str`"),
    "nth is a truth value": (annotation(points={"ardesh": [{"span": "trade", "nth": True}]}), "Expected `int`"),
    "nth is negative": (
        annotation(points={"ardesh": [{"span": "trade", "nth": -1}]}),
        "a span of ardesh is empty or its nth negative; quote words, count from 0",
    ),
    "nth is huge": (
        annotation(points={"ardesh": [{"span": "trade", "nth": 2**62}]}),
        "not found in ardesh: 'trade', nth",
    ),
    "nth is one too many": (
        annotation(points={"ardesh": [{"span": "trade", "nth": 2}]}),
        "span not found in ardesh: 'trade', nth 2; quote the readout word for word",
    ),
    "empty span": (points(ardesh=""), "a span of ardesh is empty"),
    "unknown speaker": (
        annotation(points={"ardesh": [{"span": "trade", "speaker": "ours"}]}),
        "Invalid enum value 'ours' - at `$.topics[0].points[...][0].speaker`",
    ),
    "span not found": (
        points(ardesh="They discussed\ntrade."),
        "span not found in ardesh: 'They discussed\\ntrade.'; quote the readout word for word",
    ),
    "frame span not found": ({"frame": {"lysmark": ["trade"]}, "topics": []}, "span not found in lysmark: 'trade'; "),
    "span of the front matter": (points(ardesh="side: Ardesh"), "span not found in ardesh"),
    "unknown readout": (
        points(osmarra="trade"),
        "no readout is named 'osmarra'; use the file names without ending: ardesh, lysmark",
    ),
    "absolute path": (points(**{"/etc/passwd": "root"}), "no readout is named '/etc/passwd'; "),
    "link to no point": (
        annotation(points={"ardesh": [{"span": "trade"}]}, same=[{"ardesh": 0, "lysmark": 0}]),
        "topic 'Trade' links {'ardesh': 0, 'lysmark': 0}; name a point of that topic for each of two sides",
    ),
    "link to a negative index": (
        annotation(
            points={"ardesh": [{"span": "trade"}], "lysmark": [{"span": "Trade"}]},
            differs=[{"ardesh": -1, "lysmark": 0}],
        ),
        "topic 'Trade' links {'ardesh': -1, 'lysmark': 0}; ",
    ),
    "link of one side": (
        annotation(points={"ardesh": [{"span": "trade"}]}, same=[{"ardesh": 0}]),
        "links {'ardesh': 0}",
    ),
    "overlap": (
        {"frame": {"ardesh": ["They discussed trade."]}, **{"topics": points(ardesh="trade. They")["topics"]}},
        "two spans of ardesh overlap at 'trade.'; put each word into one span",
    ),
}


@pytest.mark.parametrize(("gold", "problem"), BAD_GOLD.values(), ids=BAD_GOLD.keys())
def test_a_gold_file_that_does_not_fit_is_one_sentence(tmp_path: Path, gold: Any, problem: str) -> None:
    folder = make_call(tmp_path / "call", gold=gold)
    with pytest.raises(DiplocompareError) as caught:
        read_call(folder, warn=silent)
    assert str(caught.value).startswith(f"{folder / 'gold.json'}: ")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_long_span_is_shortened_in_the_message(tmp_path: Path) -> None:
    with pytest.raises(DiplocompareError, match=r"'x{59}…'; quote the readout"):
        read_call(make_call(tmp_path / "call", gold=points(ardesh="x" * 500)), warn=silent)


def test_a_gold_file_that_is_a_folder_is_one_sentence(tmp_path: Path) -> None:
    folder = make_call(tmp_path / "call")
    (folder / "gold.json").mkdir()
    with pytest.raises(DiplocompareError, match=r"gold\.json: is a folder"):
        read_call(folder, warn=silent)


def test_readouts_of_one_name_cannot_be_told_apart_in_gold(tmp_path: Path) -> None:
    folder = make_call(tmp_path / "call")
    (folder / "ardesh.txt").write_text("A second text.")
    assert read_call(folder, warn=silent).stems == ("ardesh", "ardesh", "lysmark")
    make_call(folder, gold=points(ardesh="trade"))
    with pytest.raises(DiplocompareError, match=r"two readouts have one name, gold\.json needs distinct ones"):
        read_call(folder, warn=silent)


def test_a_corpus_is_its_calls_by_name(tmp_path: Path) -> None:
    for name in ("second", "first", ".hidden"):
        make_call(tmp_path / name)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "README.md").write_text("About the corpus.")
    (tmp_path / "NOTES.md").write_text("More about the corpus.")
    assert [call.id for call in read_corpus(tmp_path, warn=silent)] == ["first", "second"]


def test_a_call_is_a_corpus_of_one_whatever_lies_beside_its_readouts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_call(tmp_path / "call", gold={"topics": []})
    make_call(folder / "drafts")
    assert call_folders(folder) == (folder,)
    monkeypatch.chdir(folder)
    assert [call.id for call in read_corpus(Path(), warn=silent)] == ["call"]


def test_links_that_lead_back_up_are_passed_over(tmp_path: Path) -> None:
    folder = make_call(tmp_path / "call")
    (folder / "loop").symlink_to(folder)
    (folder / "up").symlink_to(tmp_path)
    (folder / "itself").symlink_to(folder / "itself")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert call_folders(folder) == (folder,)
    assert call_folders(tmp_path) == (folder,)


def test_a_linked_call_keeps_the_name_of_the_link(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "linked").symlink_to(make_call(tmp_path / "elsewhere" / "call"))
    assert [call.id for call in read_corpus(tmp_path / "corpus", warn=silent)] == ["linked"]


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        pytest.param({}, "no call in it, put the readouts of each call into a folder of its own", id="empty"),
        pytest.param({"a/deep/x.md": "text"}, "no call in it", id="calls too deep"),
        pytest.param({"only.md": "text"}, "holds only only.md, a comparison needs two", id="one readout"),
        pytest.param({"a/only.md": "text"}, "holds only only.md, a comparison needs two", id="call of one readout"),
    ],
)
def test_a_folder_without_calls_is_one_sentence(tmp_path: Path, files: dict[str, str], problem: str) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(DiplocompareError, match=problem):
        read_corpus(tmp_path, warn=silent)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("absent", "No such file or directory"), ("file.md", "Not a directory")],
    ids=["absent", "file"],
)
def test_what_is_no_folder_is_one_sentence(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "file.md").write_text("text")
    with pytest.raises(DiplocompareError, match=rf"{name}: cannot be opened as a folder \({reason}\), give a folder"):
        read_corpus(tmp_path / name, warn=silent)


def test_every_call_of_our_own_corpus_has_two_annotations() -> None:
    calls = read_corpus(ROOT / "corpora" / "readouts", warn=silent)
    assert len(calls) == 8
    assert {len(call.golds) for call in calls} == {2}
    assert [len(call.readouts) for call in calls if call.id == "2022-07-19-tehran-summit"] == [3]


def test_every_synthetic_call_can_be_read() -> None:
    calls = read_corpus(ROOT / "corpora" / "synthetic", warn=silent)
    assert len(calls) == 311
    assert {len(call.golds) for call in calls} == {1}
