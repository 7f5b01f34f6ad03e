import numpy as np

# Below this a column of length 1 tells nothing that the ones before it do not.
ALIASED = 1e-9
KEEP = 20
# A column that tells so much of what is explained is it in other words.
LEAK = 0.99
# A set that explains nearly as much as the best of its size is put to the test beside it.
NEAR = 0.97


def sums_of_block(matrix, shift):
    """Sums of products of all columns in a block of rows, those that are searched and those that confirm."""

    def sums(table):
        import numpy as np
        import pyarrow as pa

        table = table.sort_by("_row")
        x = np.column_stack([np.ones(table.num_rows), matrix(table), table["_target"].to_numpy() - shift])
        confirms = table["_confirms"].to_numpy().astype(bool)
        parts = [x[~confirms], x[confirms]]
        block = [table["_block"][0].as_py()] * 2
        products = [(part.T @ part).tobytes() for part in parts]
        return pa.table({"_block": pa.array(block, pa.int64()), "of": pa.array([0, 1], pa.int32()), "sums": pa.array(products, pa.binary())})

    return sums


SUMS = "_block bigint, of int, sums binary"


def added(frame, count):
    """Sums of all blocks, one after the other, for each of so many things."""
    totals = [None] * count
    for row in sorted(frame.collect(), key=lambda row: (row["of"], row["_block"])):
        own = np.frombuffer(row["sums"])
        totals[row["of"]] = own.copy() if totals[row["of"]] is None else totals[row["of"]] + own
    return totals


def moments_of(sums, columns):
    """Correlations of columns among each other and with what is explained, which is the last of them."""
    size = columns + 2
    products = sums.reshape(size, size)
    n = products[0, 0]
    means = products[0, 1:] / n
    covariances = products[1:, 1:] - n * np.outer(means, means)
    squares, spread = np.diag(products)[1:], np.diag(covariances)
    tells = spread > 1e-12 * squares
    scales = np.where(tells, 1 / np.sqrt(np.where(tells, spread, 1.0)), 0.0)
    gram = covariances * np.outer(scales, scales)
    np.fill_diagonal(gram, tells.astype(float))
    return {"n": int(n), "means": means, "scales": scales, "gram": gram[:-1, :-1], "cross": gram[-1, :-1]}


def columns_in(blocks):
    return [at for _, start, end in blocks for at in range(start, end)]


def taken_out(gram, cross, width):
    """What is left of all columns once the first so many are taken out of them."""
    for a in range(width):
        d = gram[a, a]
        if d < ALIASED:
            continue
        share = gram[a] / d
        cross = cross - cross[a] * share
        gram = gram - np.outer(gram[a], share)
    return gram[width:, width:], cross[width:]


def r2_and_rank(moments, columns):
    """R2 of a set of columns, and how many of them tell something that those before do not."""
    gram, cross = moments["gram"][np.ix_(columns, columns)], moments["cross"][columns]
    r2, rank = 0.0, 0
    while len(cross):
        if gram[0, 0] >= ALIASED:
            r2 += cross[0] * cross[0] / gram[0, 0]
            rank += 1
        gram, cross = taken_out(gram, cross, 1)
    return float(r2), rank


def gains_of(gram, cross, starts, widths):
    """What each block explains of what is left, -1 where it tells nothing; all blocks at once, padded to the same width."""
    widest = widths.max()
    if widest == 1:
        d = np.diag(gram)[starts]
        return np.where(d < ALIASED, -1.0, cross[starts] ** 2 / np.where(d < ALIASED, 1.0, d))
    places = starts[:, None] + np.arange(widest)
    held = np.arange(widest) < widths[:, None]
    places = np.where(held, places, 0)
    rest = gram[places[:, :, None], places[:, None, :]] * (held[:, :, None] & held[:, None, :])
    scores = cross[places] * held
    gain, tells = np.zeros(len(starts)), np.zeros(len(starts), bool)
    for a in range(widest):
        d = rest[:, a, a]
        is_own = d >= ALIASED
        inverse = np.where(is_own, 1 / np.where(is_own, d, 1.0), 0.0)
        tells |= is_own
        share = scores[:, a] * inverse
        gain = gain + scores[:, a] * share
        row = rest[:, a, :]
        scores = scores - share[:, None] * row
        rest = rest - (row * inverse[:, None])[:, :, None] * row[:, None, :]
    return np.where(tells, gain, -1.0)


def ranks_of(values):
    """Ranks, those of equal values as their mean."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[place]


def is_copy(searched, feature, is_number):
    """Where it says something it says what is explained, whatever it calls it; or its numbers stand in the same order."""
    name = feature["column"]
    known = searched.where(F.col(name).isNotNull())
    each = known.groupBy(name).agg(F.min("_target").alias("least"), F.max("_target").alias("most"), F.count(F.lit(1)).alias("rows"))
    told = each.agg(
        F.sum("rows").alias("rows"),
        F.count(F.lit(1)).alias("different"),
        F.count_distinct("least").alias("targets"),
        F.min(F.col("least") == F.col("most")).alias("tells"),
    ).first()
    count = told["rows"] or 0
    if count < 10 or count < searched.count() / 2:
        return False
    if told["tells"] and told["targets"] == told["different"] and 1 < told["different"] <= count / 2:
        return True
    if not is_number or feature["as"] == "key":
        return False
    step = max(1, count / 20_000)
    places = known.select(F.col(name), "_target", (F.row_number().over(Window.orderBy("_row")) - 1).alias("place"))
    taken = F.floor(F.ceil(F.col("place") / F.lit(float(step))) * F.lit(float(step))) == F.col("place")
    some = places.where(taken).select(name, "_target").collect()
    x, y = (ranks_of(np.array([row[at] for row in some])) for at in (0, 1))
    return x.std() > 0 and y.std() > 0 and abs(np.corrcoef(x, y)[0, 1]) > 0.999


def count_of_sets(blocks, largest):
    return sum(math.comb(blocks, size) for size in range(1, min(largest, blocks) + 1))


def best_sets_of(moments, blocks, largest):
    """Looks at all sets of up to so many blocks, depth first: the best of each size, and how many there were."""
    columns = columns_in(blocks)
    widths = np.array([end - start for _, start, end in blocks])
    starts = np.concatenate([[0], np.cumsum(widths)])
    best, seen = [[] for _ in range(largest)], 0

    def visit(level, chosen, reached, gram, cross, first):
        nonlocal seen
        own = starts[first:-1] - starts[first]
        gains = gains_of(gram, cross, own, widths[first:])
        seen += int((gains >= 0).sum())
        found = best[level]
        bar = found[-1][0] if len(found) == KEEP else -1.0
        for at in np.flatnonzero((gains >= 0) & (reached + gains > bar)):
            r2 = float(reached + gains[at])
            if len(found) == KEEP and r2 <= found[-1][0]:
                continue
            place = next((i for i, (other, _) in enumerate(found) if other < r2), len(found))
            found.insert(place, (r2, (*chosen, first + int(at))))
            del found[KEEP:]
        if level + 1 >= largest:
            return
        for at in range(len(own) - 1):
            if gains[at] < 0:
                continue
            behind, left = taken_out(gram[own[at] :, own[at] :], cross[own[at] :], widths[first + at])
            visit(level + 1, (*chosen, first + at), reached + gains[at], behind, left, first + at + 1)

    visit(0, (), 0.0, moments["gram"][np.ix_(columns, columns)], moments["cross"][columns], 0)
    return best, seen


def front_of(best, limit):
    """The best set of each size, and those that are nearly as good, the nearest first."""
    firsts = [found[0] for found in best if found and found[0][0] > 0]
    near = [(r2 / found[0][0], chosen) for found in best if found and found[0][0] > 0 for r2, chosen in found[1:]]
    near = sorted([each for each in near if each[0] >= NEAR], key=lambda each: (-each[0], len(each[1])))
    return [chosen for _, chosen in [*firsts, *near]][:limit]


def adjusted_r2(moments, columns):
    r2, rank = r2_and_rank(moments, columns)
    left = moments["n"] - rank - 1
    return None if left <= 0 else 1 - ((1 - r2) * (moments["n"] - 1)) / left
