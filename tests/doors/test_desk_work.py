"""The dashboard: how far the work is, and what wants a second look."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from articles.actions import add_version, correct_reference_date
from articles.models import Version
from articles.reading import VERSION
from articles.reading.edtf import one_day
from tests import cast
from timeline import queries
from timeline.actions.documents import refresh_all
from timeline.models import Document, Event, Suggestion
from timeline.queries import WORK, disputed_events

from .suggestions import QUEUE, three_suggestions

pytestmark = pytest.mark.django_db


def _work(desk: Client) -> dict:
    return desk.get(reverse("desk:work")).context


def test_progress_counts_decisions_and_not_suggestions(desk: Client) -> None:
    unread, begun, done = (cast.an_article(QUEUE + f" Edition {n}.") for n in range(3))
    rows = [three_suggestions(one) for one in (begun, done)]
    for one in (begun, done):
        one.versions.update(read_with=VERSION)
    for row in (rows[0][0], *rows[1]):
        desk.post(reverse("desk:reject", args=[row.pk]))
    progress = _work(desk)["progress"]
    assert (progress.unread, progress.in_work, progress.done) == (1, 1, 1)
    assert (progress.waiting, progress.decided, progress.percent_decided) == (2, 4, 66)
    user = cast.somebody().pk
    assert _work(desk)["people"] == [{"user": user, "name": "analysts", "accepted": 0, "rejected": 4}]
    assert unread.versions.get().read_with == ""
    assert Suggestion.objects.count() == 6


def test_an_event_whose_day_of_publication_changed_is_listed(desk: Client) -> None:
    article = cast.an_article()
    basis = {"expression": "on Tuesday", "anchor": "2024-05-14", "anchor_kind": "publication", "rule": "weekday"}
    event = cast.an_event(passages=[cast.passage(article)], basis=basis)
    cast.an_event("Another", basis={})
    assert list(_work(desk)["moved"]["rows"]) == []
    correct_reference_date(
        article=article, published=date(2024, 5, 20), basis="analyst", note="", by=None, at=cast.AT
    )  # fmt: skip
    assert list(_work(desk)["moved"]["rows"]) == [event]
    assert "counted from 14 May 2024" in desk.get(reverse("desk:work")).text


def test_drafts_and_disputed_events_are_listed(desk: Client) -> None:
    draft = cast.an_event("A draft", status="draft")
    event = cast.an_event("A session")
    cast.told_also(event, cast.an_article("They met in Lisbon.", outlet=cast.HERALD), venue=cast.lisbon())
    context = _work(desk)
    assert (list(context["drafts"]["rows"]), list(context["disputed"]["rows"])) == ([draft], [event])


@pytest.mark.parametrize(
    "account",
    [{"days": one_day(date(2024, 5, 15))}, {"outcome": "progress"}, {"outcome_text": "40 days"}, {"phase": "denied"},
     {"parts": [("Norland", "absent")]}, {"parts": [("Norland", "reported")]}, {}],
    ids=str,
)  # fmt: skip
def test_the_dashboard_lists_exactly_the_events_of_which_accounts_differ(account: dict) -> None:
    event = cast.an_event('A session, "disputed":[]', outcome="rejected", parts=[cast.PartValues(cast.norland())])
    parts = [cast.PartValues(cast.norland(), attendance=there) for _, there in account.pop("parts", ())]
    first = cast.an_article("They met twice.", outlet=cast.HERALD)
    cast.told_also(event, first, outcome="rejected", outcome_text="30 days")
    cast.told_also(event, cast.an_article("They met again.", outlet=cast.HERALD), parts=parts, **account)
    cast.an_event('A title with "disputed":[] in it')
    expected = [event] if queries.shown([event])[0].disputed else []
    assert list(disputed_events()) == expected
    refresh_all()
    assert not Document.objects.filter(body=None).exists()
    assert list(disputed_events()) == expected  # as the documents kept ready say
    Event.objects.filter(pk=event.pk).update(title="Retitled")
    assert list(disputed_events()) == expected  # of one public event the document says nothing at present
    Event.objects.filter(pk=event.pk).update(status="draft")
    assert list(disputed_events()) == expected
    Event.objects.filter(pk=event.pk).update(status="retracted")
    assert list(disputed_events()) == []


def test_coverage_is_by_week_from_monday(desk: Client) -> None:
    cast.an_event()
    cast.an_event("Later", days=date(2024, 5, 20))
    assert [(week.monday, week.articles, week.events) for week in _work(desk)["weeks"]] == [
        (date(2024, 5, 20), 1, 1), (date(2024, 5, 13), 1, 1),
    ]  # fmt: skip


def test_an_empty_record_has_an_empty_dashboard(desk: Client) -> None:
    answer = desk.get(reverse("desk:work"))
    assert (answer.status_code, answer.context["progress"].percent_decided) == (200, 100)
    assert "No article has a day yet." in answer.text


def _listed(desk: Client, address: str) -> int:
    """How many entries a list shows, whether the desk's or Django's."""
    answer = desk.get(unescape(address))
    assert answer.status_code == 200, address  # Django answers an unknown filter by leading elsewhere
    context = answer.context
    return context["cl"].result_count if "cl" in context else context["page"].paginator.count


def test_each_count_leads_to_the_list_that_it_counts(desk: Client) -> None:
    begun, done, *unread = (cast.an_article(QUEUE + f" Edition {n}.") for n in range(5))
    rows = [three_suggestions(one) for one in (begun, done)]
    Version.objects.filter(article__in=(begun, done)).update(read_with=VERSION)
    old = three_suggestions(unread[0])[0]  # read by an earlier engine, and corrected since
    add_version(article=unread[0], text="Nothing was said.", reason="a slip", by=None, at=cast.AT)
    desk.post(reverse("desk:reject", args=[old.pk]))
    desk.post(reverse("desk:accept", args=[rows[0][0].pk]))
    for row in rows[1]:
        desk.post(reverse("desk:reject", args=[row.pk]))
    event = cast.an_event("A session")
    cast.told_also(event, cast.an_article("They met in Lisbon.", outlet=cast.HERALD), venue=cast.lisbon())
    page = desk.get(reverse("desk:work")).text
    counts = re.findall(r'<dt><a href="([^"]+)">[^<]+</a></dt><dd>(\d+)</dd>', page)
    counts += re.findall(r'class="number"><a href="([^"]+)">(\d+)</a>', page)
    lists = re.findall(r'<h2 id="work-(\w+)">[^<(]+\((\d+)\)', page)
    counts += [(f"{reverse('admin:timeline_event_changelist')}?work={name}", n) for name, n in lists if name in WORK]
    assert [int(number) for _, number in counts] == [_listed(desk, address) for address, _ in counts]
    assert len(counts) == 5 + 2 + 2 + 3  # articles and suggestions; one analyst; one week; three lists of events
    assert {name: int(number) for name, number in lists if name in WORK} == {"moved": 0, "disputed": 1, "drafts": 1}
