"""The page in a real browser: nothing leaves it, nothing in a text acts, points light up, nothing overflows.

The browser is driven through a pipe, so that no package is needed for it; without one these tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from fixtures_comparison import COMPARISONS, About, Said, build, nasty, side, two_sides
from msgspec.structs import replace

from diplocompare.model import Comparison, Match
from diplocompare.render.html import render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium found")
SILENT = {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
WAIT = 60


class Browser:
    """A headless Chromium with one tab, spoken to in the DevTools protocol over a pair of pipes."""

    def __init__(self, profile: Path) -> None:
        receive, self.send = os.pipe()
        self.receive, send = os.pipe()
        # The browser reads from descriptor 3 and writes to 4.
        joined = f'exec "$0" "$@" 3<&{receive} 4>&{send}'
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe"]
        self.process = subprocess.Popen(
            ["bash", "-c", joined, str(BROWSER), *flags, f"--user-data-dir={profile}", "--disable-component-update"],
            pass_fds=(receive, send),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **SILENT},
        )
        os.close(receive)
        os.close(send)
        self.guard = threading.Timer(WAIT * 3, self.process.kill)
        self.guard.start()
        self.number, self.rest, self.events = 0, b"", []  # type: int, bytes, list[dict[str, Any]]
        self.session: str | None = None
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self.session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def message(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            data = os.read(self.receive, 1 << 20)
            assert data, "the browser is gone"
            self.rest += data
        text, self.rest = self.rest.split(b"\0", 1)
        found: dict[str, Any] = json.loads(text)
        return found

    def __call__(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.send, json.dumps(command).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def open(self, path: Path, *, width: int = 1280, dark: bool = False) -> None:
        self("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self("Emulation.setEmulatedMedia", features=[theme])
        self.events = []
        self("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def evaluate(self, expression: str) -> Any:
        answer = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def hover(self, selector: str) -> None:
        spot = self.evaluate(
            f"(() => {{ const node = document.querySelector({json.dumps(selector)}); node.scrollIntoView("
            "{block: 'center', behavior: 'instant'}); const box = node.getClientRects()[0];"
            " return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        self("Input.dispatchMouseEvent", type="mouseMoved", x=spot[0], y=spot[1])

    def lit(self) -> list[str]:
        lit = "[...new Set([...document.querySelectorAll('.lit')].map(node => node.dataset.p))].sort()"
        found: list[str] = self.evaluate(lit)
        return found

    def complaints(self) -> list[dict[str, Any]]:
        bad = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Page.javascriptDialogOpening")
        return [event for event in self.events if event.get("method") in bad]

    def requests(self) -> list[str]:
        sent = (e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent")
        return [url for url in sent if not url.startswith("data:")]

    def close(self) -> None:
        self.session = None
        os.write(self.send, b'{"id": 0, "method": "Browser.close"}\0')
        self.process.wait(WAIT)
        self.guard.cancel()
        os.close(self.send)
        os.close(self.receive)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    found = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=found.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{found.server_port}", asked
    found.shutdown()
    thread.join()
    found.server_close()


def written(comparison: Comparison, folder: Path) -> Path:
    path = folder / "page.html"
    path.write_text(render(comparison), encoding="utf-8")
    return path


def matched() -> Comparison:
    comparison = two_sides()
    fish, *others = comparison.topics
    matches = (Match("m1", ("a2", "b3"), 0.9, 0.8, "same"), Match("m2", ("a3", "b3"), 0.5, 0.6, "differs"))
    return replace(comparison, topics=(replace(fish, matches=matches), *others))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 390, 768, 1280, 1920])
@pytest.mark.parametrize("name", COMPARISONS)
def test_the_page_fits_its_window_and_complains_of_nothing(
    browser: Browser, tmp_path: Path, name: str, width: int, dark: bool
) -> None:
    path = written(COMPARISONS[name](), tmp_path)
    browser.open(path, width=width, dark=dark)
    assert browser.evaluate("document.documentElement.scrollWidth") == width
    assert browser.complaints() == []
    assert browser.requests() == [path.as_uri()]
    paper = browser.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert paper == ("rgb(21, 23, 26)" if dark else "rgb(251, 249, 244)")


def test_hostile_text_appears_as_text_and_does_nothing(
    browser: Browser, tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    address, asked = server
    attack = (
        f"</style></script></title><script>document.title = 'owned'; fetch('{address}/fetch')</script>"
        f"<img src='{address}/image' onerror='document.title = 1'><svg onload='document.title = 2'>"
        f"<link rel=stylesheet href='{address}/style'><a href='javascript:document.title = 3'>x</a> \u202egnp.exe "
        + "unbroken"
        * 6000
    )
    text = side(attack[:300], Said(attack, "t1"), id="a", source=f"javascript:fetch('{address}')", event=attack)
    browser.open(written(build(text, side("B", id="b"), topics={"t1": About(attack[:400])}), tmp_path), width=390)
    assert browser.evaluate("document.documentElement.scrollWidth") == 390
    assert "onerror=" in browser.evaluate("document.querySelector('.body').innerText")
    assert browser.evaluate("document.querySelectorAll('script').length") == 1
    assert browser.evaluate("document.title") != "owned"
    assert (browser.complaints(), asked) == ([], [])
    browser.open(written(nasty(), tmp_path))
    assert "⟨U+202E⟩gnp.exe" in browser.evaluate("document.body.innerText")


def test_even_a_script_that_got_in_would_not_run_or_load(
    browser: Browser, tmp_path: Path, server: tuple[str, list[str]]
) -> None:
    address, asked = server
    html = render(two_sides())
    path = tmp_path / "page.html"
    added = f"<script>document.title='owned'</script><img src='{address}/x'><p style='color:red' id='p'>x</p></main>"
    path.write_text(html.replace("</main>", added), encoding="utf-8")
    browser.open(path)
    assert browser.evaluate("document.title") == "Arland and United Isles: Phone call, 5 March 2031"
    assert browser.evaluate("getComputedStyle(document.getElementById('p')).color") != "rgb(255, 0, 0)"
    assert asked == []


def test_matched_points_light_up_under_the_mouse(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(matched(), tmp_path))
    assert browser.lit() == []
    browser.hover("#point-a2 .words")
    assert browser.lit() == ["a2", "a2 b3", "b3"]
    browser.hover("#text-b3")
    assert browser.lit() == ["a2", "a2 b3", "a3", "a3 b3", "b3"]
    browser.hover("#finding-f1 .sentence")
    assert browser.lit() == ["a6"]
    browser.hover("h1")
    assert browser.lit() == []


def test_matched_points_light_up_by_keyboard_and_tap(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(matched(), tmp_path))
    browser.evaluate("document.querySelector('#point-a2 .ref').focus()")
    assert browser.lit() == ["a2", "a2 b3", "b3"]
    browser.evaluate("document.activeElement.blur()")
    assert browser.lit() == []
    browser.evaluate("document.querySelector('#point-a3 .words').click()")
    assert browser.lit() == ["a3", "a3 b3", "b3"]
    for kind in ("keyDown", "keyUp"):
        browser("Input.dispatchKeyEvent", type=kind, key="Escape")
    assert browser.lit() == []


def test_a_link_into_a_fold_opens_it(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(two_sides(), tmp_path))
    assert browser.evaluate("document.querySelector('#findings details').open") is False
    settled = "new Promise(done => { addEventListener('hashchange', () => setTimeout(done, 50)); location.hash = '#finding-f2'; })"
    browser.evaluate(settled)
    assert browser.evaluate("document.querySelector('#findings details').open") is True
    assert browser.lit() == ["a7"]


def test_without_scripts_a_link_still_marks_where_it_leads(browser: Browser, tmp_path: Path) -> None:
    path = written(matched(), tmp_path)
    browser("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(path)
        browser("Page.navigate", url=f"{path.as_uri()}#point-a2")
        shade = "getComputedStyle(document.querySelector('#point-{}')).backgroundColor"
        for _ in range(100):  # the colour fades in
            if browser.evaluate(shade.format("a2")) == "rgb(165, 216, 217)":
                break
            time.sleep(0.05)
        assert browser.evaluate(shade.format("a2")) == "rgb(165, 216, 217)"
        assert browser.evaluate(shade.format("a3")) == "rgba(0, 0, 0, 0)"
    finally:
        browser("Emulation.setScriptExecutionDisabled", value=False)


def test_the_page_prints(browser: Browser, tmp_path: Path) -> None:
    browser.open(written(matched(), tmp_path))
    printed = browser("Page.printToPDF", printBackground=True, preferCSSPageSize=True, transferMode="ReturnAsBase64")
    assert printed["data"].startswith("JVBERi")


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="axe-core is not installed")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", COMPARISONS)
def test_axe_reports_no_fault(browser: Browser, tmp_path: Path, name: str, dark: bool) -> None:
    package = find_spec("axe_playwright_python")
    assert package is not None and package.origin is not None
    axe = next(Path(package.origin).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
    browser.open(written(COMPARISONS[name](), tmp_path), dark=dark)
    browser.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    browser.evaluate(f"{axe};0")
    found = browser.evaluate("axe.run().then(found => found.violations.map(each => [each.id, each.nodes[0].html]))")
    assert found == []
