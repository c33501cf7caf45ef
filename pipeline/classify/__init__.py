"""Which forms are in a document, and on which pages."""

from pipeline.classify.spans import FoundForm, classify, unknown_papers

__all__ = ["FoundForm", "classify", "unknown_papers"]
