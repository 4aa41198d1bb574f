"""The command line: what goes to which stream, exit codes, files, standard input, settings and their precedence."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner, Result
from conftest import FakeEncoder, FakeJudge
from fixtures_documents import PALACE
from shared import ARDESH, LYSMARK, FirstRuns

import diplocompare
from diplocompare.cli import main
from diplocompare.cli.options import CompareOptions
from diplocompare.model import InputError
from diplocompare.render import FORMATS

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two readouts, where every test starts; nothing of the user's own settings is seen."""
    for name in [name for name in os.environ if name.startswith("DIPLOCOMPARE_")] + ["NO_COLOR", "FORCE_COLOR"]:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "config.toml").touch()
    monkeypatch.setenv("DIPLOCOMPARE_CONFIG", str(tmp_path / "settings" / "config.toml"))
    monkeypatch.setenv("DIPLOCOMPARE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DIPLOCOMPARE_JUDGEMENT", "small")
    monkeypatch.setenv("COLUMNS", "100")
    folder = tmp_path / "call"
    folder.mkdir()
    (folder / "a.md").write_text(ARDESH)
    (folder / "b.md").write_text(LYSMARK)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with the encoder of the tests."""
    monkeypatch.setattr("diplocompare.cli.steps.load_encoder", lambda options, adapted=True: FakeEncoder())

    def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin)

    return invoke


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "diplocompare.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def saved(run: Run, name: str = "saved.json") -> str:
    assert run("compare", "a.md", "b.md", "--format", "json", "-o", name).exit_code == 0
    return name


# What is printed, and where.


def test_the_table_goes_to_standard_output_and_nothing_else(run: Run) -> None:
    done = run("compare", "a.md", "b.md")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Ardesh · Lysmark\n") and "railway bridge" in done.stdout


def test_warnings_go_to_standard_error(run: Run, call: Path) -> None:
    (call / "b.md").write_bytes("Bo Ek discussed “grain”.".encode("cp1252"))
    done = run("compare", "a.md", "b.md", "--format", "json")
    assert json.loads(done.stdout)["readouts"][1]["text"] == "Bo Ek discussed “grain”."
    assert done.stderr == "b.md: is not UTF-8, read as windows-1252; save it as UTF-8 to be sure\n"
    assert run("compare", "a.md", "b.md", "--quiet").stderr == ""


def test_a_folder_is_compared_in_the_order_of_its_file_names(run: Run, call: Path) -> None:
    assert run("compare", str(call)).stdout == run("compare", "a.md", "b.md").stdout


def test_three_readouts_are_compared(run: Run, call: Path) -> None:
    (call / "c.md").write_text("Osmarra's minister discussed grain exports.")
    found = json.loads(run("compare", ".", "--format", "json").stdout)
    assert [readout["side"] for readout in found["readouts"]] == ["Ardesh", "Lysmark", "c"]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_run_gives_the_same_bytes(kind: str, run: Run) -> None:
    first, second = (run("compare", "a.md", "b.md", "--format", kind) for _ in range(2))
    assert first.stdout_bytes == second.stdout_bytes != b""


def test_no_path_of_this_machine_is_printed(run: Run, call: Path) -> None:
    assert str(call.parent) not in run("compare", str(call / "a.md"), str(call / "b.md"), "--format", "json").stdout


def test_the_schema_fits_what_compare_prints(run: Run) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema_rs.meta.validate(schema)
    found = json.loads(run("compare", "a.md", "b.md", "--format", "json").stdout)
    jsonschema_rs.Draft202012Validator(schema).validate(found)
    assert not jsonschema_rs.Draft202012Validator(schema).is_valid(found | {"topics": None})


def test_lenses_are_chosen_and_left_out(run: Run) -> None:
    def found(*options: str) -> dict[str, Any]:
        comparison: dict[str, Any] = json.loads(run("compare", "a.md", "b.md", "--format", "json", *options).stdout)
        return comparison

    assert {each["kind"] for each in found()["findings"]} >= {"silence"}
    assert found("--lens", "share", "--lens", "order")["lenses"] == ["share", "order"]
    assert {each["kind"] for each in found("--lens", "silence")["findings"]} == {"silence"}
    without = found("--no-lens", "silence")
    assert "silence" not in without["lenses"]
    assert "silence" not in {each["kind"] for each in without["findings"]}
    assert run("compare", "a.md", "b.md", "--lens", "verdict").exit_code == 2


def test_words_of_the_user_s_own_are_read_and_named_in_the_signature(run: Run, call: Path) -> None:
    (call / "mine.toml").write_text('[speakers.roles]\nown = ["chief"]\n')
    names = [
        json.loads(run("compare", "a.md", "b.md", "--format", "json", *options).stdout)["signature"]["settings"][
            "lexicon"
        ]
        for options in ([], ["--lexicon", "mine.toml"])
    ]
    assert names[0] == "standard" != names[1]
    done = run("compare", "a.md", "b.md", "--lexicon", "none.toml")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("none.toml: no such file")


def test_brief_and_full_tell_less_and_more(run: Run) -> None:
    brief, normal, full = (run("compare", "a.md", "b.md", *detail).stdout for detail in (["--brief"], [], ["--full"]))
    assert len(brief) < len(normal) <= len(full)
    name = saved(run)
    assert run("render", name, "--brief").stdout == brief


def test_segment_shows_the_points_of_one_readout(run: Run, call: Path) -> None:
    found = json.loads(run("segment", "a.md", "--format", "json").stdout)
    words = [found["text"][point["start"] : point["end"]] for point in found["points"]]
    assert words == ["Anna Berg discussed grain exports with Bo Ek.", "She raised visas for students."]
    assert "She raised visas for students." in run("segment", "-", stdin=ARDESH).stdout


def test_evaluate_scores_a_call_against_its_gold(run: Run, call: Path) -> None:
    topic = {"heading": "grain", "points": {"a": [{"span": "grain exports"}], "b": [{"span": "grain exports"}]}}
    (call / "gold.json").write_text(json.dumps({"frame": {}, "topics": [topic]}))
    done = run("evaluate", ".", "--format", "json")
    assert done.exit_code == 0 and done.stderr == ""
    assert json.loads(done.stdout)
    assert "plain" in run("evaluate", ".").stdout


def test_cache_says_where_it_is_and_is_emptied(run: Run, tmp_path: Path) -> None:
    done = run("cache", "info")
    assert done.exit_code == 0 and str(tmp_path / "cache") in done.stdout
    assert run("cache", "clear").exit_code == 0


# Standard input.


def test_standard_input_equals_the_file(run: Run) -> None:
    by_file = run("compare", "a.md", "b.md", "--format", "json")
    by_stream = run("compare", "-", "b.md", "--format", "json", stdin=ARDESH)
    assert by_stream.exit_code == 0 and by_stream.stdout_bytes == by_file.stdout_bytes


def test_standard_input_with_a_side_equals_the_file_with_a_side(run: Run, call: Path) -> None:
    (call / "plain.txt").write_text("Anna Berg discussed grain exports.")
    by_file = run("compare", "b.md", "plain.txt", "--side", "", "--side", "Ardesh", "--format", "json")
    by_stream = run(
        *("compare", "b.md", "-", "--side", "", "--side", "Ardesh", "--format", "json"),
        stdin="Anna Berg discussed grain exports.",
    )
    assert by_stream.stdout_bytes == by_file.stdout_bytes
    assert [readout["side"] for readout in json.loads(by_file.stdout)["readouts"]] == ["Lysmark", "Ardesh"]


def test_standard_input_can_be_read_once_only(run: Run) -> None:
    done = run("compare", "-", "-", stdin=ARDESH)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "standard input (-) can be only one of the readouts" in done.stderr


# Web pages.


def test_what_was_dropped_of_a_page_stands_in_a_note_and_of_a_plain_text_nothing(run: Run, call: Path) -> None:
    (call / "lysmark.html").write_text(PALACE)
    found = json.loads(run("compare", "a.md", "lysmark.html", "--format", "json").stdout)
    plain, page = found["readouts"]
    assert page["dropped"] == ["Statements and Releases", "###"] and "dropped" not in plain
    assert [note["text"] for note in found["notes"] if note["kind"] == "furniture"] == [
        "Of lysmark's page 2 lines were dropped: “Statements and Releases” and “###”."
    ]
    (call / "saved.json").write_text(json.dumps(found))
    assert json.loads(run("render", "saved.json", "--format", "json").stdout) == found


# Sides.


def test_a_side_told_goes_before_the_front_matter(run: Run) -> None:
    found = json.loads(run("compare", "a.md", "b.md", "--side", "Norland", "--format", "json").stdout)
    assert [readout["side"] for readout in found["readouts"]] == ["Norland", "Lysmark"]


def test_more_sides_than_readouts_are_wrong_usage(run: Run) -> None:
    done = run("compare", "a.md", "b.md", "--side", "x", "--side", "y", "--side", "z")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--side is given 3 times for 2 readouts" in done.stderr


# Exit codes.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "a.md", "c.md"], "c.md: no such file, check the name"),
        (["compare", "a.md"], "a.md: only one readout, give two or more files, or the folder of a call"),
        (["compare", "x" * 300], f"{'x' * 300}: only one readout, give two or more files, or the folder of a call"),
        (["compare", "\x1b[2J"], r"'\x1b[2J': only one readout, give two or more files, or the folder of a call"),
        (["compare", ".."], "..: holds no readout (*.md, *.txt), a comparison needs two readouts or more"),
        (["compare", "a.md", "."], ".: is a folder, give the files in it, or this folder alone"),
        (["compare", "a.md", "empty.md"], "empty.md: has no words, give it the text of a readout"),
        (["compare", "a.md", "long.md"], "long: has over 2,000 points, give one readout alone"),
        (["segment", "c.md"], "c.md: no such file, check the name"),
        (["render", "c.json"], "c.json: no such file, check the name"),
        (["render", "a.md"], "a.md: not JSON (JSON is malformed: invalid character (byte 1)); make it again with"),
        (["evaluate", "settings"], "settings: "),
        (["compare", "a.md", "b.md", "-o", "."], ".: is a folder, name a file"),
        (["compare", "a.md", "b.md", "-o", "x/y"], "x/y: cannot be written (No such file or directory), choose"),
    ],
    ids=[
        *("missing", "one file", "long name", "odd name", "no readout", "folder and file", "empty", "too many points"),
        *("segment", "render", "no JSON", "no gold", "output is a folder", "no such folder"),
    ],
)
def test_bad_input_ends_with_one_line_and_exit_code_1(arguments: list[str], said: str, run: Run, call: Path) -> None:
    (call / "settings").mkdir()
    (call / "empty.md").touch()
    (call / "long.md").write_text("He promised grain. " * 2001)
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(said) and done.stderr.count("\n") == 1


def test_what_the_input_holds_cannot_break_the_line(run: Run, call: Path) -> None:
    found = json.loads((call / saved(run)).read_text())
    found["readouts"][0]["points"][0]["role"] = "x\n\x1b[31m\u202e"
    (call / "bad.json").write_text(json.dumps(found))
    done = run("render", "bad.json")
    assert done.exit_code == 1 and done.stderr.count("\n") == 1
    assert r"Invalid enum value 'x\n\x1b[31m\u202e'" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "a.md", "b.md", "--format", "pdf"],
        ["compare", "a.md", "b.md", "--width", "39"],
        ["compare", "a.md", "b.md", "--width", "wide"],
        ["compare", "a.md", "b.md", "--colour"],
        ["comparison", "a.md", "b.md"],
        ["render"],
        ["segment", "a.md", "b.md"],
        ["cache", "burn"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_exit_code_2(arguments: list[str], run: Run) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: ") and "Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly(run: Run, call: Path) -> None:
    found = json.loads((call / saved(run)).read_text())
    found["readouts"][0]["title"] = "long " * 100_000  # more than a pipe holds
    (call / "long.json").write_text(json.dumps(found))
    command = f"{sys.executable} -m diplocompare.cli render long.json --format json; echo code $? >&2"
    done = subprocess.run(
        ["/bin/sh", "-c", f"({command}) | head -n 1"], capture_output=True, text=True, check=True, cwd=call
    )
    assert (done.stdout, done.stderr) == ("{\n", "code 0\n")


def test_ctrl_c_ends_with_130(call: Path) -> None:
    # Says when it comes to wait for its standard input. What a shell starts in the background is deaf to Ctrl-C,
    # and so would be what that starts itself.
    code = (
        "import io, os, signal, sys\nfrom diplocompare.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Input(io.RawIOBase):\n"
        "    def readable(self): return True\n"
        "    def readinto(self, buffer): print('ready', flush=True); return os.readv(0, [buffer])\n"
        "sys.stdin = io.TextIOWrapper(io.BufferedReader(Input()))\n"
        "main(['segment', '-'])"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as waiting:
        assert waiting.stdout is not None and waiting.stdout.readline() == "ready\n"
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate(timeout=20)
    assert (waiting.returncode, out, err.strip()) == (130, "", "")


def test_closed_standard_input_matters_only_to_those_who_read_it(run: Run, call: Path) -> None:
    saved(run)
    command = f"{sys.executable} -m diplocompare.cli"
    done = subprocess.run(["/bin/sh", "-c", f"{command} render saved.json <&-"], capture_output=True, check=False)
    assert done.returncode == 0 and done.stdout
    done = subprocess.run(["/bin/sh", "-c", f"{command} segment - <&-"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"standard input: is closed, pipe a readout into it\n")


def test_a_name_that_is_no_unicode_does_no_harm(run: Run, call: Path) -> None:
    odd = os.fsdecode(b"r\xff.md")
    (call / odd).write_text("Bo Ek discussed grain exports.")
    done = process("segment", odd, "--format", "json", cwd=call)
    assert (done.returncode, json.loads(done.stdout)["side"]) == (0, "r\ufffd")
    found = json.loads(run("compare", "a.md", odd, "--side", os.fsdecode(b"\xff"), "--format", "json").stdout)
    assert [readout["side"] for readout in found["readouts"]] == ["\ufffd", "r\ufffd"]


# What led to an error.


@pytest.mark.parametrize(
    "arguments",
    [["-v", "render", "a.md"], ["render", "a.md", "-v"], ["--verbose", "cache", "clear"], ["cache", "info", "-v"]],
    ids=" ".join,
)
def test_verbose_is_taken_before_a_command_and_behind_it(
    arguments: list[str], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        try:
            raise ValueError("deep down")
        except ValueError as error:
            raise InputError("a.md: is bad, mend it") from error

    monkeypatch.setattr("diplocompare.sources.saved.read_comparison", fail)
    monkeypatch.setattr("diplocompare.embed.cache_folder.describe_cache", fail)
    monkeypatch.setattr("diplocompare.embed.cache_folder.clear_cache", fail)
    done = run(*arguments)
    sentence, *trace = done.stderr.splitlines()
    assert (done.exit_code, done.stdout, sentence) == (1, "", "a.md: is bad, mend it")
    assert trace[0] == "Traceback (most recent call last):"
    assert "ValueError: deep down" in trace
    assert trace[-1] == "diplocompare.model.error.InputError: a.md: is bad, mend it"
    quiet = run(*(argument for argument in arguments if argument not in ("-v", "--verbose")))
    assert (quiet.exit_code, quiet.stderr) == (1, "a.md: is bad, mend it\n")


def test_the_environment_asks_for_what_led_to_an_error_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOCOMPARE_DEBUG", "1")
    assert "FileNotFoundError: [Errno 2]" in run("segment", "c.md").stderr
    monkeypatch.setenv("DIPLOCOMPARE_DEBUG", "0")
    assert run("segment", "c.md").stderr == "c.md: no such file, check the name\n"


def test_what_led_to_an_error_cannot_steer_the_terminal(run: Run) -> None:
    done = run("segment", "-v", "\x1b[2J")
    assert "Traceback" in done.stderr and "\x1b" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_batch_tells_what_led_to_a_bad_line(jobs: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(diplocompare.__file__).parent.parent))
    done = run("batch", "-v", "--jobs", jobs, stdin="nonsense\n")
    assert done.exit_code == 1 and json.loads(done.stdout)["line"] == 1
    sentence, *trace = done.stderr.splitlines()
    assert sentence.startswith("line 1: not JSON (")
    assert any(line.startswith("msgspec.DecodeError: ") for line in trace)
    strict = run("batch", "-v", "--strict", stdin="nonsense\n")
    assert (strict.exit_code, strict.stdout) == (1, "") and "msgspec.DecodeError: " in strict.stderr


def test_report_tells_what_led_to_a_call_left_out(run: Run, call: Path, tmp_path: Path) -> None:
    (call / "b.md").write_text("---\nside: [\n---\nBo Ek.\n")
    for options, told in (([], False), (["-v"], True)):
        done = run("report", str(call), "-o", str(tmp_path / "pages"), "-q", *options)
        assert done.exit_code == 1
        assert ("yaml.parser.ParserError" in done.stderr) is told


# Files and formats.


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("out.json", "json"), ("out.md", "markdown"), ("out.MARKDOWN", "markdown"), ("out.html", "html")),
        *(("out.htm", "html"), ("out.csv", "csv"), ("out.svg", "svg"), ("out.txt", "table"), ("out", "table")),
    ],
)
def test_the_ending_of_the_output_chooses_the_format(name: str, kind: str, run: Run, call: Path) -> None:
    printed = run("compare", "a.md", "b.md", "--format", kind)
    assert run("compare", "a.md", "b.md", "-o", name).exit_code == 0
    assert (call / name).read_bytes() == printed.stdout_bytes
    saved(run)
    assert run("render", "saved.json", "-o", name).exit_code == 0
    assert (call / name).read_bytes() == printed.stdout_bytes


def test_a_format_goes_before_the_ending(run: Run, call: Path) -> None:
    for name in ("out.html", "out.pdf"):
        assert run("compare", "a.md", "b.md", "--format", "csv", "-o", name).exit_code == 0
        assert (call / name).read_bytes() == run("compare", "a.md", "b.md", "--format", "csv").stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["compare", "a.md", "b.md", "-o", "out.pdf"], ".txt, .json, .md, .markdown, .html, .htm, .csv, .svg"),
        (["segment", "a.md", "-o", "out.html"], ".txt, .json"),
        (["evaluate", ".", "-o", "out.csv"], ".txt, .json"),
    ],
    ids=["compare", "segment", "evaluate"],
)
def test_an_ending_of_no_format_is_wrong_usage(arguments: list[str], known: str, run: Run, call: Path) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    said = f"Error: {arguments[-1]}: its ending names no format, give --format or one of {known}"
    assert done.stderr.splitlines()[-1] == said
    assert not (call / arguments[-1]).exists()


def test_to_fetch_anew_and_not_at_all_is_wrong_usage(run: Run) -> None:
    done = run("compare", ".", "--refresh", "--offline")
    assert done.exit_code == 2 and "--refresh and --offline exclude each other" in done.stderr


@pytest.mark.parametrize("kind", FORMATS)
def test_a_saved_comparison_renders_as_the_comparison_itself(kind: str, run: Run) -> None:
    name = saved(run)
    direct = run("compare", "a.md", "b.md", "--format", kind, "--width", "72")
    assert run("render", name, "--format", kind, "--width", "72").stdout_bytes == direct.stdout_bytes
    stream = run("render", "-", "--format", kind, "--width", "72", stdin=Path(name).read_bytes())
    assert stream.stdout_bytes == direct.stdout_bytes


def test_output_goes_to_the_file_alone(run: Run, call: Path) -> None:
    printed = run("compare", "a.md", "b.md")
    written = run("compare", "a.md", "b.md", "-o", "out.txt")
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", "")
    assert (call / "out.txt").read_text() == printed.stdout


def test_a_rendering_that_fails_leaves_the_file_that_was_there(
    run: Run, call: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = saved(run)

    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("a bug")

    monkeypatch.setattr("diplocompare.render.table.render", fail)
    (call / "kept.txt").write_text("kept")
    for output in ("kept.txt", "new.txt"):
        assert isinstance(run("render", name, "-o", output).exception, RuntimeError)
    assert (call / "kept.txt").read_text() == "kept"
    assert sorted(path.name for path in call.iterdir()) == ["a.md", "b.md", "kept.txt", "saved.json"]


# Colour, width, settings.


def rule_width(result: Result) -> int:
    """The width of a table: that of the line above its notes."""
    return max(len(line) for line in result.stdout.splitlines() if set(line) == {"─"})


def test_colour_only_where_it_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("compare", "a.md", "b.md").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    colored = run("compare", "a.md", "b.md").stdout
    assert "\x1b[" in colored
    assert "\x1b" not in run("compare", "a.md", "b.md", "--format", "json").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("compare", "a.md", "b.md").stdout
    assert plain == re.sub(r"\x1b\[[\d;]*m", "", colored)


def test_flag_before_environment_before_configuration_before_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = ("compare", "a.md", "b.md")
    monkeypatch.setenv("COLUMNS", "90")
    assert rule_width(run(*compare)) == 90
    (tmp_path / "settings" / "config.toml").write_text("width = 80\n")
    assert rule_width(run(*compare)) == 80
    monkeypatch.setenv("DIPLOCOMPARE_WIDTH", "70")
    assert rule_width(run(*compare)) == 70
    assert rule_width(run(*compare, "--width", "60")) == 60


def test_the_model_is_told_by_flag_environment_or_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str | None, str | None]] = []

    def encoder(options: CompareOptions) -> FakeEncoder:
        asked.append((options.model, options.revision))
        return FakeEncoder()

    monkeypatch.setattr("diplocompare.cli.steps.load_encoder", encoder)
    compare = ["compare", "a.md", "b.md"]
    CliRunner().invoke(main, compare)
    (tmp_path / "settings" / "config.toml").write_text('model = "one"\nrevision = "r1"\n')
    CliRunner().invoke(main, compare)
    monkeypatch.setenv("DIPLOCOMPARE_MODEL", "two")
    CliRunner().invoke(main, compare)
    CliRunner().invoke(main, [*compare, "--model", "three", "--revision", "r3"])
    assert asked == [(None, None), ("one", "r1"), ("two", "r1"), ("three", "r3")]


def test_the_judgement_is_told_by_flag_environment_or_configuration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []

    def judge(options: CompareOptions) -> FakeJudge:
        asked.append(options.judgement)
        return FakeJudge()

    monkeypatch.setattr("diplocompare.cli.steps.load_judge", judge)
    monkeypatch.delenv("DIPLOCOMPARE_JUDGEMENT")
    run("compare", "a.md", "b.md")
    (tmp_path / "settings" / "config.toml").write_text('judgement = "large"\n')
    run("compare", "a.md", "b.md")
    monkeypatch.setenv("DIPLOCOMPARE_JUDGEMENT", "small")
    run("compare", "a.md", "b.md")
    done = run("compare", "a.md", "b.md", "--judgement", "large", "--format", "json")
    assert asked == [None, "large", "small", "large"]
    assert json.loads(done.stdout)["signature"]["settings"]["judge"] == FakeJudge.sha256[:12]
    assert run("compare", "a.md", "b.md", "--judgement", "huge").exit_code == 2


def test_the_large_judgement_without_its_extra_is_one_line_that_says_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diplocompare.embed.judge.load.available", lambda: False)
    done = run("compare", "a.md", "b.md", "--judgement", "large")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "the large judgement: all-mpnet-base-v2 is not installed, "
        "pip install 'diplocompare[large]', or use --judgement small\n"
    )


def test_explain_says_whether_a_larger_model_read_pairs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    small = saved(run, "small.json")
    monkeypatch.setattr("diplocompare.cli.steps.load_judge", lambda _: FakeJudge("grain"))
    large = saved(run, "large.json")
    told = [" ".join(run("explain", name, "a1").stdout.split()) for name in (small, large)]
    assert ["a larger model that reads both points together" in each for each in told] == [False, True]


def test_a_report_by_another_judgement_is_made_again(run: Run, call: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> str:
        return run("report", str(call.parent / "corpus"), "-o", str(call.parent / "out")).stderr.splitlines()[-1]

    (call.parent / "corpus").mkdir()
    call.rename(call.parent / "corpus" / "call")
    monkeypatch.chdir(call.parent)
    assert made().startswith("1 compared, 0 unchanged")
    assert made().startswith("0 compared, 1 unchanged")
    monkeypatch.setattr("diplocompare.cli.steps.load_judge", lambda _: FakeJudge())
    assert made().startswith("1 compared, 0 unchanged")
    assert made().startswith("0 compared, 1 unchanged")


def test_quiet_by_configuration(run: Run, call: Path, tmp_path: Path) -> None:
    (call / "b.md").write_bytes("Bo Ek discussed “grain”.".encode("cp1252"))
    (tmp_path / "settings" / "config.toml").write_text("quiet = true\n")
    assert run("compare", "a.md", "b.md").stderr == ""


def test_a_bad_configuration_gives_one_line_and_help_still_works(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "settings" / "config.toml"
    path.write_text("widht = 80\n")
    done = run("compare", "a.md", "b.md")
    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        done.stderr == f"{path}: unknown setting 'widht', known are model, revision, judgement, width, quiet, lexicon\n"
    )
    assert run("--help").exit_code == run("--version").exit_code == 0


# Start-up and help.


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert (done.exit_code, done.stderr) == (0, "")
    listed = done.stdout.partition("Commands:")[2].split("\n")
    assert [line.split()[0] for line in listed if line.strip()] == sorted(main.commands)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself(command: str, run: Run) -> None:
    done = run(command, "-h")
    assert done.exit_code == 0 and done.stdout.startswith(f"Usage: main {command}")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"diplocompare, version {diplocompare.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom diplocompare.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print([name for name in ('torch', 'onnxruntime', 'numpy', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


@pytest.mark.model
def test_the_real_model_compares_a_file_and_standard_input_alike(
    call: Path, embedded: FirstRuns, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a user runs it: cold, then from the cache, then with one text through a pipe."""
    monkeypatch.setenv("DIPLOCOMPARE_CACHE", str(embedded.cache))
    arguments = ("compare", "a.md", "b.md", "--format", "json")
    warm = process(*arguments, cwd=call)
    piped = process("compare", "-", "b.md", "--format", "json", cwd=call, input=ARDESH)
    assert [done.returncode for done in (warm, piped)] == [0, 0]
    assert embedded.printed[0] == warm.stdout == piped.stdout
    assert warm.stderr == piped.stderr == ""
    assert json.loads(warm.stdout)["signature"]["model"] == "all-MiniLM-L6-v2"
