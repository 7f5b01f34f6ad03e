def one_row_each(rows, entity):
    """Refuses rows of which two are of one entity: what is put beside them would count twice."""
    told = rows.agg(F.count("*").alias("rows"), F.count_distinct(F.struct(*entity)).alias("entities")).first()
    assert told.rows == told.entities, f"{told.rows} rows of {told.entities} different {entity}"
    print(f"{told.rows} rows, one for each {entity}")
