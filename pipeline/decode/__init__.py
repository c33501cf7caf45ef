"""From a file to page images: what the file is, and one page of it at a time."""

from pipeline.decode.document import DecodedPage, DocumentInfo, decode_page, inspect
from pipeline.decode.kinds import DocumentKind
from pipeline.decode.limits import DecodeLimits

__all__ = ["DecodeLimits", "DecodedPage", "DocumentInfo", "DocumentKind", "decode_page", "inspect"]
