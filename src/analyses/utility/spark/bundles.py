BUNDLES = (
    "group_label string, total double, utility double, support long, itemset array<string>, lift double, expected double"
)
TAILS = "bucket int, root int, earned double, items array<int>, values array<double>"
WEIGHTS = "item string, weight double, utility double, count long"


def minimum_of(asked, scale):
    """The threshold in the unit of the amounts; 0.29 is 29 hundredths although 0.29 * 100 is not 29."""
    if asked["minUtility"] is None:
        return float("-inf")
    power = float(10 ** (scale or 0))
    whole = float(math.floor(asked["minUtility"] * power + 0.5))
    return whole if whole / power == asked["minUtility"] else asked["minUtility"] * power


def table_of_bundles(rows, labels, group, total):
    """Bundles with their items by code point."""
    import numpy as np
    import pyarrow as pa

    named = [sorted(labels[item] for item in row[2]) for row in rows]
    number = lambda at: pa.array([row[at] for row in rows], pa.float64())
    return pa.table(
        {
            "group_label": pa.array([group] * len(rows), pa.string()),
            "total": pa.array([total] * len(rows), pa.float64()),
            "utility": number(0),
            "support": pa.array([row[1] for row in rows], pa.int64()),
            "itemset": pa.array(named, pa.list_(pa.string())),
            "lift": number(3),
            "expected": number(4),
        }
    )


def facts_of(utility, count, n):
    """Of items their shares of the baskets and what each is worth in one."""
    return count / n, utility / count, n


def priced_rows(table, exact):
    """The baskets of a table, and what each entry earned. Where sums depend on their order, baskets have one."""
    offsets, codes, labels, n, lines = basketed(table, in_order=not exact)
    return offsets, codes, labels, n, table["earned"].to_numpy()[lines]


def bundles_of_group(asked, threshold, exact):
    """Finds the bundles of one group in one task."""

    def search(key, table):
        import numpy as np

        offsets, codes, labels, n, values = priced_rows(table, exact)
        longest = asked["maxLength"] or 2**31
        best = Best(threshold, asked["top"] or 0, asked["minBaskets"] or 1)
        weight, utility, count = weights_of(offsets, codes, values, len(labels), longest)
        chosen = rank_by_weight(best, weight, utility, count)
        least = best.threshold
        rank_of = np.full(len(labels), -1, np.int64)
        rank_of[chosen] = np.arange(len(chosen))
        facts = facts_of(utility[chosen], count[chosen], n)
        rows = row_of_entries(offsets)
        stays = rank_of[codes] >= 0
        rows, ranks, values_in = rows[stays], rank_of[codes][stays], values[stays]
        order = np.lexsort((ranks, rows))
        rows, ranks, values_in = rows[order], ranks[order], values_in[order]
        ends = np.zeros(n + 1, np.int64)
        np.cumsum(np.bincount(rows, minlength=n), out=ends[1:])
        by_rank = np.argsort(ranks, kind="stable")
        by_rank = by_rank[by_rank + 1 < ends[rows[by_rank] + 1]]
        bounds = np.searchsorted(ranks[by_rank], np.arange(len(chosen) + 1)).tolist()

        def roots():
            # What stands last has the most behind it that weighs: good bundles are found soon.
            for root in range(len(chosen) - 1, -1, -1):
                at = by_rank[bounds[root] : bounds[root + 1]]
                if len(at):
                    places, ends_of = spans(at + 1, ends[rows[at] + 1])
                    yield root, (values_in[at], ends_of, ranks[places], values_in[places])

        search_roots(best, roots, facts, longest)
        alone = [
            (float(utility[item]), int(count[item]), (rank,), 1.0, float(utility[item]))
            for rank, item in enumerate(chosen.tolist())
            if utility[item] >= least
        ]
        rows = [row for row in alone + best.rows if row[0] >= (best.threshold if best.top else threshold)]
        return table_of_bundles(rows, [labels[item] for item in chosen], key[0].as_py(), float(values.sum()))

    return search


def weigh(longest, exact):
    """What the items of some baskets weigh, earn and are counted."""

    def weigh_some(_, table):
        import pyarrow as pa

        offsets, codes, labels, _, values = priced_rows(table, exact)
        weight, utility, count = weights_of(offsets, codes, values, len(labels), longest)
        return pa.table(
            {
                "item": pa.array(labels, pa.string()),
                "weight": weight,
                "utility": utility,
                "count": pa.array(count, pa.int64()),
            }
        )

    return weigh_some


def priced_tails_of(labels, exact, buckets=256):
    """Baskets by each of their items that another stands behind, with what these earn."""

    def lay(_, table):
        import numpy as np
        import pyarrow as pa

        known = {label: rank for rank, label in enumerate(labels)}
        offsets, codes, held, n, values = priced_rows(table, exact)
        ranks = np.array([known.get(label, -1) for label in held], np.int64)[codes]
        rows, stays = row_of_entries(offsets), ranks >= 0
        rows, ranks, values = rows[stays], ranks[stays], values[stays]
        order = np.lexsort((ranks, rows))
        rows, ranks, values = rows[order], ranks[order], values[order]
        ends = np.zeros(n + 1, np.int64)
        np.cumsum(np.bincount(rows, minlength=n), out=ends[1:])
        at = np.flatnonzero(np.arange(len(rows)) + 1 < ends[rows + 1])
        places, bounds = spans(at + 1, ends[rows[at] + 1])
        behind = lambda entries: pa.LargeListArray.from_arrays(bounds, entries).cast(pa.list_(entries.type))
        return pa.table(
            {
                "bucket": pa.array(ranks[at] % buckets, pa.int32()),
                "root": pa.array(ranks[at], pa.int32()),
                "earned": values[at],
                "items": behind(pa.array(ranks[places], pa.int32())),
                "values": behind(pa.array(values[places])),
            }
        )

    return lay


def bundles_of_bucket(asked, threshold, labels, utility, count, n, total):
    """Finds the bundles whose lightest items are in one bucket, each in the baskets that hold it."""

    def search(_, table):
        import numpy as np

        facts = facts_of(np.array(utility), np.array(count, np.float64), n)
        best = Best(threshold, asked["top"] or 0, asked["minBaskets"] or 1)
        found = table["root"].to_numpy()
        earned = table["earned"].to_numpy()
        lists = joined(table["items"])
        offsets, items = lists.offsets.to_numpy().astype(np.int64), lists.flatten().to_numpy().astype(np.int64)
        offsets, values = offsets - offsets[0], joined(table["values"]).flatten().to_numpy()
        order = np.argsort(found, kind="stable")
        bounds = np.flatnonzero(np.diff(found[order], prepend=-1, append=-1)).tolist()

        def roots():
            for first, last in zip(reversed(bounds[:-1]), reversed(bounds[1:])):
                at = order[first:last]
                places, ends = spans(offsets[at], offsets[at + 1])
                yield int(found[at[0]]), (earned[at], ends, items[places], values[places])

        search_roots(best, roots, facts, asked["maxLength"] or 2**31)
        rows = [row for row in best.rows if row[0] >= best.threshold]
        return table_of_bundles(rows, labels, None, total)

    return search


def bundles_of_all(entries, asked, threshold, exact):
    """The bundles of all these baskets, over all tasks there are."""
    import numpy as np

    entries = settled(entries)
    n = entries.select("basket").distinct().count()
    longest = asked["maxLength"] or 2**31
    parts = entries.withColumn("part", F.pmod(F.hash("basket"), F.lit(256))).groupBy("part")
    sums = parts.applyInArrow(weigh(longest, exact), WEIGHTS).groupBy("item")
    sums = sums.agg(*[F.sum(name).alias(name) for name in ("weight", "utility", "count")])
    table = sorted(sums.collect(), key=lambda row: row["item"])
    column = lambda name: np.array([row[name] for row in table], np.float64)
    weight, utility, count = column("weight"), column("utility"), column("count")
    total = float(utility.sum())
    best = Best(threshold, asked["top"] or 0, asked["minBaskets"] or 1)
    chosen = rank_by_weight(best, weight, utility, count).tolist()
    labels, utility, count = ([source[at] for at in chosen] for source in ([row["item"] for row in table], utility.tolist(), count.tolist()))
    alone = [
        (None, total, earned, int(times), [label], 1.0, earned)
        for label, earned, times in zip(labels, utility, count)
        if earned >= best.threshold
    ]
    singles = spark.createDataFrame(alone, BUNDLES)
    if longest < 2 or not labels:
        return singles
    tails = parts.applyInArrow(priced_tails_of(labels, exact), TAILS)
    search = bundles_of_bucket(asked, best.threshold, labels, utility, count, n, total)
    return singles.unionByName(tails.groupBy("bucket").applyInArrow(search, BUNDLES))


def bundles_of(entries, asked, threshold, per_group, exact, most_in_one_task):
    """The bundles of all baskets, or of each group: in one task each, but for those with too many lines."""
    if not per_group:
        return bundles_of_all(entries, asked, threshold, exact)
    sizes = entries.groupBy("group_label").count().where(F.col("count") > most_in_one_task)
    large = [row["group_label"] for row in sizes.collect()]
    small = entries
    for label in large:
        small = small.where(~F.col("group_label").eqNullSafe(F.lit(label)))
    found = small.groupBy("group_label").applyInArrow(bundles_of_group(asked, threshold, exact), BUNDLES)
    for label in large:
        group = F.lit(label).cast("string")
        own = entries.where(F.col("group_label").eqNullSafe(group))
        found = found.unionByName(bundles_of_all(own, asked, threshold, exact).withColumn("group_label", group))
    return found
