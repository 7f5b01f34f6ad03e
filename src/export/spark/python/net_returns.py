def without_returns(of_line):
    """Sets lines with a negative quantity against the latest earlier sales of the same item to the same customer."""

    def in_places(amount, share):
        import math

        def nearest(number):
            below = math.floor(number)
            return below + 1 if number - below >= 0.5 else below

        places = 100 if nearest(amount * 100) / 100 == amount else 10_000
        return nearest(amount * share * places) / places

    def net(key, rows):
        import pyarrow as pa

        lines = rows.to_pylist()
        place = lambda line: tuple(line["_line"][part] for part in ("file", "name", "block", "row"))
        lines.sort(key=lambda line: (float("-inf") if line["_at"] is None else line["_at"], place(line)))
        left, sales = [line["_pieces"] for line in lines], []
        for at, line in enumerate(lines):
            if line["_pieces"] is None or line["_pieces"] == 0:
                continue
            if line["_pieces"] > 0:
                sales.append(at)
                continue
            open_pieces, left[at] = -line["_pieces"], 0.0
            while open_pieces > 0 and sales:
                taken = min(open_pieces, left[sales[-1]])
                open_pieces -= taken
                left[sales[-1]] -= taken
                if left[sales[-1]] <= 0:
                    sales.pop()
        kept = []
        for pieces, line in zip(left, lines):
            if pieces == line["_pieces"]:
                kept.append(line)
            elif pieces != 0:
                share = pieces / line["_pieces"]
                cut = {name: in_places(line[name], share) for name in of_line if line[name] is not None and share != 1}
                kept.append({**line, **cut, "_pieces": pieces})
        return pa.Table.from_pylist(kept, schema=rows.schema)

    return net


# A customer where one is known, or else the receipt's number without its letters, in its group.
root = F.trim(F.regexp_replace("basket", r"^\p{L}{1,3}(?=[\d\s._/-]*\d)", ""))
receipt = F.struct(F.col("group_label") if "group_label" in lines.columns else F.lit(None).cast("string"), root)
buyer = F.col("customer") if "customer" in lines.columns else F.lit(None).cast("string")
known = buyer.isNotNull() | F.col("basket").isNotNull()
party = F.when(buyer.isNull() & known, receipt)
# What names no item or nobody is no sale, and finds none.
sold = F.col("_bought").isNotNull() & known
lines = lines.withColumns({"_pieces": F.col("quantity"), "_buyer": buyer, "_receipt": party, "_sold": sold})
by = ["_bought", "_buyer", "_receipt"]
taken_back = F.max(F.coalesce(F.col("_pieces") < 0, F.lit(False))).over(Window.partitionBy(*by, "_sold"))
lines = lines.withColumn("_returned", taken_back)
apart = lines.where(F.col("_returned") & F.col("_sold"))
others = lines.where(~F.col("_returned") | (~F.col("_sold") & ~F.coalesce(F.col("_pieces") < 0, F.lit(False))))
netted = apart.groupBy(*by).applyInArrow(without_returns(OF_LINE), apart.schema)
lines = others.unionByName(netted).withColumn("quantity", F.col("_pieces"))
lines = lines.drop("_pieces", "_buyer", "_receipt", "_sold", "_returned", "_at", "_bought")
