import inspect
import os
import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from db.engine import DATA
from db.secret import server_secret

SERVERS = 8


@pytest.fixture(autouse=True)
def new_process(monkeypatch):
    """As if the server had just been started, without a secret from outside."""
    monkeypatch.delenv("APP_SECRET", raising=False)
    server_secret.cache_clear()
    yield
    server_secret.cache_clear()


def test_a_secret_is_made_once_and_kept_for_the_next_start(tmp_path):
    made = server_secret(tmp_path / "server" / "data")
    server_secret.cache_clear()
    assert server_secret(tmp_path / "server" / "data") == made
    assert len(bytes.fromhex(made)) == 32


def test_the_secret_lies_beside_the_database(tmp_path):
    assert inspect.signature(server_secret).parameters["folder"].default == DATA
    server_secret(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_a_later_start_reads_the_secret_and_makes_none(tmp_path, monkeypatch):
    (tmp_path / "secret").write_text("from the backup", encoding="ascii")
    monkeypatch.delattr(secrets, "token_hex")
    monkeypatch.delattr(os, "link")
    assert server_secret(tmp_path) == "from the backup"


def test_a_running_server_keeps_its_secret_whatever_becomes_of_the_file(tmp_path):
    made = server_secret(tmp_path)
    (tmp_path / "secret").unlink()
    assert server_secret(tmp_path) == made


def test_a_secret_that_is_given_is_used_and_nothing_is_written(tmp_path, monkeypatch):
    server_secret(tmp_path / "earlier")
    monkeypatch.setenv("APP_SECRET", "from outside")
    server_secret.cache_clear()
    assert server_secret(tmp_path / "earlier") == "from outside"
    assert server_secret(tmp_path / "data") == "from outside"
    assert not (tmp_path / "data").exists()


def test_an_empty_setting_is_no_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("APP_SECRET", "")
    assert len(server_secret(tmp_path)) == 64


def test_nobody_else_on_the_machine_can_read_the_secret(tmp_path):
    server_secret(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_two_machines_have_different_secrets(tmp_path):
    assert server_secret(tmp_path / "here") != server_secret(tmp_path / "there")


def test_the_secret_is_whole_before_anybody_can_find_it(tmp_path, monkeypatch):
    link, found = os.link, []

    def watched(made, file):
        # On another disk it could not be linked.
        assert Path(made).parent == tmp_path
        assert not Path(file).exists()
        found.append(Path(made).read_text(encoding="ascii"))
        link(made, file)

    monkeypatch.setattr(os, "link", watched)
    secret = server_secret(tmp_path)
    assert found == [secret]
    assert len(secret) == 64


def test_the_first_of_two_servers_that_start_at_once_decides(tmp_path, monkeypatch):
    def overtaken(size):
        (tmp_path / "secret").write_text("of the first", encoding="ascii")
        return "ab" * size

    monkeypatch.setattr(secrets, "token_hex", overtaken)
    assert server_secret(tmp_path) == "of the first"
    assert (tmp_path / "secret").read_text(encoding="ascii") == "of the first"


@pytest.mark.parametrize("_round", range(20))
def test_servers_that_start_at_once_share_one_whole_secret(tmp_path, _round):
    together = Barrier(SERVERS)

    def start(_number):
        together.wait()
        # Past the cache, as every process has its own.
        return server_secret.__wrapped__(tmp_path)

    with ThreadPoolExecutor(SERVERS) as servers:
        said = set(servers.map(start, range(SERVERS)))
    assert said == {(tmp_path / "secret").read_text(encoding="ascii")}
    assert len(said.pop()) == 64
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]
