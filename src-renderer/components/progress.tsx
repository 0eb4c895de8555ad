import styles from './progress.module.css'

/** How much is done, from 0 to 1, as a bar; `label` says of what. */
export const Progress = ({ share, label }: { readonly share: number; readonly label: string }) => {
  const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className={styles.track} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div className={styles.done} style={{ width: `${percent}%` }} />
    </div>
  )
}
