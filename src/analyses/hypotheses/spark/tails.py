import math

HALF_LN_2PI = 0.9189385332046728
TINY = 1e-300


def stirling_rest(z):
    """What Stirling's formula lacks of ln Gamma."""
    rest, x = 0.0, z
    while x < 10:
        rest += (x + 0.5) * math.log1p(1 / x) - 1
        x += 1
    w = 1 / (x * x)
    inner = 1 / 1188 - w * (691 / 360360 - w * (1 / 156 - (w * 3617) / 122400))
    return rest + (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * inner)))) / x


def log_gamma(z):
    return (z - 0.5) * math.log(z) - z + HALF_LN_2PI + stirling_rest(z)


def deviance(x, m):
    """x ln(x / m) + m - x, without cancelling where they are near (Loader 2000)."""
    apart = x - m
    if abs(apart) > 0.1 * (x + m):
        return x * math.log(x / m) + m - x
    v = apart / (x + m)
    total, term, n = apart * v, 2 * x * v, 3
    while True:
        term *= v * v
        following = total + term / n
        if following == total:
            return total
        total, n = following, n + 2


def log_of(x):
    return math.log(x) if x > 0 else -math.inf


def log_one_less(x):
    """ln(1 - e^x)."""
    if x >= 0:
        return -math.inf
    return math.log(-math.expm1(x)) if x > -math.log(2) else math.log1p(-math.exp(x))


def at_least(x):
    return TINY if abs(x) < TINY else x


def gamma_tails(a, x):
    """Logarithms of both tails of the gamma distribution."""
    if x <= 0:
        return -math.inf, 0.0
    if x == math.inf:
        return 0.0, -math.inf
    density = 0.5 * math.log(a) - HALF_LN_2PI - stirling_rest(a) - deviance(a, x)
    if x < a + 1:
        term = total = 1 / a
        n = 1
        while n < 200_000 and term > total * 1e-17:
            term *= x / (a + n)
            total += term
            n += 1
        lower = min(0.0, density + log_of(total))
        return lower, log_one_less(lower)
    b = x + 1 - a
    c, d = 1 / TINY, 1 / b
    h = d
    for n in range(1, 200_000):
        factor = -n * (n - a)
        b += 2
        d = 1 / at_least(factor * d + b)
        c = at_least(b + factor / c)
        h *= d * c
        if abs(d * c - 1) < 3e-16:
            break
    upper = min(0.0, density + log_of(h))
    return log_one_less(upper), upper


def beta_fraction(a, b, x):
    c = 1.0
    d = 1 / at_least(1 - ((a + b) * x) / (a + 1))
    h = d
    for m in range(1, 200_000):
        even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / at_least(1 + even * d)
        c = at_least(1 + even / c)
        h *= d * c
        odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / at_least(1 + odd * d)
        c = at_least(1 + odd / c)
        h *= d * c
        if abs(d * c - 1) < 3e-16:
            break
    return h


def beta_tails(a, b, x, y):
    """Logarithms of both tails of the beta distribution at x, y = 1 - x."""
    if x <= 0:
        return -math.inf, 0.0
    if y <= 0:
        return 0.0, -math.inf
    n = a + b
    density = (
        0.5 * (math.log(a) + math.log(b / n))
        - HALF_LN_2PI
        + (stirling_rest(n) - stirling_rest(a) - stirling_rest(b))
        - deviance(a, n * x)
        - deviance(b, n * y)
    )
    if x <= (a + 1) / (n + 2):
        lower = min(0.0, density + log_of(beta_fraction(a, b, x) / a))
        return lower, log_one_less(lower)
    upper = min(0.0, density + log_of(beta_fraction(b, a, y) / b))
    return log_one_less(upper), upper


def p_of_chi_square(x, df):
    return 1.0 if x <= 0 else math.exp(gamma_tails(df / 2, x / 2)[1])


def log_f_upper(f, df1, df2):
    if f <= 0:
        return 0.0
    if f == math.inf:
        return -math.inf
    whole = df2 + df1 * f
    return beta_tails(df1 / 2, df2 / 2, (df1 * f) / whole, df2 / whole)[1]


def p_of_f(f, df1, df2):
    return math.exp(log_f_upper(f, df1, df2))


def zero_between(f, low, high):
    """Where a growing function is 0, by the method of Ridders (1979)."""
    a, b, fa, fb = low, high, f(low), f(high)
    if fa >= 0:
        return a
    if fb <= 0:
        return b
    for _ in range(200):
        middle = a + (b - a) / 2
        if middle in (a, b) or b - a < 1e-15 * abs(middle):
            return middle
        fm = f(middle)
        if fm == 0:
            return middle
        square = fm * fm - fa * fb
        root = math.sqrt(square) if square > 0 else 0.0
        near = middle + ((middle - a) * -fm) / root if 0 < root < math.inf else middle
        near = near if a < near < b else middle
        fn = f(near)
        if fn == 0:
            return near
        points = sorted([(a, fa), (middle, fm), (near, fn), (b, fb)], key=lambda point: point[0])
        at = 0
        while at < 2 and points[at + 1][1] < 0:
            at += 1
        before = b - a
        (a, fa), (b, fb) = points[at], points[at + 1]
        if b - a >= before:
            return middle
    return a + (b - a) / 2


def t_reach(level, df):
    """Where `level` of a t lies about its middle."""
    target = log_of((1 - level) / 2) + math.log(2)
    miss = lambda u: min(1e300, target - log_f_upper(math.exp(u) ** 2, 1, df))
    low, high = -1.0, 1.0
    while low > -300 and miss(low) > 0:
        low *= 2
    while high < 300 and miss(high) < 0:
        high *= 2
    return math.exp(zero_between(miss, low, high))


def noncentral_f_lower(f, df1, df2, noncentrality):
    """P(F <= f) of a noncentral F: a mixture of tails that step from one to the next."""
    a, b, whole = df1 / 2, df2 / 2, df2 + df1 * f
    x, y, half = (df1 * f) / whole, df2 / whole, noncentrality / 2
    start = math.floor(half)

    def density_at(j):
        n = a + j + b
        return math.exp(
            0.5 * (math.log(a + j) + math.log(b / n))
            - HALF_LN_2PI
            + (stirling_rest(n) - stirling_rest(a + j) - stirling_rest(b))
            - deviance(a + j, n * x)
            - deviance(b, n * y)
            - math.log(a + j)
        )

    middle = math.exp(beta_tails(a + start, b, x, y)[0])
    if start == 0:
        weight = math.exp(-half)
    else:
        weight = math.exp(-deviance(start, half) - stirling_rest(start) - 0.5 * math.log(start) - HALF_LN_2PI)
    total, w, lower, step, j = 0.0, weight, middle, density_at(start), start
    while w > 1e-17 and lower > 0:
        total += w * lower
        lower -= step
        step *= (x * (a + b + j)) / (a + j + 1)
        w *= half / (j + 1)
        j += 1
    w, lower, step, j = weight, middle, density_at(start), start
    while j > 0:
        w *= j / half
        step *= (a + j) / (x * (a + b + j - 1))
        lower += step
        if w < 1e-17:
            break
        total += w * min(1.0, lower)
        j -= 1
    return min(1.0, total)


def noncentrality_interval(f, df1, df2, level=0.95):
    """Noncentralities under which an F of this size would be just not too large, and just not too small."""
    rare = (1 - level) / 2

    def at(share):
        miss = lambda noncentrality: share - noncentral_f_lower(f, df1, df2, noncentrality)
        if miss(0) >= 0:
            return 0.0
        high = max(1.0, 2 * df1 * f)
        while miss(high) < 0 and high < 1e12:
            high *= 2
        return zero_between(miss, 0.0, high)

    return at(1 - rare), at(rare)


def interval_of_share(share, error, reach):
    """Of an R2 with a standard error, on the scale of Fisher's z."""
    if share >= 1:
        return 1.0, 1.0
    if share <= 0:
        return 0.0, 0.0
    r = math.sqrt(share)
    spread = (reach * error) / (2 * r * (1 - share))
    low, high = max(0.0, math.tanh(math.atanh(r) - spread)), math.tanh(math.atanh(r) + spread)
    return low * low, high * high


def ascending(p):
    return sorted((at for at, each in enumerate(p) if each is not None), key=lambda at: (p[at], at))


def holm(p):
    """Holm (1979); what could not be tested stays out of it."""
    adjusted, most = [None] * len(p), 0.0
    order = ascending(p)
    for place, at in enumerate(order):
        most = max(most, min(1.0, p[at] * (len(order) - place)))
        adjusted[at] = most
    return adjusted


def benjamini_hochberg(p):
    """Benjamini and Hochberg (1995): the share of false finds among those with at most this p."""
    adjusted, least = [None] * len(p), 1.0
    order = ascending(p)
    for place in range(len(order), 0, -1):
        at = order[place - 1]
        least = min(least, (p[at] * len(order)) / place)
        adjusted[at] = least
    return adjusted
