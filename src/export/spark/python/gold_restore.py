# Group and customer are called again what their files call them.
# The group stands in the rows where each was asked for itself.
if not PER_GROUP:
    result = result.drop("group_label")
leading = [name for name in ("group_label", "customer") if name in result.columns]
others = [name for name in result.columns if name not in leading]
taken, called = {name.lower() for name in others}, {}
for name in leading:
    called[name] = CALLED.get(name, name)
    while called[name].lower() in taken:
        called[name] += "_"
    taken.add(called[name].lower())
result = result.select(*[F.col(name).alias(called.get(name, name)) for name in [*leading, *others]])
keys = [called.get(name, name) for name in [*(["group_label"] if PER_GROUP else []), *KEYS]] if KEYS else []
