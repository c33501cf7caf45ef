"""All settings, from the environment (``HOSO_…``) or from the file named by ``HOSO_ENV_FILE``.

The embedded servers write such a file (``<home>/hoso.env``) with generated secrets; production
sets the variables itself. No secret has a default. The table of settings in
``docs/operations.md`` is made from this module.
"""

import os
from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.errors import HosoError
from workers.models import Queue, Role


class Settings(BaseSettings):
    """One object, read once a process through :func:`settings`."""

    model_config = SettingsConfigDict(env_prefix="HOSO_", extra="ignore")

    database_url: SecretStr = Field(
        description="PostgreSQL, as the application's role (libpq URL or key=value)"
    )
    web_database_url: SecretStr | None = Field(
        default=None,
        description="PostgreSQL, as the web's role, which sees one office at a time; the web needs it",
    )
    owner_database_url: SecretStr | None = Field(
        default=None,
        description="PostgreSQL, as the owner that migrates; only «hoso migrate» needs it",
    )
    broker_url: SecretStr = Field(description="Celery broker: redis://, redis+socket:// or amqp://")

    s3_endpoint: str = Field(description="host:port of the S3 API")
    s3_access_key: str = Field(description="S3 access key")
    s3_secret_key: SecretStr = Field(description="S3 secret key")
    s3_bucket: str = Field(
        default="hoso", description="Bucket of originals, page images and inbox/"
    )
    s3_secure: bool = Field(default=False, description="Whether the S3 API speaks TLS")

    session_secret: SecretStr = Field(description="Key that signs the web sessions")
    web_host: str = Field(default="127.0.0.1", description="Address the web server listens on")
    web_port: int = Field(default=8400, description="Port the web server listens on")
    cookie_secure: bool = Field(
        default=False, description="Whether session cookies are sent over HTTPS only"
    )

    session_hours: int = Field(default=12, description="After how many hours a session ends")
    session_idle_minutes: int = Field(
        default=60, description="After how many minutes without a click a session ends"
    )

    password_login: bool = Field(
        default=True, description="Whether people may log in with a password"
    )
    oidc_issuer: str | None = Field(
        default=None,
        description="Issuer of OpenID Connect (https://…); without it there is no single sign-on",
    )
    oidc_client_id: str | None = Field(default=None, description="What the issuer calls hoso")
    oidc_client_secret: SecretStr | None = Field(
        default=None, description="What hoso proves to the issuer who it is with"
    )
    oidc_button: str | None = Field(
        default=None, description="Words on the button of single sign-on, instead of hoso's own"
    )
    oidc_scopes: str = Field(
        default="openid profile", description="What the issuer is asked for, with spaces between"
    )
    oidc_role_claim: str = Field(
        default="groups",
        description="Claim that holds somebody's groups or roles; a.b is b within a",
    )
    oidc_roles: dict[str, Role] = Field(
        default={},
        description='JSON, from a group of the issuer to a role here: {"hoso-check": "verifier"};'
        " without it nobody new is let in by single sign-on",
    )
    oidc_office_claim: str | None = Field(
        default=None, description="Claim that holds somebody's office"
    )
    oidc_offices: dict[str, str] = Field(
        default={},
        description="JSON, from a value of that claim to the code of an office; other values are codes",
    )
    oidc_office: str = Field(
        default="default", description="Code of everybody's office where no claim says it"
    )

    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="Addresses of reverse proxies whose word on a visitor's address is taken",
    )

    forms_dir: Path | None = Field(
        default=None,
        description="Folder of the office's own form definitions (*.yaml); «hoso read» knows it too",
    )
    max_upload_mb: int = Field(default=200, description="Largest file that is taken, in MB")
    upload_files_per_minute: int = Field(
        default=3000,
        ge=0,
        description="Most files that one account, or one token, hands in a minute; 0: no limit",
    )
    upload_mb_per_minute: int = Field(
        default=20_000,
        ge=0,
        description="Most MB that one account, or one token, hands in a minute; 0: no limit",
    )
    onnx_threads: int = Field(
        default=1, description="Threads of ONNX Runtime in each worker process"
    )
    page_soft_seconds: int = Field(default=120, description="Soft time limit of a page task")
    page_hard_seconds: int = Field(default=180, description="Hard time limit of a page task")
    max_attempts: int = Field(
        default=4, description="Tries of one step before the document is given up"
    )
    sweep_seconds: float = Field(
        default=10.0, description="How often the sweeper looks for what stands still"
    )
    stalled_seconds: float = Field(
        default=240.0,
        description="How long a step of the archive may stand still before it is rung again",
    )
    counter_stalled_seconds: float = Field(
        default=20.0,
        description="The same for the counter, where somebody waits",
    )
    inbox_seconds: float = Field(default=5.0, description="How often inbox/ is looked at")
    inbox_office: str = Field(
        default="default", description="Code of the office that owns what lands in inbox/"
    )
    webhook_networks: str = Field(
        default="",
        description="Inner networks that webhooks may lead into, e.g. 10.20.0.0/16,192.168.7.5/32",
    )
    webhook_seconds: float = Field(
        default=5.0, description="How often it is looked for webhooks that are due"
    )
    webhook_timeout_seconds: float = Field(
        default=10.0, description="How long a webhook waits for an answer"
    )
    log_level: str = Field(default="INFO", description="Level of the log lines")

    def due_in(self, queue: Queue) -> float:
        """Return after how many seconds a step that was rung for, and that nobody holds, is due
        again. A step that is worked on is locked, so this may be shorter than the work."""
        return self.counter_stalled_seconds if queue is Queue.COUNTER else self.stalled_seconds


class NotSetUp(HosoError):
    """Required settings are missing, or a setting has the wrong form."""

    code = "not_set_up"
    message = (
        "Chưa có cấu hình của hệ thống. Chạy «hoso up» để thiết lập hệ thống trên máy này, hoặc đặt"
        " biến HOSO_HOME (thư mục của «hoso up») hay HOSO_ENV_FILE (tệp cấu hình)."
    )
    message_en = (
        "The settings are missing. Run «hoso up», or set HOSO_HOME (the folder of «hoso up») or"
        " HOSO_ENV_FILE (a file of settings)."
    )


@cache
def settings() -> Settings:
    """Return the settings of this process.

    Raises:
        NotSetUp: if a required setting is missing or has the wrong form.
    """
    env_file = os.environ.get("HOSO_ENV_FILE")
    try:
        return Settings(_env_file=Path(env_file) if env_file else None)
    except ValidationError as error:
        wrong = ", ".join(f"HOSO_{part['loc'][0]}".upper() for part in error.errors())
    # Outside the handler: the text of pydantic's error quotes the settings, secrets among them.
    raise NotSetUp(f"missing or of the wrong form: {wrong}")
