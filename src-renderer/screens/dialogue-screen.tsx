import { Frame } from '../components/frame.tsx'
import { GroupGrid } from '../components/group-grid.tsx'
import { DialogueStage } from './dialogue/dialogue-stage.tsx'

/** Every group's own conversation, on the common programme. */
export const DialogueScreen = () => (
  <Frame>
    <GroupGrid>{(group) => <DialogueStage group={group} />}</GroupGrid>
  </Frame>
)
