// The parameters of permessage-deflate in an answer, one by one (RFC 7692 §7.1). Names are compared with
// their letter case, as browsers do.

import { said } from '../said.ts'
import { type Answered, type AnswerRule, type Finding, failed, passed, rfc, unseen } from './check.ts'
import { accepted } from './extension-rules.ts'
import type { Extension, Parameter } from './header-fields.ts'

const deflate = ({ name }: Extension) => name === 'permessage-deflate'
const none = () => said`no permessage-deflate in the answer`
const missing = () => said`not in the answer`

/** Every parameter of every permessage-deflate in the answer; null where there is none. */
function answered(answer: Answered): readonly Parameter[] | null {
  const found = accepted(answer).filter(deflate)
  return found.length === 0 ? null : found.flatMap(({ parameters }) => parameters)
}

const written = ({ name, value }: Parameter) => (value === null ? name : `${name}=${value}`)

/** A rule of one parameter: `look` says what is wrong with its value, or null. */
function parameter(
  name:
    | 'server_no_context_takeover'
    | 'client_no_context_takeover'
    | 'server_max_window_bits'
    | 'client_max_window_bits',
  title: string,
  section: string,
  look: (value: string | null) => string | null,
): AnswerRule {
  return {
    id: name.replaceAll('_', '-') as AnswerRule['id'],
    part: 'extensions',
    title,
    source: rfc(7692, section),
    find(answer) {
      const all = answered(answer)
      if (!all) return passed(none())
      const own = all.filter((each) => each.name === name)
      for (const each of own) {
        const wrong = look(each.value)
        if (wrong !== null) return failed(`${written(each)}: ${wrong}`, each.value ?? '')
      }
      return passed(own.map(written).join(', ') || missing())
    },
  }
}

const noValue = (value: string | null) => (value === null ? null : said`it takes no value`)
const windowBits = (value: string | null) =>
  value !== null && /^(?:8|9|1[0-5])$/.test(value) ? null : said`it takes 8 to 15, without leading zeros`

const names = [
  'server_no_context_takeover',
  'client_no_context_takeover',
  'server_max_window_bits',
  'client_max_window_bits',
]

export const deflateRules: readonly AnswerRule[] = [
  {
    id: 'deflate-parameter-known',
    part: 'extensions',
    title: 'No unknown parameter of permessage-deflate',
    source: rfc(7692, '7'),
    find(answer) {
      const all = answered(answer)
      if (!all) return passed(none())
      const strange = all.find(({ name }) => !names.includes(name))
      return strange
        ? failed(written(strange), strange.name)
        : passed(all.map(({ name }) => name).join(', ') || said`no parameter`)
    },
  },
  {
    id: 'deflate-parameter-once',
    part: 'extensions',
    title: 'Each parameter once',
    source: rfc(7692, '7'),
    find(answer) {
      for (const { parameters } of accepted(answer).filter(deflate)) {
        const all = parameters.map(({ name }) => name)
        const twice = all.find((name, index) => all.indexOf(name) !== index)
        if (twice !== undefined)
          return failed(said`${twice}, ${all.filter((name) => name === twice).length} times`, twice)
      }
      return passed(answered(answer) ? said`once` : none())
    },
  },
  parameter('server_no_context_takeover', 'server_no_context_takeover has no value', '7.1.1.1', noValue),
  parameter('client_no_context_takeover', 'client_no_context_takeover has no value', '7.1.1.2', noValue),
  parameter('server_max_window_bits', 'server_max_window_bits is 8 to 15', '7.1.2.1', windowBits),
  parameter('client_max_window_bits', 'client_max_window_bits is 8 to 15', '7.1.2.2', windowBits),
  {
    id: 'client-max-window-bits-offered',
    part: 'extensions',
    title: 'client_max_window_bits only where it was offered',
    source: rfc(7692, '7.1.2.2'),
    find(answer) {
      const own = answered(answer)?.find(({ name }) => name === 'client_max_window_bits')
      if (!own) return passed(answered(answer) ? missing() : none())
      if (answer.offered === null) return unseen(said`the offer is not visible`)
      return offers(answer, 'client_max_window_bits').length > 0
        ? passed(said`offered`)
        : failed(said`${written(own)}, which was not offered`)
    },
  },
  {
    id: 'window-bits-size',
    part: 'extensions',
    title: 'No larger window than was asked for',
    source: rfc(7692, '7.1.2'),
    find: findSize,
  },
]

const offers = ({ offered }: Answered, name: string) =>
  (offered ?? []).filter(deflate).flatMap(({ parameters }) => parameters.filter((each) => each.name === name))

function findSize(answer: Answered): Finding {
  const own = answered(answer)?.filter(({ name }) => /_max_window_bits$/.test(name)) ?? []
  if (own.length === 0) return passed(answered(answer) ? missing() : none())
  if (answer.offered === null) return unseen(said`the offer is not visible`)
  for (const each of own) {
    const limits = offers(answer, each.name).map(({ value }) => Number(value ?? 15))
    if (limits.length > 0 && Number(each.value) > Math.max(...limits))
      return failed(said`${written(each)}; asked for: ${Math.max(...limits)} at most`)
  }
  return passed(own.map(written).join(', '))
}
