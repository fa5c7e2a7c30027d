"""What the API answers, member by member, in the order of the public contract."""

from typing import Any, Literal

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.models import PublishedBasis

from .. import queries
from ..models import Attendance, CitationState, Kind, Outcome, PartyKind, Phase, Precision, Role
from ..queries import Shown
from .evidence import CitedArticle, Sources, VariantMembers
from .fields import AliasesField, Code, Members, Named, PageField, Picked, Text
from .life import LifeStep


class EventOutcome(Members):
    """What came of an event; the code is null where nothing could be expected."""

    code = Code(Outcome.choices, source="outcome", allow_null=True)
    text = serializers.CharField(source="outcome_text")


class Basis(Members):
    """How a date was worked out from the words of a text; null where it was entered by hand."""

    expression = serializers.CharField(allow_null=True, default=None)
    anchor = serializers.DateField(allow_null=True, default=None)
    anchor_kind = serializers.CharField(allow_null=True, default=None)
    rule = serializers.CharField(allow_null=True, default=None)


_BASIS, _NAMED = Basis(), Named()  # made once: a serializer copies its fields when it is made


class EventWhen(Members):
    """When: an interval of days, both included; null on a side that is not known."""

    earliest = serializers.DateField(source="when.earliest", allow_null=True)
    latest = serializers.DateField(source="when.latest", allow_null=True)
    precision = serializers.ChoiceField(Precision.choices, source="when.precision")
    edtf = serializers.CharField(source="when.edtf", help_text="ISO 8601-2")
    display = serializers.CharField(help_text="the same in words")
    basis = serializers.SerializerMethodField()

    @extend_schema_field(Basis(allow_null=True))
    def get_basis(self, shown: Shown) -> Any:
        return _BASIS.to_representation(shown.event.basis) if shown.event.basis else None


class EventVenue(Named):
    """Where; coordinates are degrees, WGS 84."""

    country = Text(allow_null=True, help_text="ISO 3166-1 alpha-2")
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)


class Participant(Members):
    """Who was part of an event: a party, a person, or a person for a party."""

    party = Named(allow_null=True)
    person = Named(allow_null=True)
    role = serializers.ChoiceField(Role.choices)
    attendance = serializers.ChoiceField(Attendance.choices)


class Account(Members):
    """What one citation says of its event; null where it is silent. `venue` is a slug."""

    earliest = serializers.DateField(source="account_when.earliest", allow_null=True)
    latest = serializers.DateField(source="account_when.latest", allow_null=True)
    precision = Code(Precision.choices, source="account_precision", allow_null=True)
    venue = serializers.SlugField(source="account_venue.slug", allow_null=True)
    outcome = Code(Outcome.choices, source="account_outcome", allow_null=True)
    outcome_text = Text(source="account_outcome_text", allow_null=True, help_text="terms or numbers as it gives them")
    phase = Code(Phase.choices, source="account_phase", allow_null=True)
    attendance = Participant(source="account_parts", many=True, help_text="who, by this account, was there or away")


class CitationMembers(Picked):
    """The exact words that an event rests on; `start` and `end` are code points into the stored text."""

    id = serializers.IntegerField()
    article = CitedArticle(source="version.article")
    quote = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    lang = serializers.CharField(source="version.article.lang", help_text="BCP 47")
    attributed_to = serializers.CharField(help_text="whose word it is, as the article says")
    account = Account(source="*")
    state = serializers.ChoiceField(CitationState.choices)


class EventMembers(Picked):
    """An event of the record."""

    id = serializers.IntegerField(source="event.id")
    slug = serializers.SlugField(source="event.slug")
    page = PageField("event", past="past", pk="event.pk", slug="event.slug")
    title = serializers.CharField(source="event.title")
    summary = serializers.CharField(source="event.summary")
    kind = serializers.ChoiceField(Kind.choices, source="event.kind")
    phase = serializers.ChoiceField(Phase.choices)
    outcome = EventOutcome(source="*")
    when = EventWhen(source="*")
    venue = EventVenue(source="event.venue", allow_null=True)
    round = serializers.SerializerMethodField()
    participants = Participant(source="participations", many=True)
    citations = CitationMembers(many=True)
    sources = Sources()
    disputed = serializers.ListField(
        child=serializers.ChoiceField(list(queries.ABOUT)), help_text="on what the accounts differ"
    )
    life = LifeStep(many=True, help_text="how it came to be so, by the days on which it became known")
    variants = VariantMembers(many=True)
    split_from = serializers.IntegerField(
        source="event.split_from_id", allow_null=True, help_text="number of the event that this one was taken from"
    )
    created = serializers.DateTimeField(source="event.created")
    updated = serializers.DateTimeField(source="event.updated")
    match = serializers.SerializerMethodField(help_text="whether the event lies surely within from and to")

    @extend_schema_field(Named(allow_null=True))
    def get_round(self, shown: Shown) -> Any:
        found = shown.round
        return _NAMED.to_representation(found) if found else None

    def get_match(self, shown: Shown) -> Literal["certain", "possible"]:
        return "certain" if shown.certain else "possible"


class RoundMembers(Picked):
    """A round of talks; its days are those of its public events."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    page = PageField("round", slug="slug")
    rule = serializers.CharField(help_text="what makes an event part of this round")
    summary = serializers.CharField()
    background = serializers.BooleanField(help_text="earlier history that the reports tell again")
    first_day = serializers.DateField(allow_null=True)
    last_day = serializers.DateField(allow_null=True)
    event_count = serializers.IntegerField()


class PartyMembers(Picked):
    """A state, movement, organisation, authority or group that takes part in talks."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    page = PageField("party", slug="slug")
    kind = serializers.ChoiceField(PartyKind.choices)
    aliases = AliasesField()


class PersonMembers(Picked):
    """Somebody who takes part in talks or speaks about them."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    page = PageField("person", slug="slug")
    party = Named(allow_null=True)
    office = serializers.CharField(help_text="as held at the time of the talks")
    aliases = AliasesField()


class VenueMembers(Picked):
    """A place where talks are held; coordinates are degrees, WGS 84."""

    slug = serializers.SlugField()
    name = serializers.CharField()
    page = PageField("venue", slug="slug")
    country = Text(allow_null=True, help_text="ISO 3166-1 alpha-2")
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    aliases = AliasesField()


class ArticleOutlet(Named):
    """Who published."""

    agency = serializers.BooleanField(source="is_agency", help_text="a news agency, whose reports others carry")
    sample = serializers.BooleanField(source="is_sample", help_text="invented, to show how the record works")


class ArticleMembers(Picked):
    """A report that a public event cites: what is known of it, never its full text."""

    id = serializers.IntegerField()
    headline = serializers.CharField()
    page = PageField("article", pk="pk")
    outlet = ArticleOutlet(allow_null=True)
    byline = serializers.CharField()
    credit = serializers.CharField(help_text="the agency that the report is credited to, as printed")
    url = Text(allow_null=True)
    lang = serializers.CharField(help_text="BCP 47")
    published = serializers.DateField(allow_null=True)
    published_basis = serializers.ChoiceField(PublishedBasis.choices, help_text="how that day is known")


class CitedEvent(Members):
    """The event that a quote is cited for."""

    id = serializers.IntegerField()
    slug = serializers.SlugField()
    page = PageField("event", pk="pk", slug="slug")
    title = serializers.CharField()


class CitationWithEvent(CitationMembers):
    """The exact words that an event rests on, and which event."""

    event = CitedEvent()


class ArticleWithQuotes(ArticleMembers):
    """A report with what the public events cite of it, in the order of the text."""

    citations = CitationWithEvent(many=True, source="quoted")


class ChangedPageField(PageField):
    """The address of the page of what was changed: an event, or a round."""

    def __init__(self) -> None:
        super().__init__("event", pk="event", slug="slug")

    def to_representation(self, value: Any) -> str:
        """The page of the event; that of the round where there is none."""
        if value.event is None:
            return PageField.of(self.context["base"], "round", slug=value.slug)
        return super().to_representation(value)


class ChangeMembers(Picked):
    """One change of the public record. `old` is empty for what became public, `new` for what was deleted."""

    id = serializers.CharField()
    at = serializers.DateTimeField()
    action = serializers.ChoiceField(["create", "update", "publish", "retract", "merge", "split", "delete"])
    record = serializers.ChoiceField(["event", "participation", "citation", "account", "round"])
    event = serializers.IntegerField(allow_null=True, help_text="number of the event; null for a round")
    title = serializers.CharField(help_text="the event's title, or the round's name, when it was last public")
    page = ChangedPageField()
    reason = serializers.CharField()
    old = serializers.DictField(child=serializers.JSONField(), help_text="members that changed, as they were")
    new = serializers.DictField(child=serializers.JSONField(), help_text="the same members, as they became")


class DatasetFile(Members):
    """A file of a dataset."""

    name = serializers.CharField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField()
    url = serializers.URLField()


class DatasetMembers(Picked):
    """A version of the whole public record, as it was exported."""

    version = serializers.CharField()
    created = serializers.CharField(allow_null=True)
    files = DatasetFile(many=True)


class Fault(Members):
    """What is wrong with one member of a body."""

    field = serializers.CharField(help_text="its path, for example participants[0].party; empty for the whole body")
    message = serializers.CharField()


class ProblemMembers(Members):
    """What went wrong (RFC 9457)."""

    type = serializers.CharField(help_text="kind of problem; the same for all problems of its kind")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="what was asked for")
    parameter = serializers.CharField(required=False)
    value = serializers.CharField(required=False)
    allowed = serializers.ListField(child=serializers.CharField(), required=False)
    event = serializers.IntegerField(required=False, help_text="number of the event that this one was merged into")
    round = serializers.SlugField(required=False, help_text="slug of the round that this one was merged into")
    errors = Fault(many=True, required=False)  # type: ignore[assignment] # a member, not the errors of a form
