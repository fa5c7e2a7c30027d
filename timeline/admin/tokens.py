"""Tokens of the API in the admin: everybody makes and revokes their own, administrators those of all."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.cache import never_cache

from articles.actions import Refusal
from articles.admin.pages import put_into, signed_in

from ..actions.tokens import LONGEST, check_may_manage, make_token, revoke_token
from ..models import Scope, Token


class TokenForm(forms.Form):
    """What is asked of a new token."""

    name = forms.CharField(max_length=100, help_text="what it is for, so that you know which one to revoke")
    scope = forms.ChoiceField(
        choices=[
            (Scope.READ, "read: what its user may read"),
            (Scope.SUGGEST, "suggest: also add articles, out of which suggestions are read"),
            (Scope.WRITE, "write: also events, their status, and decisions on suggestions"),
        ],
        help_text="never more than its user may do",
    )
    days = forms.IntegerField(min_value=1, max_value=LONGEST.days, initial=90, help_text="until it is refused")
    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True).order_by("username"), help_text="whom it stands for"
    )

    def __init__(self, typed: Any, *, by: User) -> None:
        super().__init__(typed, initial={"user": by.pk})
        if not by.has_perm("auth.change_user"):
            del self.fields["user"]


@admin.register(Token)
class TokenAdmin(admin.ModelAdmin):
    """A list of tokens with their last use; a page that makes one and shows it once; a button that ends one."""

    list_display = ["name", "user", "scope", "hint", "state", "created", "expires", "last_used", "revoke"]
    list_display_links = None
    list_filter = ["scope", ("revoked", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["name", "hint", "user__username"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever may enter the admin."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Own tokens, and all of them for administrators: the queryset sees to that."""
        return bool(request.user.is_active and request.user.is_staff)

    has_add_permission = has_view_permission

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A token never changes."""
        return False

    has_delete_permission = has_change_permission  # revoked ones stay, so that it can be seen who had which

    def get_queryset(self, request: HttpRequest) -> QuerySet[Token]:
        """One's own tokens, or all for whoever manages users."""
        tokens: QuerySet[Token] = super().get_queryset(request)
        by = signed_in(request)
        return tokens if by.has_perm("auth.change_user") else tokens.filter(user=by)

    @admin.display(description="state")
    def state(self, token: Token) -> str:
        """Living, expired or revoked."""
        if token.revoked:
            return f"revoked {token.revoked:%Y-%m-%d %H:%M}"
        return "living" if token.expires > timezone.now() else "expired"

    @admin.display(description="end it")
    def revoke(self, token: Token) -> str:
        """The way to end it."""
        if token.revoked or token.expires <= timezone.now():
            return ""
        return format_html('<a href="{}">Revoke</a>', reverse("admin:timeline_token_revoke", args=[token.pk]))

    def get_urls(self) -> list[URLPattern]:
        """The page that asks before a token ends, beside the admin's own."""
        asking = self.admin_site.admin_view(self.revoke_view)
        return [path("<int:pk>/revoke/", asking, name="timeline_token_revoke"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Make a token, and show its secret this once; the page is kept by nobody."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        by = signed_in(request)
        form = TokenForm(request.POST or None, by=by)
        found: dict[str, Any] = {}
        if request.method == "POST" and form.is_valid():
            given, now = form.cleaned_data, timezone.now()
            try:
                token, secret = make_token(
                    user=given.get("user", by), name=given["name"], scope=given["scope"], by=by, at=now,
                    expires=now + timedelta(days=given["days"]),
                )  # fmt: skip
            except Refusal as fault:
                put_into(form, fault)
            else:
                self.log_addition(request, token, "made")
                found = {"token": token, "secret": secret}
        return self._page(request, {"form": form, "title": "Make a token of the API", **found})

    def revoke_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask whether to end a token, and end it."""
        by = signed_in(request)
        token = get_object_or_404(self.get_queryset(request), pk=pk)
        check_may_manage(by, token.user)
        if request.method != "POST":
            return self._page(request, {"ending": token, "title": "Revoke a token"})
        revoke_token(token=token, by=by, at=timezone.now())
        self.log_change(request, token, "revoked")
        self.message_user(request, f"{token} is revoked.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:timeline_token_changelist"))

    def _page(self, request: HttpRequest, found: dict[str, Any]) -> HttpResponse:
        shown = {**self.admin_site.each_context(request), "opts": self.opts, **found}
        return never_cache(render)(request, "admin/timeline/token.html", shown)
