"""What is said about a mistake in a form definition: Vietnamese, with the same in English."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from schemas.base import Model
from schemas.form import (
    Column,
    FieldDefinition,
    FieldType,
    FormDefinition,
    Label,
    Party,
    PartyRow,
    ReviewPolicy,
)


@dataclass(frozen=True)
class Sentence:
    """One sentence that says what is wrong and how to mend it, with gaps in braces."""

    vi: str
    en: str

    def filled(self, **values: str) -> "Sentence":
        """Return the sentence with its gaps filled."""
        return Sentence(self.vi.format_map(values), self.en.format_map(values))


EMPTY_FILE = Sentence(
    "tệp trống. Chép một biểu mẫu trong schemas/forms rồi sửa lại.",
    "the file is empty. Copy a form of schemas/forms and change it.",
)
BROKEN_YAML = Sentence(
    "chưa đúng cú pháp YAML. Hãy xem lại thụt dòng (dùng dấu cách, không dùng Tab), dấu «:» và"
    " dấu ngoặc; chữ có dấu «:» hoặc «,» phải nằm trong dấu ngoặc kép.",
    "this is no YAML: {problem}. Look at indents (spaces, no tabs), colons and brackets; a text"
    " with a colon or a comma needs quotes.",
)
UNREADABLE_CHARACTER = Sentence(
    "có ký tự điều khiển không được phép. Hãy xóa ký tự này.",
    "there is a control character that is not allowed. Delete it.",
)
NOT_UTF8 = Sentence(
    "tệp không phải UTF-8. Hãy lưu lại với bảng mã UTF-8.",
    "the file is no UTF-8. Save it with the encoding UTF-8.",
)
NOT_NFC = Sentence(
    "dấu tiếng Việt ở dạng tổ hợp. Hãy lưu lại tệp bằng Unicode dựng sẵn (NFC).",
    "the marks stand apart from their letters. Save the file in Unicode NFC.",
)
KEY_TWICE = Sentence(
    "khóa «{key}» có hai lần trong cùng một nhóm. Hãy xóa một khóa.",
    "the key «{key}» stands twice in one group. Delete one.",
)
FOOTNOTE_MARK = Sentence(
    "nhãn có dấu chú thích «{mark}». Hãy bỏ đi: trên giấy dấu này tự được bỏ qua.",
    "the label has a footnote mark, «{mark}». Leave it out: on paper it is skipped by itself.",
)
NAMED_AS_BEFORE = Sentence(
    "biểu mẫu «{form}» phiên bản «{version}» đã có sẵn. Hãy đổi «version» nếu đây là bản thay thế,"
    " hoặc đổi «id» nếu là biểu mẫu khác.",
    "the form «{form}» of version «{version}» exists. Change «version» if this one replaces it, or"
    " «id» if it is another form.",
)

_MISSING = Sentence(
    "thiếu khóa «{key}». Hãy thêm «{key}: …» vào nhóm này.",
    "the key «{key}» is missing. Add «{key}: …» to this group.",
)
_UNKNOWN_KEY = Sentence(
    "không có khóa «{given}» ở đây. Các khóa dùng được: {known}.{guess}",
    "there is no key «{given}» here. These are known: {known}.{guess_en}",
)
_UNKNOWN_VALUE = Sentence(
    "«{given}» không dùng được ở đây. Các giá trị dùng được: {known}.{guess}",
    "«{given}» cannot stand here. These can: {known}.{guess_en}",
)
_BAD_ID = Sentence(
    "«{value}» không làm tên khóa được: chỉ dùng chữ thường không dấu, chữ số và gạch dưới, bắt đầu"
    " bằng chữ (ví dụ: birth_date).",
    "«{value}» is no id: use lower-case letters without marks, digits and underscores, a letter"
    " first (for example birth_date).",
)
_NO_LETTER = Sentence(
    "cần có chữ ở đây, không để trống.", "some text must stand here, with a letter in it."
)
_NOT_TEXT = Sentence(
    "phải là chữ. YAML hiểu {value} là số hoặc đúng/sai: hãy đặt trong dấu ngoặc kép.",
    "this must be text. YAML takes {value} for a number or for yes/no: put it in quotes.",
)
_NOT_A_LIST = Sentence(
    "phải là một danh sách, ví dụ [Kính gửi, Nơi nhận], hoặc mỗi dòng một mục bắt đầu bằng «- ».",
    "this must be a list, such as [Kính gửi, Nơi nhận], or one entry a line after «- ».",
)
_EMPTY_LIST = Sentence(
    "danh sách này phải có ít nhất một mục.", "this list must have an entry at least."
)
_NOT_YES_OR_NO = Sentence("phải là true hoặc false.", "this must be true or false.")
_NOT_A_GROUP = Sentence(
    "phải là một nhóm «khóa: giá trị», không phải một giá trị đơn.",
    "this must be a group of «key: value», not a single value.",
)
_PARTS: Mapping[str, Sentence] = {
    "checkbox_group": Sentence(
        "mục «{field}»: kiểu checkbox_group phải có «options», kiểu khác thì không có.",
        "field «{field}»: checkbox_group needs «options», other types have none.",
    ),
    "table": Sentence(
        "mục «{field}»: kiểu table phải có «columns», kiểu khác thì không có.",
        "field «{field}»: table needs «columns», other types have none.",
    ),
    "two_party": Sentence(
        "mục «{field}»: kiểu two_party phải có «parties» và «rows», kiểu khác thì không có.",
        "field «{field}»: two_party needs «parties» and «rows», other types have none.",
    ),
}
_OWN: Mapping[str, Sentence] = {
    "named_twice": Sentence(
        "có hai mục cùng tên: {fields}. Mỗi «id» chỉ dùng một lần trong một biểu mẫu.",
        "two fields have one id: {fields}. Use each «id» once in a form.",
    ),
    "dotted": Sentence(
        "tên mục «{field}» có dấu chấm. Hãy thay bằng gạch dưới.",
        "the id «{field}» has a dot. Use an underscore instead.",
    ),
    "floating_field": Sentence(
        "nhãn «{label}» có «floating: true» nên không được có «field». Hãy bỏ một trong hai.",
        "the label «{label}» floats, so it has no «field». Take out one of the two.",
    ),
    "not_two_people": Sentence(
        "mục «people» phải nêu đúng hai người, ở đây có {count}. Hãy nêu đủ hai hoặc bỏ mục này.",
        "«people» names two, here it names {count}. Name both or leave it out.",
    ),
    "no_single_value": Sentence(
        "hàng «{row}» của two_party không thể là kiểu {type}: mỗi bên chỉ ghi một giá trị.",
        "the row «{row}» of a two_party cannot be a {type}: each party writes one value.",
    ),
}
_OTHER = Sentence("giá trị này không dùng được ({problem}).", "this cannot stand here: {problem}.")

_MODELS: Mapping[str, type[Model]] = {
    "labels": Label,
    "field": FieldDefinition,
    "columns": Column,
    "parties": Party,
    "people": Party,
    "rows": PartyRow,
}


def sentence_for(details: ErrorDetails) -> Sentence:
    """Return what to say about an error of pydantic in a form definition."""
    kind, context = details["type"], details.get("ctx", {})
    last = str(details["loc"][-1]) if details["loc"] else ""
    value = str(details["input"])
    match kind:
        case "missing":
            return _MISSING.filled(key=last)
        case "extra_forbidden":
            return _with_guess(_UNKNOWN_KEY, last, _keys_at(details["loc"][:-1]))
        case "enum":
            return _with_guess(_UNKNOWN_VALUE, value, FieldType if last == "type" else ReviewPolicy)
        case "string_pattern_mismatch":
            return _NO_LETTER if context["pattern"] == r"\w" else _BAD_ID.filled(value=value)
        case "string_type":
            return _NOT_TEXT.filled(value=f"«{value}»")
        case "tuple_type":
            return _NOT_A_LIST
        case "too_short":
            return _EMPTY_LIST
        case "bool_type" | "bool_parsing":
            return _NOT_YES_OR_NO
        case "model_type" | "model_attributes_type":
            return _NOT_A_GROUP
        case "type_and_parts":
            return _PARTS[context["type"]].filled(field=context["field"])
        case _ if kind in _OWN:
            return _OWN[kind].filled(**context)
    return _OTHER.filled(problem=details["msg"])


def _with_guess(sentence: Sentence, given: str, known: Iterable[str]) -> Sentence:
    """Return the sentence with what is known, and what was probably meant."""
    words = [str(word) for word in known]
    near = get_close_matches(given, words, 1)
    return sentence.filled(
        given=given,
        known=", ".join(words),
        guess=f" Có phải «{near[0]}»?" if near else "",
        guess_en=f" Did you mean «{near[0]}»?" if near else "",
    )


def _keys_at(path: Sequence[int | str]) -> Iterable[str]:
    """Return the keys that a group of the definition may have, by the way to it."""
    names = [part for part in path if isinstance(part, str)]
    model = _MODELS.get(names[-1], FormDefinition) if names else FormDefinition
    return model.model_fields
