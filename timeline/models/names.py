"""Who and where: parties, persons and venues, each with the other names that texts give them."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from articles.history import kept

from .vocabulary import PartyKind


class Alias(models.Model):
    """Another name in texts. A loaded one is recognised, and never used as a label."""

    text = models.CharField(max_length=200)
    lang = models.CharField("language", max_length=12, default="en", help_text="BCP 47")
    loaded = models.BooleanField(default=False, help_text="a partisan term: recognised in texts, never shown as a name")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


@kept(model_name="PartyHistory")
class Party(models.Model):
    """A state, movement, organisation, authority or group that takes part in talks."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True, help_text="canonical English short name")
    kind = models.CharField(max_length=12, choices=PartyKind.choices)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.name


@kept(model_name="PartyAliasHistory")
class PartyAlias(Alias):
    """Another name of a party."""

    party = models.ForeignKey(Party, models.CASCADE, related_name="aliases")

    class Meta:
        ordering = ["text"]
        verbose_name_plural = "party aliases"
        constraints = [models.UniqueConstraint(fields=["party", "text", "lang"], name="timeline_partyalias_once")]


@kept(model_name="PersonHistory")
class Person(models.Model):
    """Somebody who takes part in talks or speaks about them."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True, help_text="canonical English short name")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="persons")
    office = models.CharField(max_length=200, blank=True, help_text="as held at the time of the talks")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@kept(model_name="PersonAliasHistory")
class PersonAlias(Alias):
    """Another name of a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")

    class Meta:
        ordering = ["text"]
        verbose_name_plural = "person aliases"
        constraints = [models.UniqueConstraint(fields=["person", "text", "lang"], name="timeline_personalias_once")]


@kept(model_name="VenueHistory")
class Venue(models.Model):
    """A place where talks are held. Coordinates are degrees, WGS 84."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True, help_text="canonical English short name")
    country = models.CharField(
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", "Two capital letters, ISO 3166-1 alpha-2, for example EG.")],
        help_text="ISO 3166-1 alpha-2",
    )
    latitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)])
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="timeline_venue_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False)  # else one NULL would satisfy the CHECK
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                violation_error_message="Give both coordinates or neither: latitude -90 to 90, longitude -180 to 180.",
            ),
            models.CheckConstraint(
                name="timeline_venue_country_code",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
                violation_error_message="The country is two capital letters, ISO 3166-1 alpha-2, for example EG.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@kept(model_name="VenueAliasHistory")
class VenueAlias(Alias):
    """Another name of a venue."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="aliases")

    class Meta:
        ordering = ["text"]
        verbose_name_plural = "venue aliases"
        constraints = [models.UniqueConstraint(fields=["venue", "text", "lang"], name="timeline_venuealias_once")]
