def in_time(frame, time, keys):
    """Gives rows their place in time, and counted back, among those of their entity; rows of one moment have one place."""
    entity = Window.partitionBy(*keys)
    known = F.col(time).isNotNull()
    return frame.withColumn("_at", F.when(known, F.dense_rank().over(entity.orderBy(F.asc(time))))).withColumn(
        "_back", F.when(known, F.dense_rank().over(entity.orderBy(F.desc(time))))
    )


def first_by(cell, place):
    """What stands there at the first place; of rows with one place the first row's."""
    return F.min_by(cell, F.when(cell.isNotNull() & F.col(place).isNotNull(), F.struct(place, "_line")))
