import { showCode } from '../../src-shared/join/code.ts'
import { say } from '../say.ts'
import type { GivenOut } from './give-out.ts'
import type { SignedPasses } from './sign-passes.ts'

/** Tells what was written, where it is to go, and what still works though it is no more in the lists. */
export const tellWritten = (
  { invitations, leftOver, added }: GivenOut,
  passes: SignedPasses | null,
  { out, tickets, from, people }: { readonly out: string; readonly tickets: string; readonly from: string | null; readonly people: number },
): void => {
  say(`${invitations.length === 1 ? '1 group' : `${invitations.length} groups`}, ${added} with a new code.`)
  say(`  ${out}/sheets.html   to print, a page for each group; overview.csv, and a folder for each group`)
  say(`  ${tickets}/join   the codes: copy it ${from === null ? 'to where the rooms fetch the seminar' : `to ${from}/join`}`)
  if (from !== null) say(`  IT staff, so that codes can be typed in rooms without a source:  "joinAddresses": ["${from}"]`)
  if (people > 0)
    say(`  ${out}/people.csv   the links of ${people === 1 ? 'one person' : `${people} people`}; and a folder for each in ${out}/people`)
  if (passes === null)
    say('The links have no pass to the plenary: the seminar does not say where its desk is. In seminar.yaml:  plenary: { desk: "https://…" }')
  if (leftOver.length > 0) {
    say('No more in the list; their codes work until you delete the files. If a room only has another name now, give its number in the list:')
    for (const { room, group, code } of leftOver) say(`  ${room}, group ${group}   ${showCode(code)}   join/${code}.json`)
  }
  if (passes === null) return
  if (passes.changed.length > 0)
    say(`Their passes say something else than before (name, groups or time), so their links are new: ${passes.changed.join('; ')}.`)
  if (passes.leftOver.length === 0) return
  say('No more in the lists; their passes hold until you take them back:')
  for (const { id, name } of passes.leftOver) say(`  ${name}   desk revoke --id ${id}`)
}
