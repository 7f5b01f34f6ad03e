def basket_lines(lines, grouped, each_row=False, also=()):
    """
    The lines of baskets: `group_label`, a `basket` that is one text, and `item`, null in baskets that hold nothing. With a group a
    basket is (group, basket), since numbers of receipts repeat across stores. `each_row`: a row of the file is a basket of its own.
    """
    held = F.col("item").isNotNull()
    if "empty" in lines.columns:
        held = held | F.coalesce(F.col("empty"), F.lit(False))
    group = F.col("group_label") if grouped else F.lit(None).cast("string")
    # The length says where the group ends and the basket begins.
    key = F.concat(F.coalesce(F.length(group), F.lit(-1)).cast("string"), F.lit(":"), F.coalesce(group, F.lit("")), F.col("basket"))
    if each_row:
        key = F.concat(key, F.lit(" "), F.to_json(F.struct("_line")))
    valid = lines.where(F.col("basket").isNotNull() & held)
    return valid.select(group.alias("group_label"), key.alias("basket"), "item", *also)
