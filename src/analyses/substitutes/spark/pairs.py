PAIRS = (
    "group_label string, passing long, item_a array<string>, item_b array<string>, baskets_a long, baskets_b long, count long, "
    "expected double, lift double, lift_upper double, company double, customers_both double, customer_lift double, "
    "switches double, switch_rate double, p_value double, q_value double, score double, sure boolean, place long"
)
# Chance is ruled out at this q.
SURE = 0.05


def best_pairs(asked, a, b, p, bound, ask):
    """
    The best pairs in order: by score, then by how surely they are kept apart. Customers can only take away from what baskets say, so
    that nobody is asked about pairs which could not come to enough any more.
    """
    import numpy as np

    limit = asked["limit"]
    order = np.lexsort((b, a, p, -bound))
    scores, told = np.zeros(len(a)), {}
    step = max(1024, min(limit, 8192))
    asked_of, worst, next_at = [], 0.0, 0
    while next_at < len(order) and bound[order[next_at]] > worst:
        some = order[next_at : next_at + step]
        next_at += len(some)
        some = some[bound[some] > 0]
        shoppers = ask(a[some], b[some])
        for at, own in zip(some.tolist(), shoppers):
            told[at] = own
            scores[at] = bound[at] * customer_score(own)
        asked_of.extend(some.tolist())
        if len(asked_of) >= limit:
            worst = float(np.sort(scores[asked_of])[-limit])
    best = np.lexsort((b, a, p, -scores))[:limit]
    rest = np.array([at for at in best.tolist() if at not in told], np.int64)
    told.update(zip(rest.tolist(), ask(a[rest], b[rest])))
    return best, scores, [told[at] for at in best.tolist()]


def customer_score(own):
    """How surely more customers than by chance have both; without customers nothing is added or taken away."""
    if own is None:
        return 1.0
    low, by_chance = float(mean_interval(own[0])[0]), own[1]
    return 0.0 if low <= by_chance else 1.0 - by_chance / low


def pairs_of_group(asked):
    """Finds the pairs of one group in one task."""

    def search(key, table):
        import numpy as np
        import pyarrow as pa

        n = table.num_rows
        offsets, codes, labels = coded(table["items"])
        rank_of, names = ranks_of(codes, labels, minimum_count(asked, n), asked["exclude"])
        offsets, ranks = ranked(offsets, codes, rank_of)
        held = np.bincount(ranks, minlength=len(names))
        ends = partners_of(held, n)
        if len(names) == 0 or ends[0] < 2:
            return table_of_pairs([], names, key[0].as_py(), 0)
        company, (a, b, both) = companies_of(offsets, ranks, held, ends, n, asked["maxLift"])
        alike = likeness_of(company, len(names), a, b)
        p = fisher(n, held[b], n - held[a], held[b] - both)
        q = adjusted(p, int((ends - np.arange(len(held)) - 1).sum()))
        stays = alike >= asked["minCompany"]
        a, b, both, alike, p, q = (column[stays] for column in (a, b, both, alike, p, q))
        expected = held[a].astype(np.float64) * held[b].astype(np.float64) / float(n)
        upper = mean_interval(both.astype(np.float64))[1] / expected
        visits, customers = visits_of_baskets(table)
        rows = row_of_entries(offsets)
        holders = rows[np.argsort(ranks, kind="stable")], ranks, np.concatenate(((0,), np.cumsum(held)))

        def ask(one, other):
            if customers == 0:
                return [None] * len(one)
            return ask_customers(visits, holders, customers, one, other)

        best, scores, shoppers = best_pairs(asked, a, b, p, alike * np.maximum(0.0, 1.0 - upper), ask)
        found = []
        for at, own in zip(best.tolist(), shoppers):
            by_chance = float(expected[at])
            score = float(scores[at])
            together = (None, None, None, None)
            if own is not None:
                shared, expected_shared, steps, switches = own.tolist()
                together = (
                    shared,
                    shared / expected_shared if expected_shared else None,
                    switches if steps else None,
                    switches / steps if steps else None,
                )
            found.append(
                (
                    [names[a[at]]],
                    [names[b[at]]],
                    int(held[a[at]]),
                    int(held[b[at]]),
                    int(both[at]),
                    by_chance,
                    int(both[at]) / by_chance,
                    float(upper[at]),
                    float(alike[at]),
                    *together,
                    float(p[at]),
                    float(q[at]),
                    score,
                    score > 0 and float(q[at]) <= SURE,
                )
            )
        return table_of_pairs(found, names, key[0].as_py(), len(a))

    def table_of_pairs(found, names, group, passing):
        import pyarrow as pa

        columns = list(zip(*found)) if found else [()] * 17
        kinds = [pa.list_(pa.string())] * 2 + [pa.int64()] * 3 + [pa.float64()] * 11 + [pa.bool_()]
        called = [part.split()[0] for part in PAIRS.split(", ")]
        arrays = [
            pa.array([group] * len(found), pa.string()),
            pa.array([passing] * len(found), pa.int64()),
            *[pa.array(list(column), kind) for column, kind in zip(columns, kinds)],
            pa.array(range(len(found)), pa.int64()),
        ]
        return pa.table(arrays, names=called)

    return search
