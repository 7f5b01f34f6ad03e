class Found:
    """
    Sets that a search has found, by ranks. Of more than there is room for the most frequent stay, and what is rarer than the
    last of them is not looked for any more.
    """

    def __init__(self, min_count, room, wanted=None):
        self.sets, self.counts = [], []
        self.frequent = self.least = min_count
        self.room, self.wanted = room, wanted
        self.dropped = 0

    def add(self, prefix, item, count):
        if self.wanted is not None and item not in self.wanted and self.wanted.isdisjoint(prefix):
            return
        self.sets.append((*prefix, item))
        self.counts.append(count)
        if len(self.sets) > 2 * self.room + 1024:
            self.make_room()

    def make_room(self):
        """Keeps the sets of highest count that there is room for."""
        if len(self.sets) <= self.room:
            return
        falling = sorted(self.counts, reverse=True)
        self.least = self.dropped = falling[self.room] + 1
        kept = [at for at, count in enumerate(self.counts) if count >= self.least]
        self.sets = [self.sets[at] for at in kept]
        self.counts = [self.counts[at] for at in kept]


def without(offsets, items, some):
    """The rows without some of the items."""
    import numpy as np

    stays = ~np.isin(items, list(some))
    kept = np.zeros(len(items) + 1, np.int64)
    np.cumsum(stays, out=kept[1:])
    return kept[offsets], items[stays]


def bitmaps_of(items, rows, n, partners):
    """For each partner a whole number with a bit for each of the `n` rows that hold it."""
    import numpy as np

    order = np.argsort(items, kind="stable")
    bounds = np.searchsorted(items, np.stack((partners, partners + 1)), sorter=order)
    bitmaps = []
    for first, last in bounds.T:
        held = np.zeros(n, np.uint8)
        held[rows[order[first:last]]] = 1
        bitmaps.append(int.from_bytes(np.packbits(held, bitorder="little").tobytes(), "little"))
    return bitmaps


def all_sets(found, prefix, offsets, items, longest, apart):
    """
    The frequent sets of `prefix` and items before its last: `items` are those of each basket with the whole prefix, rising,
    from `offsets` on. An item is never in a set with what is `apart` from it.
    """
    import numpy as np

    room = longest - len(prefix)
    n = len(offsets) - 1
    if room < 1 or n < found.least:
        return
    if prefix and prefix[-1] in apart:
        offsets, items = without(offsets, items, apart[prefix[-1]])
    counts = np.bincount(items)
    partners = np.flatnonzero(counts >= found.least)
    for item in partners.tolist():
        found.add(prefix, item, int(counts[item]))
    if room == 1 or len(partners) < 2:
        return
    rows = row_of_entries(offsets)
    # What most baskets lack is looked for in those that hold it; what many hold is compared by bits.
    if len(partners) <= 400 and n * len(partners) <= 64 * max(len(items), 4096):
        by_count = sorted(partners.tolist(), key=lambda item: counts[item])
        order = np.array(sorted(by_count), np.int64)
        bitmaps = dict(zip(order.tolist(), bitmaps_of(items, rows, n, order)))
        beside = [(item, bitmaps[item], int(counts[item])) for item in by_count]
        sets_by_bits(found, prefix, beside, room, apart)
        return
    stays = counts[items] >= found.least
    place = np.flatnonzero(stays)
    place = place[np.argsort(items[place], kind="stable")]
    bounds = np.searchsorted(items[place], np.stack((partners, partners + 1)))
    for item, first, last in zip(partners.tolist(), *bounds.tolist()):
        if last - first < found.least:
            continue
        at = place[first:last]
        tails, ends = spans(offsets[rows[at]], at)
        all_sets(found, (*prefix, item), ends, items[tails], longest, apart)


def sets_by_bits(found, prefix, beside, room, apart):
    """The same for items whose rows are bits: `beside` are the items that are frequent with the prefix, rare ones first."""
    for at, (item, bits, count) in enumerate(beside[:-1]):
        least = found.least
        if count < least:
            continue
        others = beside[at + 1 :]
        if item in apart:
            others = [other for other in others if other[0] not in apart[item]]
        both = [(other, shared, shared.bit_count()) for other, own, _ in others for shared in (bits & own,)]
        both = [entry for entry in both if entry[2] >= least]
        longer = (*prefix, item)
        for other, _, count_of_both in both:
            found.add(longer, other, count_of_both)
        if room > 2 and len(both) > 1:
            sets_by_bits(found, longer, both, room - 1, apart)


def judged_sets(found, root, offsets, items, longest, apart, maximal):
    """
    Closed sets (no larger set is in as many baskets) or maximal ones (no larger set is frequent) of which `root` is the rarest
    item: `items` are all of each basket that holds it. Judged over all sets, whatever the longest that is asked for.
    """
    import numpy as np

    n = len(offsets) - 1
    counts = np.bincount(items, minlength=root + 1)
    others = np.flatnonzero(counts >= found.frequent)
    others = others[others != root]
    bitmaps = bitmaps_of(items, row_of_entries(offsets), n, others)
    out = apart.get(root, ())
    beside = [
        (item, bits, int(counts[item])) for item, bits in zip(others.tolist(), bitmaps) if item not in out
    ]
    if apart:
        apart_sets(found, (root,), n, beside, root, longest, apart, maximal)
        return
    whole = [item for item, _, count in beside if count == n]
    if all(item < root for item in whole):
        rest = [entry for entry in beside if entry[2] < n]
        closed_sets(found, (root, *whole), n, rest, root, longest, maximal)


def closed_sets(found, held, count, beside, core, longest, maximal):
    """Each closed set once, from the one it adds an item before `core` to (LCM of Uno et al., 2004)."""
    if len(held) > longest:
        return
    if not (maximal and beside):
        found.add(held[:-1], held[-1], count)
    for item, bits, own in beside:
        if item >= core or own < found.least:
            continue
        whole, rest = [], []
        for other, shared, _ in beside:
            if other == item:
                continue
            both = bits & shared
            times = both.bit_count()
            if times == own:
                if other > item:
                    break
                whole.append(other)
            elif times >= found.frequent:
                rest.append((other, both, times))
        else:
            closed_sets(found, (*held, item, *whole), own, rest, item, longest, maximal)


def apart_sets(found, held, count, beside, core, longest, apart, maximal):
    """The same among the sets that hold no two items of which one belongs to the other."""
    larger = bool(beside) if maximal else any(own == count for _, _, own in beside)
    if not larger:
        found.add(held[:-1], held[-1], count)
    if len(held) == longest:
        return
    for item, bits, own in beside:
        if item >= core or own < found.least:
            continue
        out = apart.get(item, ())
        both = [
            (other, shared, shared.bit_count())
            for other, with_other, _ in beside
            if other != item and other not in out
            for shared in (bits & with_other,)
        ]
        rest = [entry for entry in both if entry[2] >= found.frequent]
        apart_sets(found, (*held, item), own, rest, item, longest, apart, maximal)
