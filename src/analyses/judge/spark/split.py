DAY = 86_400_000


def visit_begin(taken, seen):
    """When the visit began that is set apart: the newest with anything new; None where there is no other.

    Times are numbers, -inf where nobody knows them; `taken` are the lines (item, value, time, visit) of one customer.
    """
    positive = [line for line in taken if line[1] > 0]
    first = {}
    for item, _, time, _ in taken:
        first[item] = min(time, first.get(item, time))
    counts = positive if seen else [line for line in positive if first[line[0]] == line[2]]
    newest = max((line[2] for line in counts), default=float("-inf"))
    if newest == float("-inf"):
        return None
    visits = {line[3] for line in counts if line[2] == newest}
    begin = min([newest] + [line[2] for line in taken if line[3] in visits and line[2] > float("-inf")])
    return begin if any(line[2] < begin for line in positive) else None


def entries_of(taken, begin, asked):
    """What lines come to, item by item: [item, value, time], those from `begin` on apart from those before."""
    before, since = {}, {}
    for item, value, time, visit in taken:
        into = since if begin is not None and time >= begin else before
        visits = {visit} if value > 0 else set()
        entry = into.get(item)
        if entry is None:
            into[item] = [item, value, time, visits]
            continue
        entry[1] += value
        if asked["hide"] != "item" or float("-inf") in (entry[2], time):
            entry[2] = max(entry[2], time)
        else:
            entry[2] = min(entry[2], time)
        entry[3] |= visits
    kept = list(before.values())
    apart = [entry for item, entry in since.items() if asked["seen"] or item not in before]
    worth = lambda entry: float(len(entry[3])) if asked["byVisits"] else entry[1]
    return tuple([[each[0], worth(each), each[2]] for each in some if worth(each) > 0] for some in (kept, apart))


def drawn(x, seed):
    """As good as random for a seed (SplitMix64)."""
    whole = (1 << 64) - 1
    x = (x + (seed + 1) * 0x9E3779B97F4A7C15) & whole
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & whole
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & whole
    return x ^ (x >> 31)


def histories_apart(asked):
    """For `mapInArrow`: what of a customer is learned from, and what was hidden and is asked for."""

    def split(batches):
        import pyarrow as pa

        has = pa.list_(pa.struct([("item", pa.string()), ("value", pa.float64()), ("time", pa.float64())]))
        schema = pa.schema([("g", pa.string()), ("customer", pa.string()), ("has", has), ("hidden", pa.list_(pa.string()))])
        unknown = float("-inf")
        for batch in batches:
            rows = []
            for row in batch.to_pylist():
                places = {line["item"]: line["item_place"] for line in row["lines"]}
                taken = [
                    (line["item"], line["value"], unknown if line["time"] is None else line["time"], line["visit"])
                    for line in row["lines"]
                ]
                begin = asked["after"] if asked["hide"] == "after" else None
                if asked["hide"] == "visit":
                    begin = visit_begin(taken, asked["seen"])
                kept, apart = entries_of(taken, begin, asked)
                draw = lambda entry: drawn((row["place"] << 32) | places[entry[0]], asked["seed"])
                if asked["hide"] == "item":
                    newest = asked["split"] == "last"
                    order = sorted(kept, key=lambda entry: (-entry[2] if newest else 0.0, -draw(entry)))
                    hidden = order[: asked["holdOut"]] if len(kept) > asked["holdOut"] else []
                    gone = {entry[0] for entry in hidden}
                    kept = [entry for entry in kept if entry[0] not in gone]
                else:
                    order = sorted(apart, key=lambda entry: -draw(entry))
                    hidden = order[: asked["holdOut"]] if kept else []
                timed = asked["hide"] != "item"
                rows.append(
                    {
                        "g": row["g"],
                        "customer": row["customer"],
                        "has": [
                            {"item": item, "value": value, "time": time if timed and time > unknown else None}
                            for item, value, time in sorted(kept, key=lambda entry: entry[0])
                        ],
                        "hidden": sorted(entry[0] for entry in hidden),
                    }
                )
            yield from pa.Table.from_pylist(rows, schema).to_batches()

    return split
