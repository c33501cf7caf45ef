"""Searchable PDFs: the images of a document's pages, with what was read on them as invisible text."""
