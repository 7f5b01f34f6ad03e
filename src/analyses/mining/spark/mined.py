def mined_baskets(lines, asked, grouped):
    """The baskets that are searched, and what never stands in one set, as the one belongs to the other."""
    if not asked["levels"]:
        return baskets_of(lines, grouped, asked["eachRow"]), {}
    brings, apart = levels_of(lines, asked["levels"])
    return baskets_of(with_levels(lines, brings), grouped, asked["eachRow"]), apart
