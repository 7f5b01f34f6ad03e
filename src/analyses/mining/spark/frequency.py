import math


def minimum_count(asked, n):
    """The smallest count that is frequent among `n` baskets: what was asked for, and never less than the floor."""
    count = asked.get("minCount")
    if count is None:
        count = math.ceil((asked["minSupport"] or 0) * n - 1e-9)
    return max(1, asked["minBaskets"] or 1, count)


def count_at_limit(rows_by_count, limit):
    """The smallest count such that at most `limit` rows have it or more; None where all fit."""
    kept = 0
    for count in sorted(rows_by_count, reverse=True):
        kept += rows_by_count[count]
        if kept > limit:
            return count + 1
    return None


def within_limit(found, limit):
    """The rows of highest count that `limit` has room for. A row that was `dropped` only tells below which count some are missing."""
    found = settled(found)
    dropped = F.col("dropped") if "dropped" in found.columns else F.lit(False)
    table = found.groupBy("count", dropped.alias("dropped")).agg(F.count(F.lit(1)).alias("rows")).collect()
    least = max((row["count"] for row in table if row["dropped"]), default=0)
    rows = {row["count"]: row["rows"] for row in table if not row["dropped"] and row["count"] >= least}
    least = count_at_limit(rows, limit) or least
    if least > 0:
        print(f"More than {limit} were found: those with a count of {least} and more stay.")
    return found.where(~dropped & (F.col("count") >= least))


def within_best(found, limit, column):
    """The rows of the highest values that `limit` has room for; of those that are equal all or none."""
    found = settled(found)
    if found.count() <= limit:
        return found
    too_many = found.orderBy(F.desc(column)).offset(limit).select(column).first()[0]
    print(f"More than {limit} were found: those of which {column} is more than {too_many} stay.")
    return found.where(F.col(column) > too_many)
