"""Every page of the admin in a real browser: nothing breaks the policy, shuts anybody out, or runs over the side."""

from collections.abc import Iterator
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Events
from playwright.sync_api import Page
from procrastinate.contrib.django import app as jobs

from articles.actions import add_version
from articles.models import Article
from tests import cast
from tests.doors.suggestions import QUEUE, event_form, three_suggestions
from timeline.actions import second_reading as second
from timeline.actions.many import reject_many
from timeline.actions.review import accept
from timeline.actions.second_reading import Judgement
from timeline.actions.tokens import make_token
from timeline.models import Citation, Event, NameKind, PersonAlias, Round, Suggestion, UnknownName, VenueAlias, Verdict

from .addresses import admin_routes, filled, registered_rows
from .axe import ONE, OTHER, shut_out

pytestmark = pytest.mark.django_db(transaction=True)


def _both_tagged(article: Article) -> None:
    """A text that two analysts have tagged, with an agreement, a difference and a passage that one alone tagged."""
    one, other, last = three_suggestions(article)
    for name, rows in (("ada", (one, other)), ("noor", (one, other, last))):
        user = cast.somebody(name=name)
        tagging = second.begin(version=article.current, by=user, at=cast.AT)
        for row in rows:
            typed = {key: [value] for key, value in event_form().items()}
            kind = "departure" if (name, row) == ("noor", other) else "meeting"
            said = Judgement(row.start, row.end, Verdict.EVENT, kind, "2024-05-14", typed, suggestion=row)
            second.judge(tagging=tagging, judgement=said, by=user)
        second.finish(tagging=tagging, by=user, at=cast.AT)


def _rows(article: Article) -> dict[str, Any]:
    """A record with something on every page; the row that each address is about, by how its route begins."""
    event, chief = cast.an_event(), cast.somebody("administrators")
    other = cast.an_event("Norland and Sudria sit down again in Vantaa")
    first, waiting, last = Suggestion.objects.order_by("start")
    accept(suggestion=first, by=chief, at=cast.AT)
    reject_many(suggestions=[last], reason="background", by=chief, at=cast.AT)
    PersonAlias.objects.create(person=cast.mira_holt(), text="the envoy", lang="en")
    VenueAlias.objects.create(venue=cast.vantaa(), text="the harbour town", lang="en")
    UnknownName.objects.create(
        text="Ilmari Oda", what=NameKind.PERSON, why="a title before it", version=article.current, start=0, end=6
    )
    cast.vantaa_round()
    corrected = cast.an_article("Envoys met in Vantaa. They left later.", headline="Corrected")
    cast.told_also(other, corrected, "Envoys met in Vantaa.")
    add_version(article=corrected, text="Delegates gathered. They left later.", reason="a slip", by=None, at=cast.AT)
    _both_tagged(cast.an_article(f"{QUEUE}\n\nThat is all.", headline="Read twice"))
    make_token(user=chief, name="for the map", scope="read", expires=timezone.now() + cast.DAY.resolution, by=chief,
               at=timezone.now())  # fmt: skip
    Group.objects.get_or_create(name="analysts")
    seen = {"username": "ada", "ip_address": "127.0.0.1", "user_agent": "a browser", "path_info": "/admin/login/"}
    AccessAttempt.objects.create(**seen, failures_since_start=1)
    AccessLog.objects.create(**seen)
    AccessFailureLog.objects.create(**seen)
    citation = event.citations.get()
    return registered_rows() | {
        "admin/timeline/event/<int:pk>/citations/": reverse(
            "admin:timeline_event_account", args=[event.pk, citation.pk]
        ),
        "admin/pghistory/events/": Events.objects.tracks(event).order_by("pgh_slug").first(),
        "admin/timeline/suggestion/": waiting,
        "admin/desk/": article,
        "admin/desk/<int:pk>/second/compare/": Article.objects.get(headline="Read twice"),
        "admin/desk/suggestions/": waiting,
        "admin/desk/tags/": waiting,
        "admin/actions/events/": event,
        "admin/actions/undo/": "5bb4a24c-3b39-4a4a-8a4a-000000000000",
        "admin/corrections/boilerplate/": article,
        "admin/corrections/quotes/": Citation.objects.latest("pk"),
        "admin/rounding/": Round.objects.get(),
        "admin/rounding/place/": event,
    }


def _asked(rows: dict[str, Any]) -> list[str]:
    """Pages that are shown only to whoever asks for something."""
    article, row = rows["admin/desk/"].pk, rows["admin/desk/suggestions/"].pk
    twice = Article.objects.get(headline="Read twice").pk
    event, other = Event.objects.filter(status="published").order_by("pk")[:2]
    desk = reverse("desk:article", args=[article])
    return [
        f"{desk}?edit={row}", f"{desk}?start=0&end=6", f"{desk}?quote=nowhere", f"{desk}?at={row}",
        reverse("desk:boilerplate", args=[article]) + "?start=0&end=6",
        reverse("desk:second", args=[twice]),
        reverse("admin:timeline_event_merge", args=[event.pk]) + f"?into={other.pk}",
        reverse("admin:articles_article_day", args=[article]) + "?published=2024-05-20",
        reverse("admin:timeline_party_add") + "?_popup=1", reverse("admin:app_list", args=["timeline"]),
        reverse("admin:timeline_event_changelist") + "?q=nothing-like-this",
        reverse("admin:pghistory_events_changelist") + f"?obj=timeline.Event:{event.pk}&method=tracks",
    ]  # fmt: skip


@pytest.fixture
def job() -> Iterator[None]:
    """A job that waits for a worker; its table is not Django's, so nobody else empties it."""
    _without_jobs()  # of a run that was broken off
    jobs.configure_task("timeline.tasks.forget").defer(timestamp=0)
    yield
    _without_jobs()


def _without_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.mark.usefixtures("job")
def test_every_page_of_the_admin_shuts_nobody_out(page: Page, article: Article) -> None:
    rows = _rows(article)
    wrong = []
    addresses = _pages([filled(route, rows) for route in admin_routes()] + _asked(rows))
    assert len(addresses) > 120
    for number, address in enumerate(addresses):
        page.goto(address)
        found = [*page.evaluate("window.violations"), *shut_out(page, OTHER if number % 2 else ONE)]
        wrong += [f"{address}: {one}" for one in found]
    assert not wrong, "\n".join(wrong)


def _pages(addresses: list[str]) -> list[str]:
    """Those addresses that show a page; others only take what is sent to them, or nobody may add such a row."""
    client = Client()
    client.force_login(User.objects.get(username="chief"))
    found = []
    for address in dict.fromkeys(addresses):
        answer = client.get(address)
        assert answer.status_code in (200, 302, 403, 405, 422), f"{answer.status_code} for {address}"
        if answer.status_code in (200, 422) and "html" in answer.headers["content-type"]:
            assert "script-src 'self'" in answer.headers["content-security-policy"], address
            found.append(address)
    return found
