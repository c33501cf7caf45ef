"""What a clerk knows: checks raise or lower confidence and give reasons; they never rewrite."""

from pipeline.check.qr import check_cards
from pipeline.check.record import check_record
from pipeline.check.result import Effect, Finding, Subject

__all__ = ["Effect", "Finding", "Subject", "check_cards", "check_record"]
