"""Every command of the desk by key, by mouse and by touch; keys on keyboards of other letters, and in fields."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.templatetags.static import static
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from tests import cast
from tests.doors.suggestions import a_suggestion
from timeline.actions.desk import COMMANDS
from timeline.models import NameKind, Person, Suggestion, UnknownName

from .steps import open_desk, select

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = (
    "Pia Strand met the Norland delegation in Vantaa on Tuesday.",
    "Envoys of Norland and Sudria met in Vantaa on Tuesday.",
    "A Norland delegation left Vantaa on Wednesday.",
    "Vesta put a new draft forward on Thursday.",
    "Sudria answered on Friday.",
)


@dataclass(frozen=True)
class Command:
    """Where somebody without a keyboard presses, and what is seen afterwards; `leads` to another page or not."""

    place: str
    seen: Callable[[Page], None]
    leads: bool = True


def _active(number: int) -> Callable[[Page], None]:
    return lambda page: expect(page.locator(".desk-card.active h3")).to_contain_text(f"{number}. ")


def _told(words: str) -> Callable[[Page], None]:
    return lambda page: expect(page.locator(".desk-messages")).to_contain_text(words)


def _focused(place: str) -> Callable[[Page], None]:
    return lambda page: expect(page.locator(place)).to_be_focused()


def _within(place: str) -> Callable[[Page], None]:
    return lambda page: expect(page.locator(f"{place}[open] input:not([type=hidden])").first).to_be_visible()


STEPS: list[tuple[str, Command]] = [
    ("next", Command(".desk-card:nth-of-type(2) h3", _active(2), leads=False)),
    ("previous", Command(".desk-card:nth-of-type(1) h3", _active(1), leads=False)),
    ("accept", Command(".active [data-key=accept]", _told("Accepted as event"))),
    ("undo", Command("[data-page-key=undo]", _told("Taken back: accept"))),
    ("redo", Command("[data-page-key=redo]", _told("Done again: accept"))),
    ("same", Command(".active [data-key=same]", _told("Added to event"))),
    ("known", Command(".active [data-key=known] summary", _within("[data-key=known]"), leads=False)),
    ("reject", Command(".active [data-key=reject]", _told("Rejected"))),
    ("date", Command(".active [data-key=date]", _told("The date is now the one you chose"))),
    ("reason", Command(".active [data-key=reason]", _focused(".active [data-key=reason]"), leads=False)),
    ("publish", Command(".active [data-key=publish]", _told("Accepted as event"))),
    ("edit", Command(".active [data-key=edit]", lambda page: expect(page.locator("#event-form")).to_be_visible())),
    ("day", Command(".desk-day summary", _within(".desk-day"), leads=False)),
    ("text", Command("#desk-text", _focused("#desk-text"), leads=False)),
    ("new", Command("#desk-passage button >> nth=0", lambda page: expect(page.locator("#event-form")).to_be_visible())),
    ("name", Command("[data-page-key=name]", _told("“Pia Strand” is in the record now"))),
    ("help", Command("#desk-keys summary", lambda page: expect(page.locator("#desk-keys dl")).to_be_visible(), False)),
    ("onward", Command("[data-page-key=onward]", lambda page: expect(page.locator("h1")).to_have_text("The next one"))),
]
"""In the order of one article's work."""


@pytest.fixture
def told() -> Article:
    """An article with a suggestion for each decision, and a name that the record lacks."""
    cast.an_event("Norland and Sudria hold talks in Vantaa")
    article = cast.an_article("\n\n".join(TOLD), headline="Four days in Vantaa")
    both, day = (cast.norland(), cast.sudria()), cast.DAY
    other = {"earliest": "2024-05-21", "latest": "2024-05-21", "why": "the next Thursday"}
    a_suggestion(article, TOLD[0], kind="statement")
    a_suggestion(article, TOLD[1], parties=both, venue=cast.vantaa())
    a_suggestion(article, TOLD[2], kind="departure")
    a_suggestion(article, TOLD[3], kind="proposal", basis={"alternatives": [other]})
    a_suggestion(article, TOLD[4], kind="response")
    Suggestion.objects.update(read_with="other")  # the reading of a name drops none of them
    UnknownName.objects.create(
        text="Pia Strand", what=NameKind.PERSON, why="a verb of persons", version=article.current, start=0, end=10
    )
    cast.an_article(f"Envoys of Vesta met in Lisbon. {day}", headline="The next one")
    a_suggestion(Article.objects.get(headline="The next one"), "Envoys of Vesta met in Lisbon.")
    return article


def test_the_table_has_every_command() -> None:
    assert {name for name, _ in STEPS} == set(COMMANDS)


def _do(page: Page, way: str, name: str, command: Command) -> None:
    """One command by a key, a click or a tap, and what is seen of it."""
    place: Locator = page.locator(command.place).first
    act = {"key": lambda: page.keyboard.press(COMMANDS[name][0]), "mouse": place.click, "touch": place.tap}[way]
    if command.leads:
        with page.expect_navigation():
            act()
        page.wait_for_selector("html[data-desk=ready]")
    else:
        act()
    command.seen(page)


@pytest.mark.parametrize("context", [{"has_touch": True}], indirect=True)
@pytest.mark.parametrize("way", ["key", "mouse", "touch"])
def test_every_command_by_key_mouse_and_touch(page: Page, told: Article, way: str) -> None:
    open_desk(page, told)
    for name, command in STEPS:
        if name != "text" or way == "key":  # a mouse and a finger are in the text already
            _do(page, way, name, command)
        if name in ("reason", "known", "day") and way == "key":
            page.evaluate("document.activeElement.blur()")  # out of the field, in which keys write
        if name == "text":
            _select_some(page, way)
            expect(page.locator("[data-selected]")).to_be_visible()
        if name in ("edit", "new"):
            page.get_by_role("link", name="Cancel").click()
            page.wait_for_selector("html[data-desk=ready]")
    assert Person.objects.filter(name="Pia Strand").exists()


def _select_some(page: Page, way: str) -> None:
    """Words selected with the arrow keys, by dragging, or as the handles of a phone leave them."""
    if way == "key":
        page.keyboard.press("Shift+Control+ArrowRight")
    elif way == "mouse":
        select(page, "A Norland delegation")
    else:
        page.evaluate(
            "() => { const words = document.getElementById('desk-text').firstChild;"
            " getSelection().setBaseAndExtent(words, 0, words, 12); }"
        )


OTHER_KEYBOARDS = [
    ("Hebrew", {"key": "ן", "code": "KeyU"}, "undo"),
    ("Arabic", {"key": "ت", "code": "KeyJ"}, "next"),
    ("Arabic, two letters in one", {"key": "لا", "code": "KeyB"}, ""),
    ("Arabic question mark", {"key": "؟", "code": "Slash", "shiftKey": True}, "help"),
    ("Cyrillic with Shift", {"key": "Г", "code": "KeyU", "shiftKey": True}, "redo"),
    ("AZERTY: the letter that is written counts", {"key": "a", "code": "KeyQ"}, "accept"),
    ("AZERTY: not its place", {"key": "q", "code": "KeyA"}, ""),
    ("AZERTY question mark", {"key": "?", "code": "KeyM", "shiftKey": True}, "help"),
    ("a key with a name", {"key": "Enter", "code": "Enter"}, ""),
    ("a key of an object's own", {"key": "constructor", "code": "KeyC"}, ""),
]


COMMAND_OF = """async ([address, commands, events]) => {
  const { commandOf } = await import(address);
  return events.map((event) => commandOf(commands, { shiftKey: false, ...event }));
}"""


def test_keys_of_other_keyboards(page: Page) -> None:
    page.goto(reverse("admin:index"))
    usual = {key: name for name, (key, _) in COMMANDS.items()}
    typed = [event for _, event, _ in OTHER_KEYBOARDS]
    heard = page.evaluate(COMMAND_OF, [static("timeline/js/desk-keys.js"), usual, typed])
    told = [name for name, _, _ in OTHER_KEYBOARDS]
    assert list(zip(told, heard, strict=True)) == [(name, command) for name, _, command in OTHER_KEYBOARDS]


def test_a_key_with_nothing_to_do_says_so(page: Page, told: Article) -> None:
    open_desk(page, told)
    page.keyboard.press(COMMANDS["same"][0])  # no event is like the first suggestion
    expect(page.locator(".desk-messages")).to_have_text("There is nothing here for the key “s” to do.")
    assert not Suggestion.objects.exclude(decision="waiting").exists()


def test_keys_write_in_fields_and_decide_nothing(page: Page, told: Article) -> None:
    open_desk(page, told, f"?edit={Suggestion.objects.order_by('start')[0].pk}")
    for place in ("[name=event-title]", "[name=event-summary]", "[name=event-venue]", "[name=parts-0-party]"):
        page.locator(place).fill("")
        page.locator(place).press_sequentially("japrsndugw?")
        expect(page.locator(place)).to_have_value("japrsndugw?")
    page.locator("[name=event-kind]").press("a")
    assert set(Suggestion.objects.values_list("decision", flat=True)) == {"waiting"}


def test_a_chosen_key_is_heard_and_the_usual_one_is_not(page: Page, told: Article) -> None:
    page.goto(reverse("desk:keys"))
    page.locator("[name=accept]").fill("j")
    page.get_by_role("button", name="Keep these keys").click()
    expect(page.locator(".errorlist")).to_contain_text("is that of “next suggestion” already")
    page.locator("[name=accept]").fill("y")
    page.locator("[name=reject]").fill("")  # no key at all
    page.get_by_role("button", name="Keep these keys").click()
    open_desk(page, told)
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.keyboard.press("?")
    expect(page.locator("#desk-keys dt").nth(2)).to_have_text("y")
    assert set(Suggestion.objects.values_list("decision", flat=True)) == {"waiting"}
    with page.expect_navigation():
        page.keyboard.press("y")
    _told("Accepted as event")(page)
