"""Where the site stands, for the addresses that exports name."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article

from ..models import Event


@dataclass(frozen=True, slots=True)
class Site:
    """The origin of absolute addresses, for example https://timeline.example; empty where none is known."""

    origin: str

    def event(self, event: Event) -> str:
        """The address of an event's page."""
        return self.origin + reverse("pages:event", kwargs={"pk": event.pk, "slug": event.slug}) + event.past

    def article(self, article: Article) -> str:
        """The address of an article's page."""
        return self.origin + reverse("pages:article", kwargs={"pk": article.pk})

    def named(self, page: str, slug: str) -> str:
        """The address of the page of a party, person, venue or round."""
        return self.origin + reverse(f"pages:{page}", kwargs={"slug": slug})

    @property
    def host(self) -> str:
        """The host that numbers of events belong to. It never depends on how the site was asked."""
        return urlsplit(settings.BASE_URL).hostname or "negotiation-timeline.invalid"


def site_of(request: HttpRequest) -> Site:
    """The site as a request has reached it: at BASE_URL where that is set."""
    return Site(settings.BASE_URL or request.build_absolute_uri("/").rstrip("/"))
