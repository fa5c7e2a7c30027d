"""Names as tables: parties, persons, venues and their other names out as CSV, and in with a preview and row errors."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from import_export.admin import ImportExportMixin
from import_export.exceptions import FieldError
from import_export.fields import Field
from import_export.formats.base_formats import CSV
from import_export.resources import Diff
from import_export.results import InvalidRow, Result
from import_export.widgets import BooleanWidget, ForeignKeyWidget

from articles.admin.pages import signed_in
from articles.history import acting

from ..models import Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias
from .table_rows import ManyRows


class PlainDiff(Diff):
    """What a row changes, marked up without the inline styles that the site's policy forbids."""

    def as_html(self) -> list[str]:
        """Each column: unchanged, or the value before and the one after."""
        pairs = zip(self.left, self.right, strict=False)
        return [self._marked("" if self.new else str(before), str(after)) for before, after in pairs]

    @staticmethod
    def _marked(before: str, after: str) -> str:
        if before == after:
            return format_html("{}", after)
        if not before:
            return format_html("<ins>{}</ins>", after)
        return format_html("<del>{}</del> <ins>{}</ins>", before, after)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be taken: its number, what stands in it, and what is wrong."""

    number: int
    values: list[str]
    told: list[str]


class Told(Result):
    """What became of a table, with all that is wrong of its rows in one list."""

    def faults(self) -> list[Fault]:
        """The rows that cannot be taken, in the order of the table."""
        found = [Fault(row.number, list(row.values), _told(row)) for row in self.invalid_rows]
        found += [
            Fault(number, [(faults[0].row or {}).get(name, "") for name in self.diff_headers],
                  [str(fault.error) for fault in faults])
            for number, faults in self.row_errors()
        ]  # fmt: skip
        return sorted(found, key=lambda fault: fault.number)


def _told(row: InvalidRow) -> list[str]:
    by_field = [f"{name}: {words}" for name, told in row.field_specific_errors.items() for words in told]
    return [*by_field, *row.non_field_specific_errors]


class Named(ForeignKeyWidget):
    """An entry by its name, or nothing; all names are loaded once a table."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The entry. Raises ValueError, with the cure, for a name that nobody has."""
        name = str(value or "").strip()
        if not name:
            return None
        if not hasattr(self, "named"):
            self.named = {entry.name: entry for entry in self.model._default_manager.all()}
        if name not in self.named:
            what = self.model._meta.verbose_name
            raise ValueError(f"the record has no {what} {name!r}: add it first, or write its name as the record does")
        return self.named[name]


class NameResource(ManyRows):
    """A table of names: each row is checked as a form would be; a row that changes nothing is left alone."""

    class Meta(ManyRows.Meta):
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def get_result_class(self) -> type[Result]:
        """See Told."""
        return Told

    def get_diff_class(self) -> type[Diff]:
        """See PlainDiff."""
        return PlainDiff

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """Refuses a column that means nothing here, instead of losing what it says."""
        super().before_import(dataset, **kwargs)
        known = [field.column_name for field in self.get_import_fields()]
        if unknown := [name for name in dataset.headers or () if name not in known]:
            raise FieldError(f"unknown column {', '.join(map(repr, unknown))}: the columns are {', '.join(known)}")
        missing = [name for name in self._needed() if name not in (dataset.headers or ())]
        if missing:
            raise FieldError(
                f"the column {', '.join(map(repr, missing))} is missing; it says which entry a row is about"
            )
        self.rows: dict[tuple[str, ...], int] = {}

    def before_import_row(self, row: Any, row_number: int = 0, **kwargs: Any) -> None:
        """Refuses a second row about the same entry: which of both is meant, nobody can tell."""
        key = tuple(str(row[name] or "").strip() for name in self._needed())
        first = self.rows.setdefault(key, row_number)
        if first != row_number:
            raise ValueError(f"{', '.join(key)} stands in row {first} already: keep one of the two")

    def _needed(self) -> list[str]:
        return [self.fields[name].column_name for name in self.get_import_id_fields()]


class PartyResource(NameResource):
    """Parties by slug."""

    class Meta(NameResource.Meta):
        model = Party
        import_id_fields = ("slug",)
        fields = ("slug", "name", "kind", "note")


class PersonResource(NameResource):
    """Persons by slug, each with the name of his or her party."""

    party = Field("party", "party", Named(Party, "name"))

    class Meta(NameResource.Meta):
        model = Person
        import_id_fields = ("slug",)
        fields = ("slug", "name", "party", "office", "note")


class VenueResource(NameResource):
    """Venues by slug, coordinates in degrees (WGS 84)."""

    class Meta(NameResource.Meta):
        model = Venue
        import_id_fields = ("slug",)
        fields = ("slug", "name", "country", "latitude", "longitude", "note")

    def more_faults(self, entry: Venue) -> list[ValidationError]:
        """Half a place, in the words of the law that the database keeps."""
        if (entry.latitude is None) == (entry.longitude is None):
            return []
        [law] = [law for law in Venue._meta.constraints if law.name == "timeline_venue_on_earth"]
        return [ValidationError(law.get_violation_error_message())]


class _YesOrNo(BooleanWidget):
    """Writes yes and no, and reads the usual words for them."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "yes" if value else "no"

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        words = str(value or "no").strip().lower()
        if words not in ("yes", "no", "true", "false", "1", "0"):
            raise ValueError(f"write yes or no, not {value!r}")
        return words in ("yes", "true", "1")


class AliasResource(NameResource):
    """Other names, each with the name of what it means."""

    loaded = Field("loaded", "loaded", _YesOrNo())

    class Meta(NameResource.Meta):
        pass


class PartyAliasResource(AliasResource):
    """Other names of parties."""

    party = Field("party", "party", Named(Party, "name"))

    class Meta(AliasResource.Meta):
        model = PartyAlias
        import_id_fields = ("party", "text", "lang")
        fields = ("party", "text", "lang", "loaded")


class PersonAliasResource(AliasResource):
    """Other names of persons."""

    person = Field("person", "person", Named(Person, "name"))

    class Meta(AliasResource.Meta):
        model = PersonAlias
        import_id_fields = ("person", "text", "lang")
        fields = ("person", "text", "lang", "loaded")


class VenueAliasResource(AliasResource):
    """Other names of venues."""

    venue = Field("venue", "venue", Named(Venue, "name"))

    class Meta(AliasResource.Meta):
        model = VenueAlias
        import_id_fields = ("venue", "text", "lang")
        fields = ("venue", "text", "lang", "loaded")


class AsTables(ImportExportMixin):
    """For a ModelAdmin: CSV out at once, CSV in with a preview; the import is one action in the history."""

    formats = [CSV]
    skip_export_form = True
    show_change_form_export = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """A table may add entries and change them."""
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Whoever may see the entries may take them along."""
        return bool(self.has_view_permission(request))

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Say why a file cannot be read, and the cure."""
        if isinstance(e, UnicodeDecodeError):
            words = "This file is not written in UTF-8: save it as “CSV UTF-8” and choose it again."
        else:
            words = f"This file cannot be read as a table: {e}. Save it as CSV, with a comma between values."
        form.add_error("import_file", words)

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Write the confirmed table under the name of who asks."""
        with acting("import_names", signed_in(request)):
            return super().process_dataset(dataset, form, request, *args, **kwargs)

    def generate_log_entries(self, result: Any, request: HttpRequest) -> None:
        """The record's own history says more than the admin's log; nothing is written there."""
