"""Whole forms against their ground truth: fields, confidence, and what a person has to look at."""
