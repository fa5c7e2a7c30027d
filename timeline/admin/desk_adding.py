"""Adding a party, person or venue from within the event's form, which keeps all that was typed."""

from django.contrib import messages
from django.http import HttpRequest

from articles.actions import Refusal
from articles.admin.pages import signed_in, told

from ..actions.names import add_name
from ..models import PartyKind
from .desk_names import decide_name
from .desk_panel import Panel


def add_names(request: HttpRequest, panel: Panel) -> None:
    """Add the name whose button was pressed: `add` is the field, `<field>-kind` what sort of party it is.

    Or `unknown`, as `decide_name` takes it, for a name of the text that the record lacks.
    """
    if "unknown" in request.POST:
        decide_name(request)
        return
    wanted = request.POST["add"]
    panel.is_valid()
    what = wanted.rpartition("-")[2]
    name = request.POST.get(wanted, "")
    permission = f"timeline.add_{what}"
    if what not in ("party", "person", "venue") or not request.user.has_perm(permission):
        messages.error(request, "This name cannot be added here.")
        return
    kind = request.POST.get(f"{wanted}-kind", "")
    rows = (*panel.draft.parts.forms, *panel.account.rows.forms)
    row = next((row for row in rows if row.add_prefix("person") == wanted), None)
    party = row.cleaned_data.get("party") if row is not None and hasattr(row, "cleaned_data") else None
    try:
        made = add_name(
            what=what, name=name, kind=kind if kind in PartyKind.values else "", party=party, by=signed_in(request)
        )
    except Refusal as fault:
        messages.error(request, told(fault))
    else:
        messages.success(request, f"{made} is in the record now, as a {what}. Nothing else was sent yet.")
