# A line is a basket: of each item a column says whether it is in it.
def holds(column):
    type = lines.schema[column].dataType
    cell = F.col(column)
    return cell if isinstance(type, T.BooleanType) else cell.cast("double") != 0


items = F.filter(F.array(*[F.when(holds(safe), F.lit(name)) for name, safe in FLAGS.items()]), lambda item: item.isNotNull())
lines = lines.select(*columns, F.explode_outer(items).alias("item"))
lines = lines.withColumn("empty", F.col("item").isNull())
