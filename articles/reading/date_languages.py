"""Explicit dates in Arabic, French, Hebrew and Spanish: their words as a table, and the rows that read them.

Only what names its month is read (day month [year], month year), and dates in eastern digits; words such as the
French "hier" await a grammar of their own. Digits of every script count as digits. The tables name what dateparser
names, and spellings that it lacks; `tests/articles/test_dates_against_dateparser.py` holds the two together.
"""

import re
from dataclasses import dataclass
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import Maker, group, nearest_day
from .date_rows import Example, Rule
from .date_values import Meaning
from .edtf import spanning


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language's dates and what stands between them, as regex pieces."""

    name: str
    months: tuple[tuple[str, ...], ...]  # twelve, each with its spellings
    weekdays: tuple[tuple[str, ...], ...]  # seven, Monday first
    before_weekday: str
    after_day: str
    before_month: str
    before_year: str
    first_of_month: str  # the word for "the first", as a regex piece, where a date may be written with it
    to: str  # between the days of an interval


ARABIC = Language(
    "Arabic",
    (
        ("يناير", "كانون الثاني", "جانفي"), ("فبراير", "شباط", "فيفري"), ("مارس", "آذار", "اذار"),
        ("أبريل", "ابريل", "إبريل", "نيسان", "أفريل"), ("مايو", "أيار", "ايار", "ماي"),
        ("يونيو", "يونيه", "حزيران", "جوان"), ("يوليو", "يوليه", "تموز", "جويلية"),
        ("أغسطس", "اغسطس", "آب", "أوت"), ("سبتمبر", "أيلول", "ايلول"),
        ("أكتوبر", "اكتوبر", "تشرين الأول", "تشرين الاول"), ("نوفمبر", "تشرين الثاني"),
        ("ديسمبر", "كانون الأول", "كانون الاول"),
    ),
    (
        ("الاثنين", "الإثنين"), ("الثلاثاء",), ("الأربعاء", "الاربعاء"), ("الخميس",), ("الجمعة",), ("السبت",),
        ("الأحد", "الاحد"),
    ),
    "", "", "(?:من{_})?", r"(?:[،,]?{_}(?:من{_})?(?:(?:عام|سنة|العام){_})?)",
    "الأول(?={_}من)", "(?:{_}(?:إلى|الى|حتى){_}|{_}?[-–]{_}?)",
)  # fmt: skip
FRENCH = Language(
    "French",
    (
        ("janvier", "janv."), ("février", "fevrier", "févr."), ("mars",), ("avril",), ("mai",), ("juin",),
        ("juillet", "juil."), ("août", "aout"), ("septembre", "sept."), ("octobre", "oct."), ("novembre", "nov."),
        ("décembre", "decembre", "déc."),
    ),
    (("lundi",), ("mardi",), ("mercredi",), ("jeudi",), ("vendredi",), ("samedi",), ("dimanche",)),
    "", "(?:er)?", "", r"{_}",
    "premier", "(?:{_}au{_}|{_}?[-–]{_}?)",
)  # fmt: skip
HEBREW = Language(
    "Hebrew",
    (
        ("ינואר",), ("פברואר",), ("מרץ", "מרס"), ("אפריל",), ("מאי",), ("יוני",), ("יולי",), ("אוגוסט",),
        ("ספטמבר",), ("אוקטובר",), ("נובמבר",), ("דצמבר",),
    ),
    (("שני",), ("שלישי",), ("רביעי",), ("חמישי",), ("שישי",), ("שבת",), ("ראשון",)),
    "(?:[בל]?יום{_})", "", "[בל]?", r"(?:,?{_})",
    "ראשון(?={_}ב)", "(?:{_}עד{_}|{_}?[-–]{_}?)",
)  # fmt: skip
SPANISH = Language(
    "Spanish",
    (
        ("enero",), ("febrero",), ("marzo",), ("abril",), ("mayo",), ("junio",), ("julio",), ("agosto",),
        ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre",),
    ),
    (
        ("lunes",), ("martes",), ("miércoles", "miercoles"), ("jueves",), ("viernes",), ("sábado", "sabado"),
        ("domingo",),
    ),
    "", "[º°]?", "(?:de{_})?", r"(?:{_}del?|,)?{_}",
    "primero", "(?:{_}al?{_}|{_}?[-–]{_}?)",
)  # fmt: skip
LANGUAGES = (ARABIC, FRENCH, HEBREW, SPANISH)

_YEAR = r"(?:[12١٢۱۲]\d{3})(?!\d)"


def _numbers(spellings: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {form.rstrip("."): number for number, forms in enumerate(spellings, 1) for form in forms}


def _any_of(spellings: tuple[tuple[str, ...], ...]) -> str:
    forms = sorted((form for forms in spellings for form in forms), key=len, reverse=True)
    return "(?i:" + "|".join(re.escape(form).replace(r"\ ", "{_}").replace(r"\.", r"\.?") for form in forms) + ")"


def _first_words(spellings: tuple[tuple[str, ...], ...]) -> str:
    return "(?i:" + "|".join(sorted({form.split()[0].rstrip(".") for forms in spellings for form in forms})) + ")"


MONTH_WORDS = "|".join(f"(?:[בל]?{_first_words(language.months)})" for language in LANGUAGES)


def _number_of(match: re.Match[str], months: dict[str, int]) -> int | None:
    """The month's number; None for a capitalised word with no year beside it ("2 Mars bars")."""
    word = match["mo"]
    if not group(match, "y") and word[0].isupper():
        return None
    return months[re.sub(r"\s+", " ", word.lower().rstrip("."))]


def _day(language: Language) -> Maker:
    months, weekdays = _numbers(language.months), _numbers(language.weekdays)

    def make(match: re.Match[str], at: Surroundings) -> Meaning | None:
        month, day = _number_of(match, months), int(match["d"]) if match["d"].isdecimal() else 1
        if month is None:
            return None
        if match["y"]:
            found = dv.safe_day(int(match["y"]), month, day)
            return dv.on(found, relative=False) if found else None
        return nearest_day(month, day, weekdays.get(group(match, "wd")), at)

    return make


def _days(language: Language) -> Maker:
    months = _numbers(language.months)

    def make(match: re.Match[str], at: Surroundings) -> Meaning | None:
        month, number, last_number = _number_of(match, months), int(match["d"]), int(match["d2"])
        if month is None or (at.reference is None and not match["y"]):
            return None
        near = (
            dv.on(date(int(match["y"]), 1, 1), relative=False) if match["y"] else nearest_day(month, number, None, at)
        )
        year = near.days.latest.year if near and near.days and near.days.latest else 0
        first, last = dv.safe_day(year, month, number), dv.safe_day(year, month, last_number)
        if first is None or last is None or last <= first:
            return None
        return Meaning("DATE", f"{first}/{last}", spanning(first, last), relative=not match["y"])

    return make


def _month(language: Language) -> Maker:
    months = _numbers(language.months)

    def make(match: re.Match[str], at: Surroundings) -> Meaning | None:
        month = _number_of(match, months)
        return dv.month(int(match["y"]), month) if month else None

    return make


def eastern(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """١٣/٢/٢٠٢٤: the day stands first, or the year does; never the month."""
    a, b, c = (int(match[part]) for part in ("a", "b", "c"))
    year, day = (a, c) if a > 31 else (c, a)
    found = dv.safe_day(year, b, day)
    return dv.on(found, relative=False) if found else None


def _rows(
    language: Language, day_example: Example, month_example: Example, days_example: Example
) -> tuple[Rule, Rule, Rule]:
    month = f"(?P<mo>{_any_of(language.months)})"
    twin = rf"(?:{{_}}?[/(]{{_}}?{_any_of(language.months)}\)?)?" if language is ARABIC else ""
    weekday = f"(?:{language.before_weekday}(?P<wd>{_any_of(language.weekdays)})[,،]?{{_}})?"
    first_weekday = _first_words(language.weekdays) + (r"|[בל]?יום" if language is HEBREW else "")
    return (
        Rule(
            f"[weekday] day month [year] in {language.name}",
            rf"\d{{1,2}}{language.after_day}|{first_weekday}|(?i:{language.first_of_month.split('(')[0]})",
            rf"{weekday}(?P<d>\d{{1,2}}(?={language.after_day}{{_}})|(?i:{language.first_of_month})(?={{_}}))"
            rf"{language.after_day}{{_}}{language.before_month}{month}{twin}"
            rf"(?:{language.before_year}(?P<y>{_YEAR}))?",
            _day(language),
            (day_example,),
        ),
        Rule(
            f"day to day month [year] in {language.name}",
            r"\d{1,2}",
            rf"(?P<d>\d{{1,2}}){language.after_day}{language.to}(?P<d2>\d{{1,2}}){{_}}{language.before_month}{month}{twin}"
            rf"(?:{language.before_year}(?P<y>{_YEAR}))?",
            _days(language),
            (days_example,),
        ),
        Rule(
            f"month year in {language.name}",
            rf"[בל]?{_first_words(language.months)}" if language is HEBREW else _first_words(language.months),
            rf"{'[בל]?' if language is HEBREW else ''}{month}{twin}{language.before_year}(?P<y>{_YEAR})",
            _month(language),
            (month_example,),
        ),
    )


_E = Example
OTHER_LANGUAGES: tuple[Rule, ...] = (
    *_rows(
        ARABIC,
        _E("التقى الوفدان في ١٣ شباط/فبراير ٢٠٢٣ في فانتا", "١٣ شباط/فبراير ٢٠٢٣", "2023-02-13", "2023-02-13"),
        _E("منذ تشرين الأول 2022 لم يلتقيا", "تشرين الأول 2022", "2022-10", "2022-10"),
        _E("من ٥ إلى ٨ آذار ٢٠٢٣ في فانتا", "٥ إلى ٨ آذار ٢٠٢٣", "2023-03-05/2023-03-08", "2023-03-05/2023-03-08"),
    ),
    *_rows(
        FRENCH,
        _E("Ils se sont vus le mardi 1er août 2023 à Vantaa.", "mardi 1er août 2023", "2023-08-01", "2023-08-01"),
        _E("La trêve de février 2023 a tenu.", "février 2023", "2023-02", "2023-02"),
        _E("du 5 au 8 mars 2023 à Vantaa", "5 au 8 mars 2023", "2023-03-05/2023-03-08", "2023-03-05/2023-03-08"),
    ),
    *_rows(
        HEBREW,
        _E("הם נפגשו ב-9 בפברואר 2023 בוונטה", "9 בפברואר 2023", "2023-02-09", "2023-02-09"),
        _E("ההסכם של מרץ 2022 נשמר", "מרץ 2022", "2022-03", "2022-03"),
        _E("הם נפגשו ב-5 עד 8 במרץ 2023", "5 עד 8 במרץ 2023", "2023-03-05/2023-03-08", "2023-03-05/2023-03-08"),
    ),
    *_rows(
        SPANISH,
        _E("Se vieron el 13 de febrero de 2023 en Vantaa.", "13 de febrero de 2023", "2023-02-13", "2023-02-13"),
        _E("La tregua de marzo de 2023 duró poco.", "marzo de 2023", "2023-03", "2023-03"),
        _E("del 5 al 8 de marzo de 2023", "5 al 8 de marzo de 2023", "2023-03-05/2023-03-08", "2023-03-05/2023-03-08"),
    ),
    Rule(
        "number/number/number in eastern digits",
        r"[٠-٩۰-۹]{1,4}",
        r"(?P<a>[٠-٩۰-۹]{1,4})[/.\-](?P<b>[٠-٩۰-۹]{1,2})[/.\-](?P<c>[٠-٩۰-۹]{1,4})(?![\d/])",
        eastern,
        (_E("وقع الاتفاق ١٣/٢/٢٠٢٣ هناك", "١٣/٢/٢٠٢٣", "2023-02-13", "2023-02-13"),),
    ),
)
