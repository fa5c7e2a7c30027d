"""What the admin's pages have in common: a refusal shown in the form, and the history the database keeps."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from ..actions import Refusal
from ..history import acting, told_columns, told_with, with_those_before
from .newer import NotOverNewer


def signed_in(request: HttpRequest) -> User:
    """Who asks. Raises PermissionDenied for nobody, which the admin's own guards have ruled out before."""
    if not isinstance(request.user, User):
        raise PermissionDenied("sign in first")
    return request.user


def told(fault: Exception) -> str:
    """A refusal, or a broken law of the record, as a sentence for people."""
    if isinstance(fault, ValidationError):
        return " ".join(fault.messages)
    if isinstance(fault, IntegrityError):
        cause = getattr(fault.__cause__, "diag", None)
        return f"The record's own law forbids this: {getattr(cause, 'message_primary', None) or fault}"
    words = str(fault)
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def put_into(form: BaseForm, fault: Exception) -> None:
    """Show a refusal in a form: at the field that its words begin with ("title: ..."), else above all fields."""
    field, colon, _ = str(fault).partition(": ")
    words = told(fault)
    if colon and field in form.fields and isinstance(fault, Refusal):
        form.add_error(field, words.partition(": ")[2])
    else:
        form.add_error(None, words)


class RefusalsShown:
    """For a ModelAdmin whose writing may be refused: the form comes back with the reason and all that was typed."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write; when the action or the database refuses, show the same form again, saying why."""
        try:
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        except (Refusal, IntegrityError) as fault:
            request.refused = fault  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form, which finds itself wrong when what it asked for was refused."""
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        fault = getattr(request, "refused", None)
        if fault is None:
            return form

        def clean(self: Any) -> Any:
            found = form.clean(self)
            put_into(self, fault)
            return found

        return type(form.__name__, (form,), {"clean": clean})


class HistoryShown(NotOverNewer):
    """For a ModelAdmin of a model whose history the database keeps: signs it, shows it, and never saves over newer."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save under the name of who asks, with the reason where the form asks for one."""
        reason = form.cleaned_data.get("reason")
        with acting("edit" if change else "add", signed_in(request), **({"reason": reason} if reason else {})):
            super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save the rows below under the name of who asks."""
        with acting("edit" if change else "add", signed_in(request)):
            super().save_formset(request, form, formset, change)  # type: ignore[misc]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete under the name of who asks."""
        with acting("delete", signed_in(request)):
            super().delete_model(request, obj)  # type: ignore[misc]

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Delete several under the name of who asks."""
        with acting("delete", signed_in(request)):
            super().delete_queryset(request, queryset)  # type: ignore[misc]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Every change of a row: when, by whom, through which action, and the values before and after."""
        obj = get_object_or_404(self.model, pk=object_id)  # type: ignore[attr-defined]
        if not self.has_view_or_change_permission(request, obj):  # type: ignore[attr-defined]
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {  # type: ignore[attr-defined]
            "title": f"History: {obj}", "object": obj, "opts": self.opts, "changes": changes_of(obj),  # type: ignore[attr-defined]
        }  # fmt: skip
        return render(request, "admin/record_history.html", context)


def changes_of(obj: Any) -> list[dict[str, Any]]:
    """The kept history of a row, newest first: `at`, `by`, `action`, and `columns` as (name, before, after)."""
    rows = list(with_those_before(obj.history.all()))
    people = get_user_model()._default_manager.in_bulk({told_with(row).get("user") for row in rows} - {None})
    columns = told_columns(obj.history.model)
    changes = [
        {
            "at": row.pgh_created_at,
            "by": people.get(told_with(row).get("user")),
            "action": told_with(row).get("action") or row.pgh_label,
            "reason": told_with(row).get("reason", ""),
            "columns": [
                (column.verbose_name, row.was and getattr(row.was, column.attname), getattr(row, column.attname))
                for column in columns
                if row.was is None or getattr(row.was, column.attname) != getattr(row, column.attname)
            ],
        }
        for row in rows
    ]
    return changes[::-1]
