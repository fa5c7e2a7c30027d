"""The forms of the desk. Each keeps what was typed when an action refuses it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.actions import Refusal
from articles.models import Article, PublishedBasis, Version

from ..actions.events import AccountValues, EventValues, PartValues, Passage
from ..models import Event, Outcome, Phase
from .dates import DaysField
from .event_forms import PartRows, rows_of
from .name_fields import Known, NameField


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


class AccountFields(forms.Form):
    """What these words say of the event where it differs from the values above; an empty field says the same.

    `rows` below say who, by these words, was there or stayed away.
    """

    phase = forms.ChoiceField(required=False, label="Phase they give")
    outcome = forms.ChoiceField(required=False, label="Outcome they give")
    outcome_text = forms.CharField(max_length=300, required=False, label="Terms or numbers they give")

    def __init__(
        self, data: Any = None, *, known: Known, published: date | None, silent: str = "as above",
        parts: Iterable[PartValues] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        self.fields["when"] = DaysField(required=False, reference=published, label="Date they give", help_text="")
        self.fields["venue"] = NameField(known.venue, label="Venue they give")
        for name, codes in (("phase", Phase.choices), ("outcome", Outcome.choices)):
            field: Any = self.fields[name]
            field.choices = [("", silent), *codes]
        self.order_fields(["when", "venue", "phase", "outcome", "outcome_text"])
        prefix = f"{self.prefix}-parts" if self.prefix else "parts"
        told = data if data is not None and f"{prefix}-TOTAL_FORMS" in data else None
        self.rows = PartRows(told, initial=rows_of(parts), form_kwargs={"known": known}, prefix=prefix)

    def is_valid(self) -> bool:
        """Whether the fields and the rows can both be taken; asks both."""
        return all([super().is_valid(), not self.rows.is_bound or self.rows.is_valid()])

    def has_changed(self) -> bool:
        """Whether anything was typed, in the rows too."""
        return super().has_changed() or (self.rows.is_bound and self.rows.has_changed())

    @property
    def parts(self) -> tuple[PartValues, ...]:
        """Who, by these words, was there or stayed away."""
        return tuple(row.part for row in self.rows.forms if row.part) if self.rows.is_bound else ()

    def alone(self) -> AccountValues:
        """What was typed here and nothing else."""
        given = self.cleaned_data
        return AccountValues(
            given["when"], given["venue"], given["outcome"], given["phase"], given["outcome_text"], self.parts
        )

    def account(self, values: EventValues) -> AccountValues:
        """The whole account of the words: what was typed here, and for the rest what the event says."""
        own = self.alone()
        return AccountValues(
            own.days or values.days,
            own.venue or values.venue,
            own.outcome or values.outcome,
            own.phase or values.phase,
            own.outcome_text,
            (*own.parts, *values.parts),  # of somebody named in both, the first counts
        )


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
