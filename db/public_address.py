"""Where people reach the dashboard: links that are printed and sent begin with this."""

import os

USUAL_PORT = 8501


def public_address(port: int = USUAL_PORT) -> str:
    """``PUBLIC_URL`` without a slash at its end, or this machine's own address with the port."""
    return os.environ.get("PUBLIC_URL", "").rstrip("/") or f"http://localhost:{port}"


def setup_address(token: str, port: int = USUAL_PORT) -> str:
    """The setup link with this token."""
    return f"{public_address(port)}/tutor?setup={token}"
