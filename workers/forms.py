"""The forms that an installation knows: those that come with hoso and the office's own."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.errors import HosoError
from schemas.form import FormDefinition, load_forms
from schemas.form_check import Mistake, check_form
from schemas.form_sentences import NOT_UTF8, Sentence

NO_FOLDER = Sentence("không có thư mục này.", "there is no such folder.")
SAME_ID = Sentence(
    "hai tệp trong thư mục có cùng «id»: {id}. Hãy đổi «id» của một tệp.",
    "two files of the folder have one «id»: {id}. Change it in one of them.",
)


class WrongForms(HosoError):
    """The folder of the office's own forms cannot be used; ``detail`` says where and why."""

    code = "wrong_forms"
    message = (
        "Thư mục biểu mẫu riêng (--forms hoặc HOSO_FORMS_DIR) có chỗ sai. Chạy"
        " «hoso forms check TỆP» để biết sai ở dòng nào và cách sửa."
    )
    message_en = (
        "The folder of your own forms (--forms or HOSO_FORMS_DIR) has mistakes. Run"
        " «hoso forms check FILE» to see where and how to mend them."
    )


class _OwnForms(BaseSettings):
    """The one setting that is read where no system is set up, as ``hoso read`` does."""

    model_config = SettingsConfigDict(env_prefix="HOSO_", extra="ignore")

    forms_dir: Path | None = None


@cache
def known_forms() -> Mapping[str, FormDefinition]:
    """Return the forms of this process by id: hoso's, and those of ``HOSO_FORMS_DIR`` if it is set.

    Raises:
        WrongForms: if a file of that folder is no form definition.
    """
    env_file = os.environ.get("HOSO_ENV_FILE")
    folder = _OwnForms(_env_file=Path(env_file) if env_file else None).forms_dir
    return load_forms() if folder is None else forms_with(folder)


def forms_with(folder: Path) -> Mapping[str, FormDefinition]:
    """Return hoso's forms and those in a folder, by id. An own form of another version replaces
    hoso's of that id, so that an office can follow a new circular at once.

    Raises:
        WrongForms: if a file of the folder (``*.yaml``) is no form definition, bears the id and
            version of one of hoso's but differs from it, or the id of another file.
    """
    if not folder.is_dir():
        raise WrongForms(f"{folder}: {NO_FOLDER.en}")
    own: dict[str, FormDefinition] = {}
    for file in sorted(folder.glob("*.yaml")):
        form, mistakes = read_form(file)
        if form is None:
            first = mistakes[0]
            raise WrongForms(f"{file}:{first.line}:{first.column}: {first.sentence.en}")
        if form.id in own:
            raise WrongForms(f"{file}: {SAME_ID.filled(id=form.id).en}")
        own[form.id] = form
    return {**load_forms(), **own}


def read_form(file: Path) -> tuple[FormDefinition | None, tuple[Mistake, ...]]:
    """Return the form that a file defines, or None with all that is wrong with it.

    Raises:
        OSError: if the file cannot be read.
    """
    content = file.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (Mistake(content.count(b"\n", 0, error.start) + 1, 1, NOT_UTF8),)
    return check_form(text, load_forms())
