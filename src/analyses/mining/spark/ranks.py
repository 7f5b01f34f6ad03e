def ranks_of(codes, labels, min_count, exclude):
    """The rank of each label by falling count, then by label, -1 of what is rare or excluded; and the labels by rank."""
    import numpy as np

    counts = np.bincount(codes, minlength=len(labels))
    out = set(exclude or ())
    stays = np.array([count >= min_count and label not in out for count, label in zip(counts.tolist(), labels)], bool)
    frequent = np.flatnonzero(stays)
    frequent = frequent[np.lexsort((frequent, -counts[frequent]))]
    rank_of = np.full(len(labels), -1, np.int64)
    rank_of[frequent] = np.arange(len(frequent))
    return rank_of, [labels[at] for at in frequent.tolist()]
