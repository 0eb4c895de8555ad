import type { StagePlace } from '../../src-shared/plenary/view.ts'
import { keepOwnPicture, keepPictures } from '../plenary/pictures.ts'

type Colours = { readonly wall: string; readonly shade: string; readonly skin: string; readonly hair: string; readonly clothes: string }
const people: readonly [Colours, ...Colours[]] = [
  { wall: '#c9d6d2', shade: '#9fb5b0', skin: '#e2b48f', hair: '#5b3a26', clothes: '#2f5d73' },
  { wall: '#e3d3b8', shade: '#c7b18d', skin: '#8a5a3c', hair: '#1f1814', clothes: '#7a2f3b' },
  { wall: '#d5d0e0', shade: '#b3abc8', skin: '#f0c9a8', hair: '#c9a25a', clothes: '#3f5a3a' },
]
const size = { width: 960, height: 540 }
/** How far down faces are. */
const faces = 235

const round = (at: CanvasRenderingContext2D, colour: string, x: number, y: number, wide: number, high: number): void => {
  at.fillStyle = colour
  at.beginPath()
  at.ellipse(x, y, wide, high, 0, 0, Math.PI * 2)
  at.fill()
}

const person = (at: CanvasRenderingContext2D, { skin, hair, clothes }: Colours, x: number, scale: number): void => {
  round(at, hair, x, faces - 20 * scale, 92 * scale, 105 * scale)
  round(at, clothes, x, faces + 330 * scale, 215 * scale, 200 * scale)
  at.fillStyle = skin
  at.fillRect(x - 32 * scale, faces + 60 * scale, 64 * scale, 90 * scale)
  round(at, skin, x, faces, 74 * scale, 92 * scale)
  round(at, hair, x, faces - 72 * scale, 78 * scale, 38 * scale)
}

/** One person, or the three of a room, in front of a wall: drawn, because no real face belongs into a repository. */
const drawPeople = (at: CanvasRenderingContext2D, which: number, many: boolean): void => {
  const colours = (index: number): Colours => people[index % people.length] ?? people[0]
  const { wall, shade } = colours(which)
  at.fillStyle = wall
  at.fillRect(0, 0, size.width, size.height)
  at.fillStyle = shade
  at.fillRect(size.width * 0.7, 60, 190, 230)
  if (many) for (const [index, x] of [210, 490, 770].entries()) person(at, colours(which + index), x, 0.7)
  else person(at, colours(which), size.width / 2, 1)
}

/** The same as a camera would send it. */
export const drawnPeople = (which: number, many: boolean): MediaStream => {
  const canvas = Object.assign(document.createElement('canvas'), size)
  const at = canvas.getContext('2d')
  const draw = () => {
    if (at !== null) drawPeople(at, which, many)
  }
  draw()
  // A canvas that nobody draws on sends nothing.
  setInterval(draw, 200)
  return canvas.captureStream(5)
}

/** Gives those on stage who are `pictured` a picture that moves, as the media of a plenary would, and the page its own. */
export const showDrawnPeople = (stage: readonly StagePlace[], pictured: readonly string[], own: 'person' | 'room' | null): void => {
  const seen = stage.filter(({ id }) => pictured.includes(id))
  keepPictures(seen.map(({ id, role }, index) => ({ member: id, picture: drawnPeople(index, role === 'room') })))
  if (own !== null) keepOwnPicture(drawnPeople(2, own === 'room').getVideoTracks()[0] ?? null)
}
