def finite(number):
    """What is no finite number (a division by zero) is missing."""
    return F.when(F.abs(number) < float("inf"), number)


def floor_of(number):
    """The whole number below, also of those that no integer holds."""
    return F.when(F.abs(number) >= 2.0**52, number).otherwise(F.floor(number).cast("double"))


def ceiling_of(number):
    return F.when(F.abs(number) >= 2.0**52, number).otherwise(F.ceil(number).cast("double"))


def whole_part(number):
    return F.when(number < 0, ceiling_of(number)).otherwise(floor_of(number))


def rounded(number, by):
    """To the nearest, half away from zero; `by` is 10 for one digit, 100 for two."""
    size = F.abs(number) * by
    below = floor_of(size)
    nearest = F.when(size - below >= 0.5, below + 1).otherwise(below)
    return finite(F.signum(number) * nearest / by)


def count_of(number):
    """How many signs a text gives, or where one stands."""
    most = F.least(F.greatest(whole_part(number), F.lit(-2147483647.0)), F.lit(2147483647.0))
    return F.when(number.isNotNull(), most).cast("int")


def of_all(choose, *numbers):
    """The least or the greatest, missing where one of them is."""
    there = F.lit(True)
    for number in numbers:
        there = there & number.isNotNull()
    return F.when(there, choose(*numbers) if len(numbers) > 1 else numbers[0])


def number_in(text):
    """The number that a text is, written as in programs."""
    word = bare(text)
    plain = word.rlike("\\A[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?\\z")
    number = F.when(plain, word.try_cast("double"))
    for sign, signs, base in (("x", "[0-9a-fA-F]{1,16}", 16), ("o", "[0-7]{1,21}", 8), ("b", "[01]{1,64}", 2)):
        digits = F.regexp_extract(word, f"\\A0[{sign}{sign.upper()}]({signs})\\z", 1)
        number = F.when(digits != "", F.conv(digits, base, 10).try_cast("double")).otherwise(number)
    return finite(number)
