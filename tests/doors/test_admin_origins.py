"""Origins in the admin: the groups with their bases, joining and parting two citations, withdrawing a decision."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from tests import cast
from timeline import queries
from timeline.actions.origins import join_origins
from timeline.models import Citation, Event, OriginLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    """Told by two outlets in words of their own."""
    made = cast.an_event()
    cast.told_also(made, cast.an_article("They sat down in the harbour.", outlet=cast.HERALD))
    return made


def page(event: Event) -> str:
    return reverse("admin:timeline_event_origins", args=[event.pk])


def withdrawing(event: Event, link: OriginLink) -> str:
    return reverse("admin:timeline_event_origins_withdraw", args=[event.pk, link.pk])


def at_most(event: Event) -> int:
    [shown] = queries.shown([event])
    return shown.sources.origins_at_most


def pair(event: Event) -> dict[str, int]:
    first, other = event.citations.order_by("pk")
    return {"first": first.pk, "other": other.pk}


def test_an_analyst_joins_two_citations_and_withdraws_it_again(client: Client, event: Event) -> None:
    client.force_login(cast.somebody())
    assert page(event) in client.get(reverse("admin:timeline_event_change", args=[event.pk])).text
    assert "They sat down in the harbour." in client.get(page(event)).text
    given = pair(event) | {"kind": "join", "reason": "one stringer wrote both"}
    assert client.post(page(event), given)["Location"] == page(event)
    assert at_most(event) == 1
    assert "an analyst joined them: one stringer wrote both" in strip_tags(client.get(page(event)).text)
    link = OriginLink.objects.get()
    assert link.added_by == cast.somebody()
    done = client.post(withdrawing(event, link), {f"{link.pk}-reason": "two stringers"})
    assert done["Location"] == page(event)
    assert (at_most(event), OriginLink.objects.exists()) == (2, False)


def test_a_part_is_told_below_the_groups(client: Client, event: Event) -> None:
    client.force_login(cast.somebody())
    client.post(page(event), pair(event) | {"kind": "part", "reason": "each had a reporter in the room"})
    assert OriginLink.objects.get().kind == "part"
    shown = strip_tags(client.get(page(event)).text)
    assert "an analyst keeps them apart: each had a reporter in the room" in shown.partition("Not counted")[2]


def test_refusals_are_shown_in_the_form_with_all_that_was_typed(client: Client, event: Event) -> None:
    client.force_login(cast.somebody())
    given = pair(event)
    bare = client.post(page(event), given | {"kind": "join", "reason": " "})
    assert (bare.status_code, "reason" in bare.context["form"].errors) == (422, True)
    same = client.post(page(event), given | {"other": given["first"], "kind": "join", "reason": "x"})
    assert (same.status_code, "name two different ones" in same.text) == (422, True)
    first, other = event.citations.order_by("pk")
    link = join_origins(first=first, other=other, reason="one stringer", by=None, at=cast.AT)
    otherwise = client.post(page(event), given | {"kind": "part", "reason": "a reporter each"})
    assert otherwise.status_code == 422
    assert "take that back first" in otherwise.text
    assert 'value="a reporter each"' in otherwise.text
    unsaid = client.post(withdrawing(event, link), {f"{link.pk}-reason": ""})
    assert (unsaid.status_code, unsaid.text.count("This field is required.")) == (422, 1)
    assert OriginLink.objects.get() == link


def test_only_what_is_about_the_event_is_offered_and_taken(client: Client, event: Event) -> None:
    elsewhere = cast.an_event("Night talks", passages=[cast.passage(cast.an_article("Nothing but the night."))])
    [stranger] = Citation.objects.filter(event=elsewhere)
    client.force_login(cast.somebody())
    foreign = client.post(page(event), pair(event) | {"other": stranger.pk, "kind": "join", "reason": "x"})
    assert (foreign.status_code, "other" in foreign.context["form"].errors) == (422, True)
    first, other = event.citations.order_by("pk")
    link = join_origins(first=first, other=other, reason="one stringer", by=None, at=cast.AT)
    assert client.post(withdrawing(elsewhere, link), {f"{link.pk}-reason": "x"}).status_code == 404
    articles = join_origins(
        first=first.version.article, other=other.version.article, reason="one desk wrote both", by=None, at=cast.AT
    )
    assert "one desk wrote both" in client.get(page(event)).text
    assert "one desk wrote both" not in client.get(page(elsewhere)).text
    assert client.post(withdrawing(event, articles), {f"{articles.pk}-reason": "two desks"}).status_code == 302


def test_who_may_only_look_decides_nothing(client: Client, event: Event) -> None:
    first, other = event.citations.order_by("pk")
    link = join_origins(first=first, other=other, reason="one stringer", by=None, at=cast.AT)
    looker = User.objects.create(username="looker", is_staff=True)
    client.force_login(looker)
    assert client.get(page(event)).status_code == 403
    looker.user_permissions.add(Permission.objects.get(codename="view_originlink"))
    shown = client.get(page(event)).text
    assert "one stringer" in shown
    assert "Withdraw" not in shown
    assert "Join or part" not in shown
    assert client.post(page(event), pair(event) | {"kind": "join", "reason": "x"}).status_code == 403
    assert client.post(withdrawing(event, link), {f"{link.pk}-reason": "x"}).status_code == 403
    assert OriginLink.objects.count() == 1
