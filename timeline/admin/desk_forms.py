"""The forms of the desk. Each keeps what was typed when an action refuses it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.actions import Refusal
from articles.models import Article, PublishedBasis, Version

from ..actions.events import EventValues, PartValues, Passage
from ..models import Attendance, Event, Kind, Outcome, Party, Person, Phase, Role, Round, Venue
from .dates import DaysField


@dataclass(frozen=True, slots=True)
class Choices:
    """The names that forms offer, each list loaded once for all rows."""

    parties: list[Party] = field(default_factory=lambda: list(Party.objects.all()))
    persons: list[Person] = field(default_factory=lambda: list(Person.objects.all()))
    venues: list[Venue] = field(default_factory=lambda: list(Venue.objects.all()))
    rounds: list[Round] = field(default_factory=lambda: list(Round.objects.all()))


def _one_of(rows: Iterable[Model], **kwargs: Any) -> forms.TypedChoiceField:
    known = {str(row.pk): row for row in rows}
    choices = [("", "–"), *((pk, str(row)) for pk, row in known.items())]

    def row(pk: Any) -> Model:
        return known[str(pk)]

    return forms.TypedChoiceField(choices=choices, coerce=row, empty_value=None, required=False, **kwargs)


class EventFields(forms.Form):
    """An event's values."""

    title = forms.CharField(max_length=200, help_text="neutrally worded")
    kind = forms.ChoiceField(choices=Kind.choices)
    phase = forms.ChoiceField(choices=Phase.choices, initial=Phase.HELD)
    when = DaysField()
    outcome = forms.ChoiceField(choices=[("", "–"), *Outcome.choices], required=False)
    outcome_text = forms.CharField(max_length=300, required=False)
    summary = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="one or two neutral sentences"
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["venue"] = _one_of(choices.venues)
        self.fields["round"] = _one_of(choices.rounds)
        self.order_fields(["title", "when", "kind", "phase", "outcome", "outcome_text", "venue", "round", "summary"])


class PartFields(forms.Form):
    """One party or person of an event; a row without a name is left out."""

    role = forms.ChoiceField(choices=Role.choices, initial=Role.NEGOTIATOR)
    attendance = forms.ChoiceField(choices=Attendance.choices, initial=Attendance.REPORTED)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"] = _one_of(choices.parties)
        self.fields["person"] = _one_of(choices.persons)
        self.order_fields(["party", "person", "role", "attendance"])

    def clean(self) -> dict[str, Any]:
        """A new row in which something was chosen needs a name; a filled one is taken out by clearing its names."""
        given = self.cleaned_data
        if not self.initial and self.has_changed() and not given.get("party") and not given.get("person"):
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


class Draft:
    """The form of an event with its repeated rows of participants, filled from `values` or from what was posted."""

    def __init__(self, *, values: dict[str, Any], parts: Iterable[PartValues], posted: Any = None) -> None:
        choices = Choices()
        rows = [
            {"party": part.party and part.party.pk, "person": part.person and part.person.pk, "role": part.role,
             "attendance": part.attendance}
            for part in parts
        ]  # fmt: skip
        self.event = EventFields(posted, initial=values, choices=choices, prefix="event")
        self.parts = PartRows(posted, initial=rows, form_kwargs={"choices": choices}, prefix="parts")

    def is_valid(self) -> bool:
        """Whether both the values and the rows can be taken; asks both, so that all faults are shown at once."""
        return all([self.event.is_valid(), self.parts.is_valid()])

    def values(self, *, basis: dict[str, Any]) -> EventValues:
        """What was typed, for the action. `basis` says how the date was worked out."""
        given = dict(self.event.cleaned_data)
        parts = tuple(row.part for row in self.parts.forms if row.part)
        return EventValues(days=given.pop("when"), basis=basis, parts=parts, **given)


class CiteFields(forms.Form):
    """A known event: one that was offered, or any by its number."""

    event = forms.IntegerField(required=False)
    number = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, label="Or event number")

    def clean(self) -> dict[str, Any]:
        """Finds the event; a typed number counts more than an offered one."""
        given = self.cleaned_data
        wanted = given.get("number") or given.get("event")
        if not self.errors:
            if wanted is None:
                raise ValidationError("Choose an event, or type its number.")
            given["known"] = Event.objects.filter(pk=wanted).first()
            if given["known"] is None:
                raise ValidationError(f"There is no event {wanted}.")
        return given


class RejectFields(forms.Form):
    """Why a suggestion is not taken; may be left out."""

    reason = forms.CharField(max_length=500, required=False)


class DayFields(forms.ModelForm):
    """The day of publication, which relative dates hang on."""

    class Meta:
        model = Article
        fields = ["published", "published_basis", "published_note"]
        labels = {"published": "Published on", "published_basis": "Known by", "published_note": "Note"}
        widgets = {"published": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean(self) -> dict[str, Any]:
        """A day typed here is set by an analyst unless they say otherwise."""
        given = super().clean() or self.cleaned_data
        if given.get("published") and given.get("published_basis") == PublishedBasis.UNKNOWN:
            given["published_basis"] = PublishedBasis.ANALYST
        return given


class PassageFields(forms.Form):
    """Words of a text: by code points, or by an exact quote."""

    start = forms.IntegerField(required=False, min_value=0, label="From character")
    end = forms.IntegerField(required=False, min_value=1, label="To character")
    quote = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}), label="Or the exact words"
    )
    attributed_to = forms.CharField(
        required=False, max_length=200, label="Whose word it is", help_text="as the article says"
    )

    def passage(self, version: Version) -> Passage:
        """The passage that was meant, without blanks at its ends. Raises Refusal when it is not one place."""
        given = self.cleaned_data
        start, end = given.get("start"), given.get("end")
        quote = given.get("quote", "").replace("\r\n", "\n")
        if start is None or end is None:
            start, end = _only_place(version.text, quote)
        start, end = _without_blanks(version.text, start, end)
        if quote and version.text[start:end] != quote:
            raise Refusal(f"the words at {start} to {end} are not the quote given; give one of both")
        return Passage(version, start, end, given.get("attributed_to", ""))


def _only_place(text: str, quote: str) -> tuple[int, int]:
    if not quote:
        raise Refusal("select some words in the text, or give their first and last character, or quote them exactly")
    start = text.find(quote)
    if start < 0:
        raise Refusal("these words are not in the text; copy them exactly, with their punctuation")
    if text.find(quote, start + 1) >= 0:
        raise Refusal("these words stand in the text more than once; quote more of them, or give the characters")
    return start, start + len(quote)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        raise Refusal(f"there is no passage from {start} to {end} in a text of {len(text)} characters")
    words = text[start:end]
    if not words.strip():
        raise Refusal("there are only blanks in this passage; select some words")
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
