METRICS = (
    "antecedent_support",
    "consequent_support",
    "support",
    "confidence",
    "lift",
    "representativity",
    "leverage",
    "conviction",
    "zhangs_metric",
    "jaccard",
    "certainty",
    "kulczynski",
)


def measured(metric, n, both, a, c):
    """
    A measure of rules from their counts: baskets `n`, with both sides, with the antecedent, with the consequent. Differences of
    products are taken in whole numbers, so that no threshold is missed by a rounding.
    """
    import numpy as np

    f = lambda whole: np.asarray(whole, np.float64)
    if metric == "antecedent_support":
        return f(a) / f(n)
    if metric == "consequent_support":
        return f(c) / f(n)
    if metric == "support":
        return f(both) / f(n)
    if metric == "confidence":
        return f(both) / f(a)
    if metric == "lift":
        return (f(both) * f(n)) / (f(a) * f(c))
    if metric == "representativity":
        return np.ones(len(both))
    if metric == "jaccard":
        return f(both) / (f(a) + f(c - both))
    if metric == "kulczynski":
        return (f(both) / f(a) + f(both) / f(c)) * 0.5
    if metric == "count":
        return f(both)
    if metric == "conviction":
        always = a == both
        return np.where(always, np.inf, (f(n - c) * f(a)) / (f(n) * f(np.where(always, 1, a - both))))
    surplus = f(both * n - a * c)
    if metric == "leverage":
        return surplus / (f(n) * f(n))
    if metric == "zhangs_metric":
        scale = np.maximum(f(both) * f(n - a), f(a) * f(c - both))
        return np.where(scale == 0.0, 0.0, surplus / np.where(scale == 0.0, 1.0, scale))
    everywhere = c == n
    return np.where(everywhere, 0.0, surplus / (f(a) * f(np.where(everywhere, 1, n - c))))
