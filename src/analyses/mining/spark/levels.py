def said_of_items(lines, columns):
    """What most lines of each item say in each of these columns; of what is said equally often, what came first."""
    said = lines.where(F.col("item").isNotNull()).select("item").distinct()
    for column in columns:
        told = lines.where(F.col("item").isNotNull() & F.col(column).isNotNull())
        times = told.groupBy("item", column).agg(F.count(F.lit(1)).alias("times"), F.min("_line").alias("first"))
        order = Window.partitionBy("item").orderBy(F.desc("times"), F.asc("first"))
        most = times.withColumn("place", F.row_number().over(order)).where("place = 1").select("item", column)
        said = said.join(most, "item", "left")
    return said


def levels_of(lines, levels):
    """
    Values of levels as items beside the items, fine levels first: what each item brings with it into a basket, and which
    labels never stand in one set, as the one belongs to the other.
    """
    said = said_of_items(lines, [level["column"] for level in levels]).orderBy("item").collect()
    taken = {row["item"] for row in said}
    brings = {row["item"]: [] for row in said}
    for level in levels:
        labels = {}
        for row in said:
            value = row[level["column"]]
            if value is None:
                continue
            if value not in labels:
                label = f"{level['title']}: {value}"
                while label in taken:
                    label = f"{level['name']}: {label}"
                taken.add(label)
                labels[value] = label
            brings[row["item"]].append(labels[value])
    apart = {}
    for item, above in brings.items():
        branch = [item, *above]
        for label in branch:
            apart.setdefault(label, set()).update(other for other in branch if other != label)
    return brings, {label: sorted(others) for label, others in apart.items() if others}


def with_levels(lines, brings):
    """The same lines, and beside each item what it belongs to."""
    pairs = [(item, [item, *above]) for item, above in brings.items()]
    table = spark.createDataFrame(pairs, "item string, together array<string>")
    joined = lines.join(table, "item", "left")
    kept = [column for column in lines.columns if column != "item"]
    return joined.select(*kept, F.explode_outer(F.col("together")).alias("item"))
