"""What a passage leaves unsaid and the rest of its text supplies: the talks' day, venue and parties; marked as such."""

import re
from collections import Counter
from datetime import timedelta

from . import inheriting, names, participants
from .inheriting import Talks
from .page import Page
from .tellings import Telling
from .values import Part, Sighting, When

_BACKGROUND = timedelta(days=45)  # talks this long before the report are history that it retells
_HELD = ("meeting", "breakdown", "agreement")
_NEEDS_ACTOR = ("response", "proposal", "arrival", "departure", "absence")
_AT_VENUE = ("meeting", "absence", "departure", "agreement", "breakdown", "arrival")
_BETWEEN_SIDES = ("meeting", "breakdown", "agreement", "exchange")
_BOTH = re.compile(
    r"\b(?:(?:two|both|six|four|three|five|warring|opposing)\s+(?:\w+\s+)?(?:sides|parties|delegations|panels|teams"
    r"|camps"
    r"|governments|powers)|the\s+(?:sides|parties|delegations|panels|foes|rivals))\b",
    re.IGNORECASE,
)


def bounded(score: float) -> float:
    """A confidence between 0.02 and 0.98, in hundredths."""
    return round(min(0.98, max(0.02, score)), 2)


def with_talks(page: Page, told: list[Telling]) -> list[Telling]:
    """The tellings with what the text's main talks and its named mediators add to them."""
    mediators = participants.mediators(page.of_kind("party"), page.text)
    told = [inheriting.with_news(page, _with_mediators(telling, mediators)) for telling in told]
    talks = inheriting.talks_of(page, told)
    return [_completed(page, inheriting.turned(page, telling, talks), talks) for telling in told]


def _with_mediators(telling: Telling, mediators: tuple[str, ...]) -> Telling:
    """ "The mediators" are those whom the text names as such."""
    sighting = telling.sighting
    known = {part.party for part in sighting.parts}
    absent = sighting.kind in ("absence", "departure", "arrival")
    if absent or not participants.names_mediators(sighting.quote) or not mediators:
        return telling
    if any(part.role == "mediator" for part in sighting.parts):
        return telling
    attendance = "expected" if sighting.phase == "planned" else "reported"
    added = tuple(Part(name, None, "mediator", attendance) for name in mediators if name not in known)
    why = (*sighting.why, f"the mediators named in this text: {', '.join(mediators)}")
    return telling._replace(sighting=sighting._replace(parts=(*sighting.parts, *added), why=why))


def _completed(page: Page, telling: Telling, talks: Talks) -> Telling:
    sighting = telling.sighting
    told = inheriting.nearest(talks.told, sighting) if sighting.when is None else None
    when, why_when = inheriting.when_of(page, sighting, told)
    venue, parts, why = sighting.venue, sighting.parts, [*sighting.why, *why_when]
    if venue is None and telling.placed and (sighting.kind in _AT_VENUE or inheriting.about_talks(sighting)):
        venue, why_venue = inheriting.venue(page, telling, when, talks)
        why += why_venue
    here = tuple(
        t for t in talks.told if not venue or t.venue in (None, venue)
    )  # who met elsewhere met for another end
    added, why_parts = _parties(telling, when, here)
    parts, why = (*parts, *added), [*why, *why_parts]
    doubt = 0.1 if inheriting.older(when, page.reference, _BACKGROUND) else 0.0
    doubt += 0.0 if parts else 0.15 if sighting.kind in _NEEDS_ACTOR else 0.1
    if not parts and not page.of_kind("party", "person"):
        doubt = max(doubt, 0.2)  # a lexicon that knows nobody here: only strong words count
    if sighting.phase == "planned" and sighting.when is None:
        doubt += 0.5  # an intention without a day
    confidence = bounded(sighting.confidence + (0.05 if sighting.parts else 0) - doubt)
    if not parts and (sides := _sides_of(page, sighting)):
        parts, why = sides, [*why, "the two sides that the text names most"]
    full = sighting._replace(when=when, venue=venue, parts=parts, why=tuple(why), confidence=confidence)
    return telling._replace(sighting=full)


def _sides_of(page: Page, sighting: Sighting) -> tuple[Part, ...]:
    """Who "both sides" are where the text tells of no talks with names: the two parties that it names most.

    Organisations and those whom the text calls mediators are no sides.
    """
    if sighting.kind not in _BETWEEN_SIDES or not _BOTH.search(sighting.quote):
        return ()
    aside = set(participants.mediators(page.of_kind("party"), page.text))
    aside.update(party.name for party in page.lexicon.parties if party.kind in ("organisation", "group"))
    belongs = names.party_of(page.lexicon)
    named = Counter(belongs.get(m.name) if m.kind == "person" else m.name for m in page.of_kind("party", "person"))
    most = [name for name, times in named.most_common() if name and name not in aside and times > 1][:2]
    attendance = "expected" if sighting.phase == "planned" else "reported"
    return tuple(Part(name, None, "negotiator", attendance) for name in most) if len(most) == 2 else ()


def _at(talks: Talks, venue: str | None) -> tuple[Sighting, ...]:
    """The talks that can have been at a venue: who met elsewhere met for another end."""
    return talks.told if venue is None else tuple(t for t in talks.told if t.venue in (None, venue))


def _parties(telling: Telling, when: When | None, talks: tuple[Sighting, ...]) -> tuple[tuple[Part, ...], list[str]]:
    """Who was at the talks that a passage without names, or with "both sides", is about; and the reason."""
    sighting = telling.sighting
    nobody = not sighting.parts and sighting.kind in _HELD and sighting.phase != "planned"
    both = len(_named(sighting)) < 2 and _BOTH.search(sighting.quote) is not None
    if not (nobody or both):
        return (), []
    asked = when if telling.dated else None
    source = inheriting.nearest(tuple(t for t in talks if len(_named(t)) > 1), sighting, asked)
    source = source or inheriting.nearest(tuple(t for t in talks if _named(t)), sighting, asked)
    same = source and (not telling.dated or inheriting.together(when, source.when, timedelta(0)))
    if source is None or not (both or same):
        return (), []
    known = {(part.party, part.person) for part in sighting.parts}
    added = tuple(part for part in source.parts if (part.party, part.person) not in known)
    return added, [f"parties of the talks told at {source.start}"]


def _named(sighting: Sighting) -> set[str]:
    return {part.party for part in sighting.parts if part.party}
