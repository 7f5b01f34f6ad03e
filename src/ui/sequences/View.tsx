import { AnalysisPage, type RowDetail } from '../parts/page/AnalysisPage'
import { SequenceControls, sequenceOptions } from './controls/SequenceControls'
import { PathPane } from './detail/PathDetail'
import { usePeoplePane } from './detail/PeoplePane'
import { grammar } from './grammar'
import { pathText, stepsOf } from './path'
import { PeopleProvider } from './people'
import { SequencesResult } from './SequencesResult'
import { sequenceWords } from './words'

const detail: RowDetail = {
  /** `mobile → cancel` */
  title: (row) => (row ? pathText(stepsOf(row)) : sequenceWords.detail.label),
  Detail: PathPane,
}

/** Which paths customers follow, where they leave, and who they are. */
export default function SequencesView() {
  const { pane, show } = usePeoplePane()
  return (
    <PeopleProvider value={show}>
      <AnalysisPage
        grammar={grammar}
        controls={<SequenceControls />}
        options={sequenceOptions}
        detail={detail}
        beside={pane}
      >
        {(job) => <SequencesResult job={job} />}
      </AnalysisPage>
    </PeopleProvider>
  )
}
