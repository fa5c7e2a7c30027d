"""The page on which an analyst chooses his or her keys."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from articles.actions import Refusal
from articles.admin.pages import put_into, signed_in

from ..actions.desk import COMMANDS, choose_keys, keys_of


class KeyFields(forms.Form):
    """One field a command; a key is one character, capitals are keys of their own, and an empty field is no key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for command, (usual, meaning) in COMMANDS.items():
            self.fields[command] = forms.CharField(
                required=False, max_length=1, label=meaning, help_text=f"usually {usual}",
                widget=forms.TextInput(attrs={"size": 2, "autocomplete": "off", "spellcheck": "false"}),
            )  # fmt: skip


def keys(request: HttpRequest) -> HttpResponse:
    """Shows the keys, and keeps others; `usual` takes the ones everybody starts with."""
    user = signed_in(request)
    if request.method == "POST" and "usual" in request.POST:
        choose_keys(user=user, keys={command: key for command, (key, _) in COMMANDS.items()})
        messages.success(request, "Your keys are the usual ones again.")
        return HttpResponseRedirect(reverse("desk:keys"))
    form = KeyFields(request.POST if request.method == "POST" else None, initial=keys_of(user))
    if request.method == "POST" and form.is_valid():
        try:
            choose_keys(user=user, keys=form.cleaned_data)
        except Refusal as fault:
            put_into(form, fault)
        else:
            messages.success(request, "Your keys are kept.")
            return HttpResponseRedirect(reverse("desk:list"))
    context = site.each_context(request) | {"title": "Your keys at the desk", "form": form}
    return render(request, "admin/timeline/desk_keys.html", context, status=422 if form.errors else 200)
