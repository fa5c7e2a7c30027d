"""A form field for a date of the record: as people write it, or as EDTF; understood as an interval of days."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from articles.reading.written import EXAMPLES, as_written


class DaysField(forms.CharField):
    """Days as people write them. Words such as "mid-February" hang on `reference`, where the form knows a day.

    Refuses whatever `as_written` refuses, naming the accepted forms.
    """

    def __init__(self, *, reference: date | None = None, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": "Date", "max_length": 60, "help_text": f"as known: {EXAMPLES}"}
        super().__init__(**(usual | kwargs))
        self.reference = reference
        self.widget.attrs |= {"spellcheck": "false", "autocomplete": "off", "class": "vTextField edtf"}

    def clean(self, value: Any) -> Any:
        """The interval, or None where the field may be empty and is."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return as_written(text, self.reference).days
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault
