def first_match(visits, path, asked):
    """The places of the first valid match: the earliest first step that leads on, the earliest second one, and so on."""
    far = len(visits)
    last = len(path) - 1
    dead = set()

    def search(k, place, start):
        if k > last:
            return []
        if (k, place, start) in dead:
            return None
        begin = 0 if place < 0 else place + asked["minGapSteps"]
        end = far if place < 0 else min(far, place + asked["maxGapSteps"] + 1)
        for at in range(begin, end):
            time, items = visits[at]
            if place >= 0 and asked["timed"]:
                wait = time - visits[place][0]
                if wait > asked["maxGapTime"] or time - visits[start][0] > asked["maxSpan"]:
                    break
                if wait < asked["minGapTime"]:
                    continue
            if not path[k] <= items:
                continue
            rest = search(k + 1, at, at if place < 0 else start)
            if rest is not None:
                return [at] + rest
        dead.add((k, place, start))
        return None

    return search(0, -1, -1)


def quartile(values, quarter):
    """Of sorted values, between two of them on the line that joins them."""
    place, part = divmod((len(values) - 1) * quarter, 4)
    low, high, part = values[place], values[min(place + 1, len(values) - 1)], part / 4
    return low + (high - low) * part if part < 0.5 else high - (high - low) * (1 - part)


def extensions(visits, states, asked, by_visits, known):
    """Where each longer path ends in one journey.

    `states` are the ends of the path so far, each with the latest start that leads there. Items that join the last step
    come as (item, True), items of a next step as (item, False).
    """
    found = {}
    for place, start in states.items():
        if by_visits:
            for item in visits[place][1]:
                if item in known:
                    found.setdefault((item, True), {})[place] = start
        end = min(len(visits), place + asked["maxGapSteps"] + 1)
        for at in range(place + asked["minGapSteps"], end):
            time, items = visits[at]
            if asked["timed"]:
                wait = time - visits[place][0]
                if wait > asked["maxGapTime"]:
                    break
                if wait < asked["minGapTime"] or time - visits[start][0] > asked["maxSpan"]:
                    continue
            for item in items:
                if item in known:
                    ends = found.setdefault((item, False), {})
                    if ends.get(at, -1) < start:
                        ends[at] = start
    if not asked["bounded"] and not by_visits:
        # Without limits the earliest end leads wherever a later one does.
        return {key: {min(ends): 0} for key, ends in found.items()}
    return found


def paths_from(root, journeys, known, least, longest, asked, by_visits):
    """Every frequent path that begins with an item, as (steps, customers), with the customers of each of its steps."""
    found = []
    began = []
    for number, visits in enumerate(journeys):
        ends = {at: at for at, (_, items) in enumerate(visits) if root in items}
        if not asked["bounded"] and not by_visits:
            ends = {min(ends): 0}
        began.append((number, ends))

    def grow(steps, items, came, counts):
        found.append((steps, len(came), counts))
        if items == longest:
            return
        further = {}
        for number, states in came:
            for key, ends in extensions(journeys[number], states, asked, by_visits, known).items():
                further.setdefault(key, []).append((number, ends))
        for (item, joins), those in further.items():
            if len(those) < least or (joins and item <= steps[-1][-1]):
                continue
            if joins:
                grow(steps[:-1] + [steps[-1] + [item]], items + 1, those, counts[:-1] + [len(those)])
            else:
                grow(steps + [[item]], items + 1, those, counts + [len(those)])

    grow([[root]], 1, began, [len(began)])
    return found


def told(steps, count, counts, journeys, asked):
    """A path as a row: with the quartiles of the waits between its steps, over the first match of each customer."""
    waits = [[] for _ in steps[1:]]
    if asked["timed"] and waits:
        path = [set(step) for step in steps]
        for visits in journeys:
            match = first_match(visits, path, asked)
            if match:
                for k, column in enumerate(waits):
                    column.append(float(visits[match[k + 1]][0] - visits[match[k]][0]))
    for column in waits:
        column.sort()
    of = lambda quarter: [quartile(column, quarter) if column else None for column in waits]
    return {
        "support": count,
        "sequence": [item for step in steps for item in step],
        "step_median": of(2),
        "step_q25": of(1),
        "step_q75": of(3),
        "step_share": [after / before for before, after in zip(counts, counts[1:])],
        "step_sizes": [float(len(step)) for step in steps],
    }


def held(longer, shorter):
    """Whether a path holds another one, step by step."""
    k = 0
    for step in longer:
        if k < len(shorter) and set(shorter[k]) <= set(step):
            k += 1
    return k == len(shorter)


def steps_of(sequence, sizes):
    steps, at = [], 0
    for size in sizes:
        steps.append(sequence[at : at + int(size)])
        at += int(size)
    return steps


def shorter_by_one(steps):
    """Every path that lacks one item of this one."""
    for k, step in enumerate(steps):
        for item in step:
            less = [other for other in step if other != item]
            yield tuple(tuple(each) for each in steps[:k] + ([less] if less else []) + steps[k + 1 :])


def not_superfluous(rows, same_count, hereditary):
    """Places of the paths that no longer one holds: of the same count, or any."""
    paths = [steps_of(sequence, sizes) for sequence, sizes, _ in rows]
    counts = [count for _, _, count in rows]
    out = set()
    if hereditary:
        # The parts of a frequent path are frequent, so whatever holds a path has one that holds it and is longer by one.
        place = {tuple(tuple(step) for step in path): at for at, path in enumerate(paths)}
        for at, path in enumerate(paths):
            for less in shorter_by_one(path):
                other = place.get(less)
                if other is not None and (not same_count or counts[other] == counts[at]):
                    out.add(other)
        return [at for at in range(len(rows)) if at not in out]
    lengths = [len(sequence) for sequence, _, _ in rows]
    holders = {}
    for at, (sequence, _, _) in enumerate(rows):
        for item in set(sequence):
            holders.setdefault(item, []).append(at)
    for at, path in enumerate(paths):
        rarest = min((holders[item] for step in path for item in step), key=len)
        for other in rarest:
            if lengths[other] > lengths[at] and (not same_count or counts[other] == counts[at]):
                if held(paths[other], path):
                    out.add(at)
                    break
    return [at for at in range(len(rows)) if at not in out]
