def moment_in(text):
    """The moment that an ISO text names: 2024-07-22, 2024-07-22 10:00 or 2024-07-22 10:00:00.125."""
    form = "\\A([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.]([0-9]{1,3}))?)?)?\\z"
    iso = bare(text)

    def part(place):
        return F.coalesce(F.regexp_extract(iso, form, place).try_cast("bigint"), F.lit(0))

    # The first hundred years are those of the last century.
    day = F.regexp_replace(F.regexp_extract(iso, form, 1), "\\A00", "19").try_cast("date")
    parts = F.coalesce(F.rpad(F.regexp_extract(iso, form, 5), 3, "0").try_cast("bigint"), F.lit(0))
    ms = (part(2) * 3600000) + (part(3) * 60000) + (part(4) * 1000) + parts
    # Minutes beyond sixty go over into the hour, but not into the next day.
    fits = (part(2) < 24) & (ms < 86400000)
    return F.when(fits, F.timestamp_millis(F.unix_date(day).cast("bigint") * 86400000 + ms))


def days_later(moment, days, kind):
    """So many whole days later; far beyond the calendar there is nothing."""
    whole = F.when(F.abs(days) <= 1e8, whole_part(days)).cast("bigint")
    later = F.timestamp_millis(F.unix_millis(moment.cast("timestamp")) + whole * 86400000)
    return later.cast(kind)


def start_of(part, moment):
    """The first day of the week, month, quarter or year."""
    name = F.lower(part)
    first = F.lit(None).cast("date")
    for each in ("week", "month", "quarter", "year"):
        first = F.when(name == each, F.trunc(moment, each)).otherwise(first)
    return first
