"""Invented filled forms with their ground truth: for the samples, for training, for evaluation.

A form is a module with ``fill`` (invented people become answers by field id) and ``LAYOUTS``
(the paper as data: blocks of labels and blanks). ``page`` draws the one on the other and keeps
where everything stands, ``damage`` makes a scan or a phone photo of it and carries the places
along. Everything follows from a seed. ``documents`` puts several papers into one file.
``catalogue`` says how to add a form.
"""
