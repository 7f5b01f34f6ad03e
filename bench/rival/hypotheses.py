"""Which columns explain a number, and which rows differ: least squares by numpy and scikit-learn, searches by pymoo and DEAP, subgroups by pysubgroup."""

import random
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
import pysubgroup as ps
from common import timed
from deap import base, creator, tools
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.core.problem import ElementwiseProblem
from pymoo.operators.crossover.pntx import TwoPointCrossover
from pymoo.operators.mutation.bitflip import BitflipMutation
from pymoo.operators.sampling.rnd import BinaryRandomSampling
from pymoo.optimize import minimize
from sklearn.linear_model import LinearRegression

COLUMNS, SIZE = 50, 10
POPULATION, GENERATIONS, CROSSOVER, MUTATION, SEED = 100, 50, 0.7, 0.2, 42
BEST = 10


class Data:
    """Files and columns of its own, whoever the others' are of."""

    def __init__(self, _: Path) -> None:
        self.columns = Path("bench/data/columns/hypotheses")

    def of(self, name: str) -> np.ndarray:
        return np.fromfile(self.columns / name, dtype=np.float64 if name.endswith("f64") else np.uint32)

    @cached_property
    def x(self) -> np.ndarray:
        return np.ascontiguousarray(self.of("x.f64").reshape(COLUMNS, -1).T)

    @cached_property
    def y(self) -> np.ndarray:
        return self.of("y.f64")

    def sets(self, count: int) -> np.ndarray:
        return self.of("sets.u32").reshape(-1, SIZE)[:count].astype(np.int64)


class Gram:
    """All that R² of a set needs."""

    def __init__(self, x: np.ndarray, y: np.ndarray) -> None:
        x, y = x - x.mean(axis=0), y - y.mean()
        self.gram, self.cross, self.total = x.T @ x, x.T @ y, y @ y

    def r2(self, members: np.ndarray) -> float:
        own = self.cross[members]
        return float(own @ np.linalg.solve(self.gram[np.ix_(members, members)], own) / self.total)


def told(ms: float, r2: list[float]) -> dict:
    return {"ms": ms, "rows": len(r2), "checksum": f"{sum(r2) / len(r2):.9f}"}


def gram(data: Data, sets: int) -> dict:
    moments, members = Gram(data.x, data.y), data.sets(sets)
    return told(*timed(lambda: [moments.r2(own) for own in members]))


def fit(x: np.ndarray, y: np.ndarray, members: np.ndarray) -> float:
    own = x[:, members]
    return float(LinearRegression().fit(own, y).score(own, y))


def fits(data: Data, sets: int) -> dict:
    x, y, members = data.x, data.y, data.sets(sets)
    return told(*timed(lambda: [fit(x, y, own) for own in members]))


class Sets(ElementwiseProblem):
    """Much explained by few."""

    def __init__(self, moments: Gram) -> None:
        super().__init__(n_var=COLUMNS, n_obj=2, xl=0, xu=1, vtype=bool)
        self.moments = moments

    def _evaluate(self, x, out, *_, **__) -> None:
        members = np.flatnonzero(x)
        out["F"] = [-self.moments.r2(members) if len(members) else 0.0, len(members)]


def read(path: str) -> tuple[np.ndarray, np.ndarray]:
    frame = pd.read_csv(path) if path.endswith(".csv") else pd.read_parquet(path)
    return frame.drop(columns="y").to_numpy(), frame["y"].to_numpy()


def pymoo(_: Data, path: str) -> dict:
    def work():
        algorithm = NSGA2(
            pop_size=POPULATION,
            sampling=BinaryRandomSampling(),
            crossover=TwoPointCrossover(prob=CROSSOVER),
            mutation=BitflipMutation(),
            eliminate_duplicates=True,
        )
        return minimize(Sets(Gram(*read(path))), algorithm, ("n_gen", GENERATIONS), seed=SEED).F

    ms, _ = timed(work)
    return {"ms": ms, "rows": None, "checksum": ""}


creator.create("MuchByFew", base.Fitness, weights=(1.0, -1.0))
creator.create("Set", list, fitness=creator.MuchByFew)


def deap(_: Data, path: str, generations: int = GENERATIONS) -> dict:
    """A loop that fits least squares to the rows for each set it looks at, as one writes it first."""
    tool = base.Toolbox()

    def work():
        x, y = read(path)
        random.seed(SEED)

        def worth(one) -> tuple[float, int]:
            members = np.flatnonzero(one)
            return (fit(x, y, members) if len(members) else 0.0, len(members))

        def valued(some: list) -> list:
            for one in some:
                if not one.fitness.valid:
                    one.fitness.values = worth(one)
            return some

        tool.register("bit", random.randint, 0, 1)
        tool.register("one", tools.initRepeat, creator.Set, tool.bit, COLUMNS)
        people = tools.selNSGA2(valued([tool.one() for _ in range(POPULATION)]), POPULATION)
        for _ in range(generations):
            children = [tool.clone(one) for one in tools.selTournamentDCD(people, POPULATION)]
            for left, right in zip(children[::2], children[1::2]):
                if random.random() < CROSSOVER:
                    tools.cxTwoPoint(left, right)
                    del left.fitness.values, right.fitness.values
            for one in children:
                if random.random() < MUTATION:
                    tools.mutFlipBit(one, 1 / COLUMNS)
                    del one.fitness.values
            people = tools.selNSGA2(people + valued(children), POPULATION)
        return people

    ms, _ = timed(work)
    return {"ms": ms, "rows": None, "checksum": ""}


def subgroups(data: Data, conditions: int) -> dict:
    codes = data.of("codes.u32").reshape(COLUMNS, -1)
    frame = pd.DataFrame({f"c{i:02d}": codes[i] for i in range(COLUMNS)})
    frame["yes"] = data.of("yes.u32") == 1
    levels = [ps.EqualitySelector(name, level) for name in frame.columns[:-1] for level in range(codes.max() + 1)]
    task = ps.SubgroupDiscoveryTask(
        frame, ps.BinaryTarget("yes", True), levels, result_set_size=BEST, depth=conditions, qf=ps.WRAccQF()
    )
    ms, found = timed(lambda: ps.DFS().execute(task))
    return told(ms, [row[0] for row in found.results])


CASES = {"gram": gram, "fits": fits, "pymoo": pymoo, "deap": deap, "subgroups": subgroups}
