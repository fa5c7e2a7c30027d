"""Rows of a table, checked against what the record held before and against each other, and written many at a time.

A table of thousands of names costs a fixed number of questions: the entries are loaded once, whatever must be the only
one of its kind is looked up among them, and rows are written together.
"""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import ForeignKey, Model, UniqueConstraint
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.results import Error, Result

AT_ONCE = 500
"""How many rows one statement writes."""

Names = tuple[str, ...]


class AllAtOnce(BaseInstanceLoader):
    """The entries that a table is about, loaded once and not row by row."""

    def get_instance(self, row: Any) -> Any:
        """The entry of a row; None for a new one."""
        keys = [self.resource.fields[name] for name in self.resource.get_import_id_fields()]
        if not hasattr(self, "found"):
            self.found = {tuple(key.get_value(entry) for key in keys): entry for entry in self.resource.entries}
        return self.found.get(tuple(key.clean(row) for key in keys))


class Unique:
    """Which entry has a value that no other may have, as far as the table has been read."""

    def __init__(self, model: type[Model], entries: list[Any]) -> None:
        fields = model._meta.local_concrete_fields
        single = [(field.name,) for field in fields if field.unique and not field.primary_key]
        together = [tuple(law.fields) for law in model._meta.constraints if isinstance(law, UniqueConstraint)]
        self.kinds: list[Names] = [*single, *together]
        self.owners: dict[Names, dict[Any, Any]] = {
            kind: {self._value(entry, kind): entry for entry in entries} for kind in self.kinds
        }
        self.held = {entry.pk: {kind: self._value(entry, kind) for kind in self.kinds} for entry in entries}

    @staticmethod
    def _value(entry: Any, kind: Names) -> Any:
        return tuple(getattr(entry, entry._meta.get_field(name).attname) for name in kind)

    def faults(self, entry: Any, but: set[str]) -> dict[str, list[ValidationError]]:
        """What another entry has already, by field, in the words of forms; without the fields in `but`."""
        found: dict[str, list[ValidationError]] = {}
        for kind in self.kinds:
            owner = None if but & set(kind) else self.owners[kind].get(self._value(entry, kind))
            if owner is not None and owner is not entry:
                where = kind[0] if len(kind) == 1 else NON_FIELD_ERRORS
                found.setdefault(where, []).append(entry.unique_error_message(type(entry), kind))
        return found

    def take(self, entry: Any) -> None:
        """Note an entry's new values, and that its old ones are free."""
        before = self.held.get(entry.pk, {})
        for kind in self.kinds:
            if kind in before:
                self.owners[kind].pop(before[kind])
            self.owners[kind][self._value(entry, kind)] = entry


class ManyRows(ModelResource):
    """A table whose rows are checked as forms check them, and written together in the order of the table.

    What the database alone refuses is found by writing the rows one by one, so that it too is told of its row.
    """

    class Meta:
        instance_loader_class = AllAtOnce
        use_bulk = True  # no savepoint a row
        batch_size = None

    def get_queryset(self) -> Any:
        """The entries with what they point at."""
        links = [field.name for field in self._meta.model._meta.fields if isinstance(field, ForeignKey)]
        found = super().get_queryset()
        return found.select_related(*links) if links else found

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Load what the record has."""
        self.entries = list(self.get_queryset())
        self.unique = Unique(self._meta.model, self.entries)
        self.pending: list[tuple[int, dict[str, Any], Any, bool]] = []

    def more_faults(self, entry: Any) -> list[ValidationError]:
        """What else is wrong with an entry, in Python and without a question to the database."""
        return []

    def validate_instance(
        self, instance: Any, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Check an entry as a form would. Raises ValidationError with all that is wrong, by field."""
        faults = dict(import_validation_errors or {})
        found = [field for field in instance._meta.fields if isinstance(field, ForeignKey)]
        known = {field.name for field in found if getattr(instance, field.attname) is not None}  # they were looked up
        try:
            instance.full_clean(exclude={*faults, *known}, validate_unique=False, validate_constraints=False)
        except ValidationError as fault:
            faults = fault.update_error_dict(faults)
        faults |= self.unique.faults(instance, set(faults))
        if more := self.more_faults(instance):
            faults[NON_FIELD_ERRORS] = [*faults.get(NON_FIELD_ERRORS, []), *more]
        if faults:
            raise ValidationError(faults)

    def save_instance(self, instance: Any, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Keep an entry to be written with the others."""
        self.unique.take(instance)
        self.pending.append((kwargs["row_number"], row, instance, is_create))

    def bulk_create(self, *args: Any, result: Result, **kwargs: Any) -> None:
        """Write what is kept. The refusal of a row is noted in the result."""
        try:
            self._write()
        except RowRefused as fault:
            result.rows[fault.number - 1].errors.append(Error(fault.__cause__, row=fault.row, number=fault.number))

    def bulk_update(self, *args: Any, **kwargs: Any) -> None:
        """Changed entries are written with the new ones."""

    def _write(self) -> None:
        kept, self.pending = self.pending, []
        rows = self._meta.model._default_manager
        columns = [field.attribute for field in self.get_import_fields() if field.attribute]
        try:
            with transaction.atomic():
                changed = [entry for _, _, entry, is_new in kept if not is_new]
                # in their order, and first: a row may take the name that a row before it gave up; and many times
                # quicker than `bulk_update`, whose statement grows with the square of the rows
                rows.bulk_create(changed, AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=columns)
                rows.bulk_create([entry for _, _, entry, is_new in kept if is_new], AT_ONCE)
        except DatabaseError:
            # one by one, to know which row is to blame
            for number, row, entry, is_new in kept:
                entry.pk = None if is_new else entry.pk
                try:
                    with transaction.atomic():
                        entry.save(force_insert=is_new)
                except DatabaseError as fault:
                    raise RowRefused(number, row) from fault


class RowRefused(Exception):
    """The database refuses a row of a table; its cause says why."""

    def __init__(self, number: int, row: dict[str, Any]) -> None:
        super().__init__(number, row)
        self.number, self.row = number, row
