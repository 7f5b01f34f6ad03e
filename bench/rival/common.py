"""What all cases of the rival share: the clock, and checksums that the page computes as well."""

import time

import numpy as np

U = np.uint64
GOLDEN = U(0x9E3779B97F4A7C15)


def mix(x: np.ndarray) -> np.ndarray:
    x = (x ^ (x >> U(30))) * U(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> U(27))) * U(0x94D049BB133111EB)
    return x ^ (x >> U(31))


def hashed(items: np.ndarray) -> np.ndarray:
    return mix(items.astype(U) + U(1) + GOLDEN)


def sum_of_sets(sets, values: np.ndarray) -> int:
    """Order-independent, over (items, value) of every set."""
    total = U(0)
    with np.errstate(over="ignore"):
        for items, value in zip(sets, values.astype(U)):
            total += mix(hashed(np.asarray(list(items))).sum(dtype=U) + GOLDEN * value)
    return int(total)


def sum_of_paths(paths, values: np.ndarray) -> int:
    """The same over paths, in which order counts."""
    total = U(0)
    with np.errstate(over="ignore"):
        for path, value in zip(paths, values.astype(U)):
            h = U(0)
            for item in path:
                h = mix(h + U(item) + U(1) + GOLDEN)
            total += mix(h + GOLDEN * value)
    return int(total)


def hexadecimal(total: int) -> str:
    return f"{total % 2**64:016x}"


def timed(work):
    begin = time.perf_counter()
    value = work()
    return (time.perf_counter() - begin) * 1000, value


def starts_of(keys: np.ndarray) -> np.ndarray:
    """Where each run of equal keys begins, and the end."""
    return np.r_[np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]), len(keys)]


def by_group(group_of_row: np.ndarray, offsets: np.ndarray, groups: int):
    """Rows sorted by group: new offsets, the place of every entry, and where each group begins."""
    order = np.argsort(group_of_row, kind="stable")
    lengths = np.diff(offsets)[order]
    sorted_offsets = np.r_[0, np.cumsum(lengths)]
    place = np.repeat(offsets[:-1][order] - sorted_offsets[:-1], lengths) + np.arange(sorted_offsets[-1])
    group_starts = np.r_[0, np.cumsum(np.bincount(group_of_row, minlength=groups))]
    return sorted_offsets, place, group_starts


def write_columns(folder, **columns) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in columns.items():
        floats = np.issubdtype(values.dtype, np.floating)
        values.astype(np.float64 if floats else np.uint32).tofile(folder / f"{name}.{'f64' if floats else 'u32'}")


def group_codes(column):
    """Codes of a column of text, and its labels."""
    column = column.combine_chunks()
    column = column if hasattr(column, "indices") else column.dictionary_encode()
    return column.indices.to_numpy(), column.dictionary.to_pylist()
