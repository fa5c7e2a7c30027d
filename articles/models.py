"""The evidence: outlets, articles, the versions of their texts, and passages that two texts share."""

from base64 import urlsafe_b64encode

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from .history import kept
from .laws import quote_is_the_text, shingles_are_indexed, text_never_changes
from .reading.verdicts import KINDS


@kept(model_name="OutletHistory")
class Outlet(models.Model):
    """Who published: a newspaper, a broadcaster, an agency."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    homepage = models.URLField(blank=True)
    lang = models.CharField("language", max_length=12, blank=True, help_text="BCP 47, for example en or ar")
    is_agency = models.BooleanField("news agency", default=False, help_text="its reports are carried by others")
    is_sample = models.BooleanField("invented sample", default=False, help_text="shown as a sample everywhere")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def bare_name(self) -> str:
        """The name without "(sample)", for places that say in a way of their own that an outlet is invented."""
        return self.name.removesuffix(" (sample)") if self.is_sample else self.name


class PublishedBasis(models.TextChoices):
    """How the day of publication is known."""

    UNKNOWN = "unknown", "unknown"  # nobody has said
    GIVEN = "given", "given with the file"  # named at import
    METADATA = "metadata", "page metadata"  # machine-readable data of the page
    DATELINE = "dateline", "dateline in the text"
    PAGE_HEADER = "page_header", "page header"  # weak: some headers show the day the page was fetched
    TEXT = "text", "worked out from the text"
    ANALYST = "analyst", "set by an analyst"


@kept(model_name="ArticleHistory")
class Article(models.Model):
    """One report as one outlet carried it. Its words are in its versions."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    headline = models.CharField(max_length=500)
    byline = models.CharField(max_length=300, blank=True)
    credit = models.CharField(
        max_length=200, blank=True, help_text="the agency that the report is credited to; a credit line can be wrong"
    )
    url = models.URLField(max_length=2000, blank=True)
    lang = models.CharField("language", max_length=12, default="en", help_text="BCP 47, for example en or ar")
    published = models.DateField(null=True, blank=True, help_text="the day that relative dates in the text hang on")
    published_basis = models.CharField(
        max_length=12, choices=PublishedBasis.choices, default=PublishedBasis.UNKNOWN, help_text="how that day is known"
    )
    published_note = models.CharField(max_length=500, blank=True)
    page_date = models.DateField(null=True, blank=True, help_text="the date printed at the head of the page")
    source_name = models.CharField(max_length=500, blank=True, help_text="the file or record it came from")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    added = models.DateTimeField(editable=False)

    class Meta:
        ordering = [F("published").desc(nulls_last=True), "-id"]
        indexes = [
            models.Index(F("published").desc(nulls_last=True), F("id").desc(), name="articles_article_newest"),  # lists
        ]
        constraints = [
            models.CheckConstraint(
                name="articles_article_published_has_a_basis",
                condition=Q(published__isnull=True) | ~Q(published_basis=PublishedBasis.UNKNOWN),
                violation_error_message="Say how the day of publication is known.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def current(self) -> "Version":
        """The newest version of the text. Costs a query unless `versions` was prefetched."""
        return max(self.versions.all(), key=lambda version: version.number)


@kept(model_name="VersionHistory", large=["text", "shingles"])
class Version(models.Model):
    """The text of an article as it stood once; offsets into it are Unicode code points, end exclusive."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    shingles = ArrayField(models.BigIntegerField(), default=list, editable=False)
    reason = models.CharField(max_length=500, blank=True, help_text="why this version replaced the one before")
    read_with = models.CharField(max_length=20, blank=True, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    added = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="articles_version_number_once"),
            models.CheckConstraint(
                name="articles_version_has_text", condition=~Q(text=""), violation_error_message="The text is empty."
            ),
        ]
        triggers = [text_never_changes(), shingles_are_indexed()]

    def __str__(self) -> str:
        return f"{self.article} (version {self.number})"

    @property
    def named_by_hash(self) -> str:
        """The address of the text by its SHA-256 (RFC 6920)."""
        return "ni:///sha-256;" + urlsafe_b64encode(bytes.fromhex(self.sha256)).decode().rstrip("=")


class Fingerprint(models.Model):
    """One shingle of one version: where to look for reprints. Written by a trigger on versions, never by hand.

    A row a shingle, and not an array a version, since a look at the first few versions that have a shingle then costs
    the same whether three or a hundred thousand have it.
    """

    pk = models.CompositePrimaryKey("shingle", "version")
    shingle = models.BigIntegerField()
    # Neither a constraint nor an index of its own: the trigger deletes by shingle, and there are dozens a version.
    version = models.ForeignKey(
        Version, models.DO_NOTHING, related_name="fingerprints", db_constraint=False, db_index=False
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.shingle} in {self.version_id}"


class PassageKind(models.TextChoices):
    """What a shared passage is; only a reprint makes two reports one origin."""

    SYNDICATION = "syndication", "reprint"
    STANDING = "standing", "standing paragraph"  # background that each took from elsewhere
    QUOTATION = "quotation", "common quotation"  # spoken to all of them


assert tuple(PassageKind.values) == KINDS


@kept(model_name="BoilerplateHistory")
class Boilerplate(models.Model):
    """A passage of a text that belongs to the page and not to the report: menus, links to other reports, notices."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="boilerplate")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    added = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["version", "start"]
        verbose_name = verbose_name_plural = "boilerplate"
        constraints = [
            models.UniqueConstraint(fields=["version", "start", "end"], name="articles_boilerplate_once"),
            models.CheckConstraint(name="articles_boilerplate_span", condition=Q(start__lt=F("end"))),
        ]
        triggers = [quote_is_the_text(table="articles_boilerplate")]

    def __str__(self) -> str:
        return self.quote


@kept(model_name="SharedPassageHistory")
class SharedPassage(models.Model):
    """A passage that stands in two texts, the earlier stored one and the later one; a reprint makes them one origin."""

    earlier = models.ForeignKey(Version, models.CASCADE, related_name="passages_shared_later")
    later = models.ForeignKey(Version, models.CASCADE, related_name="passages_shared_earlier")
    earlier_start = models.PositiveIntegerField()
    earlier_end = models.PositiveIntegerField()
    later_start = models.PositiveIntegerField()
    later_end = models.PositiveIntegerField()
    similarity = models.FloatField(help_text="share of equal characters, 1 is verbatim")
    words = models.PositiveIntegerField(default=0, help_text="of the earlier text")
    spoken = models.PositiveIntegerField(default=0, help_text="how many of them stand between quotation marks")
    kind = models.CharField(max_length=12, choices=PassageKind.choices, default=PassageKind.SYNDICATION)
    why = models.CharField(max_length=200, blank=True, help_text="why it is held to be that, in a sentence")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later", "earlier_start", "later_start"], name="articles_sharedpassage_once"
            ),
            models.CheckConstraint(
                name="articles_sharedpassage_spans",
                condition=Q(earlier_start__lt=F("earlier_end")) & Q(later_start__lt=F("later_end")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id}[{self.earlier_start}:{self.earlier_end}] = {self.later_id}[{self.later_start}:…]"
