/** Something of a list that is known by its name. */
type Named = { readonly id: string }

export type ListPatch = {
  /** New, or not as it was. */
  readonly put: readonly Named[]
  /** All names in their order; absent while the order stayed. */
  readonly order?: readonly string[]
}

/** What changed in a view: whole slices, and of lists only what is new or different in them. */
export type ViewPatch = {
  readonly set?: Readonly<Record<string, unknown>>
  readonly lists?: Readonly<Record<string, ListPatch>>
}

type View = Readonly<Record<string, unknown>>

const isList = (value: unknown): value is readonly Named[] =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string')

/** Views are plain data whose keys always come in the same order. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** How to make `after` out of `before`, which has the same slices; null where nothing changed. */
export const diffView = (before: View, after: View): ViewPatch | null => {
  const set: Record<string, unknown> = {}
  const lists: Record<string, ListPatch> = {}
  for (const [name, value] of Object.entries(after)) {
    const earlier = before[name]
    if (same(earlier, value)) continue
    if (isList(earlier) && isList(value)) lists[name] = diffList(earlier, value)
    else set[name] = value
  }
  const patch = { ...(Object.keys(set).length === 0 ? {} : { set }), ...(Object.keys(lists).length === 0 ? {} : { lists }) }
  return Object.keys(patch).length === 0 ? null : patch
}

const diffList = (before: readonly Named[], after: readonly Named[]): ListPatch => {
  const known = new Map(before.map((one) => [one.id, one]))
  const put = after.filter((one) => !same(known.get(one.id), one))
  const order = after.map(({ id }) => id)
  return {
    put,
    ...(same(
      order,
      before.map(({ id }) => id),
    )
      ? {}
      : { order }),
  }
}

/** The view after a patch. What `diffView` made of two views makes the second out of the first. */
export const applyPatch = (view: View, { set = {}, lists = {} }: ViewPatch): View => {
  const changed: Record<string, unknown> = { ...view, ...set }
  for (const [name, patch] of Object.entries(lists)) {
    const earlier = view[name]
    const items = new Map([...(isList(earlier) ? earlier : []), ...patch.put].map((one) => [one.id, one]))
    const order = patch.order ?? (isList(earlier) ? earlier.map(({ id }) => id) : [])
    changed[name] = order.flatMap((id) => items.get(id) ?? [])
  }
  return changed
}
