MOST_DIGITS = 4
EXACT = 2.0**53


def in_parts(number, power):
    """The whole number of parts that a number is, null where it is none: 0.29 is 29 hundredths although 0.29 * 100 is not 29."""
    near = F.rint(number * F.lit(float(power)))
    is_near = (near / F.lit(float(power)) == number) | (F.rint(number) == number)
    below, above = near - 1.0, near + 1.0
    return (
        F.when(is_near, near)
        .when(below / F.lit(float(power)) == number, below)
        .when(above / F.lit(float(power)) == number, above)
    )


def digits_of(number):
    """How many digits behind the point a number has; one more than the most where these do not say it all."""
    digits = F.lit(MOST_DIGITS + 1)
    for count in range(MOST_DIGITS, -1, -1):
        digits = F.when(in_parts(number, 10**count).isNotNull(), F.lit(count)).otherwise(digits)
    return digits


def known(number, absent):
    """A number that is one; infinity is no amount either."""
    return F.when(F.abs(number) < F.lit(float("inf")), number).otherwise(F.lit(absent))


def amounts_of(lines, first, second):
    """
    What each line earned: a column, or two of which the second is added or taken off, each times the quantity where it is of one
    piece. Whole numbers of the smallest part, with how many digits these have, as long as no sum leaves what is exact.
    """
    own = known(F.col(first["column"]), 0.0)
    other = known(F.col(second["column"]), 0.0) if second else F.lit(0.0)
    if second:
        # A line that lacks one of two numbers tells neither.
        told = (F.abs(first["column"]) < float("inf")) & (F.abs(second["column"]) < float("inf"))
        own, other = (F.when(told, number).otherwise(F.lit(0.0)) for number in (own, other))
        other = other * float(second["sign"] != 0)
    by_piece = first["perPiece"] or bool(second and second["perPiece"])
    pieces = known(F.col("quantity"), 1.0) if by_piece else F.lit(1.0)
    numbers = lines.select("*", own.alias("_own"), other.alias("_other"), pieces.alias("_pieces"))
    times = lambda term, name: F.abs(F.col(name) * F.col("_pieces") if term and term["perPiece"] else F.col(name))
    seen = numbers.agg(
        *[F.max(digits_of(F.col(name))).alias(name) for name in ("_own", "_other", "_pieces")],
        F.sum(times(first, "_own") + times(second, "_other")).alias("size"),
    ).first()
    digits = {name: seen[name] or 0 for name in ("_own", "_other", "_pieces")}
    of_first = digits["_own"] + (digits["_pieces"] if first["perPiece"] else 0)
    of_second = digits["_other"] + (digits["_pieces"] if second and second["perPiece"] else 0)
    scale = max(of_first, of_second)
    if scale > MOST_DIGITS or (seen["size"] or 0.0) * 10**scale >= EXACT:
        scale = None

    def amount(term, name, places):
        if scale is None:
            return F.col(name) * F.col("_pieces") if term["perPiece"] else F.col(name)
        whole = in_parts(F.col(name), 10 ** digits[name])
        if term["perPiece"]:
            whole = whole * in_parts(F.col("_pieces"), 10 ** digits["_pieces"])
        return whole * float(10 ** (scale - places))

    earned = amount(first, "_own", of_first)
    if second:
        earned = earned + float(second["sign"]) * amount(second, "_other", of_second)
    # Adding 0 makes 0 of -0.
    return numbers.withColumn("amount", earned + 0.0).drop("_own", "_other", "_pieces"), scale


def priced_entries_of(lines, grouped, exact):
    """What each item earned in each basket: `group_label`, `basket`, `item`, `earned`. Fractions are added in the order of the file."""
    kept = [F.col("_line"), F.col("amount")]
    entries = basket_lines(lines.where(F.col("item").isNotNull()), grouped, also=kept).groupBy("group_label", "basket", "item")
    if exact:
        return entries.agg(F.sum(F.col("amount").cast("bigint")).cast("double").alias("earned"))
    in_order = F.array_sort(F.collect_list(F.struct("_line", "amount")))
    return entries.agg(F.aggregate(in_order, F.lit(0.0), lambda sum, line: sum + line["amount"]).alias("earned"))
