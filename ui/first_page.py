"""The page before any script has come: Streamlit's shell with our words, fonts and icons."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from learning.charts.base import DARK, LIGHT
from learning.names import unmarked
from learning.phrases import Phrases
from learning.reading import Reading
from ui import files, resources
from ui.pack import pack_address, packed

_PARTS = Path(__file__).resolve().parent.parent / "assets" / "shell"
# What our cut of a font lacks still comes from Streamlit's whole one, where somebody writes it.
_REST = "U+180-1CC,U+1DD-1F7,U+1FA-2BB,U+370-1E7F,U+1E86-1EF1,U+1EF4-1FFF"
_WEIGHTS = {"sans": "Source Sans", "serif": "Source Serif", "code": "Source Code Pro"}


@dataclass(frozen=True)
class Greeting:
    """What a page says in one language before it has run; None where it says nothing."""

    heading: str
    caption: str | None = None
    lead: str | None = None


def policy(nonce: str = "") -> str:
    """The content security policy: the only inline scripts are the page's own two.

    One is known by its hash. The other is the map of the pack, which the browser makes; it is
    known by the ``nonce`` of its answer.
    """
    digest = base64.b64encode(hashlib.sha256(_part("configure.js").encode()).digest()).decode()
    inline = f"'sha256-{digest}'" + (f" 'nonce-{nonce}'" if nonce else "")
    return (
        f"default-src 'self'; script-src 'self' {inline} blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        "font-src 'self' data:; worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )


def first_page(place: str, language: str, nonce: str, *, ask_first: bool = False) -> str:
    """The page of a place in HTML, for an answer whose policy names ``nonce``.

    With ``ask_first`` the socket waits until Streamlit has set the cookie by which it then knows
    somebody who has signed in at a provider.
    """
    page = _page(place, language).replace("NONCE", nonce, 1)
    return page.replace("<html ", "<html data-ask-first ", 1) if ask_first else page


@cache
def _page(place: str, language: str) -> str:
    reading = resources.catalogue().reading(language)
    say, greeting = reading.phrases, _greeting(place, reading)
    title = say.line([say(f"page.{place}"), reading.module.text.series])
    page = (files.STATIC / "index.html").read_text(encoding="utf-8")
    page, scripts = _taken(page, r'<script type="module"[^>]*></script>')
    page, styles = _taken(page, r'<link rel="stylesheet"[^>]*>')
    for pattern, new in (
        (r"<noscript>.*?</noscript>", ""),
        ('<html lang="en">', f'<html lang="{language}">'),
        ("<title>Streamlit</title>", f"<title>{escape(title)}</title>"),
        (r'<link rel="shortcut icon"[^>]*>', _head(say)),
        (r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>', _preloads(page, scripts)),
        (r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*>', ""),
        (r"<script>.*?</script>", f"<script>{_part('configure.js')}</script>"),
        # What keeps words waiting stands below them.
        (r'<div id="root"></div>', _words(greeting, say) + styles + _packed() + scripts),
    ):
        page = _replaced(page, pattern, new)
    return re.sub(r'<link rel="modulepreload"[^>]*>\s*', "", page)


def _preloads(page: str, scripts: str) -> str:
    """Links to the modules that are not in the pack, as files: no map may follow on a module."""
    wanted = re.findall(r'\./static/js/([^"]+)"', scripts + page)
    return "\n".join(
        f'<link rel="preload" as="script" crossorigin href="./static/js/{name}">'
        for name in wanted
        if name not in packed()
    )


def _packed() -> str:
    return f'<script src="{pack_address()}" nonce="NONCE"></script>'


def _greeting(place: str, reading: Reading) -> Greeting:
    if place != "start":
        return Greeting(reading.phrases(f"page.{place}"))
    module = reading.module.text
    return Greeting(module.title, module.series, unmarked(module.welcome))


def _head(say: Phrases) -> str:
    return Template(_part("head.html")).substitute(
        language=say.language,
        name=escape(say("home.name")),
        icon=files.address("icon.svg"),
        touch_icon=files.address("icon-180.png"),
        print_styles=files.address("print.css"),
        faces="\n".join(_faces()),
        light_surface=LIGHT.surface,
        light_text=LIGHT.text,
        dark_surface=DARK.surface,
        dark_text=DARK.text,
    )


def _words(greeting: Greeting, say: Phrases) -> str:
    connection = {
        name: {"lost": one.phrases("connection.lost"), "back": one.phrases("connection.back")}
        for name, one in resources.catalogue().readings.items()
    }
    return Template(_part("body.html")).substitute(
        heading=escape(greeting.heading),
        caption=_paragraph(greeting.caption),
        lead=_paragraph(greeting.lead),
        no_script=escape(say("connection.no_script")),
        loading=escape(say("connection.loading")),
        connection=json.dumps(connection, ensure_ascii=False).replace("<", "\\u003c"),
        connection_script=files.address("connection.js"),
    )


def _faces() -> list[str]:
    texts = [
        _face(family, files.address(f"{name}.woff2"), "400 700", display="swap")
        for name, family in _WEIGHTS.items()
    ]
    (whole,) = (files.STATIC / "static" / "media").glob("SourceSansVF-Upright.*")
    return [
        _face("Source Sans", f"./static/media/{whole.name}", "400 700", span=_REST),
        *texts,
        _face("Source Sans", files.address("sans-italic.woff2"), "400 700", style="italic"),
        _face("Material Symbols Rounded", files.address("icons.woff2"), "400", display="block"),
    ]


def _face(
    family: str,
    address: str,
    weight: str,
    *,
    style: str = "normal",
    display: str = "swap",
    span: str | None = None,
) -> str:
    rules = {
        "font-family": f'"{family}"',
        "font-weight": weight,
        "font-style": style,
        "font-display": display,
        "src": f'url("{address}") format("woff2")',
        **({"unicode-range": span} if span else {}),
    }
    return "@font-face {" + "; ".join(f"{name}: {value}" for name, value in rules.items()) + "}"


def _paragraph(text: str | None) -> str:
    return f"<p>{escape(text)}</p>" if text else ""


def _replaced(page: str, pattern: str, new: str) -> str:
    """``page`` with the one place that fits ``pattern`` replaced.

    Raises: LookupError where there is none or more than one, as after a new Streamlit.
    """
    page, count = re.subn(pattern, lambda _: new, page, flags=re.DOTALL)
    if count != 1:
        raise LookupError(pattern)
    return page


def _taken(page: str, pattern: str) -> tuple[str, str]:
    """``page`` without what fits ``pattern``, and that."""
    return _replaced(page, pattern, ""), re.findall(pattern, page)[0]


@cache
def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")
