"""The Celery application: the bell between processes, configured from the settings.

Started with ``celery -A workers.celery_app worker -Q counter,archive`` and
``celery -A workers.celery_app beat``. On Redis or Valkey one worker of both queues serves the
counter first; on RabbitMQ, which knows no order between queues, each queue has its own worker.
"""

from typing import Any

from celery import Celery
from celery.signals import (
    setup_logging,
    task_failure,
    worker_process_init,
    worker_process_shutdown,
)
from kombu import Exchange
from kombu import Queue as KombuQueue

from workers import log, spool
from workers.models import Queue
from workers.settings import Settings, settings

_HOUR = 3600.0

app = Celery("hoso", include=["workers.tasks"])


def celery_config(chosen: Settings) -> dict[str, Any]:
    """Return Celery's configuration for these settings."""
    broker = chosen.broker_url.get_secret_value()
    is_rabbitmq = broker.startswith(("amqp://", "amqps://", "pyamqp://"))
    return {
        "broker_url": broker,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "broker_connection_timeout": 3,
        "broker_transport_options": {"confirm_publish": True} if is_rabbitmq else _redis(chosen),
        "task_queues": _queues(is_rabbitmq),
        "task_default_queue": Queue.COUNTER.value,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "task_ignore_result": True,
        "task_soft_time_limit": chosen.page_soft_seconds,
        "task_time_limit": chosen.page_hard_seconds,
        "task_serializer": "json",
        "accept_content": ["json"],
        "worker_prefetch_multiplier": 1,
        # The model is loaded before a child says that it lives.
        "worker_proc_alive_timeout": 120,
        "worker_enable_remote_control": not is_rabbitmq,
        "worker_send_task_events": False,
        "enable_utc": True,
        "beat_schedule": {
            "sweep": _every(chosen.sweep_seconds, "hoso.sweep"),
            "erase": _every(chosen.sweep_seconds, "hoso.erase"),
            "give_up_due": _every(_HOUR, "hoso.give_up_due"),
            "inbox": _every(chosen.inbox_seconds, "hoso.watch_inbox"),
            "webhooks": _every(chosen.webhook_seconds, "hoso.deliver_webhooks"),
        },
    }


def _queues(is_rabbitmq: bool) -> list[KombuQueue]:
    # The order counts: with queue_order_strategy "priority", the first queue that has a message.
    arguments = {"x-queue-type": "quorum"} if is_rabbitmq else None
    return [
        KombuQueue(
            queue.value,
            Exchange("hoso", type="direct"),
            routing_key=queue.value,
            queue_arguments=arguments,
        )
        for queue in (Queue.COUNTER, Queue.ARCHIVE)
    ]


def _redis(chosen: Settings) -> dict[str, Any]:
    return {
        "queue_order_strategy": "priority",
        # When an unacknowledged message comes back; twice is harmless, so soon is better.
        "visibility_timeout": max(2 * chosen.page_hard_seconds, 60),
        "socket_connect_timeout": 3,
        "socket_keepalive": True,
        # For whoever rings: fail soon, the sweeper rings again.
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.2,
    }


def _every(seconds: float, task: str) -> dict[str, Any]:
    # A tick that nobody took in time is stale: a later one does the same.
    options = {"queue": Queue.COUNTER.value, "expires": max(2 * seconds, 30.0)}
    return {"task": task, "schedule": seconds, "options": options}


app.add_defaults(lambda: celery_config(settings()))


@setup_logging.connect
def _write_json_lines(**_: object) -> None:
    log.configure(settings().log_level)


@task_failure.connect
def _name_error(sender: Any, exception: BaseException, **_: object) -> None:
    log.log.error("task_failed", task=sender.name, error=log.where(exception))


@worker_process_init.connect
def _load_models(**_: object) -> None:
    from pipeline.warm import warm_up  # late: only worker processes need the OCR libraries
    from workers.workshop import workshop

    spool.remove_left_behind()
    workshop().reader()
    warm_up()


@worker_process_shutdown.connect
def _drop_original(**_: object) -> None:
    # A child of the pool ends without Python's exit handlers.
    from workers.workshop import workshop

    workshop().originals.drop()
