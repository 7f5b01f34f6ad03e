import math

# Levels that fewer rows have are pooled, as are those beyond so many.
RARE_BELOW = 10
MOST_LEVELS = 20
COUNTED_LEVELS = 10_000
WIDEST_PRODUCT = 64
CUT_ROWS = 20_000
BINS = 5
FACTS = "_block bigint, feature string, known bigint, sum double, least double, most double, whole boolean, rising boolean, first double, last double"


def facts_of_block(numbers):
    """What there is of numbers in a block of rows."""

    def facts(table):
        import numpy as np
        import pyarrow as pa

        table = table.sort_by("_row")
        found = []
        for name in numbers:
            values = table[name].to_numpy()
            known = values[np.isfinite(values)]
            told = {"_block": table["_block"][0].as_py(), "feature": name, "known": len(known)}
            if len(known):
                told |= {"sum": float(known.sum()), "least": float(known.min()), "most": float(known.max())}
                told |= {"whole": bool((known == np.floor(known)).all()), "rising": bool((np.diff(known) > 0).all())}
                told |= {"first": float(known[0]), "last": float(known[-1])}
            found.append(told)
        names = ["_block", "feature", "known", "sum", "least", "most", "whole", "rising", "first", "last"]
        types = [pa.int64(), pa.string(), pa.int64(), *[pa.float64()] * 3, *[pa.bool_()] * 2, *[pa.float64()] * 2]
        return pa.table({name: pa.array([each.get(name) for each in found], type) for name, type in zip(names, types)})

    return facts


def number_facts_of(rows, numbers):
    """Of each number: how many are known, mean, least, most, whether all are whole, and whether they rise row by row."""
    facts = {name: {"known": 0, "least": math.inf, "most": -math.inf, "whole": True, "rising": True, "sums": []} for name in numbers}
    if not numbers:
        return facts
    # In the order of rows, which that of units need not be.
    ordered = rows.select("_row", F.floor(F.col("_row") / F.lit(BLOCK)).cast("bigint").alias("_block"), *numbers)
    found = ordered.groupBy("_block").applyInArrow(facts_of_block(numbers), FACTS).collect()
    last = {name: -math.inf for name in numbers}
    for row in sorted(found, key=lambda row: row["_block"]):
        own = facts[row["feature"]]
        if row["known"] == 0:
            continue
        own["known"] += row["known"]
        own["sums"].append(row["sum"])
        own["least"], own["most"] = min(own["least"], row["least"]), max(own["most"], row["most"])
        own["whole"] = own["whole"] and row["whole"]
        own["rising"] = own["rising"] and row["rising"] and row["first"] > last[row["feature"]]
        last[row["feature"]] = row["last"]
    for own in facts.values():
        own["mean"] = math.fsum(own["sums"]) / own["known"] if own["known"] else 0.0
    return facts


def class_facts_of(rows, classes):
    """Of each column of texts: its levels, the most frequent first, and how many rows each has."""
    if not classes:
        return {}
    told = F.explode(F.array(*[F.struct(F.lit(name).alias("feature"), F.col(name).alias("level")) for name in classes]))
    each = rows.select(told.alias("told")).select("told.*").where(F.col("level").isNotNull()).groupBy("feature", "level").count()
    place = F.row_number().over(Window.partitionBy("feature").orderBy(F.desc("count"), "level"))
    different = F.count(F.lit(1)).over(Window.partitionBy("feature"))
    known = F.sum("count").over(Window.partitionBy("feature"))
    found = each.select("*", place.alias("place"), different.alias("different"), known.alias("known"))
    facts = {name: {"levels": [], "different": 0, "known": 0} for name in classes}
    for row in found.where(F.col("place") <= COUNTED_LEVELS).collect():
        own = facts[row["feature"]]
        own["levels"].append((row["level"], row["count"]))
        own["different"], own["known"] = row["different"], row["known"]
    for own in facts.values():
        own["levels"].sort(key=lambda each: (-each[1], each[0].encode("utf-16-be")))
    return facts


def against_class(facts, rows, things):
    """What speaks against a column of texts."""
    if facts["known"] == 0:
        return "empty"
    if facts["different"] == 1 and facts["known"] == rows:
        return "constant"
    return "id" if things >= 20 and facts["different"] > 0.5 * min(facts["known"], things) else None


def against_number(facts, feature, rows, different):
    """The same of a number; `different` counts its values, which takes a look at all rows."""
    known = facts["known"]
    if known == 0:
        return "empty"
    if facts["least"] == facts["most"] and known == rows:
        return "constant"
    if not feature["counts"] or not facts["whole"] or known < 20:
        return None
    if facts["rising"] and known == rows:
        return "id"
    dense = facts["most"] - facts["least"] + 1 == known
    if not feature["calledId"] and not dense:
        return None
    count = different(feature["column"])
    return "id" if (dense and count == known) or (feature["calledId"] and count > 0.5 * known) else None


def number_columns(name, facts, rows, cuts, asked):
    if facts["known"] == 0:
        return []
    made = []
    if facts["least"] < facts["most"]:
        made.append(("value", name, facts["mean"]))
        if asked["squares"]:
            made.append(("square", name, facts["mean"]))
        if asked["logs"] and facts["least"] >= 2.0**-1022:
            made.append(("log", name, facts["mean"]))
        made += [("bin", name, cut, cuts[at + 1] if at + 1 < len(cuts) else math.inf) for at, cut in enumerate(cuts)]
    if facts["known"] < rows:
        made.append(("missing", name))
    return made


def class_columns(name, facts, rows):
    """The most frequent level is what others are told apart from."""
    levels, none = facts["levels"], int(facts["known"] < rows)
    if facts["different"] > COUNTED_LEVELS:
        raise ValueError(f"{name} has more than {COUNTED_LEVELS} values: put rare ones together first, or leave it out.")
    others = levels[1:]
    frequent = [level for level, count in others if count >= RARE_BELOW]
    if len(frequent) == len(others) and len(levels) + none <= MOST_LEVELS:
        kept = frequent
    else:
        kept = frequent[: max(0, MOST_LEVELS - 2 - none)]
    made = [("level", name, [level]) for level in kept]
    if len(others) > len(kept):
        made.append(("others", name, [levels[0][0], *kept]))
    if none and levels:
        made.append(("none", name))
    return made


def cuts_of(rows, name, count):
    """Where parts of about equal size begin, but for the first; by some of the rows, always the same ones."""
    step = max(1, count // CUT_ROWS)
    some = sorted(row[0] for row in rows.where((F.col("_row") % step == 0) & F.col(name).isNotNull()).select(name).collect())
    places = [some[((at + 1) * len(some)) // BINS] for at in range(BINS - 1)] if some else []
    return [cut for cut in dict.fromkeys(places) if cut > some[0]]


def design_of(rows, asked, count, units):
    """
    What columns become: a list of columns, and blocks of them that are taken or left as a whole (features, first column, the one
    behind the last). Only the features are looked at, never what is explained.
    """
    features = [feature for feature in asked["features"] if feature["why"] is None]
    numbers = [feature["column"] for feature in features if feature["as"] != "key"]
    classes = [feature["column"] for feature in features if feature["as"] == "key"]
    number_facts, class_facts = number_facts_of(rows, numbers), class_facts_of(rows, classes)
    different = lambda name: rows.select(F.count_distinct(name)).first()[0]
    columns, blocks, left_out = [], [], [(feature["name"], feature["why"]) for feature in asked["features"] if feature["why"]]
    for feature in features:
        name = feature["column"]
        if feature["as"] == "key":
            why = against_class(class_facts[name], count, units or count)
            own = lambda: class_columns(name, class_facts[name], count)
        else:
            why = against_number(number_facts[name], feature, count, different)
            cuts = cuts_of(rows, name, count) if asked["bins"] and not why else []
            own = lambda: number_columns(name, number_facts[name], count, cuts, asked)
        if why and not (feature["asked"] and why == "id"):
            left_out.append((feature["name"], why))
            continue
        made = own()
        if made:
            blocks.append(([feature], len(columns), len(columns) + len(made)))
            columns += made
    if asked["products"]:
        single = list(blocks)
        factors = lambda block: [at for at in range(block[1], block[2]) if columns[at][0] in ("value", "level", "others", "none")]
        for at, left in enumerate(single):
            for right in single[at + 1 :]:
                made = [("product", one, other) for one in factors(left) for other in factors(right)]
                if 0 < len(made) <= WIDEST_PRODUCT:
                    blocks.append((left[0] + right[0], len(columns), len(columns) + len(made)))
                    columns += made
    return columns, blocks, left_out


def matrix_of(columns):
    """A function that makes these columns of a block of rows, numbers by their distance from the mean."""

    def matrix(table):
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        made, whole = [], np.empty((table.num_rows, len(columns)))
        for at, (of, *what) in enumerate(columns):
            if of == "product":
                own = made[what[0]] * made[what[1]]
            elif of in ("level", "others"):
                held = pc.is_in(table[what[0]], pa.array(what[1], pa.string())).to_numpy().astype(float)
                own = held if of == "level" else (pc.is_valid(table[what[0]]).to_numpy() - held)
            elif of == "none":
                own = pc.is_null(table[what[0]]).to_numpy().astype(float)
            else:
                values = table[what[0]].to_numpy().astype(float)
                missing = ~np.isfinite(values)
                if of == "missing":
                    own = missing.astype(float)
                elif of == "bin":
                    own = ((what[1] <= values) & (values < what[2])).astype(float)
                elif of == "log":
                    own = np.log(np.where(missing, what[1], values))
                else:
                    own = np.where(missing, 0.0, values - what[1])
                    own = own * own if of == "square" else own
            made.append(own)
            whole[:, at] = own
        return whole

    return matrix
