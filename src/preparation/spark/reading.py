def cell_blanks():
    """What stands around a text without being part of it."""
    return " \t\n\x0b\x0c\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))


def moment_reader(date_format=None, time_zone=None):
    """Reads a text as a moment, in ms since 1970 (UTC); what is no date in that format may be one of ISO 8601."""
    blanks = cell_blanks()
    as_said = cell_readers(None, date_format, time_zone)["moment"]
    as_iso = cell_readers(None, None, None)["moment"]

    def read(text):
        if text is None:
            return None
        bare = text.strip(blanks)
        moment = as_said(bare)
        return as_iso(bare) if moment is None else moment

    return read


def moment_said(text, date_format=None, time_zone=None):
    """The moment that a text of the recipe names."""
    return F.timestamp_millis(F.lit(moment_reader(date_format, time_zone)(text)).cast("bigint"))


def read_moment(text, date_format=None, time_zone=None):
    """Texts as moments, as files are read."""
    return F.timestamp_millis(F.udf(moment_reader(date_format, time_zone), "bigint")(text))


def read_number(text, decimal=None):
    """Texts as numbers, as files are read: `1,234.50`, `EUR 2.25`."""
    number = cell_readers(decimal, None, None)["number"]
    return F.udf(lambda cell: None if cell is None else number(cell), "double")(text)


def read_flag(text):
    """Words as yes and no; any number but zero is a yes."""
    yes = "1 true t yes y x ja j oui o vrai wahr si s\u00ec s\u00ed on".split()
    no = "0 false f no n nein non faux falsch off -".split()
    word = F.lower(text)
    return F.when(word.isin(yes), True).when(word.isin(no), False).otherwise(number_in(word) != 0)
