# Fisher's exact test for whole columns at once. Logarithm and exponential are sums of these few terms, so that the same counts
# give the same last digit everywhere.

LN2_HIGH = 0.6931471803691238
LN2_LOW = 1.9082149292705877e-10
LOG2E = 1.4426950408889634
SQRT2 = 1.4142135623730951
TWO_PI = 6.283185307179586
EXP_MINUS_700 = 9.85967654375977e-305
STIRLING = (
    0.0,
    0.08106146679532726,
    0.04134069595540929,
    0.02767792568499834,
    0.020790672103765093,
    0.016644691189821193,
    0.013876128823070748,
    0.01189670994589177,
)


def exponential(x):
    """e^x for x from -708 to 708."""
    import numpy as np

    k = np.rint(x * LOG2E)
    r = x - k * LN2_HIGH - k * LN2_LOW
    y = r * (1.0 / 13.0) + 1.0
    for divisor in (1.0 / 12.0, 1.0 / 11.0, 1.0 / 10.0, 1.0 / 9.0, 1.0 / 8.0, 1.0 / 7.0, 1.0 / 6.0, 1.0 / 5.0, 0.25):
        y = y * (r * divisor) + 1.0
    y = y * (r * (1.0 / 3.0)) + 1.0
    y = y * (r * 0.5) + 1.0
    y = y * r + 1.0
    return y * np.ldexp(1.0, k.astype(np.int32))


def atanh_tail(w):
    """atanh(v)/v - 1 of w = v², for |v| up to 0.172."""
    y = w * (1.0 / 23.0) + 1.0 / 21.0
    for term in (1.0 / 19.0, 1.0 / 17.0, 1.0 / 15.0, 1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 1.0 / 5.0, 1.0 / 3.0):
        y = y * w + term
    return y * w


def logarithm(x):
    """The natural logarithm of positive numbers."""
    import numpy as np

    half, k = np.frexp(x)
    m, k = half * 2.0, k - 1
    above = m > SQRT2
    m, k = np.where(above, m * 0.5, m), np.where(above, k + 1, k).astype(np.float64)
    v = (m - 1.0) / (m + 1.0)
    return k * LN2_HIGH + (2.0 * v * (1.0 + atanh_tail(v * v)) + k * LN2_LOW)


def stirling_error(x):
    """What Stirling's formula leaves of ln x!."""
    import numpy as np

    y = 1.0 / np.maximum(x, 1.0)
    z = y * y
    t = 691.0 / 360360.0 - z * (1.0 / 156.0)
    for term in (1.0 / 1188.0, 1.0 / 1680.0, 1.0 / 1260.0, 1.0 / 360.0):
        t = term - z * t
    few = np.array(STIRLING)[np.minimum(x, 7).astype(np.int64)]
    many = np.where(x > 1e4, y * (1.0 / 12.0 - z * (1.0 / 360.0)), y * (1.0 / 12.0 - z * t))
    return np.where(x < 8.0, few, many)


def deviance(x, e, d):
    """x·ln(x/e) - (x - e) without cancellation; `d` is x - e."""
    import numpy as np

    v = d / (x + e)
    w = v * v
    near = (x + e) * (w + (1.0 + v) * v * atanh_tail(w))
    far = x * logarithm(np.where(x == 0.0, 1.0, x) / e) - d
    return np.where(x == 0.0, e, np.where(np.abs(v) > 0.17, far, near))


def scaled_point(n, a, b, k, factor):
    """factor · P(X = k) for X hypergeometric: k of `a` marked among `n`, `b` drawn (Loader's saddle point form)."""
    import numpy as np

    as_float = lambda whole: whole.astype(np.float64)
    N, A, B = as_float(n), as_float(a), as_float(b)
    x11, x12, x21, x22 = as_float(k), as_float(a - k), as_float(b - k), as_float(n + k - a - b)
    not_a, not_b = as_float(n - a), as_float(n - b)
    d = as_float(k * n - a * b) / N
    exponent = (
        stirling_error(A)
        + stirling_error(not_a)
        + stirling_error(B)
        + stirling_error(not_b)
        - stirling_error(N)
        - stirling_error(x11)
        - stirling_error(x12)
        - stirling_error(x21)
        - stirling_error(x22)
        - (
            deviance(x11, (A * B) / N, d)
            + deviance(x12, (A * not_b) / N, -d)
            + deviance(x21, (not_a * B) / N, -d)
            + deviance(x22, (not_a * not_b) / N, d)
        )
    )
    at_least_one = lambda x: np.where(x == 0.0, 1.0 / TWO_PI, x)
    cells = at_least_one(x11) * at_least_one(x12) * (at_least_one(x21) * at_least_one(x22))
    front = factor * np.sqrt(((A / N) * not_a * (B * not_b)) / (TWO_PI * cells))
    point = front * exponential(np.maximum(exponent, -700.0))
    deep = front * exponential(np.clip(exponent + 700.0, -700.0, 700.0)) * EXP_MINUS_700
    return np.where(exponent > -700.0, point, np.where(exponent < -1400.0, 0.0, deep))


def tail_of(p, q, r, s):
    """1 + r₁ + r₁r₂ + … of the tail of the distribution, relative to its first point."""
    import numpy as np

    p, q, r, s = (x.astype(np.float64) for x in (p, q, r, s))
    total = np.ones(len(p))
    at, term, sums = np.arange(len(p)), np.ones(len(p)), np.ones(len(p))
    while len(at):
        goes_on = term > sums * 1e-17
        if not goes_on.all():
            total[at] = sums
            at, term, sums, p, q, r, s = (x[goes_on] for x in (at, term, sums, p, q, r, s))
        term = term * ((p * q) / (r * s))
        sums = sums + term
        p, q, r, s = p - 1.0, q - 1.0, r + 1.0, s + 1.0
    return total


def fisher(n, a, b, both):
    """
    One-sided: how likely `both` or more baskets would hold both sides, were the `a` with the one and the `b` with the other
    thrown among `n` by chance.
    """
    import numpy as np

    a, b = np.minimum(a, b), np.maximum(a, b)
    n = np.full(len(a), n, np.int64)
    p = np.ones(len(a))
    told = both > np.maximum(a + b - n, 0)
    upper = told & (both * n > a * b)
    for tail, k in ((upper, both), (told & ~upper, both - 1)):
        N, A, B, K = n[tail], a[tail], b[tail], k[tail]
        if len(K) == 0:
            continue
        if tail is upper:
            sums = tail_of(A - K, B - K, K + 1, N + K - A - B + 1)
            p[tail] = np.minimum(1.0, scaled_point(N, A, B, K, sums))
        else:
            sums = tail_of(K, N + K - A - B, A - K + 1, B - K + 1)
            p[tail] = 1.0 - scaled_point(N, A, B, K, sums)
    return p
