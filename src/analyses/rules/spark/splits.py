RULES = (
    "group_label string, antecedents array<string>, consequents array<string>, "
    + ", ".join(f"{metric} double" for metric in METRICS)
    + ", count long, p_value double, redundant boolean"
)
# Splits that are looked at together.
AT_ONCE = 1 << 20


def by_size(offsets, items, counts, labels):
    """
    Sets by how many items they have: the items of each, rising, its count, and a key by which it is found. The key of a set is
    made of the place of the set without its last item, and that item.
    """
    import numpy as np

    sizes = np.diff(offsets)
    found = {}
    for size in range(1, int(sizes.max(initial=0)) + 1):
        rows = np.flatnonzero(sizes == size)
        members = items[offsets[rows][:, None] + np.arange(size)]
        place = np.zeros(len(rows), np.int64)
        for at in range(size - 1):
            place = np.searchsorted(found[at + 1][2], place * labels + members[:, at])
        keys = place * labels + members[:, -1]
        order = np.argsort(keys)
        found[size] = members[order], counts[rows[order]], keys[order]
    return found


def counts_of_parts(found, members, labels):
    """How often each part of these sets occurs: parts are columns, an item a bit."""
    import numpy as np

    rows, size = members.shape
    places, counts = np.zeros((1 << size, rows), np.int64), np.zeros((1 << size, rows), np.int64)
    for high in range(size):
        for rest in range(1 << high):
            _, own, keys = found[rest.bit_count() + 1]
            place = np.searchsorted(keys, places[rest] * labels + members[:, high])
            places[1 << high | rest] = place
            counts[1 << high | rest] = own[place]
    return counts.T


def is_redundant(counts, rows, leads, follows, both, a):
    """Whether a part of the antecedent leads to the same at least as surely."""
    import numpy as np

    redundant = np.zeros(len(rows), bool)
    for lead in np.unique(leads).tolist():
        at = np.flatnonzero(leads == lead)
        part = (lead - 1) & lead
        while part and len(at):
            own = counts[rows[at], part]
            surer = counts[rows[at], part | follows[at]] * a[at] >= both[at] * own
            redundant[at[surer]] = True
            at = at[~surer]
            part = (part - 1) & lead
    return redundant


def rules_of_sets(asked):
    """All rules that the sets of a group give and that pass, with all their measures."""
    passing, falling = asked["metric"], asked["metric"] == "p_value"

    def split(key, table):
        import numpy as np
        import pyarrow as pa

        offsets, items, names = coded(table["items"])
        labels, n = len(names), int(table["n"][0].as_py())
        longest = int(np.diff(offsets).max())
        if longest > 25:
            raise ValueError(
                f"Some {longest} items are bought together so often that their rules cannot be listed. "
                "Set a maximum length, or raise the minimum support."
            )
        listed = {
            name: None if asked[name] is None else np.isin(names, list(asked[name]))
            for name in ("include", "antecedentIncludes", "consequentIncludes")
        }
        found = by_size(offsets, items, table["count"].to_numpy(), labels)
        none = np.zeros(0, np.int64)
        parts = [columns_of((none, none, none, n, none, none, none, none, none), found[1][0][:0], names, key[0].as_py())]
        for size in range(2, longest + 1):
            members = found[size][0]
            step = max(1, AT_ONCE >> size)
            for first in range(0, len(members), step):
                rules = rules_of_block(asked, found, members[first : first + step], n, labels, listed)
                parts.append(columns_of(rules, members[first : first + step], names, key[0].as_py()))
        return pa.concat_tables(parts)

    def rules_of_block(asked, found, members, n, labels, listed):
        import numpy as np

        rows, size = members.shape
        counts = counts_of_parts(found, members, labels)
        whole = (1 << size) - 1
        leads = np.arange(1, whole, dtype=np.int64)
        follows = whole ^ leads
        few = np.array([mask.bit_count() for mask in follows.tolist()]) <= (asked["maxConsequent"] or size)
        leads, follows = leads[few], follows[few]
        stays = np.ones((rows, len(leads)), bool)
        bits = lambda name: (listed[name][members] << np.arange(size)).sum(axis=1)[:, None]
        if listed["include"] is not None:
            stays &= bits("include") != 0
        if listed["antecedentIncludes"] is not None:
            stays &= (bits("antecedentIncludes") & leads) != 0
        if listed["consequentIncludes"] is not None:
            stays &= (bits("consequentIncludes") & follows) != 0
        row, at = np.nonzero(stays)
        leads, follows = leads[at], follows[at]
        both, a, c = counts[row, whole], counts[row, leads], counts[row, follows]
        p = None
        if falling:
            p = fisher(n, a, c, both)
            passes = p <= asked["minThreshold"]
        elif passing == "q_value":
            passes = np.ones(len(row), bool)
        else:
            passes = measured(passing, n, both, a, c) >= asked["minThreshold"]
        row, leads, follows, both, a, c = (x[passes] for x in (row, leads, follows, both, a, c))
        p = fisher(n, a, c, both) if p is None else p[passes]
        redundant = is_redundant(counts, row, leads, follows, both, a)
        return row, leads, follows, n, both, a, c, p, redundant

    def columns_of(rules, members, names, group):
        import numpy as np
        import pyarrow as pa

        row, leads, follows, n, both, a, c, p, redundant = rules

        def side(masks):
            held = (masks[:, None] >> np.arange(members.shape[1]) & 1).astype(bool)
            offsets = np.zeros(len(masks) + 1, np.int64)
            np.cumsum(held.sum(axis=1), out=offsets[1:])
            return lists_of(members[row][held], offsets, names)

        return pa.table(
            {
                "group_label": pa.array([group] * len(row), pa.string()),
                "antecedents": side(leads),
                "consequents": side(follows),
                **{metric: pa.array(measured(metric, n, both, a, c), pa.float64()) for metric in METRICS},
                "count": pa.array(both, pa.int64()),
                "p_value": pa.array(p, pa.float64()),
                "redundant": pa.array(redundant, pa.bool_()),
            }
        )

    return split
