import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { occasions } from './book.ts'
import { csvCell } from './csv-cell.ts'
import type { ToldPerson } from './person-mail.ts'

/** Writes what goes to presenters, hosts and observers, and a table of who has which link. All of it only for its owner's eyes. */
export const writePersonFiles = async (directory: string, people: readonly ToldPerson[]): Promise<void> => {
  const own = { mode: 0o600 }
  for (const told of people) {
    const folder = join(directory, 'people', told.person.id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, 'seminar.ics'), told.calendar, own)
    for (const occasion of occasions) {
      const { subject, text } = told.mail(occasion)
      await writeFile(join(folder, `mail-${occasion}.txt`), `${subject}\n\n${text}`, own)
    }
  }
  const rows = people.map(({ person: { name, role, id, contacts, language }, link }) =>
    [name, role, contacts.join(', '), language, id, link].map(csvCell).join(';'),
  )
  await writeFile(join(directory, 'people.csv'), `\uFEFF${['name;role;contact;language;id;link', ...rows].join('\r\n')}\r\n`, own)
}
