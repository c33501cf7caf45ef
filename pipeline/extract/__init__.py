"""From pages to raw field values, by aligning the text stream with the form's labels."""

from pipeline.extract.fields import RawField, extract

__all__ = ["RawField", "extract"]
