"""Recommendations by implicit alternating least squares: rusket, and implicit beside it."""

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import rusket
from common import timed, write_columns
from implicit.als import AlternatingLeastSquares
from scipy import sparse

NOTHING = 2**32 - 1
K = 10


class Data:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = pq.read_table(folder / "interactions.parquet")
        customer, item, weight = (table[name].to_numpy() for name in ("user_id", "item_id", "weight"))
        hidden = table["is_test"].to_numpy(zero_copy_only=False)
        shape = int(customer.max()) + 1, int(item.max()) + 1
        self.matrix = sparse.csr_matrix((weight[~hidden], (customer[~hidden], item[~hidden])), shape=shape)
        self.held = np.full(shape[0], NOTHING)
        self.held[customer[hidden]] = item[hidden]

    def write_columns(self, folder: Path) -> dict:
        matrix = self.matrix
        values = matrix.data.astype(np.float64)
        groups = np.array([0, matrix.shape[0]])
        write_columns(folder, items=matrix.indices, values=values, offsets=matrix.indptr, groups=groups, held=self.held)
        return {"rows": matrix.shape[0], "lines": matrix.nnz}


def with_rusket(data: Data, factors: int, iterations: int, steps: int, alpha: float, regularization: float):
    model = rusket.ALS(factors=factors, iterations=iterations, alpha=alpha, regularization=regularization, cg_iters=steps, seed=42)
    training, _ = timed(lambda: model.fit(data.matrix))
    listing, lists = timed(lambda: model.batch_recommend(n=K))
    return training, listing, lists["user_id"].to_numpy(), lists["item_id"].to_numpy()


def with_implicit(data: Data, factors: int, iterations: int, steps: int, alpha: float, regularization: float):
    model = AlternatingLeastSquares(
        factors=factors, iterations=iterations, alpha=alpha, regularization=regularization, random_state=42, num_threads=2
    )
    if steps != model.cg_steps:
        raise ValueError(f"implicit takes {model.cg_steps} steps")
    customers = np.arange(data.matrix.shape[0])
    training, _ = timed(lambda: model.fit(data.matrix, show_progress=False))
    listing, (items, _) = timed(lambda: model.recommend(customers, data.matrix, N=K))
    return training, listing, np.repeat(customers, K), items.ravel()


def als(data: Data, library: str, **settings) -> dict:
    """`hits`: share of the customers whose hidden product is in their list."""
    solve = {"rusket": with_rusket, "implicit": with_implicit}[library]
    training, listing, customers, items = solve(data, **settings)
    hits = np.count_nonzero(data.held[customers] == items) / np.count_nonzero(data.held != NOTHING)
    return {"times": {"training": training, "listing": listing}, "rows": len(np.unique(customers)), "checksum": "", "hits": hits}


def parquet(data: Data, factors: int, iterations: int, steps: int, alpha: float, regularization: float) -> dict:
    columns = ["user_id", "item_id", "weight"]

    def work() -> pl.DataFrame:
        frame = pd.read_parquet(data.folder / "interactions.parquet", columns=columns)
        model = rusket.ALS.from_transactions(
            frame,
            user_col="user_id",
            item_col="item_id",
            rating_col="weight",
            factors=factors,
            iterations=iterations,
            cg_iters=steps,
            alpha=alpha,
            regularization=regularization,
        )
        return model.fit().batch_recommend(n=K)

    ms, lists = timed(work)
    return {"ms": ms, "rows": lists["user_id"].n_unique(), "checksum": ""}


def bpr(data: Data, factors: int, iterations: int, regularization: float, seed: int) -> dict:
    model = rusket.BPR(factors=factors, iterations=iterations, regularization=regularization, learning_rate=0.05, seed=seed)
    ms, _ = timed(lambda: model.fit(data.matrix))
    return {"ms": ms, "rows": data.matrix.shape[0], "checksum": ""}


CASES = {"als": als, "bpr": bpr, "parquet": parquet}
