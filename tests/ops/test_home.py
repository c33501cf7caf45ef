"""The home folder keeps secrets, ports and settings, each for those who may see it."""

import shutil
import socket
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import pytest

from workers.embedded import home as home_module
from workers.embedded.home import Home, open_home, port, secret, socket_dir
from workers.embedded.servers import Endpoints, write_env
from workers.settings import Settings


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_home(tmp_path / "home")


@pytest.fixture
def endpoints() -> Endpoints:
    return Endpoints(
        database_url="postgresql://hoso_app:a%20b@/hoso?host=%2Frun%2Fx",
        web_database_url="postgresql://hoso_web:d@/hoso?host=%2Frun%2Fx",
        owner_database_url="postgresql://hoso_owner:c@/hoso?host=%2Frun%2Fx",
        broker_url="redis+socket:///run/x/valkey.sock",
        s3_endpoint="127.0.0.1:20001",
        s3_access_key="key",
        s3_secret_key="secret",
    )


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_is_made_once_and_kept(home: Home) -> None:
    first = secret(home, "session_secret")
    assert len(first) == 48
    assert secret(home, "session_secret") == first
    assert secret(home, "another") != first
    assert secret(open_home(home.root), "session_secret") == first


def test_secrets_and_settings_are_readable_by_their_owner_alone(
    home: Home, endpoints: Endpoints
) -> None:
    env_file = write_env(home.root, endpoints)
    assert mode(env_file) == 0o600
    assert mode(home.root / "secrets.json") == 0o600
    env_file.chmod(0o644)
    assert mode(write_env(home.root, endpoints)) == 0o600


def test_other_accounts_may_pass_through_the_home_but_not_look_around(home: Home) -> None:
    assert mode(home.root) == mode(home.data) == 0o711
    assert mode(home.log) == mode(home.run) == 0o700


def test_the_settings_file_names_every_setting(home: Home, endpoints: Endpoints) -> None:
    lines = write_env(home.root, endpoints).read_text("utf-8").splitlines()
    named = {line.removeprefix("# ").partition("=")[0] for line in lines}
    assert {f"HOSO_{name.upper()}" for name in Settings.model_fields} <= named


def test_the_settings_file_is_all_that_the_settings_need(
    home: Home, endpoints: Endpoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"HOSO_{name.upper()}", raising=False)
    chosen = Settings(_env_file=write_env(home.root, endpoints))
    assert chosen.database_url.get_secret_value() == endpoints.database_url
    assert chosen.owner_database_url is not None
    assert chosen.s3_secret_key.get_secret_value() == endpoints.s3_secret_key
    assert chosen.session_secret.get_secret_value() == secret(home, "session_secret")
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    given = {*asdict(endpoints), "session_secret", "web_port"}
    kept = {name: getattr(chosen, name) for name in defaults if name not in given}
    assert kept == {name: defaults[name] for name in kept}


def test_writing_the_settings_again_gives_the_same_file(home: Home, endpoints: Endpoints) -> None:
    first = write_env(home.root, endpoints).read_text("utf-8")
    assert write_env(home.root, endpoints).read_text("utf-8") == first


def test_a_port_is_chosen_once(home: Home) -> None:
    chosen = port(home, "s3", ours=False)
    assert port(home, "s3", ours=False) == chosen
    assert home_module.LOWEST_PORT <= chosen < home_module.EPHEMERAL_PORTS_START


def test_a_port_that_someone_else_took_is_replaced(home: Home) -> None:
    chosen = port(home, "s3", ours=False)
    with socket.socket() as foreigner:
        foreigner.bind(("127.0.0.1", chosen))
        foreigner.listen()
        assert port(home, "s3", ours=True) == chosen
        replaced = port(home, "s3", ours=False)
    assert replaced != chosen
    assert port(home, "s3", ours=False) == replaced


def test_the_preferred_port_is_taken_if_it_is_free(home: Home) -> None:
    with socket.socket() as foreigner:
        foreigner.bind(("127.0.0.1", 0))
        foreigner.listen()
        taken = foreigner.getsockname()[1]
        assert port(home, "busy", ours=False, prefer=taken) != taken
    assert port(home, "free", ours=False, prefer=taken) == taken


def test_a_socket_folder_fits_the_kernel_and_survives_the_emptying_of_tmp(tmp_path: Path) -> None:
    deep = open_home(tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6))
    first = socket_dir(deep, "valkey")
    assert len(str(first / ".s.PGSQL.5432")) <= 107
    assert socket_dir(deep, "valkey") == first
    first.rmdir()
    first.parent.rmdir()
    second = socket_dir(deep, "valkey")
    assert second.is_dir()
    second.rmdir()
    second.parent.rmdir()


def test_servers_that_start_at_once_agree_on_the_socket_folder(tmp_path: Path) -> None:
    deep = open_home(tmp_path.joinpath(*["a-folder-with-a-long-name"] * 6))
    names = [f"server-{number}" for number in range(16)]
    with ThreadPoolExecutor(len(names)) as pool:
        folders = list(pool.map(lambda name: socket_dir(deep, name), names))
    bases = {folder.parent for folder in folders}
    assert len(bases) == 1
    shutil.rmtree(bases.pop())


def test_secrets_that_are_asked_for_at_once_are_all_kept(home: Home) -> None:
    names = [f"secret-{number}" for number in range(16)]
    with ThreadPoolExecutor(len(names)) as pool:
        made = list(pool.map(lambda name: secret(home, name), names))
    assert [secret(home, name) for name in names] == made
