def first_of_kinds(items, kinds, most, taken=()):
    """Of these, in their order, those of whose kind none has come before."""
    there, kept = set(taken), []
    for item in items:
        if len(kept) >= most:
            break
        kind = kinds.get(item)
        if kind is not None:
            if kind in there:
                continue
            there.add(kind)
        kept.append(item)
    return kept


def headed(items, heads, rules):
    """A list behind what the shop puts first."""
    others = [item for item in items if item not in heads]
    if rules["kinds"] is not None:
        taken = [rules["kinds"][item] for item in heads if item in rules["kinds"]]
        others = first_of_kinds(others, rules["kinds"], rules["k"], taken)
    return (list(heads) + others)[: rules["k"]]


def listed(candidates, had, rules, known):
    """What a customer is recommended of (item, score), the best first."""
    if rules["kinds"] is not None:
        kept = set(first_of_kinds([item for item, _ in candidates], rules["kinds"], rules["k"]))
        candidates = [each for each in candidates if each[0] in kept]
    candidates = candidates[: rules["k"]]
    heads = [item for item in rules["always"] if item in known and not (rules["excludeSeen"] and item in had)]
    if not heads:
        return candidates
    scores = dict(candidates)
    return [(item, scores.get(item, 0.0)) for item in headed([item for item, _ in candidates], heads, rules)]


def allowed(item, rules):
    return item not in rules["never"] and (rules["only"] is None or item in rules["only"])


def popular_list(popularity, rules):
    """What most customers have, as everybody gets it of whom nothing is known."""
    best = sorted((item for item in popularity if allowed(item, rules)), key=lambda item: (-popularity[item], item))
    if rules["kinds"] is None:
        best = best[: rules["k"]]
    heads = [item for item in rules["always"] if item in popularity]
    return [(item, popularity[item]) for item in headed(best, heads, rules)]


def list_schema():
    import pyarrow as pa

    return pa.schema(
        [
            ("group_label", pa.string()),
            ("customer", pa.string()),
            ("recommended_items", pa.list_(pa.string())),
            ("scores", pa.list_(pa.float32())),
            ("source", pa.string()),
        ]
    )


def rows_of_lists(lists_of, models, rules, fallback, impersonal):
    """For `mapInArrow`: the list of each customer, from the model of the group."""

    def lists(batches):
        import numpy as np
        import pyarrow as pa

        for batch in batches:
            rows = []
            for row in batch.to_pylist():
                model = models.get(row["m"]) or {"popularity": {}, "heads": []}
                had = {each["item"] for each in row["has"] or [] if each["item"] in model["popularity"]}
                if not had:
                    found = model["heads"] if fallback == "popular" else []
                else:
                    found = listed(lists_of(row, had, model, rules), had, rules, model["popularity"])
                rows.append(
                    {
                        "group_label": row["g"],
                        "customer": row["customer"],
                        "recommended_items": [item for item, _ in found],
                        "scores": [float(np.float32(score)) for _, score in found],
                        "source": "personal" if had and not impersonal else "popular",
                    }
                )
            yield from pa.Table.from_pylist(rows, list_schema()).to_batches()

    return lists


LIST_COLUMNS = "group_label string, customer string, recommended_items array<string>, scores array<float>, source string"
