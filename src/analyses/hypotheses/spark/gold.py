kind, yes = target_of(lines, ASKED)
numbered, count, units = numbered_rows_of(lines, ASKED, kind, yes)
# Kept as a table, since it is gone through many times.
write_table(numbered, "gold_hypotheses_rows", "Rows as they were searched and confirmed", {})
rows = spark.table(table("gold_hypotheses_rows"))

columns, blocks, left_out = design_of(rows, ASKED, count, units)
for name, why in left_out:
    print(f"{name} takes no part: {why}")
if not blocks:
    raise ValueError("No column is left that could explain it. Choose the columns yourself, or prepare some.")
matrix = matrix_of(columns)
shift = rows.select(F.avg("_target")).first()[0] if kind == "number" else 0.0
searching, confirming = (
    moments_of(sums, len(columns)) for sums in added(rows.groupBy("_block").applyInArrow(sums_of_block(matrix, shift), SUMS), 2)
)

leaks, searched = set(), rows.where(~F.col("_confirms"))
for features, start, end in blocks:
    if len(features) > 1 or features[0]["asked"]:
        continue
    if r2_and_rank(searching, list(range(start, end)))[0] > LEAK or is_copy(searched, features[0], kind == "number"):
        leaks.add(features[0]["column"])
        print(f"{features[0]['name']} takes no part: it is what is explained in other words")
blocks = [block for block in blocks if not any(feature["column"] in leaks for feature in block[0])]
if not blocks:
    raise ValueError("No column is left that could explain it: the others are copies of what is explained.")

largest = min(ASKED["maxFeatures"], len(blocks))
possible = count_of_sets(len(blocks), largest)
if possible > ASKED["maxSets"]:
    raise ValueError(f"There are {possible} sets, more than the {ASKED['maxSets']} that may be looked at. Take fewer columns together.")
best, looked = best_sets_of(searching, blocks, largest)
print(f"Each of {looked} sets was looked at.")
front = front_of(best, ASKED["limit"])
sets = [columns_in([blocks[at] for at in chosen]) for chosen in front]
held = [sorted({feature["column"] for at in chosen for feature in blocks[at][0]}) for chosen in front]

of_units = rows.where("_confirms").select(F.count_distinct("_unit")).first()[0] if units else 0
fits = fits_of(confirming, sets)
rest = rest_of_block(matrix, shift, confirming, fits, held, units > 0)
tests = linear_tests(added(rows.groupBy("_block").applyInArrow(rest, SUMS), len(fits)), confirming, fits, of_units) if fits else []
if kind == "binary":
    positives = rows.where("_confirms").select(F.sum("_target")).first()[0]
    for test, p in zip(tests, logistic_p_of(rows, matrix, confirming, fits, positives, of_units)):
        test["p"] = p
p_values = [test["p"] for test in tests]
found = []
for at, chosen in enumerate(front):
    items = [[feature["place"] for feature in blocks[b][0]] for b in chosen]
    names = [" × ".join(feature["name"] for feature in blocks[b][0]) for b in chosen]
    found.append((adjusted_r2(confirming, sets[at]), items, names, adjusted_r2(searching, sets[at]), tests[at]))
p_holm, q_values = holm(p_values), benjamini_hochberg(p_values)
order = sorted(
    range(len(found)),
    # Columns come before pairs of them.
    key=lambda at: (found[at][0] is None, -(found[at][0] or 0.0), len(found[at][1]), [(len(item), item) for item in found[at][1]]),
)
records = []
for at in order:
    effect, _, names, before, test = found[at]
    low, high = test["interval"]
    numbers = [effect, low, high, before, test["coverage"], p_values[at], p_holm[at], q_values[at], None]
    flags = [p_values[at] is not None, True, p_holm[at] is not None and p_holm[at] <= ASKED["alpha"]]
    numbers = [None if each is None else float(each) for each in numbers]
    records.append((names, len(names), *numbers, confirming["n"], *[bool(flag) for flag in flags]))
RESULT = (
    "features array<string>, size int, effect double, effect_low double, effect_high double, effect_found double, coverage double, "
    "p_value double, p_holm double, q_value double, stability double, confirmed int, testable boolean, exact boolean, holds boolean"
)
result = spark.createDataFrame(records, RESULT)
