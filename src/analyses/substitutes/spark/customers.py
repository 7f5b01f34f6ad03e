MOST_VISITS = 2**20
# Of a visit's number: the customer.
CUSTOMER = 21


def visits_of_baskets(table):
    """
    One number for the visit each basket was: customer, number of the visit, whether its time is known; -1 where nobody knows whose
    it was. And how many customers there are.
    """
    import numpy as np

    customers = joined(table["customer"]).dictionary_encode()
    codes = customers.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    visit = np.minimum(table["visit"].to_numpy().astype(np.int64), MOST_VISITS - 1)
    timed = joined(table["timed"]).to_numpy(zero_copy_only=False).astype(np.int64)
    numbers = (codes * MOST_VISITS + visit) * 2 + timed
    return np.where(codes < 0, -1, numbers), len(customers.dictionary)


def shoppers_of(one, other):
    """
    Of the visits with either of two items: customers who had both at different visits, the steps from one visit to the next that can
    be told (both times known, just one of the two in each), and those from the one to the other.
    """
    import numpy as np

    visits = np.union1d(one, other)
    if len(visits) == 0:
        return 0, 0, 0
    had = np.isin(visits, one) + 2 * np.isin(visits, other)
    new = np.diff(visits >> CUSTOMER, prepend=-1) != 0
    starts = np.flatnonzero(new)
    seen = np.bitwise_or.reduceat(had, starts)
    shared = (seen == 3) & (np.diff(starts, append=len(visits)) > 1)
    timed = (visits & 1) == 1
    told = ~new[1:] & timed[1:] & timed[:-1] & (had[1:] != 3) & (had[:-1] != 3)
    return int(shared.sum()), int(told.sum()), int((told & (had[1:] != had[:-1])).sum())


def ask_customers(visits, items, all_customers, a, b):
    """What customers do with each of these pairs: who has both, how many would by chance, steps and switches."""
    import numpy as np

    rows, ranks, count = items
    known = {}

    def visits_with(item):
        if item not in known:
            own = visits[rows[count[item] : count[item + 1]]]
            own = np.unique(own[own >= 0])
            known[item] = own, len(np.unique(own >> CUSTOMER))
        return known[item]

    told = np.zeros((len(a), 4))
    for at, (one, other) in enumerate(zip(a.tolist(), b.tolist())):
        (ones, with_one), (others, with_other) = visits_with(one), visits_with(other)
        both, steps, switches = shoppers_of(ones, others)
        told[at] = both, with_one * with_other / all_customers, steps, switches
    return told
