/** A metric's place in METRICS of src/analyses/rules/definition.ts; then what may be a threshold beside them. */
export enum M {
  ANTECEDENT_SUPPORT,
  CONSEQUENT_SUPPORT,
  SUPPORT,
  CONFIDENCE,
  LIFT,
  REPRESENTATIVITY,
  LEVERAGE,
  CONVICTION,
  ZHANG,
  JACCARD,
  CERTAINTY,
  KULCZYNSKI,
  COUNT,
  P_VALUE,
  Q_VALUE,
}

// The measures of a rule from its counts: baskets n, with both sides, with the antecedent, with the consequent.
// Differences of products are taken in integers, so that independence gives exactly 0 (or 1) and no threshold is
// missed by a rounding.

export function confidence(both: u32, a: u32): f64 {
  return <f64>both / <f64>a
}

export function lift(n: u32, both: u32, a: u32, c: u32): f64 {
  return (<f64>both * <f64>n) / (<f64>a * <f64>c)
}

/** n²·leverage. */
function surplus(n: u32, both: u32, a: u32, c: u32): f64 {
  return <f64>(<i64>(<u64>both * n - <u64>a * c))
}

export function leverage(n: u32, both: u32, a: u32, c: u32): f64 {
  return surplus(n, both, a, c) / (<f64>n * <f64>n)
}

export function conviction(n: u32, both: u32, a: u32, c: u32): f64 {
  return a == both ? Infinity : (<f64>(n - c) * <f64>a) / (<f64>n * <f64>(a - both))
}

export function zhang(n: u32, both: u32, a: u32, c: u32): f64 {
  const scale = max(<f64>both * <f64>(n - a), <f64>a * <f64>(c - both))
  return scale == 0.0 ? 0.0 : surplus(n, both, a, c) / scale
}

export function jaccard(both: u32, a: u32, c: u32): f64 {
  return <f64>both / (<f64>a + <f64>(c - both))
}

export function certainty(n: u32, both: u32, a: u32, c: u32): f64 {
  return c == n ? 0.0 : surplus(n, both, a, c) / (<f64>a * <f64>(n - c))
}

export function kulczynski(both: u32, a: u32, c: u32): f64 {
  return (<f64>both / <f64>a + <f64>both / <f64>c) * 0.5
}

/** By number; not for p- and q-values. */
export function measure(metric: u32, n: u32, both: u32, a: u32, c: u32): f64 {
  switch (metric) {
    case M.ANTECEDENT_SUPPORT:
      return <f64>a / <f64>n
    case M.CONSEQUENT_SUPPORT:
      return <f64>c / <f64>n
    case M.SUPPORT:
      return <f64>both / <f64>n
    case M.CONFIDENCE:
      return confidence(both, a)
    case M.LIFT:
      return lift(n, both, a, c)
    case M.REPRESENTATIVITY:
      return 1.0
    case M.LEVERAGE:
      return leverage(n, both, a, c)
    case M.CONVICTION:
      return conviction(n, both, a, c)
    case M.ZHANG:
      return zhang(n, both, a, c)
    case M.JACCARD:
      return jaccard(both, a, c)
    case M.CERTAINTY:
      return certainty(n, both, a, c)
    case M.KULCZYNSKI:
      return kulczynski(both, a, c)
    default:
      return <f64>both
  }
}
