# Sums are whole numbers of this part of 1, so that they are the same in any order.
PARTS = 2**52


def sums_of(surprise, k, parts):
    """For `mapInArrow`: sums over customers, each with all lists of all ways.

    Under a way alone stand its own sums; beside another way, for how many customers it alone of the two was right; beside
    an item, in how many lists that stands.
    """

    def sums(batches):
        import math
        from decimal import Decimal

        import pyarrow as pa

        def measured(each):
            found, gain, precision = 0, 0.0, 0.0
            hidden = each["hidden"]
            for place, item in enumerate(each["list"]):
                if found < len(hidden) and item in hidden:
                    found += 1
                    gain += 1 / math.log2(place + 2)
                    precision += found / (place + 1)
            possible = min(len(hidden), k)
            ideal = 0.0
            for place in range(possible):
                ideal += 1 / math.log2(place + 2)
            return found / len(hidden), gain / ideal, precision / possible

        names = ["hits", "recall", "ndcg", "map", "novelty", "places", "customers"]
        schema = pa.schema(
            [("way", pa.int32()), ("other", pa.int32()), ("item", pa.string())] + [(name, pa.decimal128(38, 0)) for name in names]
        )
        for batch in batches:
            totals = {}

            def add(key, *numbers):
                total = totals.setdefault(key, [0] * len(names))
                for at, number in enumerate(numbers):
                    total[at] += number

            for row in batch.to_pylist():
                hit, ways = set(), {}
                for each in sorted(row["lists"], key=lambda each: each["way"]):
                    ways.setdefault(each["way"], []).append(each)
                for way, lists in ways.items():
                    for each in lists:
                        of_each = measured(each)
                        if of_each[0] > 0:
                            hit.add(way)
                        whole = [round(1 / len(lists) * value * parts) for value in of_each]
                        novelty = sum(round(surprise[each["m"]][item] * parts) for item in each["list"])
                        add((way, None, None), 0, *whole, novelty, len(each["list"]))
                        for item in each["list"]:
                            add((way, None, item), 1)
                    add((way, None, None), int(way in hit), 0, 0, 0, 0, 0, 1)
                for way in hit:
                    for other in ways.keys() - hit:
                        add((way, other, None), 1)
            rows = [
                {"way": way, "other": other, "item": item, **{name: Decimal(n) for name, n in zip(names, numbers)}}
                for (way, other, item), numbers in totals.items()
            ]
            yield from pa.Table.from_pylist(rows, schema).to_batches()

    return sums


def mcnemar(only_one, only_other):
    """The exact test of McNemar, two-sided, by products alone."""
    n, least = only_one + only_other, min(only_one, only_other)
    if n == 0 or 2 * least == n:
        return 1.0
    term, total, i = 1.0, 0.0, least
    while i >= 0 and term > total * 2.0**-52:
        total += term
        term *= i / (n - i + 1)
        i -= 1
    share, halved = 1.0, 0
    for i in range(1, least + 1):
        share *= (n - least + i) / i
        while share > 1 and halved < n:
            share, halved = share * 0.5, halved + 1
    while share > 0 and halved < n:
        share, halved = share * 0.5, halved + 1
    return min(1.0, 2 * total * share)


def wilson(hits, n):
    """Where the true share lies with 95 % certainty."""
    z = 1.959963984540054
    share = hits / n
    middle = share + (z * z) / (2 * n)
    reach = z * ((share * (1 - share)) / n + (z * z) / (4 * n * n)) ** 0.5
    scale = 1 + (z * z) / n
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def sure_ones(p):
    """Which of several p remain below 5 % together (Holm); None is not asked about."""
    sure = [False] * len(p)
    asked = sorted((i for i in range(len(p)) if p[i] is not None), key=lambda i: p[i])
    for place, i in enumerate(asked):
        if p[i] * (len(asked) - place) >= 0.05:
            break
        sure[i] = True
    return sure
