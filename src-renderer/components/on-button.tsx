import { giveIntent } from '../bridge/intents.ts'
import { Button } from './button.tsx'
import { OnIcon } from './icons.tsx'

/** The button of the table, on the screen: the same intent, the same rules. */
export const OnButton = ({ children }: { readonly children: string }) => (
  <Button look="primary" size="large" onClick={() => giveIntent('next')}>
    {children}
    <OnIcon />
  </Button>
)
