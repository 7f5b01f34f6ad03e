if WAY != "ease" or max((len(model["popularity"]) for model in MODELS.values()), default=0) <= 4096:
    lists_of_way.append(({"method": WAY}, result))
people = everybody
