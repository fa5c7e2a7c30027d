"""Moving all that hangs on one row of the record over to another row of the same kind.

Which tables those are is asked of the models, so that a new table of the record moves too. Rows that the other one has
already are united with theirs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, UniqueConstraint

from ..models import Citation

_ACCOUNT = (
    ("account_days", "account_precision"), ("account_venue_id",), ("account_outcome",), ("account_outcome_text",),
    ("account_phase",),
    ("attributed_to", "via", "speaker"),
)  # fmt: skip
"""What a citation says besides its words: columns that are filled together."""


@dataclass(frozen=True, slots=True)
class Follower:
    """A row that hangs on another by the column `field`; `twin` is the row it will be united with, if there is one."""

    row: Any
    field: str
    twin: Any = None


def followers(of: Model, target: Model | None = None) -> list[Follower]:
    """The rows of the record that hang on a row, each with its twin among those that hang on `target`."""
    found = []
    for model, field in _tables(type(of)):
        own = model._base_manager.filter(**{field: of}).order_by("pk")
        if target is None:
            found += [Follower(row, field) for row in own]
            continue
        key = _key(model, field)
        theirs = {key(row): row for row in model._base_manager.filter(**{field: target})} if key else {}
        found += [Follower(row, field, theirs.get(key(row)) if key else None) for row in own]
    return found


def move(found: list[Follower], target: Model) -> None:
    """Hang rows on `target`; those with a twin are united with it."""
    for follower in found:
        if follower.twin is None:
            setattr(follower.row, follower.field, target)
            follower.row.save()
        else:
            move(followers(follower.row, follower.twin), follower.twin)
            if isinstance(follower.row, Citation):
                _fill_account(follower.twin, follower.row)
            follower.row.delete()


def _tables(model: type[Model]) -> Iterator[tuple[Any, str]]:
    """The tables with history that point to a model, each with the column that does; the model's own among them not."""
    for relation in model._meta.related_objects:
        pointing: Any = relation.related_model
        if pointing is not model and hasattr(pointing, "history") and not relation.many_to_many:
            yield pointing, relation.field.name


def _key(model: Any, field: str) -> Any:
    """What makes a row one of its kind among those that hang on the same row; None when nothing does."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field in constraint.fields and constraint.condition is None:
            names = [model._meta.get_field(name).attname for name in constraint.fields if name != field]
            return lambda row: tuple(getattr(row, name) for name in names)
    return None


def _fill_account(kept: Citation, other: Citation) -> None:
    """Take from a citation of the same words what the kept one leaves unsaid."""
    for columns in _ACCOUNT:
        if not getattr(kept, columns[0]):
            for column in columns:
                setattr(kept, column, getattr(other, column))
    kept.save()
