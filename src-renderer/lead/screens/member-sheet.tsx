import { useState } from 'react'
import { leadPeopleTexts } from '../../../src-shared/i18n/catalogues/lead-people.ts'
import { isOnlooker, isStagePerson } from '../../../src-shared/plenary/members.ts'
import { Ask } from '../../components/ask.tsx'
import { Button } from '../../components/button.tsx'
import sheet from '../components/sheet.module.css'
import { Sheet } from '../components/sheet.tsx'
import { ask } from '../desk/ask.ts'
import { closeSheet } from '../stores/board-ui.ts'
import { useTexts } from '../stores/language.ts'
import { type RosterMember, useMembers, usePresence, useView } from '../stores/plenary.ts'

const Deeds = ({ member, onAsk }: { readonly member: RosterMember; readonly onAsk: (what: 'remove' | 'revoke') => void }) => {
  const texts = useTexts(leadPeopleTexts)
  const { id } = member
  const floor = useView((view) => view.floor)
  const onStage = useView((view) => view.stage.some((place) => place.id === id))
  const revoked = usePresence().find((one) => one.id === id)?.revoked === true
  const then = (done: Promise<boolean>) => {
    void done
    closeSheet()
  }
  if (member.removed)
    return (
      <Button look="primary" onClick={() => then(ask('device.admit', { member: id }))}>
        {texts.readmit}
      </Button>
    )
  const hasFloor = floor.name === 'held' && floor.room === id
  return (
    <>
      {member.role !== 'room' ? null : hasFloor ? (
        <Button onClick={() => then(ask('floor.return', {}))}>{texts.takeBack}</Button>
      ) : (
        <Button onClick={() => then(ask('floor.give', { room: id }))}>{texts.call}</Button>
      )}
      {!isStagePerson(member) ? null : onStage ? (
        <Button onClick={() => then(ask('stage.leave', { person: id }))}>{texts.offStage}</Button>
      ) : (
        <Button onClick={() => then(ask('stage.enter', { person: id }))}>{texts.toStage}</Button>
      )}
      {isOnlooker(member) ? null : (
        <Button onClick={() => then(ask(member.muted ? 'unmute' : 'mute', { member: id }))}>{member.muted ? texts.unmute : texts.mute}</Button>
      )}
      <Button onClick={() => onAsk('remove')}>{texts.remove}</Button>
      {revoked ? null : <Button onClick={() => onAsk('revoke')}>{texts.revoke}</Button>}
    </>
  )
}

/** Everything that a host can do with one member. What puts somebody out is asked about. */
export const MemberSheet = ({ id }: { readonly id: string }) => {
  const texts = useTexts(leadPeopleTexts)
  const member = useMembers().find((one) => one.id === id)
  const [asked, setAsked] = useState<'remove' | 'revoke' | null>(null)
  if (member === undefined) return null
  const yes = () => {
    if (asked === 'remove') void ask('remove', { member: id })
    else void ask('pass.revoke', { member: id })
    closeSheet()
  }
  return (
    <Sheet title={member.name} onClose={closeSheet}>
      <div className={sheet.inside}>
        {asked === null ? (
          <Deeds member={member} onAsk={setAsked} />
        ) : (
          <Ask
            sentence={asked === 'remove' ? texts.removeAsk(member.name) : texts.revokeAsk(member.name)}
            yes={asked === 'remove' ? texts.removeYes : texts.revokeYes}
            no={texts.no}
            onNo={() => setAsked(null)}
            onYes={yes}
            compact
          />
        )}
      </div>
    </Sheet>
  )
}
