// The extensions that the server accepted: the header's grammar, and that each was offered, once.

import { said } from '../said.ts'
import { type Answered, type AnswerRule, failed, passed, rfc } from './check.ts'
import type { Extension } from './header-fields.ts'

const none = () => said`none in the answer`

/** What the answer accepts, as far as it can be read. */
export function accepted({ extensions }: Answered): readonly Extension[] {
  return extensions.flatMap((each) => each.extensions)
}

/** No browser offers another one; taken where the request is not visible. */
const usual: readonly Extension[] = [{ name: 'permessage-deflate', parameters: [] }]

export const extensionRules: readonly AnswerRule[] = [
  {
    id: 'extensions-single',
    part: 'extensions',
    title: 'One Sec-WebSocket-Extensions header at most',
    source: rfc(6455, '11.3.2'),
    find(answer) {
      const { length } = answer.extensions
      return length < 2 ? passed(length === 0 ? none() : said`one`) : failed(said`${length} headers`)
    },
  },
  {
    id: 'extensions-syntax',
    part: 'extensions',
    title: 'Well formed, not empty',
    source: rfc(6455, '9.1'),
    find(answer) {
      for (const { text, wrong } of answer.extensions)
        if (wrong !== null)
          return failed(wrong === 'empty' ? said`an empty header` : `${text}: ${wrong}`, text)
      return passed(answer.extensions.map(({ text }) => text).join(', ') || none())
    },
  },
  {
    id: 'extension-offered',
    part: 'extensions',
    title: 'Each was offered',
    source: rfc(6455, '4.1'),
    find(answer) {
      const offered = (answer.offered ?? usual).map(({ name }) => name)
      const names = accepted(answer).map(({ name }) => name)
      const strange = names.find((name) => !offered.includes(name))
      if (strange !== undefined)
        return failed(said`${strange}; offered: ${offered.join(', ') || said`none`}`, strange)
      return passed([...new Set(names)].join(', ') || none())
    },
  },
  {
    id: 'extension-once',
    part: 'extensions',
    title: 'Each once',
    source: rfc(7692, '5'),
    find(answer) {
      const names = accepted(answer).map(({ name }) => name)
      const twice = names.find((name, index) => names.indexOf(name) !== index)
      if (twice !== undefined)
        return failed(said`${twice}, ${names.filter((name) => name === twice).length} times`, twice)
      return passed(names.length === 0 ? none() : said`once`)
    },
  },
]
