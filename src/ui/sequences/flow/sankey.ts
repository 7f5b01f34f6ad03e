import { SankeyChart } from 'echarts/charts'
import { use } from 'echarts/core'

// Beside the flow only: no other picture needs it.
use([SankeyChart])
