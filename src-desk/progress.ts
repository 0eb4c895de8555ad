export { type Progress, progressBar, withProgress } from '../src-main/cli/progress.ts'
