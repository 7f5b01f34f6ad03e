def number_text(column):
    """Numbers as results write them: the fewest digits that tell them from others, without an exponent below 1e21."""

    def text(value):
        if value is None or value != value:
            return None
        if value in (float("inf"), float("-inf")):
            return "Infinity" if value > 0 else "-Infinity"
        if value == 0:
            return "0"
        digits, _, power = repr(abs(value)).replace("E", "e").partition("e")
        whole, _, part = digits.partition(".")
        point = len(whole) + int(power or 0)
        digits = whole + part
        point -= len(digits) - len(digits.lstrip("0"))
        digits = digits.strip("0")
        if 0 < point <= 21:
            said = digits.ljust(point, "0")[:point] + ("." + digits[point:] if len(digits) > point else "")
        elif -6 < point <= 0:
            said = "0." + "0" * -point + digits
        else:
            said = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{point - 1:+d}"
        return "-" + said if value < 0 else said

    return F.udf(text, "string")(column.cast("double"))


def moment_text(column):
    """2024-07-22 10:00:00, with thousandths of a second where there are any."""
    whole = F.date_format(column, "yyyy-MM-dd HH:mm:ss")
    parts = F.date_format(column, "yyyy-MM-dd HH:mm:ss.SSS")
    return F.when(F.unix_millis(column) % 1000 == 0, whole).otherwise(parts)


def text_of(frame, name):
    """The cells of a column as they are written."""
    kind = frame.schema[name].dataType
    column = F.col(name)
    if isinstance(kind, (T.DoubleType, T.FloatType)):
        return number_text(column)
    if isinstance(kind, (T.TimestampType, T.TimestampNTZType)):
        return moment_text(column.cast("timestamp"))
    if isinstance(kind, T.ArrayType):
        return F.array_join(column, ",")
    return column.cast("string")


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
