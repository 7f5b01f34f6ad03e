"""What customers have of the products most bought: every item can be weighed against every other."""

from pathlib import Path

import interactions
import numpy as np
import rusket
from common import timed

PRODUCTS = 3_000


class Data(interactions.Data):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        most = np.sort(np.argsort(-self.matrix.getnnz(axis=0), kind="stable")[:PRODUCTS])
        place = np.full(self.matrix.shape[1], interactions.NOTHING)
        place[most] = np.arange(len(most))
        self.matrix = self.matrix[:, most]
        known = self.held != interactions.NOTHING
        self.held[known] = place[self.held[known]]


def ease(data: Data, ridge: float) -> dict:
    model = rusket.EASE(regularization=ridge)
    binary = data.matrix.copy()
    binary.data[:] = 1
    ms, _ = timed(lambda: model.fit(binary))
    return {"ms": ms, "rows": data.matrix.shape[0], "checksum": ""}


CASES = {"ease": ease}
