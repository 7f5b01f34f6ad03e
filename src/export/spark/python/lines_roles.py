def as_time(cell, type):
    """Moments and days as ms since 1970, numbers as they are, text as it sorts."""
    if isinstance(type, T.DateType):
        return F.unix_date(cell).cast("bigint") * F.lit(86_400_000)
    if isinstance(type, (T.TimestampType, T.TimestampNTZType)):
        return F.unix_millis(cell.cast("timestamp"))
    if isinstance(type, (T.FloatType, T.DoubleType, T.DecimalType)):
        number = cell.cast("double")
        # What has no end is no time.
        return F.when(F.abs(number) < float("inf"), number)
    if isinstance(type, T.IntegralType):
        return cell.cast("bigint")
    return as_label(cell, type)


def as_amount(cell, type):
    """A number, null where there is none."""
    number = cell.try_cast("double") if isinstance(type, T.StringType) else cell.cast("double")
    return F.when(~F.isnan(number), number)


def named(column, reader):
    return reader(F.col(column), lines.schema[column].dataType)


def role(name, reader):
    return named(ROLES[name], reader)


LABELS = {"group": "group_label", "basket": "basket", "customer": "customer"}
columns = [F.col("_line")]
columns += [named(column, as_label).alias(f"level_{at + 1}") for at, column in enumerate(LEVELS)]
columns += [role(name, as_label).alias(called) for name, called in LABELS.items() if name in ROLES]
columns += [named(column, as_label).alias(name) for name, column in ALSO.items()]
columns += [role("time", as_time).alias("time")] if "time" in ROLES else []
columns += [role(name, as_amount).alias(name) for name in ("value", "quantity", "price", "cost") if name in ROLES]
