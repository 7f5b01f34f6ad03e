MOST_STEPS = 40


def triangle_of(gram, tolerance):
    """L of gram = L L', and which columns are in it: not those of which less than `tolerance` is not in those before."""
    rows, kept = [], []
    for at in range(len(gram)):
        row, pivot = [], gram[at, at]
        for c, other in enumerate(kept):
            value = (gram[at, other] - sum(row[t] * rows[c][t] for t in range(c))) / rows[c][c]
            row.append(value)
            pivot -= value * value
        if pivot > tolerance * gram[at, at]:
            rows.append([*row, math.sqrt(pivot)])
            kept.append(at)
    lower = np.zeros((len(rows), len(rows)))
    for at, row in enumerate(rows):
        lower[at, : len(row)] = row
    return lower, kept


def quadratic_form(b, v):
    """b' V^-1 b; None where V cannot carry it."""
    variances = np.diag(v)
    if not (variances > 0).all():
        return None
    scale = np.sqrt(variances)
    lower, kept = triangle_of(v / np.outer(scale, scale), 1e-12)
    if len(kept) < len(b):
        return None
    return float((np.linalg.solve(lower, b / scale) ** 2).sum())


def fits_of(moments, sets):
    """Least squares of each set of columns, of columns centred and of length 1."""
    fits = []
    for columns in sets:
        lower, kept = triangle_of(moments["gram"][np.ix_(columns, columns)], ALIASED)
        used = [columns[at] for at in kept]
        slopes = np.linalg.solve(lower.T, np.linalg.solve(lower, moments["cross"][used])) if used else np.zeros(0)
        fits.append({"used": used, "lower": lower, "slopes": slopes})
    return fits


def rest_of_block(matrix, shift, moments, fits, features, clustered):
    """Of each set: squares of what it leaves, rows in which nothing is missing, how R2 spreads, and the middle of the sandwich."""
    means, scales, n = moments["means"], moments["scales"], moments["n"]

    def rest(table):
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        block = table["_block"][0].as_py()
        table = table.filter(table["_confirms"]).sort_by("_row")
        x = (matrix(table) - means[:-1]) * scales[:-1]
        y = (table["_target"].to_numpy() - shift - means[-1]) * scales[-1]
        codes = np.unique(table["_unit"].to_numpy(), return_inverse=True)[1]
        by_unit = lambda values: np.bincount(codes, values, codes.max(initial=-1) + 1)
        told = []
        for fit, names in zip(fits, features):
            own = x[:, fit["used"]]
            e = y - own @ fit["slopes"]
            q = np.linalg.solve(fit["lower"], own.T).T if fit["used"] else own
            whole = np.ones(table.num_rows, bool)
            for name in names:
                whole &= pc.is_valid(table[name]).to_numpy()
            a, b = e * e, y * y
            if clustered:
                a, b, weight = by_unit(a), by_unit(b), e
            else:
                # A row that fits itself alone has no residual to speak of.
                lone = 1 - (1 / n + (q * q).sum(axis=1))
                weight = np.where(lone > 1e-10, e / np.where(lone > 1e-10, lone, 1.0), 0.0)
            scores = q * weight[:, None]
            if clustered:
                scores = np.column_stack([by_unit(score) for score in scores.T]) if fit["used"] else scores
            middle = scores.T @ scores
            numbers = [(e * e).sum(), whole.sum(), (a * a).sum(), (a * b).sum(), (b * b).sum()]
            told.append(np.concatenate([np.array(numbers, float), middle.ravel()]).tobytes())
        of = list(range(len(fits)))
        return pa.table(
            {"_block": pa.array([block] * len(of), pa.int64()), "of": pa.array(of, pa.int32()), "sums": pa.array(told, pa.binary())}
        )

    return rest


def linear_tests(sums, moments, fits, units):
    """Wald's test of each set with HC3, or over units, an interval of its R2, and the share of rows in which nothing is missing."""
    n, tests = moments["n"], []
    for own, fit in zip(sums, fits):
        rss, whole, aa, ab, bb = own[:5]
        r, lower = len(fit["used"]), fit["lower"]
        df = n - r - 1
        r2 = 0.0 if r == 0 else min(1.0, max(0.0, 1 - rss))
        df_test = units - 1 if units else df
        test = {"coverage": whole / n if n else None, "p": None, "interval": (0.0, 0.0)}
        tests.append(test)
        if r == 0 or df <= 0 or df_test <= 0:
            continue
        if r2 > 0 and not units:
            f = r2 / r / (rss / df)
            test["interval"] = tuple(each / (each + n) for each in noncentrality_interval(f, r, df))
        elif r2 > 0:
            left = 1 - (1 - rss)
            variance = aa - 2 * left * ab + left * left * bb
            error = math.sqrt(max(0.0, units / (units - 1) * variance))
            test["interval"] = interval_of_share(r2, error, t_reach(0.95, df_test))
        half = np.linalg.solve(lower.T, own[5:].reshape(r, r))
        covariance = np.linalg.solve(lower.T, half.T).T
        if units:
            covariance = covariance * ((units / (units - 1)) * ((n - 1) / (n - r - 1)))
        wald = quadratic_form(fit["slopes"], covariance)
        if wald is not None:
            test["p"] = p_of_f(wald / r, r, df_test)
    return tests


def likelihood_of_block(matrix, moments, asked, last):
    """
    Of each set (its number, columns, coefficients): log-likelihood, rows on the wrong side, gradient and information; `last`: the
    sums of squared scores of units instead.
    """
    means, scales, n = moments["means"], moments["scales"], moments["n"]

    def likelihood(table):
        import numpy as np
        import pyarrow as pa

        block = table["_block"][0].as_py()
        table = table.filter(table["_confirms"]).sort_by("_row")
        # Of standard deviation 1, so that steps have the size of what they mean.
        x = (matrix(table) - means[:-1]) * scales[:-1] * np.sqrt(n - 1)
        yes = table["_target"].to_numpy() == 1
        codes = np.unique(table["_unit"].to_numpy(), return_inverse=True)[1]
        told = []
        for _, used, b in asked:
            own = np.column_stack([np.ones(table.num_rows), x[:, used]])
            eta = own @ b
            small = np.exp(-np.abs(eta))
            rare = small / (1 + small)
            p = np.where(eta < 0, rare, 1 - rare)
            residual = np.where(yes, np.where(eta < 0, 1 - rare, rare), -p)
            if last:
                scores = [np.bincount(codes, score, codes.max(initial=-1) + 1) for score in (own * residual[:, None]).T]
                told.append((np.array(scores) @ np.array(scores).T).tobytes())
                continue
            value = -(np.log1p(small) + np.where(yes == (eta < 0), np.abs(eta), 0.0)).sum()
            wrong = (yes == (eta <= 0)).sum()
            weighted = own * (np.sqrt(small) / (1 + small))[:, None]
            told.append(np.concatenate([[value, wrong], own.T @ residual, (weighted.T @ weighted).ravel()]).tobytes())
        of = list(range(len(asked)))
        return pa.table(
            {"_block": pa.array([block] * len(of), pa.int64()), "of": pa.array(of, pa.int32()), "sums": pa.array(told, pa.binary())}
        )

    return likelihood


def logistic_p_of(rows, matrix, moments, fits, positives, units):
    """
    The likelihood ratio of each set, or Wald's test over units: by Newton's method with halved steps, all sets in one pass over the
    rows for each step. None where it cannot be tested: too few rows, or the classes are told apart without error.
    """
    n, p = moments["n"], [None] * len(fits)
    if positives in (0, n):
        return p

    def passed(asked, last=False):
        return added(rows.groupBy("_block").applyInArrow(likelihood_of_block(matrix, moments, asked, last), SUMS), len(asked))

    def told(sums, size):
        return {"value": sums[0], "wrong": sums[1], "gradient": sums[2 : 2 + size], "information": sums[2 + size :].reshape(size, size)}

    enough = (1e-20 if n < 65_536 else 1e-14) * n
    nothing = positives * math.log(positives / n) + (n - positives) * math.log((n - positives) / n)
    states = {}
    for at, fit in enumerate(fits):
        if n > len(fit["used"]) + 1:
            start = np.zeros(len(fit["used"]) + 1)
            start[0] = math.log(positives / (n - positives))
            states[at] = {"b": start, "trial": start, "at": None, "steps": 0, "before": math.inf}
    done = {}
    while states:
        asked = [(at, fits[at]["used"], state["trial"]) for at, state in states.items()]
        for (at, used, trial), sums in zip(asked, passed(asked)):
            state, there = states[at], told(sums, len(used) + 1)
            if state["at"] is not None:
                value = state["at"]["value"]
                if there["value"] < value - 1e-9 * abs(value) and state["halved"] < 30:
                    state["share"], state["halved"] = state["share"] / 2, state["halved"] + 1
                    state["trial"] = state["b"] + state["share"] * state["step"]
                    continue
            state["b"], state["at"], state["steps"] = trial, there, state["steps"] + 1
            lower, kept = triangle_of(there["information"], 1e-13)
            if there["wrong"] == 0 or len(kept) < len(trial) or state["steps"] > MOST_STEPS:
                del states[at]
                continue
            step = np.linalg.solve(lower.T, np.linalg.solve(lower, there["gradient"]))
            gain = float(step @ there["gradient"])
            if gain <= enough:
                done[at] = {"b": trial + step, "lower": lower, "value": there["value"] + gain / 2}
                del states[at]
            elif state["steps"] > 9 and gain > 0.2 * state["before"]:
                # On its way to infinity.
                del states[at]
            else:
                state |= {"before": gain, "step": step, "share": 1.0, "halved": 0, "trial": trial + step}
    if units and done:
        order = sorted(done)
        middles = passed([(at, fits[at]["used"], done[at]["b"]) for at in order], last=True)
    for at, found in done.items():
        df = len(fits[at]["used"])
        if not units:
            p[at] = p_of_chi_square(0 if df == 0 else max(0.0, 2 * (found["value"] - nothing)), max(1, df))
        elif df > 0:
            size, lower = df + 1, found["lower"]
            bread = np.linalg.inv(lower @ lower.T)
            middle = middles[order.index(at)].reshape(size, size)
            covariance = bread @ middle @ bread * ((units / (units - 1)) * ((n - 1) / (n - size)))
            wald = quadratic_form(found["b"][1:], covariance[1:, 1:])
            p[at] = None if wald is None else p_of_f(wald / df, df, units - 1)
    return p
