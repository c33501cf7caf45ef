"""The alphabet turns texts into classes and paths of classes into texts."""

from pathlib import Path

from training.recogniser.alphabet import Alphabet, alphabet_of

WEIGHTS = Path("pipeline/weights/vi_rec")


def test_the_products_alphabet_has_every_tone_and_ends_with_the_space() -> None:
    alphabet = alphabet_of(WEIGHTS)
    assert alphabet.classes == 247
    assert alphabet.characters[-1] == " "
    assert alphabet.has("Nguyễn Thị Ánh, số 12/3 đường Trần Phú")
    assert not alphabet.has("汉")


def test_a_path_is_read_without_blanks_and_repeats() -> None:
    alphabet = Alphabet(tuple("anh "))
    assert alphabet.decode([0, 1, 1, 0, 2, 2, 3, 0, 3, 4, 0]) == "anhh "


def test_an_encoded_text_decodes_to_itself_when_blanks_part_its_letters() -> None:
    alphabet = alphabet_of(WEIGHTS)
    text = "Ngoonng 1122"
    path = [number for one in alphabet.encode(text) for number in (one, 0)]
    assert alphabet.decode(path) == text
