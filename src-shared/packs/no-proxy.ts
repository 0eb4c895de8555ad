/** Whether `NO_PROXY`, such as `localhost,.example.org,10.1.2.3:8080` or `*`, has a place reached directly. A name stands for what is below it too. */
export const isExempt = (noProxy: string, { host, port }: { readonly host: string; readonly port: number }): boolean => {
  const name = host.toLowerCase()
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true
      const [, bracketed, bare = '', only] = /^(?:\[([^\]]+)\]|\*?\.?([^:]*))(?::(\d+))?$/.exec(entry) ?? [undefined, entry]
      const exempt = bracketed ?? bare
      if (exempt === '' || (only !== undefined && Number(only) !== port)) return false
      return name === exempt || name.endsWith(`.${exempt}`)
    })
}
