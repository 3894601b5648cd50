// The investigation checklist of a flagged socket: what the evidence answers, and the one action for what it does not.

import { type Answer, checklist } from '../../src/core/checklist.ts'
import { serverAnswer } from '../../src/core/server-log/answer.ts'
import { type MessageName, say } from '../language/say.ts'
import type { Row } from '../session/store.ts'
import { useCalmRows } from './calm-rows.ts'
import { useStore } from './context.ts'
import { Prose } from './prose.tsx'

const signs: Readonly<Record<Answer['answer'], readonly [sign: string, name: MessageName]>> = {
  yes: ['✓', 'answerYes'],
  no: ['✕', 'answerNo'],
  open: ['?', 'answerOpen'],
}

export function Checklist({ row }: { row: Row }) {
  const { logged, placement } = useStore()
  const { socket } = row
  const sockets = useCalmRows().map((each) => each.socket)
  const server = logged.value.length > 0 ? serverAnswer(placement.value.of(socket.id), socket.summary) : null
  return (
    <ol class="checklist" data-checklist>
      {checklist(row.diagnosis, sockets, server).map(({ id, question, answer, text, action }) => (
        <li key={id} data-question={id} data-answer={answer}>
          <span class={`answer ${answer}`} role="img" aria-label={say(signs[answer][1])}>
            {signs[answer][0]}
          </span>
          <div>
            <b>{question}</b> <span class="dim">{say(signs[answer][1])}:</span> <Prose text={`${text}.`} />
            {action && (
              <p class="advice">
                <Prose text={`${action}.`} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
