import { formatList } from '../base/format'
import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { sidesOf } from './charts/rule-text'
import { RuleControls, ruleOptions } from './controls/RuleControls'
import { RulePane } from './detail/RuleDetail'
import { grammar } from './grammar'
import { RulesResult } from './RulesResult'
import { ruleWords } from './words'

const detail: RowDetail = {
  /** `wine flight → aged cheese` */
  title(row) {
    if (!row) return ruleWords.detail.label
    const { antecedents, consequents } = sidesOf(row)
    return `${formatList(antecedents)} → ${formatList(consequents)}`
  },
  Detail: RulePane,
}

/** What sells together: rules, and why to believe them. */
export default function RulesView() {
  return (
    <AnalysisPage grammar={grammar} controls={<RuleControls />} options={ruleOptions} detail={detail}>
      {(job) => <RulesResult job={job} />}
    </AnalysisPage>
  )
}
