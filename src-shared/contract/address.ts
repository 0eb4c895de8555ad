/** The version of what crosses; main and page come from one build, so another version means a stale page. */
export const wireVersion = 1

/** Where the page connects. It says its build, `/contract?build=<id>`, so that main can answer a stale page with `reload`. */
export const contractPath = '/contract'
export const buildParameter = 'build'
