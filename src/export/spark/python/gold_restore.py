# Group and customer are called again what their files call them; Delta wants some names spelled out.
leading = [name for name in ("group_label", "customer") if name in result.columns]
taken = {name.lower() for name in result.columns if name not in leading}
called = {}
for name in leading:
    wished = CALLED.get(name, name)
    while wished.lower() in taken:
        wished += "_"
    taken.add(wished.lower())
    called[name] = wished
ordered = [*leading, *[name for name in result.columns if name not in leading]]
result = result.select(*[F.col(name).alias(called.get(name, name)) for name in ordered])
keys = [called.get(name, name) for name in [*(["group_label"] if GROUPED and "group_label" in leading else []), *KEYS] if name in ordered]
