"""The words of dates and lengths of time in English and French, as people write them.

All are folded: small letters, no accents, no full stop after a shortened word.
"""

from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, CalendarPeriod, Duration

_MONTHS = (
    "january jan janvier janv",
    "february feb fevrier fevr fev",
    "march mar mars",
    "april apr avril avr",
    "may mai",
    "june jun juin",
    "july jul juillet juil",
    "august aug aout aou",
    "september sept sep septembre",
    "october oct octobre",
    "november nov novembre",
    "december dec decembre",
)
_WEEKDAYS = (
    "monday mon lundi lun",
    "tuesday tue tues mardi",
    "wednesday wed mercredi mer",
    "thursday thu thur thurs jeudi jeu",
    "friday fri vendredi ven",
    "saturday sat samedi sam",
    "sunday sun dimanche dim",
)


def _numbered(rows: tuple[str, ...], first: int) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, first) for word in row.split()}


MONTHS = _numbered(_MONTHS, 1)
WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""From Monday, which is 0."""
EITHER = "mar"
"""March in English, Tuesday in French."""
TUESDAY = 1

DAYS = {"yesterday": -1, "hier": -1, "today": 0, "aujourd'hui": 0, "tomorrow": 1, "demain": 1}
TIMES = {"noon": 12, "midi": 12, "midnight": 0, "minuit": 0}
NOW = ("now", "maintenant")
FILLERS = frozenset({"at", "a", "on", "the", "of", "le", "du", "de", ","})
"""What may stand between the parts of a date and says nothing."""
AND = frozenset({"and", "et", ","})

LENGTHS: dict[str, Duration] = {
    **dict.fromkeys(("w", "wk", "week", "weeks", "sem", "semaine", "semaines"), 7 * DAY),
    **dict.fromkeys(("d", "day", "days", "j", "jour", "jours"), DAY),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "heure", "heures"), HOUR),
    **dict.fromkeys(("m", "mn", "min", "mins", "minute", "minutes"), MINUTE),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "seconde", "secondes"), SECOND),
}
PERIODS: dict[str, CalendarPeriod] = {
    **dict.fromkeys(
        ("y", "yr", "year", "years", "an", "ans", "annee", "annees"), CalendarPeriod(years=1)
    ),
    **dict.fromkeys(("mo", "month", "months", "mois"), CalendarPeriod(months=1)),
}
