/** What went well; the rest ends a measurement. */
export const must = (result) => {
  if (!result.ok) throw new Error(`${result.failure.reason}: ${result.failure.cause}`)
  return result.value
}
