def lists_of_popular(row, had, model, rules):
    seen = had if rules["excludeSeen"] else ()
    return [(item, model["popularity"][item]) for item in model["order"] if item not in seen]


def lists_of_again(row, had, model, rules):
    first, last = model["first"], model["last"]
    half = (last - first) / 8 if first is not None else 0

    def freshness(time):
        if time is None:
            return 2.0**-8 if half > 0 else 1.0
        return 2.0 ** ((time - last) / half) if half > 0 else 1.0

    scores = [(each["item"], each["value"] * freshness(each["time"])) for each in row["has"]]
    own = [each for each in scores if allowed(each[0], rules)]
    return sorted(own, key=lambda each: (-each[1], each[0]))


def lists_of_links(row, had, model, rules):
    """Sums came with the row, in order of what speaks: only those that something speaks for."""
    seen = had if rules["excludeSeen"] else ()
    found = [(each["item"], each["score"]) for each in row["speaks"] or [] if each["score"] > 0]
    found = [each for each in found if each[0] not in seen and allowed(each[0], rules)]
    return sorted(found, key=lambda each: (-each[1], each[0]))


def lists_of_factors(row, had, model, rules):
    """Products of the factors of the customer and of all items, in single precision."""
    import numpy as np

    has = [(each["item"], each["value"]) for each in row["has"]]
    own = row["factors"]
    learned = row["learned"]
    places = sorted((model["place"].get(item, -1), value) for item, value in has)
    if own is None or (learned is not None and [(each["place"], each["value"]) for each in learned] != places):
        own = model["fold"](model, has)
    scores = model["factors"] @ np.asarray(own, np.float32)
    seen = had if rules["excludeSeen"] else ()
    order = np.lexsort((np.arange(len(scores)), -scores))
    items = model["items"]
    wanted, found = len(items) if rules["kinds"] is not None else rules["k"], []
    for at in order:
        item = items[at]
        if item not in seen and allowed(item, rules):
            found.append((item, float(scores[at])))
            if len(found) == wanted:
                break
    return found


def folded_als(model, has):
    """Factors of a customer the model has not met: solved exactly, with those of the items as they are."""
    import numpy as np

    factors = model["factors"].astype(np.float64)
    places = [(model["place"][item], value) for item, value in has if item in model["place"]]
    if not places:
        return np.zeros(factors.shape[1])
    rows = factors[[at for at, _ in places]]
    weights = np.array([model["alpha"] * value for _, value in places])
    left = model["gram"] + (rows.T * weights) @ rows + model["regularization"] * np.eye(factors.shape[1])
    return np.linalg.solve(left, rows.T @ (1 + weights))


def folded_bpr(model, has):
    """Factors that put these items before all others as far as they can, gone uphill a fixed number of times."""
    import numpy as np

    factors = model["factors"].astype(np.float64)
    own = np.zeros(factors.shape[1])
    own[-1] = 1
    places = [model["place"][item] for item, _ in has if item in model["place"]]
    rest = len(factors) - len(places)
    if not places or rest <= 0:
        return own
    rows = factors[places]
    apart = rows - (factors.sum(axis=0) - rows.sum(axis=0)) / rest
    for _ in range(200):
        miss = 1 / (1 + np.exp(apart @ own)) / len(places)
        up = miss @ apart
        own[:-1] += 0.5 * (up[:-1] - model["regularization"] * own[:-1])
    return own
