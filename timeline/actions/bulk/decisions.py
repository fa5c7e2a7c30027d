"""The objects of a data set beside its events as rows: decisions on origins, quotes told apart, what has left."""

from ...models import Status
from .objects import Known, Object, Row, days_range, moment_added, named_row


def origin_link(told: Object, known: Known) -> Row:
    """A row of decisions on origins. Raises ValueError for what names neither two articles nor two citations."""
    row: Row = {"id": known.next("origin link"), "kind": told["kind"], "reason": told["reason"]}
    for what, column in (("articles", "article"), ("citations", "citation")):
        if what in told:
            first, other = told[what]
            return row | {f"{column}_id": first, f"other_{column}_id": other} | moment_added(told, known)
    raise ValueError("name two articles or two citations")


def quote_variant(told: Object, known: Known) -> Row:
    """A row of quotes that are told apart."""
    return {
        "id": known.next("quote variant"), "first_id": told["first"], "second_id": told["second"],
        "differences": told["differences"],
    }  # fmt: skip


def event_gone(told: Object, known: Known) -> Row:
    """A row of events that are public no more. Raises ValueError for one that is neither retracted nor merged."""
    if told["status"] not in (Status.RETRACTED, Status.MERGED):
        raise ValueError(f"status={told['status']!r} is none of retracted, merged")
    when = told["when"]
    return {
        "id": told["id"], "slug": told["slug"], "title": told["title"], "kind": told["kind"], "phase": told["phase"],
        "days": days_range(when.get("earliest"), when.get("latest"), when["precision"]),
        "precision": when["precision"], "status": told["status"], "merged_into_id": told.get("merged_into"),
        "editorial_reason": told.get("reason") or "", "created": told.get("created") or known.at,
        "updated": told.get("updated") or known.at,
    }  # fmt: skip


def round_gone(told: Object, known: Known) -> Row:
    """A row of rounds that forward to another."""
    into = known.named("round", told["merged_into"])
    return named_row(told, known, "round") | {"status": Status.MERGED, "merged_into_id": into}
