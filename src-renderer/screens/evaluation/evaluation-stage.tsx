import { paneSizeOf } from '../../components/group-grid.tsx'
import { useGroups, useSegment } from '../../stores/slices.ts'
import { Closed } from './closed.tsx'
import { HandOver } from './hand-over.tsx'
import { QuestionScreen } from './question-screen.tsx'
import { Review } from './review.tsx'

/** A group's evaluation: one person after another on the shared screen, and nothing of anybody in between. */
export const EvaluationStage = ({ group }: { readonly group: number }) => {
  const groups = useGroups()
  const view = groups.find((one) => one.group === group)?.evaluation ?? null
  const segment = useSegment(view?.segment)
  if (view === null || segment?.kind !== 'evaluation') return null
  const size = paneSizeOf(groups.length)
  const { step } = view
  const { questions } = segment
  switch (step.name) {
    case 'hand-over':
      return <HandOver group={group} step={step} questions={questions.length} size={size} />
    case 'question': {
      const question = questions[step.index]
      if (question === undefined) return <Review group={group} questions={questions.length} size={size} />
      // A key of its own for each question: nothing typed or chosen is carried over to the next.
      return (
        <QuestionScreen
          key={`${step.done}/${question.id}`}
          group={group}
          question={question}
          index={step.index}
          of={questions.length}
          answer={step.answers[question.id] ?? null}
          size={size}
        />
      )
    }
    case 'closed':
      return <Closed group={group} segment={segment} step={step} size={size} />
  }
}
