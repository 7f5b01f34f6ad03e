# What lacks one of these belongs nowhere.
for name in REQUIRED:
    lines = lines.where(F.col(name).isNotNull())
