# What was bought and when, by which returns are set against sales.
columns += [named(BOUGHT, as_label).alias("_bought")]
columns += [(role("time", as_time).cast("double") if TIME_SORTS else F.lit(None).cast("double")).alias("_at")]
