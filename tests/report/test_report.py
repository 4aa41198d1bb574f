"""A report holds every call, is made again only where something changed, and removes nothing but what it wrote."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from fixtures_comparison import About, Said, build, nasty, side, three_sides, two_sides
from msgspec.structs import replace
from neutrality import JUDGING

from diplocompare.files import write as output
from diplocompare.model import Comparison, DiplocompareError, Nearest, Readout
from diplocompare.render import FORMATS
from diplocompare.report import fingerprint, store, update
from diplocompare.report.entry import entry_of
from diplocompare.report.pages import index_page, side_pages, slug
from diplocompare.report.update import Report
from diplocompare.report.update import build as build_report

CALLS = {
    "2031-03-05-arland-isles": {"arland.md": "They spoke of grain.", "isles.md": "They spoke of steel."},
    "2031-06-18-port-selle": {"arland.md": "They met.", "belmora.txt": "They talked.", "corvia.txt": "They parted."},
    "a call #1 & more?": {"arland.md": "They wrote.", "belmora.txt": "They read."},
}


@pytest.fixture(autouse=True)
def plain_renderings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The formats have tests of their own."""

    def render(comparison: Comparison, form: str, *, detail: str) -> str:
        return f"{form} {detail} of {', '.join(readout.text for readout in comparison.readouts)}\n"

    monkeypatch.setattr(update, "render", render)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for call, files in CALLS.items():
        (tmp_path / "calls" / call).mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / "calls" / call / name).write_text(text, encoding="utf-8")
    return tmp_path / "calls"


class Compare:
    """Compares without a model, and remembers what it was asked; it refuses a text that says so."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, readouts: tuple[Readout, ...]) -> Comparison:
        self.asked.append(readouts[0].text)
        if any(readout.text == "Refuse this." for readout in readouts):
            raise DiplocompareError("model: refuses, ask another")
        sides = (side(readout.side, Said(readout.text, "t1"), id=readout.id) for readout in readouts)
        return build(*sides, topics={"t1": About("All")})


def run(corpus: Path, compare: Compare | None = None, stamp: str = "s") -> Report:
    return build_report(corpus, corpus.parent / "out", compare or Compare(), stamp, lambda _: None)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a report with its bytes, its records too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class Page(HTMLParser):
    """The links, texts, ids and elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        self.words += data


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in [folder / "index.html", *sorted((folder / "sides").iterdir())]:
        yield path, Page(path.read_text(encoding="utf-8"))


# What is there


def test_every_call_has_its_pages_every_side_a_page_and_all_an_index(corpus: Path) -> None:
    told: list[str] = []
    done = build_report(corpus, corpus.parent / "out", Compare(), "s", told.append)
    assert done == Report(built=3, kept=0, removed=0, problems=())
    assert told == [f"{place} of 3: {call}" for place, call in enumerate(CALLS, start=1)]
    visible = [name for name in files(corpus.parent / "out") if not name.startswith(".")]
    calls = [f"calls/{call}.{ending}" for call in CALLS for ending in ("html", "json", "md")]
    hashed = [f"sides/{name}.html" for name in map(slug, ("arland", "belmora", "corvia", "isles"))]
    assert sorted(visible) == sorted([*calls, *hashed, "index.html"])
    page = corpus.parent / "out" / "calls" / "2031-03-05-arland-isles.md"
    assert page.read_text(encoding="utf-8") == "markdown full of They spoke of grain., They spoke of steel.\n"


def test_every_link_leads_to_a_file_of_the_report(corpus: Path) -> None:
    run(corpus)
    for path, page in pages(corpus.parent / "out"):
        for link in page.links:
            target = unquote(link.partition("#")[0]) or path.name
            assert (path.parent / target).resolve().is_file(), (path, link)


def test_a_corpus_of_one_call_is_a_report_of_one(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus / "2031-03-05-arland-isles")
    assert build_report(Path(), corpus.parent / "out", Compare(), "s", lambda _: None).built == 1
    assert (corpus.parent / "out" / "calls" / "2031-03-05-arland-isles.html").exists()


# What is made again


def test_a_second_run_compares_nothing_and_writes_nothing(corpus: Path) -> None:
    run(corpus)
    before = {path: path.stat().st_mtime_ns for path in (corpus.parent / "out").rglob("*")}
    compare = Compare()
    assert run(corpus, compare) == Report(built=0, kept=3, removed=0, problems=())
    assert compare.asked == []
    assert {path: path.stat().st_mtime_ns for path in (corpus.parent / "out").rglob("*")} == before


def test_a_changed_readout_makes_its_call_again_and_no_other(corpus: Path) -> None:
    run(corpus)
    (corpus / "2031-06-18-port-selle" / "arland.md").write_text("They met again.", encoding="utf-8")
    compare = Compare()
    assert run(corpus, compare) == Report(built=1, kept=2, removed=0, problems=())
    assert compare.asked == ["They met again."]


def test_a_new_date_of_a_file_changes_nothing_and_a_new_name_does(corpus: Path) -> None:
    run(corpus)
    (corpus / "2031-03-05-arland-isles" / "arland.md").touch()
    assert run(corpus).built == 0
    (corpus / "2031-03-05-arland-isles" / "arland.md").rename(corpus / "2031-03-05-arland-isles" / "orland.md")
    assert run(corpus).built == 1
    assert f"sides/{slug('orland')}.html" in files(corpus.parent / "out")


def test_another_stamp_makes_everything_again(corpus: Path) -> None:
    run(corpus)
    assert run(corpus, stamp="other").built == 3


@pytest.mark.parametrize("ending", ["html", "md", "json"])
@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_a_page_that_is_gone_or_is_not_as_it_was_written_is_made_again(corpus: Path, ending: str, harm: str) -> None:
    run(corpus)
    before = files(corpus.parent / "out")
    page = corpus.parent / "out" / "calls" / f"2031-06-18-port-selle.{ending}"
    page.unlink() if harm == "gone" else page.write_bytes(page.read_bytes() + b" ")
    assert run(corpus).built == 1
    assert files(corpus.parent / "out") == before


def test_a_report_depends_on_the_calls_alone_and_not_on_its_own_past(corpus: Path) -> None:
    shutil.copytree(corpus, corpus.parent / "later")
    first = corpus / "2031-03-05-arland-isles"
    shutil.rmtree(first)
    (corpus / "a call #1 & more?" / "belmora.txt").write_text("Other words.", encoding="utf-8")
    run(corpus)
    shutil.rmtree(corpus)
    (corpus.parent / "later").rename(corpus)
    run(corpus)
    kept = files(corpus.parent / "out")
    shutil.rmtree(corpus.parent / "out")
    run(corpus)
    assert files(corpus.parent / "out") == kept


# What goes


def test_a_call_that_is_gone_takes_its_pages_and_its_sides_along(corpus: Path) -> None:
    run(corpus)
    shutil.rmtree(corpus / "2031-06-18-port-selle")
    assert run(corpus) == Report(built=0, kept=2, removed=1, problems=())
    left = files(corpus.parent / "out")
    assert not [name for name in left if "port-selle" in name]
    assert f"sides/{slug('corvia')}.html" not in left
    assert f"sides/{slug('belmora')}.html" in left


def test_what_others_put_beside_the_pages_is_left_alone(corpus: Path) -> None:
    run(corpus)
    out = corpus.parent / "out"
    strange = [out / "CNAME", out / "calls" / "notes.txt", out / "sides" / "mine.html", out / ".diplocompare-x.tmp"]
    for path in strange:
        path.write_text("mine", encoding="utf-8")
    shutil.rmtree(corpus / "2031-06-18-port-selle")
    run(corpus)
    assert [path.read_text(encoding="utf-8") for path in strange] == ["mine"] * 4


def test_a_record_that_names_other_files_leads_to_none_of_them(corpus: Path) -> None:
    run(corpus)
    out = corpus.parent / "out"
    (corpus.parent / "precious.html").write_text("mine", encoding="utf-8")
    (out / ".diplocompare" / "report.json").write_text('["../../precious", "../index"]', encoding="utf-8")
    run(corpus)
    assert (corpus.parent / "precious.html").exists()
    assert (out / "index.html").exists()


def test_a_strangers_page_where_that_of_a_call_would_be_is_not_replaced(corpus: Path) -> None:
    run(corpus)
    mine = corpus.parent / "out" / "calls" / "2032-new.html"
    mine.write_text("mine", encoding="utf-8")
    shutil.copytree(corpus / "2031-06-18-port-selle", corpus / "2032-new")
    done = run(corpus)
    assert [str(problem) for problem in done.problems] == [f"{mine}: is not from this report, move it away"]
    assert mine.read_text(encoding="utf-8") == "mine"
    assert done.kept == 3


def test_damaged_records_cost_a_comparison_and_no_more(corpus: Path) -> None:
    run(corpus)
    before = files(corpus.parent / "out")
    for path in (corpus.parent / "out" / ".diplocompare").rglob("*.json"):
        path.write_text("{", encoding="utf-8")
    assert run(corpus).built == 3
    assert files(corpus.parent / "out") == before


# What goes wrong


@pytest.mark.parametrize(
    ("files_of_it", "problem"),
    [
        pytest.param({"one.md": "Alone."}, "holds only one.md, a comparison needs two", id="one readout"),
        pytest.param({"a.md": "x", "b.md": "%PDF-1.4"}, "b.md: cannot be read as a PDF", id="no text"),
        pytest.param({"a.md": "x", "b.md": "---\na: [\n---\nx"}, "b.md: front matter, line", id="front matter"),
        pytest.param({"a.md": "x", "b.md": "Refuse this."}, "model: refuses, ask another", id="comparison"),
    ],
)
def test_a_bad_call_is_told_and_left_out_and_the_rest_is_there(
    corpus: Path, files_of_it: dict[str, str], problem: str
) -> None:
    (corpus / "2030-bad").mkdir()
    for name, text in files_of_it.items():
        (corpus / "2030-bad" / name).write_text(text, encoding="utf-8")
    done = run(corpus)
    assert done.built == 3
    assert len(done.problems) == 1
    assert problem in str(done.problems[0])
    index = Page((corpus.parent / "out" / "index.html").read_text(encoding="utf-8"))
    assert "These calls could not be compared: 2030-bad." in index.words
    assert str(corpus.parent) not in index.words


def test_a_call_that_has_become_bad_loses_its_pages_and_gets_them_back(corpus: Path) -> None:
    run(corpus)
    before = files(corpus.parent / "out")
    readout = corpus / "2031-03-05-arland-isles" / "isles.md"
    good = readout.read_text(encoding="utf-8")
    readout.write_text("Refuse this.", encoding="utf-8")
    assert len(run(corpus).problems) == 1
    assert not [name for name in files(corpus.parent / "out") if "arland-isles" in name]
    readout.write_text(good, encoding="utf-8")
    run(corpus)
    assert files(corpus.parent / "out") == before


@pytest.mark.parametrize("name", ["x" * 240, "a\u202eb", "line\nbreak"])
def test_a_name_that_no_page_can_have_is_a_bad_call(corpus: Path, name: str) -> None:
    shutil.copytree(corpus / "2031-06-18-port-selle", corpus / name)
    done = run(corpus)
    assert done.built == 3
    assert "is no name for a page, rename the folder" in str(done.problems[0])


@pytest.mark.parametrize(
    ("out", "problem"),
    [
        ("calls", "lies in the corpus"),
        ("calls/out", "lies in the corpus"),
        ("calls/../calls/x/y", "lies in the corpus"),
        (".", "holds the corpus"),
        ("full", "holds files that no report wrote, name a new or an empty folder"),
        ("file", "cannot be written to (Not a directory), name another folder"),
        ("file/x", "cannot be written to (Not a directory), name another folder"),
    ],
)
def test_a_place_that_is_no_place_for_a_report_is_refused_untouched(corpus: Path, out: str, problem: str) -> None:
    (corpus.parent / "full").mkdir()
    (corpus.parent / "full" / "index.html").write_text("mine", encoding="utf-8")
    (corpus.parent / "file").write_text("mine", encoding="utf-8")
    before = files(corpus.parent)
    with pytest.raises(DiplocompareError, match=re.escape(problem)):
        build_report(corpus, corpus.parent / out, Compare(), "s", lambda _: None)
    assert files(corpus.parent) == before


def test_a_folder_of_hidden_files_is_empty_enough(corpus: Path) -> None:
    (corpus.parent / "out").mkdir()
    (corpus.parent / "out" / ".gitkeep").touch()
    assert run(corpus).built == 3
    assert (corpus.parent / "out" / ".gitkeep").exists()


def test_without_a_call_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    with pytest.raises(DiplocompareError, match="no call in it"):
        build_report(tmp_path / "calls", tmp_path / "out", Compare(), "s", lambda _: None)
    assert not (tmp_path / "out").exists()


def test_two_runs_do_not_write_in_one_folder(corpus: Path) -> None:
    with store.opened(corpus.parent / "out"), pytest.raises(DiplocompareError, match="another report is being written"):
        run(corpus)
    assert run(corpus).built == 3


class Killed(BaseException):
    """Ends a run at once; nothing of ours catches it."""


def test_a_run_that_ends_at_any_moment_leaves_whole_files_and_the_next_completes_it(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = corpus.parent / "out"
    old = "---\nside: Old\n---\nOld words."
    shutil.copytree(corpus / "2031-06-18-port-selle", corpus / "gone")
    new = (corpus / "2031-06-18-port-selle" / "arland.md").read_text(encoding="utf-8")
    (corpus / "2031-06-18-port-selle" / "arland.md").write_text(old, encoding="utf-8")
    run(corpus)
    out.rename(corpus.parent / "before")
    shutil.rmtree(corpus / "gone")
    (corpus / "2031-06-18-port-selle" / "arland.md").write_text(new, encoding="utf-8")
    run(corpus)
    expected = files(out)

    left, written, unlink = [0], output.write_whole, Path.unlink

    def step() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    def replace_or_die(target: Path, data: bytes) -> None:
        try:
            step()
        except Killed:
            target.with_name(".diplocompare-4242.tmp").write_bytes(data[: len(data) // 2])
            raise
        written(target, data)

    def unlink_or_die(path: Path, *, missing_ok: bool = False) -> None:
        step()
        unlink(path, missing_ok=missing_ok)

    whole = {*expected.values(), *files(corpus.parent / "before").values()}
    for moments in range(100):
        shutil.rmtree(out)
        shutil.copytree(corpus.parent / "before", out)
        left[0] = moments
        with monkeypatch.context() as patched:
            patched.setattr(output, "write_whole", replace_or_die)
            patched.setattr(Path, "unlink", unlink_or_die)
            try:
                run(corpus)
            except Killed:
                pages_now = {
                    name: data for name, data in files(out).items() if not name.rpartition("/")[2].startswith(".")
                }
                visible = {name: data for name, data in pages_now.items() if not name.startswith(".")}
                assert set(visible.values()) <= whole
            else:
                assert moments > 10
                return
        run(corpus)
        assert files(out) == expected
    pytest.fail("it never ended")


SCRIPT = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], str(Path(sys.argv[1]).parent)]
from diplocompare.report.update import build
from diplocompare.report import update
from test_report import Compare
update.render = lambda comparison, form, detail: form * 200_000
build(Path(sys.argv[2]), Path(sys.argv[3]), Compare(), "s", lambda told: print(told, flush=True))
"""


def test_a_process_that_is_killed_leaves_no_partial_page(corpus: Path) -> None:
    for number in range(40):
        shutil.copytree(corpus / "2031-06-18-port-selle", corpus / f"more-{number}")
    out = corpus.parent / "out"
    command = [sys.executable, "-c", SCRIPT, str(Path(__file__).parent), str(corpus), str(out)]
    for delay in (0.0, 0.007, 0.023):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()  # it has begun to compare
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert {len(page.read_bytes()) for page in (out / "calls").glob("[!.]*.md")} <= {8 * 200_000}
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = files(out)
    shutil.rmtree(out)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    assert files(out) == after


# What the pages say


def test_the_index_has_a_row_a_call_the_latest_first() -> None:
    index = Page(index_page([entry_of("2031-03-05-a", two_sides()), entry_of("2031-06-18-b", three_sides())], []))
    words = " ".join(index.words.split())
    assert (
        "18 June 2031 Summit in Port Selle Markdown JSON Arland · Belmora · Corvia 37 · 37 · 9 2 1 –"
        " 5 March 2031 Phone call Markdown JSON Arland · United Isles 84 · 77 3 3 Only Arland's text has “President Olin raised the"
        " case of three Arlandic journalists held since May.”; not mentioned in United Isles' text."
    ) in words
    assert "2 calls, 4 sides" in words


def test_the_index_can_be_sorted_and_filtered_by_what_its_rows_carry() -> None:
    text = index_page([entry_of("2031-03-05-a", two_sides()), entry_of("x", replace(nasty()))], [])
    index = Page(text)
    rows = [attributes for tag, attributes in index.elements if tag == "tr" and "data-year" in attributes]
    assert [(row["data-sides"], row["data-year"]) for row in rows] == [("0 1", "2031"), ("2 3", "")]
    options = re.findall(r'<option value="(\d)">([^<]*)</option>', text)
    assert options[:2] == [("0", "Arland"), ("1", "United Isles")]
    assert "<option>2031</option>" in text
    form = next(attributes for tag, attributes in index.elements if tag == "form")
    assert "hidden" in form  # until the script runs


def test_a_side_has_its_calls_in_time_with_its_topics_and_those_only_in_other_texts() -> None:
    found = side_pages([entry_of("2031-06-18-b", three_sides()), entry_of("2031-03-05-a", two_sides())])
    assert list(found) == ["arland", "belmora", "corvia", "united-isles"]
    arland = " ".join(Page(found["arland"]).words.split())
    assert "Arland 2 calls, 5 March 2031 to 18 June 2031 5 March 2031 Phone call with United Isles" in arland
    assert (
        "Topics in Arland's text 33% Fishing quotas in the Grey Strait also in United Isles' text"
        " 22% Rescued trawler crews also in United Isles' text"
        " 17% Undersea power cable also in United Isles' text · uncertain"
        " 17% Arlandic journalists held since May only in this text"
        " 10% Grain deliveries possibly also in United Isles' text · uncertain"
        " Topics only in other texts Regatta of Nations in United Isles' text 18 June 2031"
    ) in arland
    corvia = " ".join(Page(found["corvia"]).words.split())
    assert (
        "100% Mountain road also in Arland's and Belmora's text Topics only in other texts"
        " Dam on the upper Vey in Arland's and Belmora's text Salt mines of Ker in Belmora's text"
    ) in corvia
    isles = " ".join(Page(found["united-isles"]).words.split())
    assert "Grain deliveries in Arland's text, possibly also in this text · uncertain" in isles
    assert "silence is not denial" in isles


def test_the_words_are_neutral() -> None:
    known = [entry_of("2031-03-05-a", two_sides()), entry_of("2031-06-18-b", three_sides())]
    for text in (index_page(known, ["bad"]), *side_pages(known).values()):
        assert not JUDGING.search(Page(re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL)).words)


def test_a_call_without_a_date_takes_that_of_its_folder() -> None:
    bare = build(side("A", Said("x", "t1"), id="a"), side("B", id="b"), topics={"t1": About("X")})
    assert entry_of("2031-03-05-a-b", bare).day == "2031-03-05"
    assert entry_of("2031-13-05-a-b", bare).day == ""
    odd = replace(bare, summary=replace(bare.summary, date="spring 2031"))
    assert (entry_of("x", odd).date, entry_of("x", odd).day) == ("spring 2031", "")


def test_text_of_any_length_is_shortened() -> None:
    long = "word " * 500
    readouts = (side(long, Said("x", "t1"), id="a", event=long), side("B", Said("y", "t2"), id="b"))
    entry = entry_of("x", build(*readouts, topics={"t1": About(long, 0.9, Nearest("b1", 0.2)), "t2": About("Y")}))
    assert (len(entry.event), len(entry.sides[0].name), len(entry.topics[0].label)) == (120, 120, 120)
    assert list(entry.topics[0].shares) == [entry.sides[0].name]


def test_hostile_text_is_text_on_every_page() -> None:
    entry = entry_of("<img src=x onerror=alert(1)>", nasty())
    hostile = replace(entry, finding="</style></script><script>alert(2)</script>", date='"><b>')
    for text in (index_page([hostile], ["<b>bad</b>"]), *side_pages([hostile]).values()):
        page = Page(text)
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"b", "img", "iframe", "i"}
        assert text.count("<script>") <= 1
        assert not any(
            name.startswith("on") or name == "style" for _, attributes in page.elements for name in attributes
        )
        assert all(re.match(r"(\.\./)?(calls|sides)/|#|(\.\./)?index\.html$", link) for link in page.links)
        assert not set(text) & {"\x1b", "\x9b", "\x07", "\u202e", "\u2066"}


def test_a_page_allows_only_its_own_style_and_script_and_asks_for_nothing() -> None:
    known = [entry_of("2031-03-05-a", two_sides())]
    for text in (index_page(known, []), *side_pages(known).values()):
        policy = next(
            a["content"] for tag, a in Page(text).elements if a.get("http-equiv") == "Content-Security-Policy"
        )
        assert policy is not None
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        for tag in ("style", "script"):
            for inside in re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL):
                digest = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
                assert f"{tag}-src 'sha256-{digest}'" in policy
        assert not re.search(r"https?:|@import|url\(|\bsrc=", text)


def test_slugs_are_readable_distinct_and_harmless() -> None:
    names = [
        "United Isles",
        "united isles",
        "United-Isles",
        "Türkiye",
        "Turkiye",
        "中华",
        "../../x",
        "",
        "A" * 500,
        "US",
        "u\ud800",
    ]
    slugs = [slug(name) for name in names]
    assert slugs[0] == "united-isles"
    assert slugs[3].startswith("turkiye-")
    assert slugs[4] == "turkiye"
    assert len(set(slugs)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,60}", one) for one in slugs)


def test_pages_do_not_depend_on_the_order_of_the_calls() -> None:
    known = [entry_of("2031-03-05-a", two_sides()), entry_of("2031-06-18-b", three_sides()), entry_of("x", nasty())]
    assert index_page(known, []) == index_page(known[::-1], [])
    assert side_pages(known) == side_pages(known[::-1])


def test_a_report_without_a_good_call_says_so() -> None:
    assert "No call could be compared." in Page(index_page([], ["bad"])).words


def test_the_fingerprint_tells_settings_apart_and_is_the_same_twice() -> None:
    assert fingerprint("a", 1) == fingerprint("a", 1)
    assert len({fingerprint("a", 1), fingerprint("a", 2), fingerprint("a")}) == 3


def test_the_json_of_a_call_is_its_comparison(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from diplocompare.render import render

    if not set(update.FORMATS_OF_A_CALL.values()) <= set(FORMATS):
        pytest.skip("not all formats are there yet")
    monkeypatch.setattr(update, "render", render)
    run(corpus)
    saved = json.loads((corpus.parent / "out" / "calls" / "2031-06-18-port-selle.json").read_text(encoding="utf-8"))
    assert [readout.text for readout in Comparison.from_dict(saved).readouts] == [
        "They met.",
        "They talked.",
        "They parted.",
    ]
    page = (corpus.parent / "out" / "calls" / "2031-06-18-port-selle.html").read_text(encoding="utf-8")
    assert 'id="topic-t1"' in page  # where the pages of the sides lead to
