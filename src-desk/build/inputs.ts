import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, parse, resolve } from 'node:path'
import type { Draft, DraftSegment } from '../../src-shared/draft/draft.ts'
import { nearest } from '../../src-shared/draft/nearest.ts'
import { type Language, languages } from '../../src-shared/i18n/language.ts'
import type { Problem } from '../../src-shared/seminar/problem.ts'

type Recording = Exclude<NonNullable<Extract<DraftSegment, { kind: 'talk' }>['recording']>, string>

/** The files of one recording: where they lie, and the place of the draft that names them or the recording. */
export type Input = {
  readonly recording: string
  readonly where: Problem['path']
  readonly captions: readonly { readonly language: Language; readonly path: string; readonly where: Problem['path'] }[]
  /** It is written that there are none. */
  readonly withoutCaptions: boolean
  readonly slides: string | null
  readonly poster: { readonly path: string; readonly where: Problem['path'] } | null
  readonly chapters: NonNullable<Recording['chapters']> | null
}

/** By the place in the programme of the item that plays it. */
export type Inputs = ReadonlyMap<number, Input>

/** The recordings that a draft names, with what lies beside them. */
export const findInputs = async (draft: Draft, directory: string): Promise<{ readonly inputs: Inputs; readonly problems: readonly Problem[] }> => {
  const inputs = new Map<number, Input>()
  const problems: Problem[] = []
  for (const [index, segment] of draft.programme.entries()) {
    const named = 'recording' in segment ? segment.recording : undefined
    if (named === undefined) continue
    const found = await inputOf(named, { directory, where: ['programme', index, 'recording'], language: draft.languages[0] ?? 'sv' })
    inputs.set(index, found.input)
    problems.push(...found.problems)
  }
  return { inputs, problems }
}

type From = { readonly directory: string; readonly where: Problem['path']; readonly language: Language }

const inputOf = async (
  named: string | Recording,
  { directory, where, language }: From,
): Promise<{ readonly input: Input; readonly problems: readonly Problem[] }> => {
  const { file, captions, slides, poster, chapters }: Recording = typeof named === 'string' ? { file: named } : named
  const at = (name: string) => resolve(directory, name)
  const recording = at(file)
  const beside = await besideOf(recording, language)
  const told = (field: string) => [...where, field]
  const fileWhere = typeof named === 'string' ? where : told('file')

  const chosen =
    captions === undefined
      ? beside.captions.map((one) => ({ ...one, where: fileWhere }))
      : captions === 'none'
        ? []
        : languages.flatMap((one) =>
            captions[one] === undefined ? [] : [{ language: one, path: at(captions[one]), where: [...told('captions'), one] }],
          )
  const slidesAt = slides === undefined ? beside.slides : slides === 'none' ? null : at(slides)
  const posterAt = poster === undefined ? beside.poster : at(poster)

  const checks = [
    check(recording, file, fileWhere),
    ...chosen.map(({ path, where: place }) => check(path, basename(path), place)),
    ...(slidesAt === null ? [] : [checkSlides(slidesAt, slides ?? basename(slidesAt), slides === undefined ? fileWhere : told('slides'))]),
    ...(poster === undefined ? [] : [check(at(poster), poster, told('poster'))]),
  ]
  return {
    problems: (await Promise.all(checks)).flat(),
    input: {
      recording,
      where: fileWhere,
      captions: chosen,
      withoutCaptions: captions === 'none',
      slides: slidesAt,
      poster: posterAt === null ? null : { path: posterAt, where: poster === undefined ? fileWhere : told('poster') },
      chapters: chapters ?? null,
    },
  }
}

/** What lies beside a recording and has its name: `talk.sv.vtt`, `talk.pdf` and `talk.jpg` for `talk.mp4`. */
const besideOf = async (recording: string, language: Language) => {
  const { dir, name } = parse(recording)
  const there = new Set(await namesIn(dir))
  const first = (names: readonly string[]) => names.find((one) => there.has(one))
  const inDir = (one: string | undefined) => (one === undefined ? null : join(dir, one))
  return {
    captions: languages.flatMap((one) => {
      // Without letters for the language, it is the seminar's first.
      const plain = one === language ? [`${name}.vtt`, `${name}.srt`] : []
      const path = inDir(first([`${name}.${one}.vtt`, `${name}.${one}.srt`, ...plain]))
      return path === null ? [] : [{ language: one, path }]
    }),
    slides: inDir(first([`${name}.pdf`])),
    poster: inDir(first(['jpg', 'jpeg', 'png', 'webp'].map((ending) => `${name}.${ending}`))),
  }
}

const namesIn = (directory: string): Promise<readonly string[]> => readdir(directory).catch(() => [])

const check = async (path: string, named: string, where: Problem['path']): Promise<readonly Problem[]> => {
  const found = await stat(path).catch(() => null)
  if (found?.isFile() === true) return found.size > 0 ? [] : [{ path: where, text: `${named} is empty; copy it here again` }]
  if (found !== null) return [{ path: where, text: `${named} is a folder; name the file in it` }]
  const meant = nearest(basename(path), await namesIn(dirname(path)))
  const folder = dirname(path)
  const hint = meant === null ? `put it into ${folder} or correct the name` : `${join(dirname(named), meant)} is meant, perhaps`
  return [{ path: where, text: `there is no file ${named}; ${hint}` }]
}

const checkSlides = async (path: string, named: string, where: Problem['path']): Promise<readonly Problem[]> => {
  const missing = await check(path, named, where)
  if (missing.length > 0) return missing
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(1024)
    await handle.read(head, 0, head.length, 0)
    return head.includes('%PDF-') ? [] : [{ path: where, text: `${named} is no PDF; export the slides as one` }]
  } finally {
    await handle.close()
  }
}
