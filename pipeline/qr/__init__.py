"""QR codes on a page, and what a citizen card's code says."""

from pipeline.qr.decode import find_codes
from pipeline.qr.page import cards_on, with_codes
from pipeline.qr.payload import CitizenCard, parse_card

__all__ = ["CitizenCard", "cards_on", "find_codes", "parse_card", "with_codes"]
