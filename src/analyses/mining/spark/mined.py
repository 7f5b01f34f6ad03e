def mined_lines(lines, asked, grouped):
    """The lines of the baskets that are searched, and what never stands in one set, as the one belongs to the other."""
    if not asked["levels"]:
        return basket_lines(lines, grouped, asked["eachRow"]), {}
    brings, apart = levels_of(lines, asked["levels"])
    return basket_lines(with_levels(lines, brings), grouped, asked["eachRow"]), apart
