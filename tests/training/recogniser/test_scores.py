"""Scores say for each writer how many characters and lines are right."""

import pytest

from training.recogniser.scores import scores


def test_sources_are_scored_apart() -> None:
    measured = scores(
        ["Hà Nội", "Huế", "1234"], ["Hà Nôi", "Huế", "123"], ["print", "print", "hand"]
    )
    assert measured["print"].cer == pytest.approx(1 / 9)
    assert measured["print"].exact == 0.5
    assert measured["print"].lines == 2
    assert measured["hand"].cer == pytest.approx(1 / 4)
    assert measured["hand"].exact == 0
