"""Addresses that machines ask, the same in every language: crawlers, reference managers."""

from django.urls import path, re_path

from . import citing, machines

app_name = "machines"
urlpatterns = [
    re_path(r"^events/(?P<pk>[0-9]{1,18})/cite\.bib$", citing.bibtex, name="bibtex"),
    re_path(r"^events/(?P<pk>[0-9]{1,18})/cite\.json$", citing.csl, name="csl"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("healthz", machines.healthz, name="healthz"),
    path("readyz", machines.readyz, name="readyz"),
]
