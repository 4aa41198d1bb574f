"""What may go wrong around a run: the right result or one clear sentence, the right exit code, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from shared import once
from tiny_model import write_tiny

from diplocompare.embed.load import load_encoder
from diplocompare.model import DiplocompareError, Span

ONE = "---\nside: Ardesh\n---\nAnna Berg discussed grain exports with Bo Ek. She raised visas for students.\n"
OTHER = "---\nside: Lysmark\n---\nBo Ek discussed grain exports. He proposed a railway bridge.\n"
Done = subprocess.CompletedProcess[str]
# What every run with a model of the user's own says, and every first one.
USUAL = ("tiny: runs without the adapter of the embedded model", "preparing tiny for fast start")

pytestmark = pytest.mark.model  # they start the whole tool many times


@pytest.fixture(scope="session")
def model(shared: Path) -> Path:
    """A tiny BERT of random weights."""
    return once(shared, "tiny-model", lambda folder: write_tiny(folder / "tiny")) / "tiny"


class Desk:
    """A folder with two readouts, a cache, and a way to run the tool in a process of its own."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder, self.model, self.cache = folder, model, folder / "cache"
        (folder / "call").mkdir()
        (folder / "call" / "a.md").write_text(ONE)
        (folder / "call" / "b.md").write_text(OTHER)
        (folder / "config.toml").touch()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DIPLOCOMPARE_")}
        self.environment = {
            **kept,
            "DIPLOCOMPARE_CACHE": str(self.cache),
            "DIPLOCOMPARE_CONFIG": str(folder / "config.toml"),
            "DIPLOCOMPARE_JUDGEMENT": "small",
            "HF_HUB_OFFLINE": "1",
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
        }

    def start(
        self, *arguments: str, prefix: tuple[str, ...] = (), code: str | None = None, **options: Any
    ) -> subprocess.Popen[str]:
        """Start the tool, or some code that does."""
        command = [*prefix, sys.executable, *(["-c", code] if code else ["-m", "diplocompare.cli"]), *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": self.folder}
        return subprocess.Popen(command, **{"env": self.environment, **pipes, **options})

    def stand_in(self, cache: Path) -> None:
        """Put a stand-in in the place of sentence-transformers, that answers from a cache: where little depends on it."""
        paths = [str(Path(__file__).parent / "stand_in"), *filter(None, [self.environment.get("PYTHONPATH")])]
        self.environment |= {"PYTHONPATH": os.pathsep.join(paths), "STAND_IN_CACHE": str(cache)}

    def run(self, *arguments: str, **options: Any) -> Done:
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=120)
        return Done(process.args, process.returncode, out, err)

    def compare(self, *arguments: str, **options: Any) -> Done:
        return self.run("compare", "call", "--format", "json", "--model", str(self.model), *arguments, **options)

    def files(self) -> set[str]:
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if self.cache not in path.parents
        }


@pytest.fixture
def desk(tmp_path: Path, model: Path) -> Desk:
    return Desk(tmp_path, model)


@pytest.fixture(scope="session")
def prepared(shared: Path, model: Path) -> tuple[Path, str]:
    """A cache in which the model is prepared and the call's vectors are kept, and what is then printed."""

    def make(folder: Path) -> None:
        done = Desk(folder, model).compare()
        assert done.returncode == 0, done.stderr
        (folder / "printed.json").write_text(done.stdout, encoding="utf-8")

    folder = once(shared, "prepared-tiny-model", make)
    return folder / "cache", (folder / "printed.json").read_text(encoding="utf-8")


@pytest.fixture
def warm(desk: Desk, prepared: tuple[Path, str]) -> Desk:
    """A desk with a cache that holds everything."""
    shutil.copytree(prepared[0], desk.cache)
    return desk


@pytest.fixture
def quick(warm: Desk, prepared: tuple[Path, str]) -> Desk:
    """A warm desk where a stand-in takes the place of sentence-transformers."""
    warm.stand_in(prepared[0])
    return warm


@pytest.fixture
def expected(prepared: tuple[Path, str]) -> str:
    return prepared[1]


@pytest.fixture(scope="module")
def unprivileged(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """What to put before a command so that permissions hold for it, also where the tests are run by root."""
    folder = tmp_path_factory.mktemp("probe")
    folder.chmod(0o555)
    for prefix in ((), ("setpriv", "--bounding-set=-dac_override,-dac_read_search")):
        if prefix and not shutil.which(prefix[0]):
            continue
        probe = subprocess.run([*prefix, "touch", folder / "probe"], capture_output=True, check=False)
        if probe.returncode == 1 and b"denied" in probe.stderr:
            return prefix
        (folder / "probe").unlink(missing_ok=True)
    pytest.skip("permissions do not hold for this user, and there is no setpriv")


# Where the signal comes while Python tidies up after an import, Python itself tells of it, drops it and goes on.
TIDYING = re.compile(
    r"Exception ignored in: <function _get_module_lock[^\n]*\nTraceback[^\n]*\n(?: [^\n]*\n)+KeyboardInterrupt:? *\n"
)


def told(done: Done) -> list[str]:
    """The lines on standard error, without what runs with this model, and Python itself, usually say."""
    said = TIDYING.sub("", done.stderr)
    assert "Traceback" not in said, done.stderr
    return [line for line in said.splitlines() if not line.startswith(USUAL)]


def refused(done: Done, *words: str) -> None:
    """Exit code 1, nothing printed, one sentence."""
    lines = told(done)
    assert (done.returncode, done.stdout) == (1, ""), (done.returncode, done.stderr)
    assert len(lines) == 1 and all(word in lines[0] for word in words), done.stderr


def limit(size: int) -> Callable[[], None]:
    """No file may grow beyond this size: what a full disk does, for one process."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


# Permissions.


@pytest.mark.parametrize(
    ("place", "arguments", "words"),
    [
        ("call/a.md", ("compare", "call"), "call/a.md: may not be read, change its permissions"),
        ("call", ("compare", "call"), "call: may not be read, change its permissions"),
        ("call/a.md", ("segment", "call/a.md"), "call/a.md: may not be read, change its permissions"),
        ("saved.json", ("render", "saved.json"), "saved.json: may not be read, change its permissions"),
        ("saved.json", ("explain", "saved.json", "a1"), "saved.json: may not be read, change its permissions"),
        ("call/gold.json", ("evaluate", "call"), "gold.json: may not be read, change its permissions"),
        ("call", ("evaluate", "call"), "call: cannot be opened as a folder (Permission denied)"),
        ("config.toml", ("schema",), "config.toml: cannot be read (Permission denied), mend or remove it"),
        ("mine.toml", ("compare", "call", "--lexicon", "mine.toml"), "mine.toml: may not be read"),
    ],
    ids=["readout", "call", "segment", "render", "explain", "gold", "corpus", "configuration", "lexicon"],
)
def test_what_may_not_be_read_is_one_sentence(
    desk: Desk, unprivileged: tuple[str, ...], place: str, arguments: tuple[str, ...], words: str
) -> None:
    for name in ("saved.json", "call/gold.json", "mine.toml"):
        (desk.folder / name).touch()
    before = desk.files()
    (desk.folder / place).chmod(0)
    done = desk.run(*arguments, prefix=unprivileged)
    (desk.folder / place).chmod(0o700)
    refused(done, words)
    assert desk.files() == before


def test_a_result_that_may_not_be_written_is_one_sentence(warm: Desk, unprivileged: tuple[str, ...]) -> None:
    (warm.folder / "out").mkdir(mode=0o555)
    (warm.folder / "old.json").write_text("old")
    refused(
        warm.compare("-o", "out/new.json", prefix=unprivileged), "out/new.json: cannot be written (Permission denied)"
    )
    warm.folder.chmod(0o555)
    done = warm.compare("-o", "old.json", prefix=unprivileged)
    warm.folder.chmod(0o755)
    refused(done, "old.json: cannot be written (Permission denied)")
    assert (warm.folder / "old.json").read_text() == "old"
    assert not [name for name in warm.files() if "tmp" in name]


def test_a_home_that_may_not_be_written_is_done_without(
    quick: Desk, expected: str, unprivileged: tuple[str, ...]
) -> None:
    (quick.folder / "home").mkdir(mode=0o555)
    quick.environment["DIPLOCOMPARE_CACHE"] = str(quick.folder / "home" / "cache")
    done = quick.compare(prefix=unprivileged)
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert told(done) == [
        f"{quick.folder / 'home' / 'cache'}: the cache cannot be written (Permission denied), every start will be slow; "
        "set DIPLOCOMPARE_CACHE to a folder that can"
    ]


def test_a_read_only_cache_still_serves(warm: Desk, expected: str, unprivileged: tuple[str, ...]) -> None:
    before = sorted(path.name for path in warm.cache.rglob("*"))
    for path in (warm.cache, *warm.cache.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = warm.compare(prefix=unprivileged)
    for path in (warm.cache, *warm.cache.rglob("*")):
        path.chmod(0o755)
    assert (done.returncode, done.stdout) == (0, expected)
    assert len(told(done)) == 1 and "the cache cannot be written (not permitted)" in told(done)[0]
    assert sorted(path.name for path in warm.cache.rglob("*")) == before


def test_a_cache_that_may_not_be_read_is_done_without(warm: Desk, expected: str, unprivileged: tuple[str, ...]) -> None:
    check_unreadable(warm, warm.cache, expected, unprivileged)


@pytest.mark.parametrize("place", ["models", "vectors-1.sqlite"], ids=["models", "vectors"])
def test_a_part_of_the_cache_that_may_not_be_read_is_done_without(
    quick: Desk, expected: str, unprivileged: tuple[str, ...], place: str
) -> None:
    check_unreadable(quick, quick.cache / place, expected, unprivileged)


def check_unreadable(desk: Desk, place: Path, expected: str, unprivileged: tuple[str, ...]) -> None:
    place.chmod(0)
    done = desk.compare(prefix=unprivileged)
    place.chmod(0o700)
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert 1 <= len(told(done)) <= 2


@pytest.mark.parametrize("name", ["model.safetensors", "modules.json", "1_Pooling", "."])
def test_a_model_that_may_not_be_read_is_one_sentence(desk: Desk, unprivileged: tuple[str, ...], name: str) -> None:
    own = shutil.copytree(desk.model, desk.folder / "tiny")
    (own / name).chmod(0)
    desk.model = own
    done = desk.compare(prefix=unprivileged)
    (own / name).chmod(0o700)
    refused(done, "tiny: ")


# A full disk.


def test_a_result_larger_than_the_disk_leaves_what_was_there(desk: Desk, expected: str) -> None:
    (desk.folder / "saved.json").write_text(expected)
    (desk.folder / "old.json").write_text("old")
    before = desk.files()
    for name in ("old.json", "new.json"):
        done = desk.run("render", "saved.json", "--format", "json", "-o", name, preexec_fn=limit(1000))
        refused(done, f"{name}: cannot be written (File too large)")
    assert (desk.folder / "old.json").read_text() == "old"
    assert desk.files() == before


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
def test_standard_output_into_a_full_file_is_one_sentence(desk: Desk, unbuffered: str) -> None:
    desk.environment["PYTHONUNBUFFERED"] = unbuffered
    with (desk.folder / "out.json").open("w") as file:
        done = desk.run("schema", stdout=file, preexec_fn=limit(1000))
    assert (done.returncode, told(done)) == (1, ["standard output: File too large, write elsewhere"])


@pytest.mark.parametrize("size", [0, 1000], ids=["no byte", "1 kB"])
def test_a_full_disk_costs_nobody_a_sound_cache(warm: Desk, expected: str, size: int) -> None:
    """Vectors that are there are used, and not thrown away because none can be added."""
    kept = (warm.cache / "vectors-1.sqlite").read_bytes()
    done = warm.compare(preexec_fn=limit(size))
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert (warm.cache / "vectors-1.sqlite").read_bytes() == kept
    assert len(told(done)) <= 1 and "damaged" not in done.stderr


@pytest.mark.parametrize("size", [0, 10_000], ids=["no byte", "10 kB"])
def test_a_cache_on_a_full_disk_is_done_without(desk: Desk, prepared: tuple[Path, str], size: int) -> None:
    """With room for no byte the libraries cannot even be loaded, which is one sentence too."""
    done = desk.compare(preexec_fn=limit(size))
    assert told(done)
    if size:
        assert (done.returncode, done.stdout) == (0, prepared[1]), done.stderr
        desk.stand_in(prepared[0])
        again = desk.compare()
        assert (again.returncode, again.stdout) == (0, prepared[1]), again.stderr
    else:
        assert (done.returncode, done.stdout) in ((0, prepared[1]), (1, "")), done.stderr


def test_a_full_file_system_is_told(quick: Desk, expected: str) -> None:
    """The same on a small file system of its own, where mounting is allowed."""
    small = quick.folder / "small"
    small.mkdir()
    inside = 'mount -t tmpfs -o size=16k none small && (head -c 1M /dev/zero > small/fill; true) && exec "$@"'
    prefix = ("unshare", "--mount", "sh", "-c", f"{inside} 2>/dev/null", "sh")
    if (
        not shutil.which("unshare")
        or subprocess.run([*prefix, "true"], cwd=quick.folder, check=False, capture_output=True).returncode
    ):
        pytest.skip("no file system may be mounted here")
    prefix = ("unshare", "--mount", "sh", "-c", inside.replace("; true", " 2>/dev/null; true"), "sh")
    refused(
        quick.compare("-o", "small/new.json", prefix=prefix),
        "small/new.json: cannot be written (No space left on device)",
    )
    quick.environment["DIPLOCOMPARE_CACHE"] = str(small / "cache")
    done = quick.compare(prefix=prefix)
    assert (done.returncode, done.stdout) == (0, expected), done.stderr


# A damaged cache.


def garbage(path: Path) -> None:
    path.write_bytes(b"\xa5 no such thing" * 500)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize("spoil", [garbage, a_folder, a_loop, Path.unlink], ids=["garbage", "folder", "loop", "gone"])
@pytest.mark.parametrize("name", ["vectors-1.sqlite", "models/seen-*.json"], ids=["vectors", "what was seen"])
def test_a_damaged_cache_changes_no_result(warm: Desk, expected: str, name: str, spoil: Callable[[Path], None]) -> None:
    for path in warm.cache.glob(name):
        spoil(path)
    done = warm.compare()
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert len(told(done)) <= 2


def test_a_damaged_prepared_model_changes_no_result(quick: Desk, expected: str) -> None:
    """How it is prepared again: tests/embed/test_embed_export.py."""
    for path in [*quick.cache.glob("models/*/model.onnx"), *quick.cache.glob("vectors-1.sqlite*")]:
        garbage(path)
    done = quick.compare()
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert any("the prepared model is damaged, preparing it again" in line for line in told(done))


def test_a_cache_that_is_a_file_is_done_without(quick: Desk, expected: str) -> None:
    shutil.rmtree(quick.cache)
    quick.cache.write_text("mine")
    done = quick.compare()
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert len(told(done)) == 1 and "the cache cannot be written" in told(done)[0]
    assert quick.cache.read_text() == "mine"


# Several at once, and killed ones.


def test_two_at_once_write_one_whole_file(warm: Desk, expected: str) -> None:
    arguments = ("compare", "call", "--format", "json", "--model", str(warm.model), "-o", "out.json")
    running = [warm.start(*arguments) for _ in range(3)]
    assert [process.wait(timeout=60) for process in running] == [0] * 3
    for process in running:
        process.communicate()
    assert (warm.folder / "out.json").read_text() == expected
    assert not [name for name in warm.files() if "tmp" in name]


# After how many seconds of the processor, from when the tool has begun: those of the clock say how busy the machine is.
MOMENTS = (0.01, 0.04, 0.08, 0.13, 0.2, 0.3)
# What a shell starts in the background is deaf to Ctrl-C, and so would be what that starts itself.
ENDED = """
import os, signal, sys
from diplocompare.cli import main
seconds, number = float(sys.argv.pop(1)), int(sys.argv.pop(1))
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGPROF, lambda *_: os.kill(os.getpid(), number))
signal.setitimer(signal.ITIMER_PROF, seconds)
try:
    main()
finally:
    signal.setitimer(signal.ITIMER_PROF, 0)
"""


def ended(desk: Desk, seconds: float, number: signal.Signals, *arguments: str) -> Done:
    """Compare, and be sent a signal on the way, unless that is done before."""
    arguments = ("compare", "call", "--format", "json", "--model", str(desk.model), *arguments)
    return desk.run(str(seconds), str(int(number)), *arguments, code=ENDED)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_ended_at_any_time_it_leaves_no_half_written_file(warm: Desk, expected: str, number: signal.Signals) -> None:
    out_file = warm.folder / "out.json"
    codes = []
    for seconds in MOMENTS:
        done = ended(warm, seconds, number, "-o", "out.json")
        codes.append(done.returncode)
        assert done.stdout == "" and not any(told(done))  # but for an empty line
        assert not out_file.exists() or out_file.read_text() == expected
        out_file.unlink(missing_ok=True)
    # Ctrl-C is an end as others are, with a code of its own.
    code = 130 if number == signal.SIGINT else -number
    assert codes[0] == code and set(codes) <= {0, code}
    done = warm.compare()
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert not told(done)


def test_ctrl_c_at_any_time_ends_quietly_with_130(warm: Desk, expected: str) -> None:
    for seconds in MOMENTS:
        done = ended(warm, seconds, signal.SIGINT)
        assert (done.returncode, done.stdout) in ((130, ""), (0, expected)), done.stderr
        assert not any(told(done))


def test_killed_while_a_model_is_prepared_the_next_run_is_right(desk: Desk, prepared: tuple[Path, str]) -> None:
    process = desk.start("compare", "call", "--format", "json", "--model", str(desk.model))
    deadline = time.monotonic() + 60
    while not list(desk.cache.glob("models/tmp-*/*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert list(desk.cache.glob("models/tmp-*"))
    desk.stand_in(prepared[0])
    done = desk.compare()
    assert (done.returncode, done.stdout) == (0, prepared[1]), done.stderr
    assert not list(desk.cache.glob("models/tmp-*"))


# A model's folder that goes away, or is none.


def test_a_model_folder_that_has_gone_is_one_sentence(warm: Desk) -> None:
    warm.model = warm.folder / "gone"
    refused(warm.compare(), "gone: not a folder, give the folder of a model or a name")


@pytest.mark.parametrize("prepare", [False, True], ids=["not prepared", "prepared"])
def test_a_model_folder_that_goes_while_it_is_used(tmp_path: Path, model: Path, prepare: bool) -> None:
    own = shutil.copytree(model, tmp_path / "tiny")
    if prepare:
        load_encoder(str(own), cache_folder=tmp_path / "cache", report=lambda _: None).encode("a", [Span(0, 1)])
    encoder = load_encoder(str(own), cache_folder=tmp_path / "cache", report=lambda _: None)
    shutil.rmtree(own)
    if prepare:
        assert encoder.encode("grain", [Span(0, 5)]).shape == (1, 8)
    else:
        with pytest.raises(DiplocompareError, match="tiny: the model is damaged or not understood") as caught:
            encoder.encode("grain", [Span(0, 5)])
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["model.safetensors", "modules.json", "vocab.txt", "1_Pooling/config.json"])
def test_a_model_with_a_loop_of_links_in_it_is_one_sentence(desk: Desk, name: str) -> None:
    desk.model = shutil.copytree(desk.model, desk.folder / "tiny")
    (desk.model / "tokenizer.json").unlink(missing_ok=True)
    (desk.model / name).unlink(missing_ok=True)
    (desk.model / name).symlink_to(Path(name).name)
    refused(desk.compare(), "tiny")


# No home.


def test_without_a_home_it_runs(warm: Desk, expected: str) -> None:
    del warm.environment["DIPLOCOMPARE_CONFIG"]
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        warm.environment.pop(name, None)
    done = warm.compare()
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert "~" not in warm.files()


def test_a_user_that_the_system_does_not_know_runs_it_without_a_home(warm: Desk, expected: str) -> None:
    """As in a container that is started with any user number."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "DIPLOCOMPARE_CONFIG"):
        warm.environment.pop(name, None)
    prefix = (
        "setpriv",
        "--reuid=54321",
        "--clear-groups",
        "--bounding-set=+all",
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override",
    )
    probe = [*prefix, sys.executable, "-c", "import click"]
    if not shutil.which("setpriv") or subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("another user may not be taken on here")
    done = warm.compare(prefix=prefix)
    assert (done.returncode, done.stdout) == (0, expected), done.stderr
    assert "~" not in {path.name for path in warm.folder.iterdir()}


# Inputs that never end.


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "pipe", "call/a.md"),
        ("render", "pipe"),
        ("compare", "call", "--lexicon", "pipe"),
        ("compare", "call", "--lexicon", "/dev/zero"),
        ("evaluate", "annotated"),
    ],
    ids=["readout", "comparison", "lexicon", "endless lexicon", "gold"],
)
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(desk: Desk, arguments: tuple[str, ...]) -> None:
    shutil.copytree(desk.folder / "call", desk.folder / "annotated")
    os.mkfifo(desk.folder / "pipe")
    os.mkfifo(desk.folder / "annotated" / "gold.json")
    memory = 4_000_000_000
    process = desk.start(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory)))
    try:
        out, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise AssertionError("it waits for ever") from None
    refused(Done(process.args, process.returncode, out, err))


def test_a_configuration_that_is_a_pipe_is_refused_at_once(desk: Desk) -> None:
    (desk.folder / "config.toml").unlink()
    os.mkfifo(desk.folder / "config.toml")
    process = desk.start("schema")
    try:
        out, err = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise AssertionError("it waits for ever") from None
    refused(Done(process.args, process.returncode, out, err))


def test_the_result_is_the_comparison(expected: str) -> None:
    found = json.loads(expected)
    assert [readout["side"] for readout in found["readouts"]] == ["Ardesh", "Lysmark"]
    assert found["signature"]["model"] == "tiny"
