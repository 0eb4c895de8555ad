import { Frame } from '../components/frame.tsx'
import { GroupGrid } from '../components/group-grid.tsx'
import { EvaluationStage } from './evaluation/evaluation-stage.tsx'

export const EvaluationScreen = () => (
  <Frame>
    <GroupGrid>{(group) => <EvaluationStage group={group} />}</GroupGrid>
  </Frame>
)
