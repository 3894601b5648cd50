// The subprotocol that the server chose, in the order in which Chromium checks it: the first value is
// compared before a second one is noticed. An empty header is a value.

import { said } from '../said.ts'
import { header } from '../summary.ts'
import { type Answered, type AnswerRule, failed, passed, rfc, type Source, unseen } from './check.ts'
import { isToken, listOf } from './header-fields.ts'

const client = rfc(6455, '4.1')
const opening: Source = {
  label: 'WHATWG WebSockets §2.2',
  href: 'https://websockets.spec.whatwg.org/#concept-websocket-establish',
}

const unknown = () => said`what was requested is not visible`
const none = () => said`none in the answer`
const values = ({ headers }: Answered) => header(headers, 'sec-websocket-protocol').flatMap(listOf)
const told = (names: readonly string[]) => names.map((name) => name || said`an empty value`).join(', ')

export const subprotocolRules: readonly AnswerRule[] = [
  {
    id: 'subprotocol-unrequested',
    part: 'subprotocol',
    title: 'No subprotocol unless one was requested',
    source: client,
    find(answer) {
      const names = values(answer)
      if (names.length === 0) return passed(none())
      if (answer.asked === null) return unseen(unknown())
      if (answer.asked.length > 0) return passed(said`requested: ${answer.asked.join(', ')}`)
      return failed(said`none requested, answered ${told(names)}`, names.join(', '))
    },
  },
  {
    id: 'subprotocol-syntax',
    part: 'subprotocol',
    title: 'A valid name, not empty',
    source: rfc(6455, '4.3'),
    find(answer) {
      if (answer.asked?.length === 0) return passed(said`none requested`)
      const [name] = values(answer)
      if (name === undefined) return passed(none())
      return isToken(name)
        ? passed(name)
        : failed(name ? said`${name} is not a name` : said`an empty value`, name)
    },
  },
  {
    id: 'subprotocol-offered',
    part: 'subprotocol',
    title: 'One of those requested, letter case included',
    source: client,
    find(answer) {
      const [name] = values(answer)
      if (answer.asked?.length === 0) return passed(said`none requested`)
      if (name === undefined) return passed(none())
      if (answer.asked === null) return unseen(unknown())
      if (!isToken(name)) return unseen(said`no valid name to compare`)
      if (answer.asked.includes(name)) return passed(name)
      const alike = answer.asked.find((each) => each.toLowerCase() === name.toLowerCase())
      return failed(
        alike === undefined
          ? said`answered ${name}; requested: ${answer.asked.join(', ')}`
          : said`answered ${name}; requested was ${alike}: letter case differs`,
        name,
      )
    },
  },
  {
    id: 'subprotocol-single',
    part: 'subprotocol',
    title: 'Exactly one subprotocol',
    source: rfc(6455, '11.3.4'),
    find(answer) {
      const names = values(answer)
      if (names.length === 0) return passed(none())
      return names.length === 1
        ? passed(said`one`)
        : failed(`${names.length}: ${told(names)}`, names.join(', '))
    },
  },
  {
    id: 'subprotocol-named',
    part: 'subprotocol',
    title: 'One is named where any was requested',
    source: opening,
    find(answer) {
      const names = values(answer)
      if (names.length > 0) return passed(told(names))
      if (answer.asked === null) return unseen(unknown())
      if (answer.asked.length === 0) return passed(said`none requested`)
      return failed(said`requested ${answer.asked.join(', ')}; none in the answer`)
    },
  },
]
