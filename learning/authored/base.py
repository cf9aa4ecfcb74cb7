"""What every authored file has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Authored(BaseModel):
    """One part of a content file: frozen, so that sessions share it; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z][a-z]{3})?$")]

ThemeId = Annotated[str, StringConstraints(pattern=r"^T[1-9]$")]
KeyPointId = Annotated[str, StringConstraints(pattern=r"^K[1-9]\.[1-9]$")]
CompetenceId = Annotated[str, StringConstraints(pattern=r"^C[1-9]\.[1-9]$")]
ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]+(\.[0-9]+)?[a-z]?$")]

Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
