"""(b) A plain ModelViewSet: nested serializers, prefetching, pages by cursor; hardly any middleware, no limits."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchQuery
from django.core.wsgi import get_wsgi_application

settings.MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]  # tells the length of answers
settings.ROOT_URLCONF = "tests.benchmarks.servers.plain"
application = get_wsgi_application()

from django.db.backends.postgresql.psycopg_any import DateRange  # noqa: E402 - needs Django set up
from rest_framework import pagination, routers, serializers, viewsets  # noqa: E402

from articles.models import Article  # noqa: E402
from timeline.models import Citation, Event, Participation, Party, Person, Round, Venue  # noqa: E402


class PartyNamed(serializers.ModelSerializer[Party]):
    class Meta:
        model = Party
        fields = ("slug", "name")


class PersonNamed(serializers.ModelSerializer[Person]):
    class Meta:
        model = Person
        fields = ("slug", "name")


class RoundNamed(serializers.ModelSerializer[Round]):
    class Meta:
        model = Round
        fields = ("slug", "name")


class VenueShown(serializers.ModelSerializer[Venue]):
    class Meta:
        model = Venue
        fields = ("slug", "name", "country", "latitude", "longitude")


class ArticleShown(serializers.ModelSerializer[Article]):
    outlet = serializers.CharField(source="outlet.name", allow_null=True)

    class Meta:
        model = Article
        fields = ("id", "headline", "outlet", "published", "url")


class CitationShown(serializers.ModelSerializer[Citation]):
    article = ArticleShown(source="version.article")
    lang = serializers.CharField(source="version.article.lang")

    class Meta:
        model = Citation
        fields = ("id", "article", "quote", "prefix", "suffix", "start", "end", "lang", "attributed_to", "state")


class ParticipationShown(serializers.ModelSerializer[Participation]):
    party = PartyNamed()
    person = PersonNamed()

    class Meta:
        model = Participation
        fields = ("party", "person", "role", "attendance")


class EventShown(serializers.ModelSerializer[Event]):
    venue = VenueShown()
    round = RoundNamed()
    participations = ParticipationShown(many=True)
    citations = CitationShown(many=True)

    class Meta:
        model = Event
        fields = (
            *("id", "slug", "title", "summary", "kind", "phase", "outcome", "outcome_text", "earliest", "latest"),
            *("precision", "basis", "venue", "round", "participations", "citations", "created", "updated"),
        )


class Pages(pagination.CursorPagination):
    page_size = 100
    ordering = ("sort_day", "id")


class Events(viewsets.ModelViewSet[Event]):
    serializer_class = EventShown
    pagination_class = Pages
    throttle_classes = ()

    def get_queryset(self) -> Any:
        asked = self.request.query_params
        rows = Event.objects.filter(status="published").select_related("venue", "round")
        rows = rows.prefetch_related(
            "participations__party", "participations__person", "citations__version__article__outlet"
        )
        if "party" in asked:
            rows = rows.filter(participations__party__slug=asked["party"]).distinct()
        if "from" in asked:
            rows = rows.filter(days__overlap=DateRange(asked["from"], asked["to"], "[]"))
        if "venue" in asked:
            rows = rows.filter(venue__slug=asked["venue"], kind=asked["kind"])
        if "q" in asked:
            rows = rows.filter(listing__keys=SearchQuery(asked["q"], config="english", search_type="websearch"))
        return rows


router = routers.SimpleRouter()
router.register("events", Events, basename="event")
urlpatterns = router.urls
