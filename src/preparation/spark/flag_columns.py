def safe_name(name, taken):
    """A name of small letters, digits and lines under them that no other column has."""
    import re
    import unicodedata

    plain = re.sub("[^a-z0-9]+", "_", unicodedata.normalize("NFKD", name).lower())[:60].strip("_")
    wished = plain if re.match("[a-z]", plain) else f"c_{plain}".rstrip("_")
    found, at = wished, 2
    while found in taken:
        found, at = f"{wished}_{at}", at + 1
    return found


def flag_columns(frame, name, said, values, called, taken):
    """
    A column of 0 and 1 for each value. `said` is what the column is called in its source, `called` what columns of the
    source are called here, and `taken` which of these names the table has.
    """
    called, taken = dict(called), set(taken)
    text = text_of(frame, name)
    flags = {}
    for value in values:
        raw = f"{said} = {value}"
        while raw in taken:
            raw += " (2)"
        taken.add(raw)
        if raw not in called:
            called[raw] = safe_name(raw, set(called.values()))
        flags[called[raw]] = F.coalesce((text == value).cast("bigint"), F.lit(0))
    return frame.withColumns(flags)
