"""Every page of the admin in a real browser: nothing breaks the policy, nothing shuts anybody out."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page

from articles.actions import add_version
from articles.models import Article
from tests import cast
from tests.doors.suggestions import QUEUE
from timeline.actions.many import reject_many
from timeline.actions.review import accept
from timeline.models import Suggestion

pytestmark = pytest.mark.django_db(transaction=True)


def _filled(article: Article) -> dict[str, int]:
    """A record with something on every page; answers the numbers that addresses name."""
    event, other = cast.an_event(), cast.an_event("Norland and Sudria sit down again in Vantaa")
    first, second, third = Suggestion.objects.order_by("start")
    chief = cast.somebody("administrators")
    accept(suggestion=first, by=chief, at=cast.AT)
    reject_many(suggestions=[second], reason="background", by=chief, at=cast.AT)
    cast.mira_holt(), cast.vantaa_round()
    corrected = cast.an_article("Envoys met in Vantaa. They left later.", headline="Corrected")
    cast.told_also(other, corrected, "Envoys met in Vantaa.")
    add_version(article=corrected, text="Delegates gathered. They left later.", reason="a slip", by=None, at=cast.AT)
    return {"event": event.pk, "other": other.pk, "suggestion": third.pk, "article": article.pk}


def _admin_addresses() -> list[str]:
    """The list, the empty form, one filled form and one history of every registered model, as far as each has them."""
    found = [reverse("admin:index"), reverse("admin:password_change")]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        row: Any = model._default_manager.first()
        for view, args in (("changelist", []), ("add", []), ("import", []), ("change", [row]), ("history", [row])):
            try:
                found.append(reverse(f"{name}_{view}", args=[one.pk for one in args if one is not None]))
            except NoReverseMatch:
                continue  # no such page, or no row of it
    return found


def _own_addresses(made: dict[str, int]) -> list[str]:
    article, event, row = made["article"], made["event"], made["suggestion"]
    by_name: list[tuple[str, list[int]]] = [
        ("desk:list", []), ("desk:work", []), ("desk:keys", []), ("desk:article", [article]),
        ("desk:second", [article]),
        ("corrected:waiting", []), ("corrected:boilerplate", [article]), ("journal:actions", []),
        ("journal:event", [event]), ("rounding:overview", []), ("rounding:make", []),
        ("admin:articles_article_day", [article]), ("admin:articles_article_text", [article]),
        ("admin:timeline_event_status", [event]), ("admin:timeline_event_merge", [event]),
        ("admin:timeline_event_split", [event]), ("admin:timeline_event_delete", [event]),
    ]  # fmt: skip
    asked = [
        reverse("desk:article", args=[article]) + f"?edit={row}",
        reverse("desk:article", args=[article]) + "?start=0&end=6",
        reverse("desk:boilerplate", args=[article]) + "?start=0&end=6",
        reverse("admin:timeline_event_merge", args=[event]) + f"?into={made['other']}",
    ]
    return [reverse(name, args=args) for name, args in by_name] + asked


def _refused(page: Page, address: str) -> list[str]:
    """What the policy refused on a page; a model that nobody may add has no page to add one."""
    answer = page.goto(address)
    assert answer
    assert answer.status in (200, 403), address
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    return [f"{address}: {one}" for one in page.evaluate("window.violations")]


def _shut_out(page: Page, address: str) -> list[str]:
    """What of a page of ours shuts people out, or is refused by the policy."""
    faults = _refused(page, address)
    page.evaluate("document.querySelectorAll('#content details').forEach((one) => one.open = true)")
    for fault in Axe().run(page).response["violations"]:
        faults += [f"{address}: {fault['id']}: {node['target']}" for node in fault["nodes"]]
    return faults


def test_every_page_of_the_admin_keeps_the_policy(page: Page, article: Article) -> None:
    _filled(article)
    addresses = _admin_addresses()
    assert len(addresses) > 40
    wrong = [fault for address in addresses for fault in _refused(page, address)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_our_own_pages_shut_nobody_out(page: Page, article: Article) -> None:
    wrong = [fault for address in _own_addresses(_filled(article)) for fault in _shut_out(page, address)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [390, 800])
def test_nothing_of_our_own_runs_over_the_side(page: Page, article: Article, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = []
    for address in _own_addresses(_filled(article)):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert not wide, "\n".join(wide)


def test_a_second_reading_is_accessible(page: Page) -> None:
    article = cast.an_article(QUEUE)
    page.goto(reverse("desk:second", args=[article.pk]))
    page.get_by_role("button", name="Tag this text by myself").click()
    page.wait_for_selector("html[data-desk=ready]")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
