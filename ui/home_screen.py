"""The app on a phone's home screen: its name, its icons and its colours in a web manifest."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from learning.charts.base import LIGHT
from ui import files, resources

# The second group may be cut to a circle by the phone, so its picture leaves a margin.
_ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-192.png", "192x192", "image/png", "maskable"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


async def manifest(request: Request) -> JSONResponse:
    """The manifest in a language; an unknown one gets the first."""
    language = request.path_params["language"].removesuffix(".json")
    return JSONResponse(_manifest(language), media_type="application/manifest+json")


def _manifest(language: str) -> dict[str, Any]:
    reading = resources.catalogue().reading(language)
    return {
        "lang": reading.language,
        "name": reading.module.text.series,
        "short_name": reading.phrases("home.name"),
        "description": reading.module.text.title,
        "start_url": "../",
        "scope": "../",
        "display": "standalone",
        "background_color": LIGHT.surface,
        "theme_color": LIGHT.surface,
        "icons": [
            {"src": f".{files.address(name)}", "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in _ICONS
        ],
    }
