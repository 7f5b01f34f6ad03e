import numpy as np

for model in MODELS.values():
    factors = np.array(model.get("factors", []), np.float32)
    model["place"] = {item: at for at, item in enumerate(model.get("items", []))}
    model["factors"] = factors
    model["gram"] = factors.astype(np.float64).T @ factors.astype(np.float64)
    model["alpha"], model["regularization"], model["fold"] = ASKED["alpha"], ASKED["regularization"], FOLD

people = people.alias("p").join(customers_of_model.alias("c"), F.expr("p.g <=> c.g AND p.customer = c.customer"), "left")
people = people.select("p.g", "p.customer", "p.m", "p.has", "c.factors", "c.learned")
result = people.mapInArrow(rows_of_lists(lists_of_factors, MODELS, RULES, ASKED["fallback"], False), LIST_COLUMNS)
