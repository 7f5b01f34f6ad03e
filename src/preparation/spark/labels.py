def number_as_text(single):
    """The shortest text of a number, as Basketeer writes it: 5, 0.1, 1e+21. `single` is for numbers of 32 bits."""
    import math
    import struct

    def text_of(value):
        if value is None or value != value:
            return None
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        if value == 0:
            return "0"
        shown = repr(abs(value))
        if single:
            for digits in (6, 7, 8):
                shorter = f"{abs(value):.{digits - 1}e}"
                if struct.unpack("f", struct.pack("f", float(shorter)))[0] == abs(value):
                    shown = repr(float(shorter))
                    break
        mantissa, _, power = shown.partition("e")
        whole, _, fraction = mantissa.partition(".")
        fraction = "" if fraction == "0" else fraction
        digits = (whole + fraction).lstrip("0")
        point = len(whole) + int(power or 0) if whole != "0" else len(digits) - len(fraction) + int(power or 0)
        digits = digits.rstrip("0")
        sign = "-" if value < 0 else ""
        if 0 < point <= 21:
            if len(digits) <= point:
                return sign + digits.ljust(point, "0")
            return f"{sign}{digits[:point]}.{digits[point:]}"
        if -6 < point <= 0:
            return f"{sign}0.{'0' * -point}{digits}"
        power = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
        return sign + digits[0] + (f".{digits[1:]}" if len(digits) > 1 else "") + power

    return text_of


def as_label(cell, type):
    """A cell as the text that names it, null where it names nothing: without blanks around it, moments to the millisecond."""
    if isinstance(type, T.BinaryType):
        cell = F.decode(cell, "UTF-8")
    elif isinstance(type, (T.FloatType, T.DoubleType)):
        cell = F.udf(number_as_text(isinstance(type, T.FloatType)), T.StringType())(cell)
    elif isinstance(type, (T.TimestampType, T.TimestampNTZType)):
        moment = cell.cast("timestamp")
        whole = F.date_format(moment, "yyyy-MM-dd HH:mm:ss")
        parts = F.date_format(moment, "SSS")
        cell = F.when(parts == "000", whole).otherwise(F.concat(whole, F.lit("."), parts))
    elif not isinstance(type, T.StringType):
        cell = cell.cast("string")
    text = F.trim(cell)
    return F.when(text != "", text)
