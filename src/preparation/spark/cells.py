def cell_readers(decimal, date_format, time_zone):
    """What cells of text hold: a number, a moment (ms since 1970 in UTC) or a yes; None where they hold none."""
    import datetime
    import re
    import zoneinfo

    # Numbers: thousands apart by points, commas, blanks or apostrophes, signs and currencies on either side.

    blanks = "\u00a0\u202f"
    point, other = (",", ".") if decimal == "," else (".", ",")
    apart = re.escape(other) + " '\u2019" + blanks
    number_form = re.compile(
        r"[-+]?(?:[1-9][0-9]{0,2}(?:[" + apart + r"][0-9]{3})+|[0-9]*)"
        r"(?:" + re.escape(point) + r"[0-9]*)?(?:[eE][-+]?[0-9]+)?"
    )
    has_digit = re.compile(r"[-+]?[^0-9eE]*[0-9]")
    separators = str.maketrans("", "", other + " '\u2019" + blanks)
    currencies = sorted(
        "\u20ac $ \u00a3 \u00a5 \u20b9 \u20bd \u20ba \u20a9 \u20b4 R$ US$ A$ C$ EUR USD GBP CHF JPY CNY SEK NOK DKK ISK "
        "PLN CZK HUF RON BGN TRY RUB UAH INR KRW BRL MXN CAD AUD NZD ZAR SGD HKD ILS AED SAR THB VND IDR "
        "Fr. Fr SFr. SFr kr. kr z\u0142 K\u010d Ft lei Euro euro".split(),
        key=lambda sign: -len(sign.encode("utf-8")),
    )

    def is_digit(sign):
        return "0" <= sign <= "9"

    def plain_number(text):
        if not number_form.fullmatch(text) or not has_digit.match(text):
            return None
        return float(text.translate(separators).replace(point, "."))

    def bare_amount(text):
        """The digits of an amount and whether it is below nothing: `(2.25)`, `2.25-`, `EUR 2.25`."""
        if len(text.encode("utf-8")) > 64:
            return None
        rest, signs, money, negative = text, 0, 0, False
        for _ in range(6):
            rest = rest.strip(" " + blanks)
            if not rest:
                return None
            if is_digit(rest[-1]) and (is_digit(rest[0]) or rest[0] in ".,"):
                break
            first, last = rest[0], rest[-1]
            if first in "-+\u2212":
                rest, signs, negative = rest[1:], signs + 1, first != "+"
            elif last in "-\u2212":
                rest, signs, negative = rest[:-1], signs + 1, True
            elif first == "(" and last == ")":
                rest, signs, negative = rest[1:-1], signs + 1, True
            else:
                for sign in currencies:
                    small = "a" <= sign[-1] <= "z"
                    # Fr5 is a shelf, Fr. 5 is money.
                    if rest.startswith(sign) and not (small and is_digit(rest[len(sign) : len(sign) + 1])):
                        rest = rest[len(sign) :]
                    elif rest.endswith(sign):
                        rest = rest[: -len(sign)]
                    else:
                        continue
                    money += 1
                    break
                else:
                    break
        if rest == text or signs > 1 or money > 1 or not rest or not (is_digit(rest[0]) or rest[0] in ".,"):
            return None
        return rest, negative

    def number(text):
        value = plain_number(text)
        if value is not None or len(text.encode("utf-8")) < 2:
            return value
        bare = bare_amount(text)
        if bare is None:
            return None
        value = plain_number(bare[0])
        return -value if value is not None and bare[1] else value

    # Moments: the format says in which order day, month and year stand, all else is read as it comes.

    fields = re.findall(r"%-?([A-Za-z])", date_format or "")[:3]
    order = "".join({"Y": "y", "y": "y", "m": "m", "b": "m", "B": "m", "d": "d", "e": "d"}[field] for field in fields) or "ymd"
    compact = re.match(r"%Y%m%d|%d%m%Y|%m%d%Y", date_format or "") is not None
    short_year = "%y" in (date_format or "")
    month_names = [
        "january januar janner jaenner janvier",
        "february februar fevrier",
        "march marz maerz mrz mars",
        "april avril",
        "may mai",
        "june juni juin",
        "july juli juillet",
        "august aout",
        "september septembre",
        "october oktober octobre",
        "november novembre",
        "december dezember decembre",
    ]
    months = {}
    for at, names in enumerate(month_names):
        for name in names.split():
            for length in range(3, len(name) + 1):
                # "jui" may be June or July.
                months[name[:length]] = at + 1 if months.get(name[:length], at + 1) == at + 1 else 0
    weekdays = {
        name[:length]
        for name in (
            "monday tuesday wednesday thursday friday saturday sunday "
            "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
            "lundi mardi mercredi jeudi vendredi samedi dimanche"
        ).split()
        for length in range(2, len(name) + 1)
    }
    accents = {164: 97, 160: 97, 162: 97, 168: 101, 169: 101, 170: 101, 187: 117, 188: 117, 180: 111}
    zones = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6}
    zones.update({"pst": -8, "pdt": -7})
    zone = None if time_zone in (None, "UTC") else zoneinfo.ZoneInfo(time_zone)
    offsets = {}

    class Cursor:
        """Where reading stands in the bytes of a cell."""

        def __init__(self, text):
            self.bytes = text.encode("utf-8")
            self.at = 0
            self.digits = 0

        def done(self):
            return self.at >= len(self.bytes)

        def peek(self):
            return self.bytes[self.at] if self.at < len(self.bytes) else 0

        def on_digit(self):
            return 48 <= self.peek() <= 57

        def integer(self, most):
            start = self.at
            while self.at - start < most and self.on_digit():
                self.at += 1
            self.digits = self.at - start
            return int(self.bytes[start : self.at]) if self.digits else None

        def skip(self, sign):
            if self.peek() != ord(sign):
                return False
            self.at += 1
            return True

        def word(self, most):
            """Letters in lower case and without accents."""
            word = ""
            while len(word) < most:
                byte = self.peek()
                letter = byte | 32
                if byte == 0xC3:
                    following = self.bytes[self.at + 1] if self.at + 1 < len(self.bytes) else 0
                    letter = accents.get(following | 32, 0)
                    if letter == 0:
                        break
                    self.at += 1
                elif not 97 <= letter <= 122:
                    break
                word += chr(letter)
                self.at += 1
                # An accent may be a character of its own, behind its letter.
                if self.peek() == 0xCC:
                    self.at += 2
            return word

        def separator(self):
            sign = self.peek()
            if sign == 0 or chr(sign) not in "-/. ":
                return False
            self.at += 1
            if sign == 0x2E and self.peek() == 0x20:
                self.at += 1
            return True

        def ordinal(self):
            mark = self.at
            if self.word(2) not in ("st", "nd", "rd", "th", "er"):
                self.at = mark

    def day_number(year, month, day):
        if year is None or not month or not day:
            return None
        if not 1 <= month <= 12 or not 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]:
            return None
        if month == 2 and day == 29 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)):
            return None
        y = year - 1 if month <= 2 else year
        era = y // 400
        year_of_era = y - era * 400
        day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
        day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
        return (era * 146_097 + day_of_era - 719_468) * 86_400_000

    def century(year):
        return 2000 + year if year < 70 else 1900 + year

    def month_first(cursor):
        month = months.get(cursor.word(10), 0)
        if month == 0 or not cursor.separator():
            return None
        day = cursor.integer(2)
        cursor.ordinal()
        if cursor.skip(","):
            cursor.skip(" ")
        elif not cursor.separator():
            return None
        year = cursor.integer(4)
        return day_number(year, month, day) if cursor.digits == 4 else None

    def numbered_date(cursor):
        first = cursor.integer(4)
        if first is None:
            return None
        year_first = cursor.digits == 4
        if not cursor.on_digit() and cursor.peek() > 0x40:
            cursor.ordinal()
        if not cursor.separator():
            return None
        second = cursor.integer(2)
        named = second is None
        if named:
            second = months.get(cursor.word(10), 0)
        if not cursor.separator():
            return None
        third = cursor.integer(4)
        digits = cursor.digits
        if year_first:
            return day_number(first, second, third) if digits <= 2 else None
        if order == "ymd" and not named:
            return day_number(century(first), second, third) if short_year and digits <= 2 else None
        year = third if digits == 4 else century(third) if digits == 2 else None
        return day_number(year, first, second) if order == "mdy" and not named else day_number(year, second, first)

    def worded_date(cursor):
        mark = cursor.at
        day = month_first(cursor)
        if day is not None:
            return day
        cursor.at = mark
        if cursor.word(10) not in weekdays:
            return None
        cursor.skip(".")
        cursor.skip(",")
        if not cursor.skip(" "):
            return None
        return numbered_date(cursor) if cursor.on_digit() else month_first(cursor)

    def compact_date(cursor):
        def part(digits):
            value = cursor.integer(digits)
            return value if cursor.digits == digits else None

        if order == "ymd":
            year, month, day = part(4), part(2), part(2)
        else:
            first, second = part(2), part(2)
            year = part(4)
            day, month = (first, second) if order == "dmy" else (second, first)
        return day_number(year, month, day)

    def half_day(cursor, hour):
        mark = cursor.at
        cursor.skip(" ")
        half = cursor.word(2)
        if half in ("am", "pm"):
            return hour % 12 + (12 if half == "pm" else 0) if hour is not None and 1 <= hour <= 12 else None
        cursor.at = mark
        return hour

    def time_of_day(cursor):
        if cursor.skip(","):
            cursor.skip(" ")
        elif not cursor.skip(" ") and not cursor.skip("T") and not cursor.skip("t"):
            return None
        hour = cursor.integer(2)
        if not cursor.skip(":"):
            return None
        minute = cursor.integer(2)
        second, fraction = 0, 0.0
        if cursor.skip(":"):
            second = cursor.integer(2)
            if cursor.skip(".") or cursor.skip(","):
                fraction = cursor.integer(9)
                if fraction is None:
                    return None
                fraction /= 10**cursor.digits
        if not cursor.done():
            hour = half_day(cursor, hour)
        if hour is None or minute is None or second is None or hour > 24 or minute >= 60 or second > 60:
            return None
        return hour * 3_600_000 + minute * 60_000 + second * 1000 + int(fraction * 1000 + 1e-6)

    def zone_offset(cursor):
        cursor.skip(" ")
        offset = 0
        if chr(cursor.peek()) not in "+-":
            mark = cursor.at
            named = zones.get(cursor.word(4))
            if named is None:
                cursor.at = mark
            else:
                offset = named * 60
        if cursor.peek() and chr(cursor.peek()) in "+-":
            sign = -1 if cursor.peek() == 0x2D else 1
            cursor.at += 1
            whole = cursor.integer(2)
            cursor.skip(":")
            minutes = cursor.integer(2) if cursor.on_digit() else 0
            if whole is None:
                return None
            offset += sign * (whole * 60 + minutes)
        # Mails and browsers name the zone once more: +0100 (CET).
        if cursor.bytes[cursor.at : cursor.at + 2] == b" (" and cursor.bytes.endswith(b")"):
            cursor.at = len(cursor.bytes)
        return offset * 60_000

    def to_utc(local):
        """From the clock of the zone; the offset is that of the quarter of an hour."""
        if zone is None:
            return local
        quarter = local // 900_000
        if quarter not in offsets:
            epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)

            def shift(ms):
                moment = epoch + datetime.timedelta(milliseconds=ms)
                return int(moment.astimezone(zone).utcoffset().total_seconds() * 1000)

            at = quarter * 900_000
            offsets[quarter] = shift(at - shift(at))
        return local - offsets[quarter]

    def moment(text):
        cursor = Cursor(text)
        if compact:
            day = compact_date(cursor)
        else:
            day = numbered_date(cursor) if cursor.on_digit() else worded_date(cursor)
        if day is None:
            return None
        if cursor.done():
            return to_utc(day)
        time = time_of_day(cursor)
        if time is None:
            return None
        if cursor.done():
            return to_utc(day + time)
        offset = zone_offset(cursor)
        return day + time - offset if cursor.done() and offset is not None else None

    # Yes and no.

    yes = set("1 true t yes y x ja j oui o vrai wahr si s\u00ec s\u00ed on".split())
    no = set("0 false f no n nein non faux falsch off -".split())

    counted = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?")

    def flag(text):
        word = text.lower()
        if word in yes or word in no:
            return word in yes
        return float(word) != 0 if counted.fullmatch(word) else None

    return {"number": number, "moment": moment, "flag": flag}
