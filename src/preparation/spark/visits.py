def with_visits(lines, name, who, at, pause):
    """Counts the visits of each: lines between which no pause is longer, in order of time; pauses are in ms."""
    order = Window.partitionBy(who).orderBy("_at", "_line")
    here = lines.withColumn("_at", at)
    since = F.col("_at") - F.lag("_at").over(order)
    here = here.withColumn("_begins", F.when(F.col("_at").isNull() | (since <= pause), 0).otherwise(1))
    number = F.sum("_begins").over(order.rowsBetween(Window.unboundedPreceding, Window.currentRow))
    visit = F.concat(text_of(lines, who), F.lit(" #"), number.cast("string"))
    known = F.col(who).isNotNull() & F.col("_at").isNotNull()
    return here.withColumn(name, F.when(known, visit)).drop("_at", "_begins")
