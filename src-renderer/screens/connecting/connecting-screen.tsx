import styles from './connecting.module.css'

/** Before the first word from main, when not even the language is known: a quiet sign of life, in no words. */
export const ConnectingScreen = () => (
  <main className={styles.screen} aria-busy="true">
    <span className={styles.sign} />
  </main>
)
