def number_text(number):
    """Numbers as results write them."""
    return as_label(number.cast("double"), T.DoubleType())


def moment_text(moment):
    """Moments as results write them."""
    return as_label(moment, T.TimestampType())


def text_of(frame, name):
    """The cells of a column as they are written."""
    kind = frame.schema[name].dataType
    column = F.col(name)
    return F.array_join(column, ",") if isinstance(kind, T.ArrayType) else as_label(column, kind)


def as_cell(text):
    """A text as cells hold it: without blanks around it, and none where it is empty."""
    return F.nullif(F.trim(text), F.lit(""))


def bare(text):
    """Without any blanks around it."""
    blanks = "[\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff\\x0b]+"
    return F.regexp_replace(text, f"\\A{blanks}|{blanks}\\z", "")


def part_of(text, first, count=None):
    """The signs from one on, counted from 1."""
    start = F.greatest(first, F.lit(1))
    length = F.char_length(text) if count is None else F.greatest(count, F.lit(0))
    return F.when(first.isNotNull() & length.isNotNull(), F.substr(text, start, length))


def split_at(text, separator, place):
    """The part at a place, counted from 1, of a text that is split."""
    quoted = F.concat(F.lit("\\Q"), F.replace(separator, F.lit("\\E"), F.lit("\\E\\\\E\\Q")), F.lit("\\E"))
    parts = F.split(text, F.when(separator != "", quoted))
    return F.when(place >= 1, F.get(parts, place - 1))


def key_of(*parts):
    """One text of several, different for different parts."""
    doubled = [F.replace(part, F.lit("|"), F.lit("||")) for part in parts]
    return F.when(F.concat(*doubled).isNotNull(), F.concat_ws(" | ", *doubled))
