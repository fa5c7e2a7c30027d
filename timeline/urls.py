"""Every address, from the public contract."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("api/", include("timeline.api.urls")),  # first, for it is asked most
    path("admin/desk/", include("timeline.admin.desk_urls")),
    path("admin/actions/", include("timeline.admin.journal")),
    path("admin/corrections/", include("timeline.admin.corrected")),
    path("admin/rounding/", include("timeline.admin.rounding")),
    path("admin/", admin.site.urls),
    path("", include("timeline.feeds.urls")),
    path("", include("timeline.pages.machine_urls")),
    *i18n_patterns(path("", include("timeline.pages.urls")), prefix_default_language=False),
]

handler400 = "timeline.pages.faults.bad_request"
handler403 = "timeline.pages.faults.forbidden"
handler404 = "timeline.pages.faults.not_found"
handler500 = "timeline.pages.faults.broken"
