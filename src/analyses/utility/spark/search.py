# Bounds are sums in another order than what they bound; so much of themselves they may be too small.
ROUNDING = 1.0 / 2**30
# With a longest bundle up to this only the best values of a basket weigh.
BEST = 8


class Best:
    """Bundles that a search has found. Where only the `top` best are asked for, the least that is worth finding rises."""

    def __init__(self, threshold, top, min_count):
        self.threshold, self.top, self.min_count = threshold, top, min_count
        self.forget()

    def forget(self):
        self.rows, self.heap = [], []

    def reaches(self, bound):
        return bound + ROUNDING * abs(bound) >= self.threshold

    def add(self, utility, count, items, lift, expected):
        import heapq

        if utility < self.threshold:
            return
        self.rows.append((utility, count, items, lift, expected))
        if not self.top:
            return
        if len(self.heap) < self.top:
            heapq.heappush(self.heap, utility)
        else:
            heapq.heappushpop(self.heap, utility)
        if len(self.heap) == self.top:
            self.threshold = max(self.threshold, self.heap[0])
        if len(self.rows) > 4 * self.top + 4096:
            self.rows = [row for row in self.rows if row[0] >= self.threshold]


def weights_of(offsets, codes, values, labels, longest):
    """
    Of each item what all bundles with it earn at most, what it earns, and in how many baskets it is. Losses bound nothing, and
    neither does more than a bundle has room for.
    """
    import numpy as np

    rows, n = row_of_entries(offsets), len(offsets) - 1
    gains = np.maximum(values, 0.0)
    sums = np.bincount(rows, weights=gains, minlength=n)
    missed = np.zeros(len(values))
    lengths = np.diff(offsets)
    if 1 < longest <= BEST and len(rows):
        order = np.lexsort((-gains, rows))
        place = np.arange(len(rows)) - offsets[rows]
        best = np.bincount(rows, weights=np.where(place < longest, gains[order], 0.0), minlength=n)
        least = np.zeros(n)
        last = place == longest - 1
        least[rows[last]] = gains[order][last]
        few = lengths > longest
        sums = np.where(few, best, sums)
        least = np.where(few, least, 0.0)[rows]
        missed = np.where((least > 0) & (values < least), least - gains, 0.0)
    weight = np.bincount(codes, weights=sums[rows] - missed, minlength=labels)
    utility = np.bincount(codes, weights=values, minlength=labels)
    return weight, utility, np.bincount(codes, minlength=labels)


def rank_by_weight(best, weight, utility, count):
    """Items that can be part of a bundle, light ones first, so that a bundle begins with its lightest item (EFIM, Zida et al.)."""
    import numpy as np

    frequent = count >= best.min_count
    if best.top and frequent.sum() >= best.top:
        best.threshold = max(best.threshold, float(np.sort(utility[frequent])[-best.top]))
    stays = np.flatnonzero(frequent & (weight + ROUNDING * weight >= best.threshold))
    return stays[np.lexsort((stays, weight[stays].view(np.uint64) >> np.uint64(32)))]


def gains_behind(rows, offsets, values):
    """What the entries behind each one in its row can add, and all of its row."""
    import numpy as np

    gains = np.maximum(values, 0.0)
    to_here = np.concatenate(((0.0,), np.cumsum(gains)))
    ends = to_here[offsets[rows + 1]]
    # Differences of long sums of fractions are rounded by a share of these.
    slack = to_here[-1] * ROUNDING * ROUNDING
    return ends - to_here[1:] + slack, ends - to_here[offsets[rows]] + slack


def grow(best, held, chance, worth, facts, earned, offsets, items, values, room):
    """
    Bundles of the items in `held` and those behind them: one row for each basket that holds them all, with what they earn in it
    and what stands behind. `facts`: of each item its share of the baskets, what it is worth in one, and n.
    """
    import numpy as np

    if len(items) == 0:
        return
    shares, worths, n = facts
    rows = row_of_entries(offsets)
    together = earned[rows] + values
    counts = np.bincount(items)
    utility = np.bincount(items, weights=together)
    frequent = counts >= best.min_count
    for item in np.flatnonzero(frequent & (utility >= best.threshold)).tolist():
        all_by_chance = chance * float(shares[item])
        count = int(counts[item])
        lift = count / n / all_by_chance
        expected = n * all_by_chance * (worth + float(worths[item]))
        best.add(float(utility[item]), count, (*held, item), lift, expected)
    if room == 1:
        return
    behind, whole = gains_behind(rows, offsets, values)
    subtree = np.bincount(items, weights=np.maximum(together + behind + ROUNDING * (np.abs(together) + behind), 0.0))
    local = np.bincount(items, weights=np.maximum(earned[rows] + whole + ROUNDING * (np.abs(earned[rows]) + whole), 0.0))
    reach = subtree + ROUNDING * subtree
    children = np.flatnonzero(frequent & (reach >= best.threshold))
    if len(children) == 0:
        return
    stays = (frequent & (local + ROUNDING * local >= best.threshold))[items]
    kept = np.zeros(len(items) + 1, np.int64)
    np.cumsum(stays, out=kept[1:])
    offsets, rows, items, values = kept[offsets], rows[stays], items[stays], values[stays]
    together = together[stays]
    order = np.argsort(items, kind="stable")
    bounds = np.searchsorted(items, np.stack((children, children + 1)), sorter=order).T.tolist()
    tasks = list(zip(children.tolist(), bounds))
    if best.top:
        tasks.sort(key=lambda task: -reach[task[0]])
    for item, (first, last) in tasks:
        if reach[item] < best.threshold:
            continue
        at = order[first:last]
        at = at[at + 1 < offsets[rows[at] + 1]]
        places, ends = spans(at + 1, offsets[rows[at] + 1])
        below = (chance * float(shares[item]), worth + float(worths[item]))
        grow(best, (*held, item), *below, facts, together[at], ends, items[places], values[places], room - 1)


def search_roots(best, roots, facts, longest):
    """
    Bundles by their first items; `roots` gives of each its rows as `grow` wants them. Pairs go first where the best are asked
    for: they are many and soon found, and what they earn cuts the search for more.
    """
    shares, worths, _ = facts
    if longest < 2:
        return
    for room in (1, longest - 1) if best.top and longest > 2 else (longest - 1,):
        if room > 1 or longest == 2:
            best.forget()
        for root, rows in roots():
            grow(best, (root,), float(shares[root]), float(worths[root]), facts, *rows, room)
