"""Batches of this training set, the same whatever its form. Needs numpy and pyarrow; PyTorch and TensorFlow only where asked.

    from reader import TrainingSet
    for batch in TrainingSet(".").batches(day="2024-01-01", size=512):
        batch["action_items"]  # one row for each item that was shown, padded with 0, newest first
"""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq


class TrainingSet:
    def __init__(self, folder="."):
        self.folder = Path(folder)
        if not (self.folder / "_SUCCESS").exists():
            raise FileNotFoundError("_SUCCESS is missing: this training set was not written to its end.")
        self.manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        question = self.manifest["question"]
        self.length, self.left = question["length"], question["padding"] == "left"
        self.form, self.format = question["form"], question["format"]
        self.days = [day["dt"] for day in self.manifest["days"]]
        self._actions = None

    def items(self):
        """What the numbers of items stand for, from 1 on, where their ids are texts; otherwise None."""
        path = self.folder / "items" / f"part-0.{self.format}"
        return pa.concat_tables(_groups(path)).column("item_id").to_pylist() if path.exists() else None

    def batches(self, day=None, size=512, seed=None):
        """Of one day or of all. With a seed, rows come in another order: groups of rows are shuffled, and rows in each."""
        random = None if seed is None else np.random.default_rng(seed)
        for dt in self.days if day is None else [day]:
            for group in self._day(dt, random):
                rows = len(group["is_order"])
                order = np.arange(rows) if random is None else random.permutation(rows)
                for start in range(0, rows, size):
                    yield self._batch(dt, group, order[start : start + size])

    def _day(self, dt, random):
        histories = self._histories(dt)
        source = _Source(self._path("impressions", dt))
        order = np.arange(source.count) if random is None else random.permutation(source.count)
        for number in order:
            table = source.group(number)
            group = {name: _plain(table, name) for name in ("customer_id", "ranking_id", "impression_item_id", "is_order", "position")}
            if "history" in table.column_names:
                of = _plain(table, "history")
                items, types, starts, lengths = histories
                group["lists"] = (items, types, starts[of], lengths[of])
            else:
                group["lists"] = _lists([table], self.left)
            yield group

    def _histories(self, dt):
        path = self._path("histories", dt)
        if not path.exists():
            return None
        if self.form == "ragged":
            return _lists(_groups(path), self.left)
        if self._actions is None:
            tables = pa.concat_tables(_groups(self.folder / "actions" / f"part-0.{self.format}"))
            self._actions = _plain(tables, "item_id"), _plain(tables, "action_type")
        table = pa.concat_tables(_groups(path))
        return (*self._actions, _plain(table, "start").astype(np.int64), _plain(table, "length"))

    def _batch(self, dt, group, rows):
        items, types, starts, lengths = group["lists"]
        starts, lengths = starts[rows], lengths[rows]
        places = np.arange(self.length)[None] - ((self.length - lengths)[:, None] if self.left else 0)
        there = (places >= 0) & (places < lengths[:, None])
        taken = (starts[:, None] + places)[there]
        batch = {name: values[rows] for name, values in group.items() if name != "lists"}
        batch.update(dt=dt, lengths=lengths)
        for name, values in (("action_items", items), ("action_types", types)):
            batch[name] = np.zeros(there.shape, values.dtype)
            batch[name][there] = values[taken]
        return batch

    def _path(self, table, dt):
        return self.folder / table / f"dt={dt}" / f"part-0.{self.format}"


class _Source:
    """The groups of rows of a file, each by its number."""

    def __init__(self, path):
        if path.suffix == ".parquet":
            file = pq.ParquetFile(path)
            self.count, self.group = file.num_row_groups, file.read_row_group
        else:
            file = pa.ipc.open_file(pa.memory_map(str(path)))
            self.count = file.num_record_batches
            self.group = lambda number: pa.Table.from_batches([file.get_batch(int(number))])


def _groups(path):
    source = _Source(path)
    if source.count == 0:
        return [pq.ParquetFile(path).read() if path.suffix == ".parquet" else pa.ipc.open_file(str(path)).read_all()]
    return [source.group(number) for number in range(source.count)]


def _plain(table, name):
    column = table.column(name)
    # Whole numbers beside nothing would become floats, which do not hold all of them.
    return column.to_numpy() if column.null_count == 0 else np.array(column.to_pylist(), object)


def _lists(tables, left):
    """Items, types, where each list begins, and its length without padding."""
    parts = {"action_items": [], "action_types": []}
    lengths = []
    for table in tables:
        for name, values in parts.items():
            for chunk in table.column(name).chunks:
                values.append(chunk.flatten().to_numpy())
                if name == "action_types":
                    lengths.append(_lengths(chunk))
    items, types = (np.concatenate(values) if values else np.zeros(0, np.int32) for values in parts.values())
    sizes = np.concatenate([size for size, _ in lengths]) if lengths else np.zeros(0, np.int64)
    filled = np.concatenate([fill for _, fill in lengths]) if lengths else sizes
    starts = np.cumsum(sizes) - sizes
    return items, types, starts + (sizes - filled if left else 0), filled


def _lengths(chunk):
    """Of lists: elements, and those that are no padding, whose type is 0."""
    if pa.types.is_fixed_size_list(chunk.type):
        size = chunk.type.list_size
        return np.full(len(chunk), size), (chunk.flatten().to_numpy().reshape(-1, size) != 0).sum(1)
    sizes = chunk.value_lengths().to_numpy().astype(np.int64)
    return sizes, sizes


def as_torch(batch):
    """The same batch with tensors where there are numbers."""
    import torch

    return {name: torch.from_numpy(values) if _numbers(values) else values for name, values in batch.items()}


def as_tensorflow(batch):
    """The same batch with tensors where there are numbers."""
    import tensorflow

    return {name: tensorflow.constant(values) if _numbers(values) else values for name, values in batch.items()}


def _numbers(values):
    return isinstance(values, np.ndarray) and values.dtype != object
