"""A real identity provider as a process of its own, on loopback."""

import json
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPException
from secrets import token_hex
from urllib.request import urlopen

from tests.browser.servers import PATIENCE, ROOT, free_port

PROVIDER = ROOT / ".venv" / "oidc" / "bin" / "oidc-provider-mock"
SECRETS = """[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "dashboard"
client_secret = "{client_secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid profile email", prompt = "login" }}
"""


@contextmanager
def providing(folder, people):
    """The address of a provider that knows these people: their claims by their name there."""
    port = free_port()
    address = f"http://localhost:{port}"
    claims = [json.dumps({"sub": name, **claims}) for name, claims in people.items()]
    options = [part for one in claims for part in ("--user-claims", one)]
    with (folder / "provider").open("wb") as log:
        process = subprocess.Popen(
            [PROVIDER, "--host", "127.0.0.1", "--port", str(port), *options],
            stdout=log,
            stderr=log,
        )
    try:
        _wait(process, f"{address}/.well-known/openid-configuration", folder / "provider")
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(process, address, log):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urlopen(address, timeout=PATIENCE).close()  # noqa: S310  # it is our own
        except (OSError, HTTPException):
            # Where nobody listens yet, a connection may even have met itself.
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(log.read_text(encoding="utf-8")) from None
            time.sleep(0.05)
        else:
            return


def home_with_secrets(folder, app, provider):
    """A home folder in which Streamlit finds the operator's secrets; gives the secrets too."""
    given = {"cookie_secret": token_hex(), "client_secret": token_hex()}
    file = folder / ".streamlit" / "secrets.toml"
    file.parent.mkdir()
    file.write_text(SECRETS.format(app=app, provider=provider, **given), encoding="utf-8")
    return list(given.values())
