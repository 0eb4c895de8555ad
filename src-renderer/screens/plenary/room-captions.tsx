import { captionTexts } from '../../../src-shared/i18n/catalogues/captions.ts'
import type { RoomView } from '../../../src-shared/plenary/view.ts'
import { CaptionLines } from '../../components/caption-lines.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

const none: readonly never[] = []

/** `current`: the line to the desk stands. What is written while it does not is not known here. */
export const RoomCaptions = ({ view, current }: { readonly view: RoomView; readonly current: boolean }) => (
  <CaptionLines label={useTexts(captionTexts).captions} lines={current ? (view.captions ?? none) : none} />
)
