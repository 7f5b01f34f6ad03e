BY_GROUP = GROUPED and ASKED["perGroup"]
METHOD = ASKED["method"]
RULES = {
    "k": ASKED["k"],
    "excludeSeen": ASKED["excludeSeen"],
    "never": set(ASKED["never"]),
    "only": None if ASKED["only"] is None else set(ASKED["only"]),
    "always": [],
    "kinds": {row["item"]: row["kind"] for row in kinds_of(lines).collect()} if ASKED["onePer"] else None,
}
RULES["always"] = [item for item in dict.fromkeys(ASKED["always"]) if allowed(item, RULES)]

pairs, customers = ratings_of(lines, BY_GROUP, ASKED["weigh"], ASKED["timed"], ASKED["timeIs"])
