"""The form of an event at the desk, with its repeated rows of participants and what its citation says differently."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.reading import When
from articles.reading.written import as_written

from ..actions.events import EventValues, PartValues
from ..models import Attendance, Kind, Outcome, Phase, Role
from .dates import DaysField
from .name_fields import Known, NameField


class EventFields(forms.Form):
    """An event's values."""

    title = forms.CharField(max_length=200, help_text="neutrally worded")
    kind = forms.ChoiceField(choices=Kind.choices)
    phase = forms.ChoiceField(choices=Phase.choices, initial=Phase.HELD)
    outcome = forms.ChoiceField(choices=[("", "–"), *Outcome.choices], required=False)
    outcome_text = forms.CharField(max_length=300, required=False)
    summary = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="one or two neutral sentences"
    )

    def __init__(self, *args: Any, known: Known, published: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.published = published
        self.fields["when"] = DaysField(reference=published)
        self.fields["venue"] = NameField(known.venue)
        self.fields["round"] = NameField(known.round)
        self.order_fields(["title", "when", "kind", "phase", "outcome", "outcome_text", "venue", "round", "summary"])

    def basis(self) -> dict[str, Any]:
        """How a date in words was worked out; nothing for one that stands by itself."""
        typed = self["when"].value() or ""
        written = as_written(typed, self.published)
        if written.anchor is None:
            return {}
        days, rule = written.days, f"typed by an analyst: {written.rule}"
        return When(
            typed.strip(), days, "DATE", days.edtf, rule, written.anchor, "publication", written.alternatives
        ).basis()


class PartFields(forms.Form):
    """One party or person of an event; a row without a name is left out."""

    role = forms.ChoiceField(choices=Role.choices, initial=Role.NEGOTIATOR)
    attendance = forms.ChoiceField(choices=Attendance.choices, initial=Attendance.REPORTED)

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = NameField(known.party)
        self.fields["person"] = NameField(known.person)
        self.order_fields(["party", "person", "role", "attendance"])

    def clean(self) -> dict[str, Any]:
        """A new row in which something was chosen needs a name; a filled one is taken out by clearing its names."""
        given = self.cleaned_data
        named = given.get("party") or given.get("person")
        if not self.errors and not self.initial and self.has_changed() and not named:
            raise ValidationError("Name a party or a person, or leave the row as it was.")
        return given

    @property
    def part(self) -> PartValues | None:
        """What the row says, or nothing."""
        given = self.cleaned_data
        if not given.get("party") and not given.get("person"):
            return None
        return PartValues(given["party"], given["person"], given["role"], given["attendance"])


PartRows = forms.formset_factory(PartFields, extra=2, max_num=200)


def rows_of(parts: Iterable[PartValues]) -> list[dict[str, Any]]:
    """What rows of participants start with."""
    return [
        {"party": part.party, "person": part.person, "role": part.role, "attendance": part.attendance} for part in parts
    ]


def as_posted(typed: Mapping[str, list[str]]) -> QueryDict:
    """Fields that were kept, as a form takes them when they are posted."""
    posted = QueryDict(mutable=True)
    for name, values in typed.items():
        posted.setlist(name, values)
    return posted


class EventSheet:
    """An event's form with its rows of participants, filled from `values` and `parts` or from what was posted.

    `published` is the day that words like "Tuesday" hang on; `known` the names, where they are loaded already.
    """

    def __init__(
        self,
        *,
        values: dict[str, Any],
        parts: Iterable[PartValues],
        published: date | None,
        posted: Any = None,
        known: Known | None = None,
    ) -> None:
        self.known = known or Known()
        self.event = EventFields(posted, initial=values, known=self.known, published=published, prefix="event")
        self.parts = PartRows(posted, initial=rows_of(parts), form_kwargs={"known": self.known}, prefix="parts")

    def is_valid(self) -> bool:
        """Whether both the values and the rows can be taken; asks both, so that all faults are shown at once."""
        return all([self.event.is_valid(), self.parts.is_valid()])

    def values(self, *, basis: dict[str, Any]) -> EventValues:
        """What was typed, for the action. `basis` says how the date was worked out, where it was not typed in words."""
        given = dict(self.event.cleaned_data)
        parts = tuple(row.part for row in self.parts.forms if row.part)
        return EventValues(days=given.pop("when"), basis=basis or self.event.basis(), parts=parts, **given)

    def as_typed(self) -> dict[str, list[str]]:
        """The fields as a browser would send them, unchanged or as posted: what `posted` takes."""
        fields = [*self.event, *self.parts.management_form, *(field for row in self.parts.forms for field in row)]
        return {field.html_name: [str(value)] for field in fields if (value := field.value()) is not None}
