"""Identity cards that agree with the form beside which their copies lie."""

import datetime as dt
import random
import re
from dataclasses import replace

from training.forms.qr import Card, a_card
from training.forms.values import Filling

_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


def card_of(filling: Filling, rng: random.Random) -> Card | None:
    """Return the card of the one who shows it with a form: issued on the day that the form says,
    if it does; ``None`` if nobody does."""
    if filling.holder is None:
        return None
    person, home = filling.holder
    card = a_card(rng, person, home)
    said = (a.text for a in filling.answers.values() if person.personal_id in a.text)
    day = next((found for text in said if (found := _DAY.search(text))), None)
    if day is None:
        return card
    issued_on = dt.date(int(day[3]), int(day[2]), int(day[1]))
    return replace(card, issued_on=issued_on, address=home.written(issued_on))
