def with_names(called, columns):
    """Items by their names, in lists whose order is that of their ids."""

    def rows(batches):
        import pyarrow as pa

        for batch in batches:
            arrays = [
                pa.array(
                    [each if each is None else [called.get(item, item) for item in each] for each in column.to_pylist()],
                    column.type,
                )
                if name in columns
                else column
                for name, column in zip(batch.schema.names, batch.columns)
            ]
            yield pa.RecordBatch.from_arrays(arrays, schema=batch.schema)

    return rows


names = {row["item"]: row["shown"] for row in spark.table(table("silver_items")).where("item <> shown").collect()}
# Items stay what they are; what they are called stands beside them, behind all other columns.
lists = [name for name in ITEM_LISTS if name in result.columns]
result = result.select("*", *[F.col(name).alias(f"{name}_names") for name in lists])
result = result.mapInArrow(with_names(names, [f"{name}_names" for name in lists]), result.schema)
