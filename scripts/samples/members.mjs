import { createRandom } from './random.mjs'

const MEMBERS = 6_000
const PLANS = { basic: 0.45, plus: 0.35, family: 0.2 }
const REASONS = ['moved away', 'too dear', 'another shop', 'not said']

/**
 * What is planted in who leaves. Chances add up:
 * - a set: plan, tenure and deliveries that came late;
 * - a subgroup: who has the basic plan and is below 30 leaves far more often than either alone says;
 * - a confounder: regions differ in age and in nothing else, so that a region seems to explain what age does;
 * - a leak: why somebody left is written down only after that;
 * - noise: everything else, and a number of each member that must not explain anything.
 */
const RISK = { all: 0.02, basic: 0.1, young: 0.04, basicAndYoung: 0.28, newcomer: 0.2, late: 0.09 }

/** Mean age of members by region. */
const AGES = { north: 51, south: 46, east: 36, west: 41 }

/** Members of a shop, one a row: columns by name. */
export function memberRows() {
  const random = createRandom(20250117)
  const plans = Object.keys(PLANS)
  const anyPlan = random.weighted(Object.values(PLANS))
  const regions = Object.keys(AGES)
  const columns = {
    member: [],
    plan: [],
    age: [],
    region: [],
    tenure_months: [],
    late_deliveries: [],
    visits: [],
    spend_eur: [],
    newsletter: [],
    app: [],
    paid_by: [],
    signed_up_on: [],
    closed_reason: [],
    churn: [],
  }
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  for (let member = 0; member < MEMBERS; member++) {
    const plan = plans[anyPlan()]
    const region = regions[random.integer(regions.length)]
    const age = Math.max(18, Math.min(84, Math.round(AGES[region] + 13 * random.normal())))
    const tenure = Math.floor(-30 * Math.log(1 - random.next()))
    const late = random.poisson(0.8)
    const young = age < 30
    const risk =
      RISK.all +
      (plan === 'basic' ? RISK.basic : 0) +
      (young ? RISK.young : 0) +
      (plan === 'basic' && young ? RISK.basicAndYoung : 0) +
      (tenure < 6 ? RISK.newcomer : 0) +
      RISK.late * late
    const left = random.chance(Math.min(0.95, risk))
    const visits = random.poisson(4 + (plan === 'family' ? 2 : 0))
    const spend = visits * (18 + 0.25 * age + (plan === 'family' ? 14 : 0)) * (1 + 0.3 * random.normal())
    columns.member.push(`M${String(100_000 + member)}`)
    columns.plan.push(plan)
    columns.age.push(random.chance(0.03) ? '' : age)
    columns.region.push(region)
    columns.tenure_months.push(tenure)
    columns.late_deliveries.push(late)
    columns.visits.push(visits)
    columns.spend_eur.push(Math.max(0, Math.round(100 * spend) / 100))
    columns.newsletter.push(random.chance(0.4) ? 'yes' : 'no')
    columns.app.push(random.chance(0.55) ? 'yes' : 'no')
    columns.paid_by.push(['card', 'invoice', 'wallet'][random.integer(3)])
    columns.signed_up_on.push(days[random.integer(7)])
    columns.closed_reason.push(left ? REASONS[random.integer(REASONS.length)] : '')
    columns.churn.push(left ? 'yes' : 'no')
  }
  return columns
}
