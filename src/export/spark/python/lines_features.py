def as_number(cell, type):
    """A number that has an end, null where there is none."""
    number = cell.try_cast("double") if isinstance(type, T.StringType) else cell.cast("double")
    return F.when(F.abs(number) < float("inf"), number)


def as_days(cell, type):
    """Days since 1970, with fractions."""
    return as_time(cell, type).cast("double") / F.lit(86_400_000.0)


# A row is a row here, with all columns that may explain or be explained.
READERS = {"number": as_number, "time": as_days, "key": as_label}
lines = lines.select("_line", *[named(column, READERS[kind]).alias(column) for column, kind in FEATURES.items()])
