"""A client of hoso's own REST API, as a program of an office would be."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import urllib3

from schemas.base import Model
from schemas.document import DocumentResult, DocumentState
from schemas.errors import HosoError
from workers.models import Queue

FINAL_STATES = frozenset({DocumentState.NEEDS_REVIEW, DocumentState.DONE, DocumentState.REJECTED})


class ApiRefused(HosoError):
    """The API answered with an error; ``detail`` holds its status and body."""

    code: ClassVar[str] = "api_refused"
    message: ClassVar[str] = "Máy chủ từ chối yêu cầu."
    message_en: ClassVar[str] = "The server refused the request."


class Receipt(Model):
    """The answer to an upload."""

    id: str
    receipt: str
    state: DocumentState
    duplicate: bool


@dataclass(frozen=True)
class Client:
    """The address of the API and the token that opens it."""

    address: str
    token: str

    def upload(self, file: Path, queue: Queue = Queue.COUNTER) -> Receipt:
        """Upload one file, for the queue of someone who waits or for that of the archive.

        Raises:
            ApiRefused: if the answer is neither 200 nor 201.
        """
        body = {"queue": queue.value, "file": (file.name, file.read_bytes())}
        return Receipt.model_validate(self._ask("POST", "/api/v1/documents", fields=body))

    def result(self, document_id: str) -> DocumentResult:
        """Return what is known of a document by now.

        Raises:
            ApiRefused: if there is no such document.
        """
        answer = self._ask("GET", f"/api/v1/documents/{document_id}")
        known = {key: value for key, value in answer.items() if key in DocumentResult.model_fields}
        return DocumentResult.model_validate(known)

    def _ask(self, method: str, path: str, **arguments: Any) -> dict[str, Any]:
        answer = urllib3.request(
            method,
            self.address + path,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=60,
            **arguments,
        )
        if answer.status not in (200, 201):
            raise ApiRefused(f"{method} {path}: {answer.status} {answer.data[:500]!r}")
        parsed: dict[str, Any] = json.loads(answer.data)
        return parsed


def is_healthy(address: str) -> bool:
    """Tell whether the web at ``address`` answers and says that all it needs does."""
    try:
        return urllib3.request("GET", f"{address}/healthz", timeout=10, retries=False).status == 200
    except urllib3.exceptions.HTTPError:
        return False


def sample_files(folder: Path) -> Iterator[Path]:
    """Yield the images and PDF files of a folder, by name."""
    kinds = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".pdf"}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in kinds:
            yield path
