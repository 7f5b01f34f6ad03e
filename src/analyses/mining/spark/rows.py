# What runs on workers takes tables of Arrow and gives them back; numpy is at hand there.


def joined(column):
    """One array of the chunks of a column."""
    import pyarrow as pa

    if isinstance(column, pa.ChunkedArray):
        return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    return column


def coded(lists):
    """Lists of labels as numbers: where each begins, the number of each entry by code point of its label, and the labels."""
    import numpy as np

    lists = joined(lists)
    offsets = lists.offsets.to_numpy().astype(np.int64)
    entries = lists.flatten().dictionary_encode()
    labels = entries.dictionary.to_pylist()
    order = sorted(range(len(labels)), key=labels.__getitem__)
    place = np.empty(len(labels), np.int64)
    place[order] = np.arange(len(labels))
    return offsets - offsets[0], place[entries.indices.to_numpy()], [labels[at] for at in order]


def basketed(table, in_order=False):
    """
    Lines as baskets: where each begins, the number of each item by code point of its label, each once in a basket, the labels, how
    many baskets there are, and which line each entry is. `in_order`: the order of baskets is that of their names.
    """
    import numpy as np

    baskets = joined(table["basket"]).dictionary_encode()
    rows, n = baskets.indices.to_numpy().astype(np.int64), len(baskets.dictionary)
    if in_order:
        place = np.empty(n, np.int64)
        place[np.argsort(np.array(baskets.dictionary.to_pylist(), object))] = np.arange(n)
        rows = place[rows]
    items = joined(table["item"]).dictionary_encode()
    codes = items.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    labels = items.dictionary.to_pylist()
    order = sorted(range(len(labels)), key=labels.__getitem__)
    place = np.full(len(labels) + 1, -1, np.int64)
    place[order] = np.arange(len(labels))
    codes = place[codes]
    lines = np.flatnonzero(codes >= 0)
    entries, first = np.unique(rows[lines] * len(labels) + codes[lines], return_index=True)
    rows, codes = np.divmod(entries, max(1, len(labels)))
    offsets = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=n), out=offsets[1:])
    return offsets, codes, [labels[at] for at in order], n, lines[first]


def row_of_entries(offsets):
    """The number of the row of each entry."""
    import numpy as np

    return np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))


def spans(starts, ends):
    """The places from each start up to each end, one behind the other, and where each span begins among them."""
    import numpy as np

    lengths = ends - starts
    offsets = np.zeros(len(starts) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths), offsets


def ranked(offsets, items, rank_of):
    """The rows with the ranks of their items, rising; items without a rank (-1) are left out."""
    import numpy as np

    rows = row_of_entries(offsets)
    ranks = rank_of[items]
    stays = ranks >= 0
    rows, ranks = rows[stays], ranks[stays]
    order = np.lexsort((ranks, rows))
    ends = np.zeros(len(offsets), np.int64)
    np.cumsum(np.bincount(rows, minlength=len(offsets) - 1), out=ends[1:])
    return ends, ranks[order]


def lists_of(numbers, offsets, labels):
    """Numbers as lists of labels."""
    import numpy as np
    import pyarrow as pa

    entries = pa.array(labels, pa.string()).take(pa.array(numbers, pa.int64()))
    return pa.ListArray.from_arrays(pa.array(np.asarray(offsets), pa.int32()), entries)
