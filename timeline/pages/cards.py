"""The pictures that stand for a page where somebody shares its address; in the language of the address."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import condition, require_safe

from ..charts import card
from ..models import Event, Outcome, Phase, word
from ..wording import in_words
from .citing import public_event
from .languages import mirrored

DAY = 86_400


def _tag(request: HttpRequest, pk: str) -> str | None:
    moment = Event.objects.public().filter(pk=pk).values_list("updated", flat=True).first()
    return f'"{pk}-{moment.timestamp()}"' if moment else None


@require_safe
@condition(etag_func=_tag)
def of_event(request: HttpRequest, pk: str) -> HttpResponse:
    """`/events/<id>/card.png`: the title of an event, its date, its place and what came of it."""
    event = public_event(pk)
    facts = [event.venue.name if event.venue else "", word(Outcome, event.outcome)]
    if event.phase != Phase.HELD:
        facts.insert(0, word(Phase, event.phase))
    above = in_words(event.when, get_language() or "en")
    return _answer(event.title, above, " · ".join(fact for fact in facts if fact))


@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    """`/card.png`: what all other pages show."""
    title, above = gettext("Rounds of talks, day by day"), gettext("A dated record")
    below = gettext("Every entry rests on words quoted from a report")
    return _answer(title, above, below)


def _answer(title: str, above: str, below: str) -> HttpResponse:
    site = gettext("Negotiation Timeline")
    picture = card(title, above=above, below=below, site=site, mirrored=mirrored())
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = f"public, max-age={DAY}"
    return answer
