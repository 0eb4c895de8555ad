import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { writeDurably } from '../../src-main/files/durable-file.ts'
import { languages } from '../../src-shared/i18n/language.ts'
import { readCode } from '../../src-shared/join/code.ts'
import { isGroup, isRoom } from '../../src-shared/join/ticket.ts'
import { memberId, personRoles } from '../../src-shared/plenary/members.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'

export const occasions = ['registration', 'day'] as const
/** When a mail is sent: when the group has registered, or on the day itself. */
export type Occasion = (typeof occasions)[number]

const code = z.string().transform((text, context) => {
  const read = readCode(text)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: 'is no code' })
  return z.NEVER
})

const sent = z.object({ occasion: z.enum(occasions), to: z.string(), /** Of what the mail said. */ digest: z.string(), at: z.string() })
const invitation = z.object({
  code,
  room: z.string().refine(isRoom, 'is no room'),
  group: z.number().refine(isGroup, 'is no group'),
  contacts: z.array(z.string()),
  language: z.enum(languages),
  sent: z.array(sent),
})
const room = z.object({ /** The plenary knows it by this, whatever it is called. */ id: memberId, name: z.string(), pass: z.string() })
const person = z.object({
  id: memberId,
  name: z.string(),
  role: z.enum(personRoles),
  pass: z.string(),
  contacts: z.array(z.string()),
  language: z.enum(languages),
  sent: z.array(sent),
})
const book = z.object({
  version: z.literal(1),
  seminar: z.string(),
  /** Where the rooms fetch the pack; null: where IT's own sources say. */
  from: z.string().nullable(),
  invitations: z.array(invitation),
  rooms: z.array(room).default([]),
  people: z.array(person).default([]),
})

/** What was given out and sent: nobody's code changes, and nobody gets the same mail twice. */
export type Book = z.infer<typeof book>
export type Invitation = Book['invitations'][number]
export type InvitedRoom = Book['rooms'][number]
export type InvitedPerson = Book['people'][number]
export type Sent = Invitation['sent'][number]

export const emptyBook = (seminar: string): Book => ({ version: 1, seminar, from: null, invitations: [], rooms: [], people: [] })

/** A file that is not there is an empty book; one that cannot be read is never written over. */
export const readBook = async (
  path: string,
  seminar: string,
): Promise<Result<Book, { readonly reason: 'book-unreadable' | 'book-other'; readonly cause?: string }>> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return ok(emptyBook(seminar))
    return fail('book-unreadable', { cause: causeText(cause) })
  }
  const read = book.safeParse(parsed(text))
  if (!read.success)
    return fail('book-unreadable', { cause: read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ') })
  return read.data.seminar === seminar ? ok(read.data) : fail('book-other', { cause: read.data.seminar })
}

/** Only its owner may read it: whoever has the codes is let into the rooms' groups. */
export const writeBook = (path: string, content: Book): Promise<void> => writeDurably(path, `${JSON.stringify(content, null, 2)}\n`)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // Cut off or written by hand; anything else is a bug.
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}
