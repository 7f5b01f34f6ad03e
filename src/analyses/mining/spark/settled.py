from pyspark.errors import PySparkException


def settled(frame):
    """The same rows, worked out once where the cluster can keep them; else they are worked out again when asked for."""
    try:
        return frame.localCheckpoint()
    except PySparkException as cause:
        # Serverless refuses to keep rows. What fails in the rows themselves is no refusal.
        condition = str(cause).split("]")[0]
        if not any(says in condition for says in ("NOT_SUPPORTED", "UNSUPPORTED", "NOT_IMPLEMENTED")):
            raise
        return frame
