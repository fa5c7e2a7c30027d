"""A form of the admin is never saved over what somebody else saved since it was opened, unless its user insists.

Each form carries the numbers of the newest rows of history that it shows. A save that finds newer ones is refused, and
the page shows what the form started from, what the record says now, and what was typed; all that was typed stays.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Max, Model
from django.http import HttpRequest

from ..history import history_of

SEEN = "seen_in_history"
"""The field of a form that says which rows of history it shows: numbers, joined by dots."""


REFUSAL = (
    "Somebody saved this entry after you opened it. Nothing of yours was written, and nothing is lost: compare the"
    " versions, then save yours over theirs, or take theirs."
)


@dataclass(frozen=True, slots=True)
class Differing:
    """One value that somebody changed since: what the form started from, what is there now, and what was typed."""

    name: str
    before: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True)
class Newer:
    """What was saved since a form was opened, by whom and when; `seen` names the rows of history that it shows."""

    by: Any
    at: datetime | None
    values: list[Differing]
    seen: str


class NotOverNewer:
    """For a ModelAdmin of a model whose history is kept: refuses to save over a newer save, and shows both."""

    def said(self, row: Any, names: list[str]) -> dict[str, str]:
        """What a row says, in words, of those fields of the form that are columns of it."""
        columns = {field.name: field for field in row._meta.concrete_fields}
        return {name: _in_words(row, columns[name]) for name in names if name in columns}

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        """The form, with the state of the history from before it was filled."""
        if object_id and request.method != "POST":
            request.seen = self._seen(request, unquote(object_id))  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """The page, with what was saved since and with what is seen of the history."""
        newer = getattr(request, "newer", None)
        seen = newer.seen if newer else request.POST.get(SEEN) or getattr(request, "seen", "")
        context |= {"newer": newer, "seen_name": SEEN, "seen": seen}
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, obj: Any = None, *args: Any, **kwargs: Any) -> Any:
        """The form, which finds itself wrong when somebody saved meanwhile."""
        form = super().get_form(request, obj, *args, **kwargs)  # type: ignore[misc]
        if obj is None or not request.POST.get(SEEN):
            return form
        admin = self

        def clean(self: Any) -> Any:
            found = form.clean(self)
            newer = admin._newer(request, obj, self)
            request.newer = newer  # type: ignore[attr-defined]
            if newer:
                self.add_error(None, REFUSAL)
            return found

        return type(form.__name__, (form,), {"clean": clean})

    def _newer(self, request: HttpRequest, obj: Any, form: Any) -> Newer | None:
        """What was saved since the posted form was opened, where it changed a value that the form shows."""
        now = type(obj)._base_manager.select_for_update().get(pk=obj.pk)  # the next save waits for this one's end
        seen = self._seen(request, obj.pk)
        if seen == request.POST[SEEN]:
            return None
        first, *rest = (int(part) if part.isdecimal() else 0 for part in request.POST[SEEN].split("."))
        before, after = self.said(_as_it_was(obj, first), list(form.fields)), self.said(now, list(form.fields))
        values = [
            Differing(str(form.fields[name].label or name), said, after[name], _typed(form, name))
            for name, said in before.items()
            if said != after[name]
        ]
        rows = self._rows_below(request)
        values += [
            Differing(name, was, is_now, "the rows below")
            for (name, model, link), moment in zip(rows, rest, strict=False)
            if (was := _rows_then(model, link, obj, moment)) != (is_now := _rows_now(model, link, obj))
        ]
        newest = obj.history.select_related("pgh_context").order_by("-pgh_id").first()
        by = (newest.pgh_context.metadata if newest and newest.pgh_context else {}).get("user")
        who = get_user_model()._default_manager.filter(pk=by).first() if by else None
        return Newer(who, newest and newest.pgh_created_at, values, seen) if values else None

    def _seen(self, request: HttpRequest, pk: Any) -> str:
        """The newest row of history of an entry, and of each kind of rows below it; "" for what is no key."""
        model = self.model  # type: ignore[attr-defined]
        try:
            own = history_of(model).objects.filter(pgh_obj_id=model._meta.pk.to_python(pk))
        except ValidationError:
            return ""  # Django says that there is no such entry
        below = [history_of(kind).objects.filter(**{link.attname: pk}) for _, kind, link in self._rows_below(request)]
        return ".".join(str(rows.aggregate(n=Max("pgh_id"))["n"] or 0) for rows in (own, *below))

    def _rows_below(self, request: HttpRequest) -> list[tuple[str, Any, Any]]:
        """The kinds of rows changed together with an entry: name, model, and the column that names the entry."""
        inlines = self.get_inline_instances(request)  # type: ignore[attr-defined]
        changed = [one for one in inlines if one.has_change_permission(request) and hasattr(one.model, "history")]
        return [(str(one.verbose_name_plural), one.model, _link(one.model, self.model)) for one in changed]  # type: ignore[attr-defined]


def _link(model: Any, to: Any) -> Any:
    return next(field for field in model._meta.fields if field.related_model is to)


def _as_it_was(obj: Any, moment: int) -> Any:
    """An entry as it was at a row of its history; as it is, where that row is not one of its own."""
    row = obj.history.filter(pgh_id=moment).first()
    return _row_of(type(obj), row) if row else obj


def _row_of(model: Any, kept: Any) -> Any:
    names = [field.attname for field in model._meta.concrete_fields if hasattr(kept, field.attname)]
    return model(**{name: getattr(kept, name) for name in names})


def _rows_now(model: Any, link: Any, obj: Model) -> str:
    return "; ".join(sorted(str(row) for row in model._base_manager.filter(**{link.attname: obj.pk})))


def _rows_then(model: Any, link: Any, obj: Model, moment: int) -> str:
    """The rows below an entry as they were at a moment of their history."""
    kept = history_of(model).objects.filter(**{link.attname: obj.pk}, pgh_id__lte=moment)
    newest = kept.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return "; ".join(sorted(str(_row_of(model, row)) for row in newest if row.pgh_label != "delete"))


def _in_words(row: Any, field: Any) -> str:
    if field.choices:
        return str(row._get_FIELD_display(field))
    value = getattr(row, field.name)
    return "" if value is None else str(value)


def _typed(form: Any, name: str) -> str:
    field, value = form.fields[name], form.cleaned_data.get(name)
    if isinstance(value, Model) or isinstance(field, forms.ModelChoiceField):
        return "" if value is None else str(value)
    shown = form[name].value()
    return str(dict(getattr(field, "choices", ())).get(shown, "" if shown is None else shown))
