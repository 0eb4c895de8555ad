import styles from './check.module.css'

const corners = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const

/** A mark in each corner of what the screen shows: one that is cut off is seen at once. */
export const Corners = () => (
  <div aria-hidden="true">
    {corners.map((corner) => (
      <span key={corner} className={`${styles.corner} ${styles[corner]}`} />
    ))}
  </div>
)
