def beside_silver(rows, figures):
    """The rows of the table, and beside each what silver says of its group."""
    if not PER_GROUP:
        return rows.crossJoin(figures)
    figures = figures.withColumnRenamed("group_label", "group_of_silver")
    return rows.join(figures, F.expr(f"{quote(called['group_label'])} <=> group_of_silver"))


def none_where(rows, wrong, says):
    odd = rows.where(wrong).limit(1).collect()
    assert not odd, f"{says}: {odd[0].asDict()}"
