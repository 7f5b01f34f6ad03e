import { AnalysisPage } from '../parts/page/AnalysisPage'
import { JudgeControls } from './controls/JudgeControls'
import { judgeOptions } from './controls/JudgeOptions'
import { grammar } from './grammar'
import { JudgeResult } from './JudgeResult'

/** Whether recommendations would have been right. */
export default function JudgeView() {
  return (
    <AnalysisPage grammar={grammar} controls={<JudgeControls />} options={judgeOptions}>
      {(job) => <JudgeResult job={job} />}
    </AnalysisPage>
  )
}
