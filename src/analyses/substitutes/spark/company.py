# As if each pair had met so many times more, and as often by chance: what is seen once or twice says little.
PRIOR = 5.0
# Chance would bring a pair together so often at least: of rarer meetings nobody can tell that there are too few.
TELLING = 4
# What is left of a sum of squares after one is taken away may be nothing but roundings.
NOTHING = 1.0e-9
Z = 1.959963984540054


def mean_interval(count):
    """The 95 % interval of what brings a count about (the score interval of a Poisson mean)."""
    import numpy as np

    middle = count + (Z * Z) / 2
    half = Z * np.sqrt(count + (Z * Z) / 4)
    return np.maximum(0.0, middle - half), middle + half


def partners_of(held, n):
    """Of each item the first behind it that chance would not bring together with it often enough; frequency falls."""
    import numpy as np

    rising = held[::-1]
    needed = -(-TELLING * n // held)
    enough = len(held) - np.searchsorted(rising, needed)
    return np.maximum(enough, np.arange(len(held)) + 1)


def companies_of(offsets, ranks, held, ends, n, max_lift):
    """
    Of each item that has partners the others that share its baskets more often than by chance, by the logarithm of how much more
    (where each begins, the others, the weights); and the partners it seldom meets: item, partner, baskets of both.
    """
    import numpy as np

    items, looked = len(held), int(ends[0])
    rows = row_of_entries(offsets)
    by_item = rows[np.argsort(ranks, kind="stable")]
    starts = np.concatenate(((0,), np.cumsum(held)))
    lengths, others, weights, pairs = [], [], [], []
    step = max(1, (1 << 23) // items)
    for first in range(0, looked, step):
        last = min(looked, first + step)
        both = np.zeros((last - first) * items, np.int64)
        holders = by_item[starts[first] : starts[last]]
        own = np.repeat(np.arange(last - first), held[first:last])
        # So many holders at a time that what stands in their baskets fits.
        for part in range(0, len(holders), 1 << 18):
            some = holders[part : part + (1 << 18)]
            places, bounds = spans(offsets[some], offsets[some + 1])
            codes = np.repeat(own[part : part + (1 << 18)], np.diff(bounds)) * items + ranks[places]
            both += np.bincount(codes, minlength=len(both))
        both = both.reshape(last - first, items)
        one = np.arange(first, last)
        expected = held[first:last, None].astype(np.float64) * held.astype(np.float64) / float(n)
        other = np.arange(items)
        seldom = (other > one[:, None]) & (other < ends[first:last, None]) & (both <= max_lift * expected)
        a, b = np.nonzero(seldom)
        pairs.append((a + first, b, both[a, b]))
        often = (both > expected) & (other != one[:, None])
        a, b = np.nonzero(often)
        lengths.append(often.sum(axis=1))
        others.append(b)
        weights.append(logarithm((both[a, b] + PRIOR) / (expected[a, b] + PRIOR)))
    bounds = np.concatenate(((0,), np.cumsum(np.concatenate(lengths))))
    pairs = tuple(np.concatenate(column) for column in zip(*pairs))
    return (bounds, np.concatenate(others), np.concatenate(weights)), pairs


def likeness_of(company, items, a, b):
    """Cosines of the companies of pairs, neither of whom is company of the other; pairs stand by their first item."""
    import numpy as np

    bounds, others, weights = company
    rows = row_of_entries(bounds)
    squares = np.bincount(rows, weights=weights * weights, minlength=len(bounds) - 1)
    alike = np.zeros(len(a))
    own = np.zeros(items)
    starts = np.flatnonzero(np.diff(a, prepend=-1, append=-1))
    for first, last in zip(starts[:-1].tolist(), starts[1:].tolist()):
        one, partners = int(a[first]), b[first:last]
        mine = slice(bounds[one], bounds[one + 1])
        own[others[mine]] = weights[mine]
        between = own[partners]
        places, ends = spans(bounds[partners], bounds[partners + 1])
        products = weights[places] * own[others[places]]
        sums = np.bincount(row_of_entries(ends), weights=products, minlength=len(partners))
        left = without(squares[one], between) * 1.0, without(squares[partners], between)
        told = (left[0] > 0) & (left[1] > 0)
        scale = np.sqrt(np.where(told, left[0] * left[1], 1.0))
        alike[first:last] = np.where(told, np.minimum(1.0, sums / scale), 0.0)
        own[others[mine]] = 0.0
    return alike


def without(squares, weight):
    """A sum of squares without one of them."""
    import numpy as np

    left = squares - weight * weight
    return np.where(left <= squares * NOTHING, 0.0, left)


def adjusted(p, family):
    """q-values by Benjamini and Hochberg; partners that meet more often take part in the family with a p-value of 1."""
    import numpy as np

    order = np.argsort(p, kind="stable")
    raised = p[order] * float(family) / np.arange(1, len(p) + 1)
    q = np.empty(len(p))
    q[order] = np.minimum(1.0, np.minimum.accumulate(raised[::-1])[::-1])
    return q
