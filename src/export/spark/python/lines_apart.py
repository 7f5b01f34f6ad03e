# A line whose basket has no name is left out; where none has, each is a basket of its own.
if "basket" in ROLES:
    lines = lines.where(F.col("basket").isNotNull())
else:
    lines = lines.withColumn("basket", F.concat_ws(" ", "_line.file", "_line.name", "_line.block", "_line.row"))
