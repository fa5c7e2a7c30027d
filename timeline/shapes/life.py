"""How an event became known, step by step, as the API tells it."""

from rest_framework import serializers

from ..models import Attendance, Phase, Precision
from .fields import Code, Members, Named


class AttendanceChange(Members):
    """Somebody's attendance as told before (null when nobody had said) and now."""

    party = Named(allow_null=True)
    person = Named(allow_null=True)
    before = Code(Attendance.choices, allow_null=True)
    now = serializers.ChoiceField(Attendance.choices)


class LifeWhen(Members):
    """An interval of days, both included; null on a side that is not known."""

    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    precision = serializers.ChoiceField(Precision.choices)
    edtf = serializers.CharField(help_text="ISO 8601-2")


class LifeStep(Members):
    """What one report changed in what was known of an event, and the day on which it appeared."""

    day = serializers.DateField(allow_null=True)
    stage = serializers.ChoiceField(
        [("announced", "announced"), *Phase.choices], help_text="the phase, or announced: a plan without a day"
    )
    phase = serializers.ChoiceField(Phase.choices)
    when = LifeWhen(allow_null=True, help_text="as known from then on")
    moved_from = LifeWhen(allow_null=True, help_text="the days planned before, where they changed")
    venue = Named(allow_null=True, help_text="as known from then on")
    attendance = AttendanceChange(many=True, help_text="whose attendance was told anew")
    citation = serializers.IntegerField(source="citation.pk", help_text="number of the citation it rests on")
