"""Whether the servers that hoso needs can be reached."""

from kombu import Connection as BrokerConnection
from kombu.exceptions import OperationalError as BrokerError

from schemas.base import Model
from workers.database import DATABASE_DOWN, connect
from workers.settings import settings
from workers.storage import Storage, StorageDown, probe

_BROKER_SECONDS = 2


class Health(Model):
    """Which servers answer; ``ok`` if all do."""

    ok: bool
    database: bool
    storage: bool
    broker: bool


def check_health(storage: Storage) -> Health:
    """Ask each server for a sign of life; takes a few seconds where one is down."""
    database, store, broker = _database_answers(), _storage_answers(storage), _broker_answers()
    return Health(ok=database and store and broker, database=database, storage=store, broker=broker)


def _database_answers() -> bool:
    try:
        with connect():
            return True
    except DATABASE_DOWN:
        return False


def _storage_answers(storage: Storage) -> bool:
    try:
        probe(storage)
    except StorageDown:
        return False
    return True


def _broker_answers() -> bool:
    url = settings().broker_url.get_secret_value()
    try:
        with BrokerConnection(url, connect_timeout=_BROKER_SECONDS) as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=_BROKER_SECONDS)
    except (BrokerError, OSError):
        return False
    return True
