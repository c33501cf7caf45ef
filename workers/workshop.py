"""What a worker process has at hand for its steps: storage, the models, the forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.read import Reader, load_reader
from schemas.form import FormDefinition
from workers.forms import known_forms
from workers.originals import Originals
from workers.settings import Settings, settings
from workers.storage import Storage, open_storage


@dataclass(frozen=True)
class Workshop:
    """Everything a step needs but the database."""

    settings: Settings
    storage: Storage
    originals: Originals
    reader: Callable[[], Reader]
    """Gives the models, which are loaded the first time and kept."""
    forms: Mapping[str, FormDefinition]


@cache
def workshop() -> Workshop:
    """Return the workshop of this process."""
    chosen = settings()
    storage = open_storage(chosen)
    return Workshop(
        settings=chosen,
        storage=storage,
        originals=Originals(storage),
        reader=cache(lambda: load_reader(chosen.onnx_threads)),
        forms=known_forms(),
    )
