import numpy as np

FACTORS = {}
for row in items_of_model.orderBy("m", "item").collect():
    FACTORS.setdefault(row["m"], []).append((row["item"], row["factors"]))
for m, found in FACTORS.items():
    model = MODELS.setdefault(m, {"popularity": {}, "heads": []})
    factors = np.array([factors for _, factors in found], np.float32)
    model["items"] = [item for item, _ in found]
    model["place"] = {item: at for at, item in enumerate(model["items"])}
    model["factors"] = factors
    model["gram"] = factors.astype(np.float64).T @ factors.astype(np.float64)
    model["alpha"], model["regularization"], model["fold"] = ASKED["alpha"], ASKED["regularization"], FOLD

people = people.alias("p").join(customers_of_model.alias("c"), F.expr("p.m = c.m AND p.g <=> c.g AND p.customer = c.customer"), "left")
people = people.select("p.g", "p.customer", "p.m", "p.has", "c.factors", "c.learned")
result = people.mapInArrow(rows_of_lists(lists_of_factors, MODELS, RULES, ASKED["fallback"], False), LIST_COLUMNS)
