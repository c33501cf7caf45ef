"""The reasons shown to a verifier, in English; the Vietnamese sentences come with the fields.
And the notices about a file, in both languages."""

from collections.abc import Iterable
from typing import Final

from schemas.record import Reason
from web.wording import Language

_ENGLISH: Final[dict[str, str]] = {
    "unknown_form": "This is none of the known forms. The text that was read is kept.",
    "unknown_paper": "There is a form among the pages that is not known. Its text is kept.",
    "label_not_found": "The label of this field was not found on the paper.",
    "table_not_read": "The cells of the table could not be told apart; a person has to read them.",
    "missing": "A required field without a value.",
    "unclear": "Not sure enough to be accepted without a person.",
    "poor_page": "The page image is blurred or faint.",
    "always_reviewed": "This field is always checked by a person.",
    "not_a_date": "This could not be read as a date.",
    "impossible_date": "There is no such date.",
    "not_a_year": "This could not be read as a year.",
    "not_a_number": "This could not be read as a number.",
    "not_a_gender": "Gender must be Nam (male) or Nữ (female).",
    "not_a_personal_id": "A personal ID number has exactly 12 digits.",
    "not_a_phone": "This is not a Vietnamese phone number.",
    "not_an_email": "This is not an e-mail address.",
    "not_an_id_document": "No document number of 9 or 12 digits and no passport number was found.",
    "digit_in_name": "There is a digit or a strange sign in the name.",
    "name_too_short": "The name is a single word; part of it may not have been read.",
    "digits_guessed": "Letters were read among the digits and taken for digits.",
    "boxes_not_found": "The boxes of this item were not found.",
    "none_ticked": "No box is ticked.",
    "several_ticked": "More than one box is ticked.",
    "gap_inside": "There is unusually much room between its letters; a word may be there that could not be read.",
    "holds_a_label": "There are words of another field's label in it; more than the value may have been read.",
    "two_values": "It may be two values that stand side by side.",
    "unfinished": "It seems to go on; less than the value may have been read.",
    "sign_missing": "A comma or full stop between the parts of the address may be missing.",
    "odd_class": "This is not how classes are usually called; it may be misread.",
    "odd_spelling": "There is a word that is not spelt as Vietnamese.",
    "unusual_wording": "Close to the usual wording, but with other letters or tones.",
    "unreadable": "The writing on the paper cannot be read.",
    "not_on_paper": "The paper says nothing here.",
    "unknown_province_code": "The first three digits of the ID are no province code.",
    "implausible_birth_date": "The date of birth is in the future or before 1900.",
    "id_contradicts_birth_year": "The personal ID and the year of birth do not agree.",
    "id_contradicts_gender": "The personal ID and the gender do not agree.",
    "date_contradicts_words": "The date in digits and the date in words do not agree.",
    "born_after_declaration": "The date of birth is after the date of the declaration.",
    "parent_too_young": "A parent would have been under 12 when the child was born.",
    "unknown_family_name": "A rare family name, its tone mark may be misread.",
    "unknown_ethnicity": "This is none of the 54 ethnic groups.",
    "unknown_nationality": "This is no known nationality.",
    "unknown_relationship": "A rare relationship, it may be misread.",
    "unknown_province": "No province was found at the end of the address.",
    "copies_contradict": "The number of copies and the ticked box do not agree.",
    "century_guessed": "The year has two digits only; its century is a guess.",
    "stray_digits": "Digits are left over beside the value; part of it may be misread.",
    "unlikely_year": "The year is outside the usual range and may be misread.",
    "date_words_not_understood": "The date in words could not be understood.",
    "digits_contradict_words": "The number in figures and in words do not agree.",
    "several_numbers": "There is more than one number in this field.",
    "several_phones": "There is more than one phone number; the first was taken.",
    "not_a_measure": "This could not be read as a measure.",
    "email_guessed": "Signs of the e-mail address were misread, or there is more than the address.",
    "id_contradicts_id_document": "The personal ID and the number of the ID document do not agree.",
    "id_number_contradicts_kind": "The number does not have the form that this kind of document has.",
    "id_issued_before_birth": "The ID document was issued before the date of birth.",
    "dated_after_declaration": "This date is after the date of the declaration.",
    "died_before_birth": "The date of death is before the date of birth.",
    "notice_before_death": "The death notice was issued before the date of death.",
    "registered_before_birth": "The date of registration is before the date of birth.",
    "period_reversed": "The period ends before it begins.",
    "period_before_birth": "The period begins before the date of birth.",
    "graduated_before_birth": "The year of graduation is before the year of birth.",
    "impossible_time": "There is no such time of day.",
    "parent_too_old": "The mother would have been over 55 when the child was born.",
    "too_young_to_marry": "Too young to marry (men from 20, women from 18 years of age).",
    "capital_contradicts_words": "The capital in figures and in words do not agree.",
    "roles_differ": "The same person is written differently in two places.",
    "family_name_of_no_parent": "The child's family name is close to a parent's, but not the same.",
    "unknown_ward": "No ward of this name is known in that province or district, old or new.",
    "unknown_district": "No district of this name is known in that province.",
    "unknown_phone_prefix": "No Vietnamese phone number begins like this.",
    "class_contradicts_age": "The class and the pupil's age do not go together.",
    "graduated_as_a_child": "The year of graduation is too early for the year of birth.",
    "relationship_contradicts_gender": "The relationship and the gender do not agree.",
    "unusual_email_domain": "The e-mail domain is close to a common one and may be misread.",
    "card_differs": "The QR code of the person's card has another value; it is proposed beside.",
    "card_offers": "Not read from the paper; the QR code of the person's card has a value.",
}

_NOTICES: Final[dict[str, tuple[str, str]]] = {
    "wrong_extension": (
        "Đuôi tên tệp không khớp với loại tệp. Hệ thống đọc theo nội dung thật của tệp.",
        "The file's extension does not match its kind. It is read as what it contains.",
    ),
}


def reason_sentence(language: Language, reason: Reason) -> str:
    """Return what a reason says; in Vietnamese where no English is known."""
    if language is Language.EN:
        return _ENGLISH.get(reason.code, reason.message)
    return reason.message


def notice_sentences(language: Language, codes: Iterable[str]) -> str:
    """Return what the notices about a file say; codes that are not known say nothing."""
    known = (_NOTICES[code] for code in codes if code in _NOTICES)
    return " ".join(
        english if language is Language.EN else vietnamese for vietnamese, english in known
    )
