import pytest

from db.public_address import setup_address
from ui.first_link import port


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["/venv/lib/uvicorn/__main__.py", "app:app", "--port", "8600"], 8600),
        (["/venv/bin/uvicorn", "app:app", "--port=8600"], 8600),
        (["/venv/bin/uvicorn", "app:app"], 8000),
        (["/venv/bin/uvicorn", "app:app", "--port"], 8000),
        (["/venv/bin/streamlit", "run", "app.py"], 8501),
    ],
)
def test_the_port_is_the_one_on_which_the_server_listens(arguments, expected):
    assert port(arguments) == expected


def test_the_link_begins_with_the_public_address_where_one_is_given(monkeypatch):
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    assert setup_address("t", 8600) == "http://localhost:8600/tutor?setup=t"
    monkeypatch.setenv("PUBLIC_URL", "https://learn.example.org/")
    assert setup_address("t", 8600) == "https://learn.example.org/tutor?setup=t"
