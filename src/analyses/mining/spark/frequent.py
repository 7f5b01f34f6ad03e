SETS = "group_label string, n long, items array<string>, count long, dropped boolean"
TAILS = "bucket int, root int, items array<int>"


def found_for(asked, labels, min_count):
    """An empty list of sets, what is asked of them in ranks, and what stands apart from what."""
    rank = {label: at for at, label in enumerate(labels)}
    wanted = None if asked["wanted"] is None else {rank[label] for label in asked["wanted"] if label in rank}
    apart = {
        rank[label]: {rank[other] for other in others if other in rank}
        for label, others in asked["apart"].items()
        if label in rank
    }
    found = Found(min_count, asked["room"], wanted)
    return found, asked["maxLength"] or len(labels) or 1, apart


def search_all(asked, labels, min_count, offsets, ranks):
    """The sets of a group whose baskets are all here."""
    import numpy as np

    found, longest, apart = found_for(asked, labels, min_count)
    if asked["target"] == "all":
        all_sets(found, (), offsets, ranks, longest, apart)
        return found
    rows = row_of_entries(offsets)
    by_item = rows[np.argsort(ranks, kind="stable")]
    ends = np.cumsum(np.bincount(ranks, minlength=len(labels)))
    for root, held in enumerate(np.split(by_item, ends[:-1]) if len(labels) else ()):
        places, bounds = spans(offsets[held], offsets[held + 1])
        judged_sets(found, root, bounds, ranks[places], longest, apart, asked["target"] == "maximal")
    return found


def table_of_sets(found, labels, group, n):
    """The sets that a search has found, their items by code point."""
    import itertools

    import numpy as np
    import pyarrow as pa

    found.make_room()
    sets, counts = found.sets, found.counts
    by_label = sorted(range(len(labels)), key=labels.__getitem__)
    place = np.empty(len(labels), np.int64)
    place[by_label] = np.arange(len(labels))
    offsets = np.zeros(len(sets) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, sets), np.int64, len(sets)), out=offsets[1:])
    items = place[np.fromiter(itertools.chain.from_iterable(sets), np.int64, offsets[-1])]
    items = items[np.lexsort((items, row_of_entries(offsets)))]
    dropped = [False] * len(sets)
    if found.dropped:
        offsets, counts, dropped = np.append(offsets, offsets[-1]), [*counts, found.dropped], [*dropped, True]
    return pa.table(
        {
            "group_label": pa.array([group] * len(counts), pa.string()),
            "n": pa.array([n] * len(counts), pa.int64()),
            "items": lists_of(items, offsets, [labels[at] for at in by_label]),
            "count": pa.array(counts, pa.int64()),
            "dropped": pa.array(dropped, pa.bool_()),
        }
    )


def sets_of_group(asked):
    """Finds the sets of one group in one task; each group has a minimum count of its own."""

    def search(key, table):
        offsets, codes, labels, n, _ = basketed(table)
        min_count = minimum_count(asked, n)
        rank_of, frequent = ranks_of(codes, labels, min_count, asked["exclude"])
        found = search_all(asked, frequent, min_count, *ranked(offsets, codes, rank_of))
        return table_of_sets(found, frequent, key[0].as_py(), n)

    return search


def tails_of(labels, target, buckets=256):
    """Baskets by each of their frequent items: with those that are more frequent, or all where sets are judged by others."""

    def lay(_, table):
        import numpy as np
        import pyarrow as pa

        known = {label: rank for rank, label in enumerate(labels)}
        offsets, codes, held, _, _ = basketed(table)
        rank_of = np.array([known.get(label, -1) for label in held], np.int64)
        offsets, ranks = ranked(offsets, codes, rank_of)
        rows = row_of_entries(offsets)
        ends = np.arange(len(ranks)) if target == "all" else offsets[rows + 1]
        places, bounds = spans(offsets[rows], ends)
        return pa.table(
            {
                "bucket": pa.array(ranks % buckets, pa.int32()),
                "root": pa.array(ranks, pa.int32()),
                "items": pa.LargeListArray.from_arrays(bounds, pa.array(ranks[places], pa.int32())).cast(
                    pa.list_(pa.int32())
                ),
            }
        )

    return lay


def sets_of_bucket(asked, labels, min_count, n):
    """Finds the sets whose rarest items are in one bucket, each in the baskets that hold it."""

    def search(_, table):
        import numpy as np
        import pyarrow as pa

        found, longest, apart = found_for(asked, labels, min_count)
        roots = table["root"].to_numpy()
        lists = joined(table["items"])
        offsets, items = lists.offsets.to_numpy().astype(np.int64), lists.flatten().to_numpy().astype(np.int64)
        offsets = offsets - offsets[0]
        order = np.argsort(roots, kind="stable")
        bounds = np.flatnonzero(np.diff(roots[order], prepend=-1, append=-1))
        for first, last in zip(bounds[:-1].tolist(), bounds[1:].tolist()):
            held, root = order[first:last], int(roots[order[first]])
            places, ends = spans(offsets[held], offsets[held + 1])
            if asked["target"] != "all":
                judged_sets(found, root, ends, items[places], longest, apart, asked["target"] == "maximal")
                continue
            found.add((), root, len(held))
            all_sets(found, (root,), ends, items[places], longest, apart)
        return table_of_sets(found, labels, None, n)

    return search


def sets_of_all(lines, asked):
    """The frequent sets of all these baskets, over all tasks there are."""
    n = lines.select("basket").distinct().count()
    min_count = minimum_count(asked, n)
    if min_count > n:
        return spark.createDataFrame([], SETS)
    if asked["target"] == "all" and asked["maxLength"] is None and not asked["apart"]:
        held = lines.groupBy("basket").agg(F.collect_set("item").alias("items"))
        out = F.array(*[F.lit(label) for label in asked["exclude"] or []]).cast("array<string>")
        held = held.select(F.array_except("items", out).alias("items"))
        # MLlib rounds a share of n up; half a basket less than the count that is meant is never rounded past it.
        sets = FPGrowth(itemsCol="items", minSupport=(min_count - 0.5) / n).fit(held).freqItemsets
        sets = sets.select(F.array_sort("items").alias("items"), F.col("freq").alias("count"))
        if asked["wanted"] is not None:
            wanted = F.array(*[F.lit(label) for label in asked["wanted"]]).cast("array<string>")
            sets = sets.where(F.arrays_overlap("items", wanted))
        return sets.select(
            F.lit(None).cast("string").alias("group_label"),
            F.lit(n).cast("long").alias("n"),
            "items",
            "count",
            F.lit(False).alias("dropped"),
        )
    # MLlib knows no longest set and nothing that stands apart: baskets go to each of their items instead.
    entries = lines.where(F.col("item").isNotNull()).select("basket", "item").distinct()
    counts = entries.groupBy("item").count().where(F.col("count") >= min_count).collect()
    out = set(asked["exclude"] or [])
    falling = sorted(counts, key=lambda row: (-row["count"], row["item"]))
    labels = [row["item"] for row in falling if row["item"] not in out]
    parts = lines.withColumn("part", F.pmod(F.hash("basket"), F.lit(256))).groupBy("part")
    tails = parts.applyInArrow(tails_of(labels, asked["target"]), TAILS)
    return tails.groupBy("bucket").applyInArrow(sets_of_bucket(asked, labels, min_count, n), SETS)


def frequent_sets(lines, asked, per_group, most_in_one_task):
    """The frequent sets of all baskets or of each group, with those that had no room told below which count."""
    if not per_group:
        return sets_of_all(lines, asked)
    groups = lines.groupBy("group_label").count().where(F.col("count") > most_in_one_task)
    large = [row["group_label"] for row in groups.collect()]
    small = lines
    for label in large:
        small = small.where(~F.col("group_label").eqNullSafe(F.lit(label)))
    found = small.groupBy("group_label").applyInArrow(sets_of_group(asked), SETS)
    for label in large:
        group = F.lit(label).cast("string")
        sets = sets_of_all(lines.where(F.col("group_label").eqNullSafe(group)), asked)
        found = found.unionByName(sets.withColumn("group_label", group))
    return found
