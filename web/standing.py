"""Who has a document in hand, in words."""

from dataclasses import dataclass
from datetime import UTC, datetime

from web.rendering import VIETNAM, local_time
from web.wording import Language, say
from workers.models import User
from workers.repository.queue import Standing


@dataclass(frozen=True)
class StandingView:
    """``held`` says who has the document, ``sent`` who left it to whom; both empty if nobody.

    ``is_others`` says that somebody else has it, ``is_mine`` that the visitor does.
    """

    held: str
    sent: str
    note: str
    is_mine: bool
    is_others: bool


def standing_view(standing: Standing | None, user: User, language: Language) -> StandingView:
    """Return how a document stands for a visitor; None is one that is not under review."""
    if standing is None:
        return StandingView("", "", "", is_mine=False, is_others=False)
    is_mine = standing.held_by == user.id
    return StandingView(
        held=_held(standing, language, is_mine=is_mine),
        sent=_sent(standing, user, language),
        note=standing.sent_note or "",
        is_mine=is_mine,
        is_others=standing.held_by is not None and not is_mine,
    )


def clock(moment: datetime) -> str:
    """Return a moment of today as people say it, ``10:42``; another with its day."""
    here = moment.astimezone(VIETNAM)
    is_today = here.date() == datetime.now(UTC).astimezone(VIETNAM).date()
    return f"{here:%H:%M}" if is_today else local_time(moment)


def _held(standing: Standing, language: Language, *, is_mine: bool) -> str:
    if standing.held_since is None:
        return ""
    if is_mine:
        return say(language, "held_by_you")
    return say(language, "held_by", name=standing.holder, time=clock(standing.held_since))


def _sent(standing: Standing, user: User, language: Language) -> str:
    if standing.sent_to is None:
        return ""
    if standing.sent_to == user.id:
        return say(language, "sent_to_you", name=standing.sender)
    return say(language, "sent_to", name=standing.addressee)
