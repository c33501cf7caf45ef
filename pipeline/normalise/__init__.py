"""From text as read to values as stored (NFC; the conventions of the form contract)."""

from pipeline.normalise.fields import NormalField, normalise_fields, normalise_text
from pipeline.normalise.result import Normalised

__all__ = ["NormalField", "Normalised", "normalise_fields", "normalise_text"]
