def with_set(frame, called, file, column, group):
    """Beside each row whether it names somebody of a set that was kept; nothing where it names nobody."""
    folder = widget("landing", f"/Volumes/{CATALOG}/{SCHEMA}/landing", "Folder with the files").rstrip("/")
    members = spark.read.schema("id string, group string").json(f"{folder}/{file}").distinct()
    members = members.select(F.col("id").alias("_id"), F.col("group").alias("_group"), F.lit(True).alias("_in"))
    told = as_label(F.col(column), frame.schema[column].dataType)
    same = told == F.col("_id")
    if group is not None:
        same = same & as_label(F.col(group), frame.schema[group].dataType).eqNullSafe(F.col("_group"))
    held = F.when(told.isNotNull(), F.coalesce(F.col("_in"), F.lit(False)))
    return frame.join(F.broadcast(members), same, "left").select("*", held.alias(called)).drop("_id", "_group", "_in")
