def quoted(name):
    """A name as SQL has it, whatever it holds."""
    return "`" + name.replace("`", "``") + "`"


def with_raw_names(frame, names):
    """A table as queries know it: in the order of its rows, with the names of its source."""
    return frame.orderBy("_line").select(*[F.col(safe).alias(raw) for safe, raw in names.items()])


def settled(frame, name, kind):
    """A column of an answer as the type that it has in the browser."""
    found = frame.schema[name].dataType.typeName()
    if kind == "string":
        return as_cell(text_of(frame, name))
    return F.col(name) if found == "array" else F.col(name).try_cast(kind)


def with_safe_names(answer, columns):
    """What a query leaves, with safe names; its order is that of the answer."""
    found = answer.toDF(*[name for name, _ in columns])
    cells = [settled(found, name, kind).alias(name) for name, kind in columns]
    return found.select(*cells, F.monotonically_increasing_id().alias("_line"))


def with_expression(frame, names, name, kind, expression):
    """A column that an expression gives, which knows columns by the names of the source."""
    line = "_line"
    while line in names.values():
        line += "_"
    raw = frame.select(*[F.col(safe).alias(raw) for safe, raw in names.items()], F.col("_line").alias(line))
    cells = {safe: F.col(quoted(raw)).alias(safe) for safe, raw in names.items()}
    # In the place of a column that it replaces.
    cells[name] = F.expr(expression).alias(name)
    put = raw.select(*cells.values(), F.col(quoted(line)).alias("_line"))
    return put.withColumn(name, settled(put, name, kind))
