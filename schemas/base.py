"""The base of every model that travels between stages."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value: stages pass these on and never change them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
