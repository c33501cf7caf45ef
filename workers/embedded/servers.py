"""The three servers together: start, stop, and the settings file that points at them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from workers.embedded import postgres, processes, seaweedfs, valkey
from workers.embedded.home import Home, locked, open_home, port, secret
from workers.settings import Settings

WEB = "web"


@dataclass(frozen=True)
class Endpoints:
    """Where the servers listen and what opens them."""

    database_url: str
    web_database_url: str
    owner_database_url: str
    broker_url: str
    s3_endpoint: str
    s3_access_key: str
    s3_secret_key: str


def start_servers(home: Path) -> Endpoints:
    """Start PostgreSQL, Valkey and SeaweedFS under ``home``, those that do not run yet.

    Raises:
        ServerFailed: if one does not come up; the others are left running.
    """
    place = open_home(home)
    with locked(place):
        with ThreadPoolExecutor(3) as pool:
            list(
                pool.map(
                    lambda start: start(place), (postgres.start, valkey.start, seaweedfs.start)
                )
            )
        return _endpoints(place)


def stop_servers(home: Path) -> list[str]:
    """Stop the servers that :func:`start_servers` started under ``home``, and nothing else.

    Returns:
        The names of those that were running.
    """
    if not home.exists():
        return []
    place = open_home(home)
    stops = {valkey.NAME: valkey.stop, seaweedfs.NAME: seaweedfs.stop, postgres.NAME: postgres.stop}
    with locked(place), ThreadPoolExecutor(3) as pool:
        ran = pool.map(lambda stop: stop(place), stops.values())
        return [name for name, was_running in zip(stops, ran, strict=True) if was_running]


def write_env(home: Path, endpoints: Endpoints) -> Path:
    """Write ``<home>/hoso.env`` (mode 0600), which ``HOSO_ENV_FILE`` names, and return its path.

    It gives every setting that has no default, and the web port; the others stand there as
    comments with their defaults. A variable of the environment goes before the file.
    """
    place = open_home(home)
    web_runs = processes.running(place.run, WEB) is not None
    prefer = Settings.model_fields["web_port"].default
    given = {
        **asdict(endpoints),
        "session_secret": secret(place, "session_secret"),
        "web_port": port(place, WEB, ours=web_runs, prefer=prefer),
    }
    lines = [
        "# Written by «hoso up», again at each start. To change a setting, set it in the environment."
    ]
    for name, field in Settings.model_fields.items():
        lines.append(f"# {field.description}")
        value = given.get(name, field.default)
        lines.append(
            f"HOSO_{name.upper()}='{value}'"
            if name in given
            else f"# HOSO_{name.upper()}='{value}'"
        )
    processes.write_private(place.env_file, "\n".join(lines) + "\n")
    return place.env_file


def _endpoints(place: Home) -> Endpoints:
    return Endpoints(
        database_url=postgres.url(place, postgres.APP_ROLE),
        web_database_url=postgres.url(place, postgres.WEB_ROLE),
        owner_database_url=postgres.url(place, postgres.OWNER_ROLE),
        broker_url=valkey.url(place),
        s3_endpoint=seaweedfs.endpoint(place),
        s3_access_key=secret(place, "s3_access_key"),
        s3_secret_key=secret(place, "s3_secret_key"),
    )
