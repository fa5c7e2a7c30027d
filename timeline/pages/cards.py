"""The pictures that stand for a page where somebody shares its address."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from ..charts import card
from ..models import Event, Outcome, Phase
from ..wording import in_words
from .citing import CONTAINER, public_event

DAY = 86_400


def _tag(request: HttpRequest, pk: str) -> str | None:
    moment = Event.objects.public().filter(pk=pk).values_list("updated", flat=True).first()
    return f'"{pk}-{moment.timestamp()}"' if moment else None


@require_safe
@condition(etag_func=_tag)
def of_event(request: HttpRequest, pk: str) -> HttpResponse:
    """`/events/<id>/card.png`: the title of an event, its date, its place and what came of it."""
    event = public_event(pk)
    facts = [event.venue.name if event.venue else "", Outcome(event.outcome).label if event.outcome else ""]
    if event.phase != Phase.HELD:
        facts.insert(0, Phase(event.phase).label)
    below = " · ".join(str(fact) for fact in facts if fact)
    return _answer(card(event.title, above=in_words(event.when), below=below, site=CONTAINER))


@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    """`/card.png`: what all other pages show."""
    below = "Every entry rests on words quoted from a report"
    return _answer(card("Rounds of talks, day by day", above="A dated record", below=below, site=CONTAINER))


def _answer(picture: bytes) -> HttpResponse:
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = f"public, max-age={DAY}"
    return answer
