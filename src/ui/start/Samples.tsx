import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { openSample } from '../parts/open/open-soon'
import { fetchSamples } from '../parts/open/samples'
import { useCommandContext } from '../run/commands/use-commands'
import styles from './Samples.module.css'
import { start as words } from './words'

/** Data that is there already, one press away from an answer. */
export function Samples({ disabled }: { disabled: boolean }) {
  const context = useCommandContext()
  const samples = useQuery({ queryKey: ['samples'], queryFn: fetchSamples })
  return (
    <section className={styles.samples}>
      <h2>
        {words.samples} <span className={styles.hint}>{words.sampleRun}</span>
      </h2>
      {samples.error && <ErrorNotice error={samples.error} />}
      {samples.isPending && <p className={styles.waiting}>{words.samplesLoading}</p>}
      <div className={styles.list}>
        {samples.data?.map((sample) => (
          <div key={sample.id} className={styles.card}>
            <AriaButton
              className={styles.sample ?? ''}
              isDisabled={disabled}
              onPress={() => void openSample(context, sample)}
            >
              <strong>{sample.title}</strong>
              <span>{sample.text}</span>
              <ArrowRight aria-hidden="true" />
            </AriaButton>
            {sample.more && (
              <p className={styles.more}>
                {words.sampleMore}
                {sample.more.map(({ title, recipe }) => (
                  <AriaButton
                    key={title}
                    className={styles.question ?? ''}
                    isDisabled={disabled}
                    onPress={() => void openSample(context, sample, recipe)}
                  >
                    {title}
                  </AriaButton>
                ))}
              </p>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
