"""Builds and tunes the language model that the decoder asks."""
