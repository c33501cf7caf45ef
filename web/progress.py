"""How far a document is, in words, for the rows that update by themselves."""

from math import ceil

from schemas.base import Model
from schemas.document import DocumentState
from web.reasons import notice_sentences
from web.rendering import local_time
from web.tips import scan_tips
from web.wording import Language, say, sentence_for_code
from workers.models import DocumentSummary

OPEN_STATES = frozenset({DocumentState.RECEIVED, DocumentState.PROCESSING})


class Progress(Model):
    """Where one document stands; ``percent`` counts its pages, ``open`` says that more will come.

    ``wait_text`` is how long that will take, empty where it cannot be said.
    ``message`` says why a document was rejected, ``notice`` what else is worth knowing of its file
    and how to scan it better, as long as it is not done.
    """

    id: str
    url: str
    state: DocumentState
    state_name: str
    open: bool
    percent: int
    text: str
    wait_text: str
    message: str
    notice: str
    form_name: str
    unsure: int
    unsure_text: str


class UploadAnswer(Progress):
    """The answer to an upload; for bytes that were here before, about the first document."""

    receipt: str
    receipt_url: str
    receipt_text: str
    duplicate: bool
    duplicate_text: str
    first_name: str


def is_open(summary: DocumentSummary) -> bool:
    """Return whether hoso is still working on a document."""
    return summary.state in OPEN_STATES


def progress_of(
    summary: DocumentSummary, language: Language, wait: float | None = None
) -> Progress:
    """Return where a document stands, in words; ``wait`` is the seconds until it will be read."""
    return Progress(
        id=str(summary.id),
        url=f"/ho-so/{summary.id}",
        state=summary.state,
        state_name=say(language, f"state_{summary.state}"),
        open=is_open(summary),
        percent=_percent(summary),
        text=_text(summary, language),
        wait_text=wait_text(wait, language) if wait is not None and is_open(summary) else "",
        message=_message(summary, language),
        notice=_notice(summary, language),
        form_name=form_name(summary, language),
        unsure=summary.fields_unsure,
        unsure_text=str(summary.fields_unsure),
    )


def upload_answer(
    summary: DocumentSummary,
    *,
    is_duplicate: bool,
    language: Language,
    received_by: str | None = None,
) -> UploadAnswer:
    """Return the answer to an upload; ``received_by`` is who took the document in, if known."""
    when = local_time(summary.received_at)
    first = (
        say(language, "duplicate_by", time=when, receipt=summary.receipt, name=received_by)
        if received_by
        else say(language, "duplicate", time=when, receipt=summary.receipt)
    )
    return UploadAnswer(
        **progress_of(summary, language).model_dump(),
        receipt=summary.receipt,
        receipt_url=f"/bien-nhan/{summary.receipt}/in",
        receipt_text=say(language, "print_receipt", number=summary.receipt),
        duplicate=is_duplicate,
        duplicate_text=first,
        first_name=summary.filename,
    )


def form_name(summary: DocumentSummary, language: Language) -> str:
    """Return what kinds of paper a document holds; empty while that is not known."""
    if summary.forms:
        return ", ".join(dict.fromkeys(summary.form_names()))
    return say(language, "unknown_form") if summary.reason == "unknown_form" else ""


def wait_text(seconds: float, language: Language) -> str:
    """Return a wait as people say it, rounded up: to 5 seconds, from a minute on to minutes."""
    if seconds <= 55:
        return say(language, "wait_seconds", count=max(5, 5 * ceil(seconds / 5)))
    if seconds <= 3600:
        return say(language, "wait_minutes", count=ceil(seconds / 60))
    return say(language, "wait_long")


def _percent(summary: DocumentSummary) -> int:
    if not is_open(summary):
        return 100
    return round(95 * summary.pages_read / summary.page_count) if summary.page_count else 0


def _text(summary: DocumentSummary, language: Language) -> str:
    if not is_open(summary):
        unsure = summary.fields_unsure
        if summary.state is DocumentState.NEEDS_REVIEW and unsure:
            return say(language, "to_check_short", count=unsure)
        return say(language, f"state_{summary.state}")
    if not summary.page_count:
        return say(language, "waiting_in_queue")
    if summary.pages_read >= summary.page_count:
        return say(language, "putting_together")
    return say(language, "pages_read", read=summary.pages_read, total=summary.page_count)


def _notice(summary: DocumentSummary, language: Language) -> str:
    notices = notice_sentences(language, summary.notices)
    if summary.state is DocumentState.DONE:
        return notices
    tips = scan_tips(
        summary.pages_blurred,
        summary.pages_faint,
        summary.page_count,
        language,
        small=summary.pages_small,
        cut=[(it.index, it.corners) for it in summary.pages_cut],
    )
    return " ".join(it for it in (notices, tips) if it)


def _message(summary: DocumentSummary, language: Language) -> str:
    if summary.state is not DocumentState.REJECTED:
        return ""
    return sentence_for_code(language, summary.reason, summary.message)
