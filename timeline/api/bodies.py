"""What requests that write may send, member by member. A member that is not named here is refused."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.models import PublishedBasis, Version
from articles.reading.edtf import Days, parse_edtf, spanning

from ..actions.events import AccountValues, PartValues, Passage
from ..models import Attendance, Kind, Outcome, Party, Person, Phase, Precision, Role, Round, Venue

MOST = 2**31 - 1


class Body(serializers.Serializer[Any]):
    """An object that names no member but its own."""

    def to_internal_value(self, data: Any) -> Any:
        """The values read. Raises ValidationError naming every member that is wrong or not known."""
        told = [f"There is no such member; known are {', '.join(self.fields)}."]
        unknown = {str(name): told for name in data if name not in self.fields} if isinstance(data, dict) else {}
        try:
            found = super().to_internal_value(data)
        except serializers.ValidationError as fault:
            named: Any = fault.detail
            raise serializers.ValidationError({**named, **unknown}) from fault
        if unknown:
            raise serializers.ValidationError(unknown)
        return found


class Line(serializers.CharField):
    """A text of at most `max_length` characters."""

    def to_internal_value(self, data: Any) -> str:
        """The text; numbers are none."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field({"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 80})
class Named(serializers.Field[Any, Any, Any, Any]):
    """Something of the record by its slug."""

    def __init__(self, model: Any, **kwargs: Any) -> None:
        self.model = model
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """What the slug names. Raises ValidationError."""
        found = self.model.objects.filter(slug=data).first() if isinstance(data, str) and "\0" not in data else None
        if found is None:
            raise serializers.ValidationError(f"There is no {self.model._meta.verbose_name} {data!r}; give a slug.")
        return found

    def to_representation(self, value: Any) -> Any:
        """The slug."""
        return value.slug


class WhenBody(Body):
    """Days: `edtf` alone, or `earliest`, `latest` (both included, null where not known) and `precision`."""

    edtf = Line(required=False, max_length=40, help_text="ISO 8601-2, for example 2024-02-13/2024-02-16")
    earliest = serializers.DateField(required=False, allow_null=True)
    latest = serializers.DateField(required=False, allow_null=True)
    precision = serializers.ChoiceField(Precision.choices, required=False)

    def validate(self, attrs: Any) -> Days:
        """The days. Raises ValidationError when they do not go together."""
        parts = {name: attrs.get(name) for name in ("earliest", "latest", "precision") if attrs.get(name) is not None}
        try:
            if "edtf" in attrs:
                if parts:
                    raise serializers.ValidationError("Give edtf alone, or earliest, latest and precision.")
                return parse_edtf(attrs["edtf"])
            first, last = attrs.get("earliest"), attrs.get("latest")
            return Days(first, last, parts["precision"]) if "precision" in parts else spanning(first, last)
        except ValueError as fault:
            raise serializers.ValidationError(str(fault)) from fault


class OutcomeBody(Body):
    """What came of it; `code` null where nothing could be expected."""

    code = serializers.ChoiceField(Outcome.choices, allow_null=True, required=False)
    text = Line(max_length=300, allow_blank=True, required=False)


class PartBody(Body):
    """A party, a person, or a person for a party, by slug."""

    party = Named(Party, required=False, allow_null=True)
    person = Named(Person, required=False, allow_null=True)
    role = serializers.ChoiceField(Role.choices, default=Role.NEGOTIATOR)
    attendance = serializers.ChoiceField(Attendance.choices, default=Attendance.REPORTED)

    def validate(self, attrs: Any) -> PartValues:
        """The participant. Raises ValidationError when it names nobody."""
        if not attrs.get("party") and not attrs.get("person"):
            raise serializers.ValidationError("Name a party or a person.")
        return PartValues(attrs.get("party"), attrs.get("person"), attrs["role"], attrs["attendance"])


class AccountBody(Body):
    """What the words themselves say of the event; left out where they are silent."""

    when = WhenBody(required=False, allow_null=True)
    venue = Named(Venue, required=False, allow_null=True)
    outcome = serializers.ChoiceField(Outcome.choices, required=False, allow_null=True)
    phase = serializers.ChoiceField(Phase.choices, required=False, allow_null=True)

    def validate(self, attrs: Any) -> AccountValues:
        """The account."""
        return AccountValues(
            attrs.get("when"), attrs.get("venue"), attrs.get("outcome") or "", attrs.get("phase") or ""
        )


class CitationBody(Body):
    """Words in an article: `quote`, or `start` and `end` (code points into the stored text, end exclusive)."""

    article = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    version = serializers.IntegerField(min_value=1, max_value=MOST, required=False, help_text="the newest by default")
    quote = Line(required=False, trim_whitespace=False, max_length=10_000)
    start = serializers.IntegerField(min_value=0, max_value=MOST, required=False)
    end = serializers.IntegerField(min_value=1, max_value=MOST, required=False)
    attributed_to = Line(max_length=200, allow_blank=True, default="")
    account = AccountBody(required=False)

    def validate(self, attrs: Any) -> Passage:
        """The passage. Raises ValidationError when the article does not say these words there."""
        versions = Version.objects.filter(article=attrs["article"]).order_by("-number")
        version = (versions.filter(number=attrs["version"]) if "version" in attrs else versions).first()
        if version is None:
            raise serializers.ValidationError({"article": "There is no such article, or no such version of it."})
        start, end = self._span(attrs, version.text)
        said = version.text[start:end]
        if not 0 <= start < end <= len(version.text) or attrs.get("quote", said) != said:
            raise serializers.ValidationError({"quote": "The text of this version does not say these words there."})
        return Passage(version, start, end, attrs["attributed_to"], attrs.get("account", AccountValues()))

    def _span(self, attrs: Any, text: str) -> tuple[int, int]:
        if "start" in attrs and "end" in attrs:
            return attrs["start"], attrs["end"]
        if "quote" not in attrs:
            raise serializers.ValidationError("Give the quote, or start and end.")
        start = text.find(attrs["quote"])
        return start, start + len(attrs["quote"])


class ValuesBody(Body):
    """All that is said of a new event besides its citations."""

    title = Line(max_length=200, help_text="neutrally worded")
    kind = serializers.ChoiceField(Kind.choices)
    when = WhenBody()
    phase = serializers.ChoiceField(Phase.choices, required=False)
    summary = Line(allow_blank=True, required=False, max_length=10_000)
    outcome = OutcomeBody(required=False)
    venue = Named(Venue, required=False, allow_null=True)
    round = Named(Round, required=False, allow_null=True)
    participants = PartBody(many=True, required=False)
    editorial_reason = Line(max_length=500, allow_blank=True, required=False)


class EventBody(ValuesBody):
    """An event to be made. `status` published needs the right to publish, and a citation."""

    citations = CitationBody(many=True, required=False)
    status = serializers.ChoiceField(["draft", "in_review", "published"], default="draft")


class EventChange(EventBody):
    """What an event shall say instead; what is left out stays. Citations are added, and none is taken away."""

    title = Line(max_length=200, required=False)
    kind = serializers.ChoiceField(Kind.choices, required=False)
    when = WhenBody(required=False)
    status = serializers.ChoiceField(["published", "retracted"], required=False)
    reason = Line(max_length=500, required=False, help_text="why it is retracted; readers are shown it")


class ArticleBody(Body):
    """A report to be added. The same text of the same outlet twice is one article."""

    text = Line(max_length=2_000_000, trim_whitespace=False)
    headline = Line(max_length=500, allow_blank=True, default="", help_text="the first line of the text by default")
    outlet = Line(max_length=100, allow_blank=True, default="", help_text="name or slug; a new one is made")
    byline = Line(max_length=300, allow_blank=True, default="")
    url = serializers.URLField(max_length=2000, allow_blank=True, default="")
    lang = Line(max_length=12, allow_blank=True, default="", help_text="BCP 47; that of its script by default")
    published = serializers.DateField(required=False, allow_null=True, default=None)
    published_basis = serializers.ChoiceField(PublishedBasis.choices, required=False, default=PublishedBasis.GIVEN)


class AcceptBody(Body):
    """Nothing: a new event as proposed. `event`: the words are cited for a known event. `values`: a new event so."""

    event = serializers.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    values = ValuesBody(required=False)
    publish = serializers.BooleanField(default=False)

    def validate(self, attrs: Any) -> Any:
        """Raises ValidationError when both are given."""
        if "event" in attrs and "values" in attrs:
            raise serializers.ValidationError("Give a known event or the values of a new one, not both.")
        return attrs


class RejectBody(Body):
    """Why, for colleagues."""

    reason = Line(max_length=500, allow_blank=True, default="")
